/** Points with at most one decimal: 7, 7.5. */
export const points = (n: number) => String(Math.round(n * 10) / 10)
/** Percent with one decimal: "82.5 %". What passes was decided before rounding. */
export const percent = (part: number, whole: number) =>
  `${(whole > 0 ? (part / whole) * 100 : 0).toFixed(1)} %`
