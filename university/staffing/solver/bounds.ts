// Rules across a team as the solver reads them, a fourth kind of file: bounds on who fills what.

/**
 * Of these positions (of one team) at least or at most so many are filled by people who count.
 * Several bounds can stand for one rule.
 */
export type Bound = {
  rule: number
  positions: readonly number[]
  counts: ReadonlySet<number>
  least?: number
  most?: number
}
/** By how many people each rule is missed: too few who count, or too many. */
export function missedBy(bounds: readonly Bound[], who: Int32Array): number[] {
  return bounds.map(({ positions, counts, least, most }) => {
    const n = positions.reduce((sum, i) => sum + (counts.has(who[i]!) ? 1 : 0), 0)
    return Math.max(0, (least ?? 0) - n, most === undefined ? 0 : n - most)
  })
}

/** Beside each position the bounds it is one of. */
export function boundsAt(positions: number, bounds: readonly Bound[]): number[][] {
  const there: number[][] = Array.from({ length: positions }, () => [])
  for (const [b, it] of bounds.entries()) for (const i of it.positions) there[i]!.push(b)
  return there
}
