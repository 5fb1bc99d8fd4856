import { addDays, type Day, type Interval } from '../../../calendar'

/**
 * The days on which nothing of a certification counts any more, because the sunset of the rule in
 * force on them has passed. `versions` in the order of their dates and numbers; the first one is
 * also in force before its date.
 */
export function sunsetsOf(
  versions: readonly { effectiveFrom: Day; sunsetOn: Day | null }[],
): Interval[] {
  const inTurn = versions.filter((it, n) => it.effectiveFrom !== versions[n + 1]?.effectiveFrom)
  return inTurn.flatMap(({ effectiveFrom, sunsetOn }, n) => {
    if (sunsetOn === null) return []
    const next = inTurn[n + 1]
    const until = next ? addDays(next.effectiveFrom, -1) : null
    const after = addDays(sunsetOn, 1)
    const from = n === 0 || after > effectiveFrom ? after : effectiveFrom
    return until === null || from <= until ? [{ from, until }] : []
  })
}
