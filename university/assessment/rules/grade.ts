/**
 * A late rule: `percent` of the points possible per begun `interval`, never taking a result below
 * `floor` (a share, 0 to 1). Times in ms.
 */
export type LateRule = { percent: number; interval: number; floor: number }
export type Result = {
  possible: number
  raw: number
  penalty: number
  final: number
  passed: boolean
}

/**
 * possible × min(pct × ceil(late / interval), max(raw / possible − floor, 0)). Work at or below the
 * floor loses nothing.
 */
export function penaltyOf(
  possible: number,
  raw: number,
  late: number,
  { percent, interval, floor }: LateRule,
): number {
  if (late <= 0 || possible <= 0) return 0
  return (
    possible *
    Math.min((percent / 100) * Math.ceil(late / interval), Math.max(raw / possible - floor, 0))
  )
}

/**
 * Pass is ≥ on the unrounded value; the last binary digit of a sum of thirds does not fail anyone.
 */
export const passes = (final: number, possible: number, passPercent: number) =>
  final * 100 >= passPercent * possible - 1e-9 * possible

/** The result of a piece of work: raw, penalty and final stay apart. */
export function resultOf(
  possible: number,
  raw: number,
  passPercent: number,
  late = 0,
  rule: LateRule = { percent: 0, interval: 1, floor: 0 },
): Result {
  const penalty = penaltyOf(possible, raw, late, rule)
  const final = Math.min(possible, Math.max(0, raw - penalty))
  return { possible, raw, penalty, final, passed: passes(final, possible, passPercent) }
}

/**
 * Points for a rubric: the levels chosen, as a share of the levels there are, of the question's
 * points.
 */
export function rubricPoints(
  levels: readonly number[],
  rubric: readonly { points: number }[],
  possible: number,
): number {
  const all = rubric.reduce((sum, { points }) => sum + points, 0)
  return all === 0 ? 0 : (levels.reduce((sum, level) => sum + level, 0) / all) * possible
}

/** Points to at most one decimal: 7, 7.5. */
export const pointsShown = (points: number) => String(Math.round(points * 10) / 10)
