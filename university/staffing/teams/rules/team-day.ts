import { addDays, type Day, forever, sayDay } from '../../../calendar'
import { isBy } from '../../eligibility/rules/award-days'
import { type Group, listed, nameOfGroup } from '../../eligibility/rules/requirement'
import type { Standing } from '../../eligibility/rules/standing'

/*
 * A team on one day, as it is told to a customer or an auditor: who was in which position, by which
 * award, and whether that was enough. A revocation that was recorded after the day is told apart
 * from one that was known then.
 */

/**
 * An award of someone in place, with when its revocation was written down. `counts`: on the day
 * asked about, as known now.
 */
export type AwardThen = {
  certification: number
  examCode: string | null
  rank: number | null
  short: string
  holding: number
  issuer: string
  number: string | null
  validFrom: Day
  validUntil: Day | null
  revokedOn: Day | null
  /** The day the revocation was recorded. */
  revocationKnown: Day | null
  counts: boolean
}

/** One thing a position asked for, and what it was met by. */
export type Behind = { asks: string; award: AwardThen | undefined; note: string }

/** Recorded only after the day: whoever looked on that day saw a valid award. */
export const revokedAfterwards = (
  award: Pick<AwardThen, 'revokedOn' | 'revocationKnown'>,
  day: Day,
): boolean =>
  award.revokedOn !== null &&
  award.revokedOn <= day &&
  award.revocationKnown !== null &&
  award.revocationKnown > day

const lasting = (a: AwardThen, b: AwardThen) =>
  (a.validUntil ?? forever) < (b.validUntil ?? forever) ? 1 : -1

/**
 * By which award each group was met on a day; where by none, by which it would have been had a
 * later revocation not reached back.
 */
export function behind(groups: readonly Group[], awards: readonly AwardThen[], day: Day): Behind[] {
  return groups.map((group) => {
    const own = awards.filter((award) => group.some((it) => isBy(award, it))).sort(lasting)
    const award = own.find((it) => it.counts)
    if (award) {
      const later =
        award.revokedOn !== null && award.revokedOn > day
          ? `was valid then, revoked on ${sayDay(award.revokedOn)}`
          : ''
      return { asks: nameOfGroup(group), award, note: later }
    }
    const since = own.find(
      (it) => revokedAfterwards(it, day) && (it.validUntil === null || it.validUntil >= day),
    )
    return { asks: nameOfGroup(group), award: since, note: since ? revokedBack(since) : '' }
  })
}
const revokedBack = (it: AwardThen) =>
  `revoked from ${sayDay(it.revokedOn as Day)}${it.revocationKnown ? `, recorded on ${sayDay(it.revocationKnown)}` : ''}; as known then: certified`

/** How a place stood, for the question whether everyone was certified. */
export type Stood =
  | 'certified'
  | 'in grace'
  | 'nothing asked'
  | 'by exception'
  | 'not certified'
  | 'does not fit'
  | 'left'
  | 'empty'
/**
 * The word of a standing as the question for a day of the past counts it; `asks`: the position asks
 * for certifications.
 */
export function stoodAs(standing: Standing, asks: boolean): Stood {
  switch (standing.word) {
    case 'Empty':
      return 'empty'
    case 'Left':
      return 'left'
    case 'Exception':
      return 'by exception'
    case 'Not certified':
      return 'not certified'
    case 'Does not fit':
      return 'does not fit'
    case 'In grace':
      return 'in grace'
    default:
      return asks ? 'certified' : 'nothing asked'
  }
}

/** Who is in a place and does not meet what it asks. */
export const missed: ReadonlySet<Stood> = new Set(['not certified', 'does not fit', 'left'])

type Seat = { title: string; name: string | null; stood: Stood; knownThen: Stood }
/**
 * The answer in a sentence or three: yes, or who was not; then who was in by exception, and which
 * places were empty.
 */
export function sayTeamDay(
  seats: readonly Seat[],
  ahead = false,
): { everyone: boolean; text: string } {
  const say = (past: string, future: string) => (ahead ? future : past)
  const placed = seats.filter((it) => it.stood !== 'empty')
  const gone = placed.filter((it) => missed.has(it.stood))
  const excepted = placed.filter((it) => it.stood === 'by exception')
  const empty = seats.length - placed.length
  const everyone = gone.length === 0 && excepted.length === 0 && placed.length > 0
  const names = (some: readonly Seat[]) =>
    listed([...new Set(some.map((it) => `${it.name} (${it.title})`))], 'and')
  const parts = [
    seats.length === 0
      ? say('The team had no positions.', 'The team has no positions then.')
      : placed.length === 0
        ? say('Nobody was in place.', 'Nobody is in place then.')
        : everyone
          ? `Yes: ${placed.length === 1 ? 'the one person' : `all ${placed.length} people`} in place ${say('met what their position asked', 'meet what their position asks')}.`
          : `No: ${placed.length - gone.length - excepted.length} of ${placed.length} people in place ${say('met what their position asked', 'meet what their position asks')}.`,
    gone.length
      ? `${names(gone)} ${say('did not', gone.length === 1 ? 'does not' : 'do not')}.`
      : '',
    excepted.length
      ? `${names(excepted)} ${excepted.length === 1 ? say('was', 'is') : say('were', 'are')} in place by exception.`
      : '',
    placed.length && empty
      ? `${empty === 1 ? `One position ${say('was', 'is')}` : `${empty} positions ${say('were', 'are')}`} empty.`
      : '',
    gone.some((it) => it.knownThen === 'certified')
      ? 'A revocation reached back to that day: as known then, they were certified.'
      : '',
  ]
  return { everyone, text: parts.filter(Boolean).join(' ') }
}

/**
 * The reviews around a day, and where what changed is counted from: the day after the last review
 * before it, or the team's first day.
 */
export function aroundReview(
  reviews: readonly Day[],
  since: Day,
  day: Day,
): { after: Day; last: Day | null; previous: Day | null; next: Day | null } {
  const past = reviews.filter((it) => it < day).sort()
  const next = reviews.filter((it) => it > day).sort()[0] ?? null
  const last = past.at(-1) ?? null
  return { after: last ?? addDays(since, -1), last, previous: last, next }
}
