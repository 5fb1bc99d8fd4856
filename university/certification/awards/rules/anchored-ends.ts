import type { Day } from '../../../calendar'
import { monthsFor, type Term, type Terms, validUntilOf } from '../../validity/rules/validity'

type Award = {
  issuedOn: Day
  certificateNumber: string | null
  anchor: Day | null
  validUntil: Day | null
  revokedOn: Day | null
}
/** An award with the anchor and the last day it has, counted from the one before it. */
export type Anchored<It> = { it: It; anchor: Day | null; validUntil: Day | null }

/**
 * The ends of awards earned outside, each counted from the end of the one earned before it. What is
 * revoked counts for nothing.
 */
export function anchoredEnds<It extends Award>(
  awards: readonly It[],
  terms: Terms,
  byDate: readonly Term[],
): Anchored<It>[] {
  let previous: (It & { anchor: Day | null; validUntil: Day | null }) | null = null
  return [...awards].sort(byDayEarned).flatMap((it) => {
    if (it.revokedOn !== null) return []
    const anchor = validUntilOf(terms, it.issuedOn, previous, monthsFor(terms, byDate, it.issuedOn))
    const validUntil = endKept(it, anchor)
    previous = { ...it, anchor, validUntil }
    return [{ it, anchor, validUntil }]
  })
}

const byDayEarned = (a: Award, b: Award) =>
  a.issuedOn.localeCompare(b.issuedOn) ||
  (a.certificateNumber ?? '').localeCompare(b.certificateNumber ?? '')

/**
 * An extension given by hand stays until the rule reaches further. What was recorded as history
 * stays so.
 */
function endKept(it: Award, anchor: Day | null): Day | null {
  const isPassed =
    it.validUntil !== null &&
    it.anchor !== null &&
    it.validUntil > it.anchor &&
    it.validUntil < (anchor ?? '')
  return it.validUntil === it.anchor || isPassed ? anchor : it.validUntil
}
