import { addDays, type Day, earlier, end, forever, type Interval } from '../../../calendar'
import type { Alternative, Group } from './requirement'

/**
 * One award of a person, with what its certification says about grace on the first day judged, when
 * its holding was suspended, and on which days its certification counts no more because a sunset
 * has passed.
 */
export type AwardFact = {
  certification: number
  examCode: string | null
  /**
   * The version it was earned on, as people say it, and as a number that grows; null: not known.
   */
  version?: string | null
  rank?: number | null
  validFrom: Day
  validUntil: Day | null
  revokedOn: Day | null
  graceDays: number
  graceCounts: boolean
  suspensions: readonly Interval[]
  sunsets?: readonly Interval[]
}
type Named = Pick<AwardFact, 'certification' | 'examCode' | 'rank'>
/** By one of the right exams, whatever the version. */
export const isByExam = (award: Named, it: Alternative): boolean =>
  award.certification === it.certification &&
  (it.examCode === null || award.examCode === it.examCode)
/** An award whose version is not known meets no minimum. */
export const isBy = (award: Named, it: Alternative): boolean =>
  isByExam(award, it) && (it.minRank == null || (award.rank ?? -1) >= it.minRank)
/**
 * The days an award counts: from its start to its end or the day before its revocation, less its
 * suspensions and sunsets. In order.
 */
export function validDays(award: AwardFact): Interval[] {
  let last = end(award.validUntil)
  if (award.revokedOn !== null && award.revokedOn <= last) last = addDays(award.revokedOn, -1)
  const days: Interval[] = []
  let from = award.validFrom
  for (const held of [...award.suspensions, ...(award.sunsets ?? [])].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  )) {
    const before = addDays(held.from, -1)
    if (held.from > from) days.push({ from, until: earlier(before, last) })
    if (held.until === null) return days.filter((it) => it.from <= end(it.until))
    if (addDays(held.until, 1) > from) from = addDays(held.until, 1)
  }
  days.push({ from, until: last })
  return days.filter((it) => it.from <= end(it.until) && it.from <= last)
}

/**
 * How far a group stays met without a break from a day on; undefined when it is not met on that
 * day. '9999-12-31': no end.
 */
export function reachOf(group: Group, awards: readonly AwardFact[], day: Day): Day | undefined {
  const periods = awards
    .filter((award) => group.some((it) => isBy(award, it)))
    .flatMap(validDays)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  let reach: Day | undefined
  for (const it of periods) {
    if (it.from > (reach === undefined ? day : addDays(reach, 1))) break
    if (end(it.until) >= day && (reach === undefined || end(it.until) > reach))
      reach = end(it.until)
    if (reach === forever) break
  }
  return reach
}
export const suspendedOn = (award: AwardFact, day: Day) =>
  award.suspensions.find((it) => it.from <= day && day <= end(it.until))
export const sunsetOn = (award: AwardFact, day: Day) =>
  award.sunsets?.find((it) => it.from <= day && day <= end(it.until))
export const revokedBy = (award: AwardFact, day: Day) =>
  award.revokedOn !== null && award.revokedOn <= day
export const graceEnd = (award: AwardFact) =>
  award.validUntil === null ? forever : addDays(award.validUntil, award.graceDays)
export const inGraceOn = (award: AwardFact, day: Day) =>
  award.validUntil !== null &&
  award.validUntil < day &&
  day <= graceEnd(award) &&
  !revokedBy(award, day) &&
  !suspendedOn(award, day) &&
  !sunsetOn(award, day)
/** An award that is in grace for a group: one whose grace counts, where there is one. */
export function graceOf(
  group: Group,
  awards: readonly AwardFact[],
  day: Day,
): AwardFact | undefined {
  const those = awards.filter(
    (award) => inGraceOn(award, day) && group.some((it) => isBy(award, it)),
  )
  return those.find((award) => award.graceCounts) ?? those[0]
}

/** Whether a group counts on a day: met, or by an award in a grace that counts. */
export const countsFor = (group: Group, awards: readonly AwardFact[], day: Day): boolean =>
  reachOf(group, awards, day) !== undefined ||
  awards.some(
    (award) => award.graceCounts && inGraceOn(award, day) && group.some((it) => isBy(award, it)),
  )
/** Since when a group is met without a break up to a day on which it is met. */
export function sinceWhen(group: Group, awards: readonly AwardFact[], day: Day): Day {
  let since = day
  const periods = awards
    .filter((award) => group.some((it) => isBy(award, it)))
    .flatMap(validDays)
    .sort((a, b) => (end(a.until) < end(b.until) ? 1 : -1))
  for (let moved = true; moved; ) {
    const before = periods.find((it) => it.from < since && end(it.until) >= addDays(since, -1))
    moved = before !== undefined
    if (before) since = before.from
  }
  return since
}
