import { addDays, type Day, end, sayDay } from '../../../calendar'
import { sayVersion } from '../../../certification/validity/rules/version'
import type { Reason } from '../facts'
import {
  type AwardFact,
  graceEnd,
  inGraceOn,
  isBy,
  isByExam,
  reachOf,
  revokedBy,
  sunsetOn,
  suspendedOn,
} from './award-days'
import { type Alternative, type Group, listed, nameOf, nameOfGroup, orNewer } from './requirement'

type Standing = { rank: number; text: string; remedy?: string; on?: Day }
/**
 * How one alternative stands on a day when it is not valid: nearest first, in the order of `rank`.
 */
function standing(it: Alternative, awards: readonly AwardFact[], day: Day): Standing {
  const title = nameOf(it)
  const sit = it.examCode ?? listed(it.exams, 'or')
  const own = awards.filter((award) => award.certification === it.certification)
  const by = own
    .filter((award) => isBy(award, it))
    .sort((a, b) => (end(a.validUntil) < end(b.validUntil) ? 1 : -1))
  const coming = by.find((award) => award.validFrom > day && !revokedBy(award, award.validFrom))
  if (coming)
    return {
      rank: 1,
      text: `${title} is valid only from ${sayDay(coming.validFrom)}`,
      remedy: `start on ${sayDay(coming.validFrom)}`,
      on: coming.validFrom,
    }
  const held = by.find(
    (award) => !revokedBy(award, day) && suspendedOn(award, day) && day <= end(award.validUntil),
  )
  if (held) {
    const until = suspendedOn(held, day)?.until
    const text = `${title} is suspended${until ? ` until ${sayDay(until)}` : ''}`
    return until
      ? { rank: 2, text, remedy: `start after ${sayDay(until)}`, on: addDays(until, 1) }
      : { rank: 2, text }
  }
  const grace = by.find((award) => inGraceOn(award, day))
  if (grace)
    return {
      rank: 0,
      text: `${title} ended ${sayDay(grace.validUntil as Day)}, in grace until ${sayDay(graceEnd(grace))}`,
      remedy: `renew ${title}`,
    }
  const over = by.find(
    (award) => !revokedBy(award, day) && sunsetOn(award, day) && day <= end(award.validUntil),
  )
  if (over)
    return {
      rank: 3,
      text: `${title} was replaced and counted until ${sayDay(addDays(sunsetOn(over, day)?.from as Day, -1))}`,
    }
  const lapsed = by.find(
    (award) => !revokedBy(award, day) && award.validUntil !== null && award.validUntil < day,
  )
  const again = sit ? `sit ${sit}` : undefined
  const revoked = by
    .filter((award) => revokedBy(award, day))
    .sort((a, b) => ((a.revokedOn as Day) < (b.revokedOn as Day) ? 1 : -1))[0]
  if (revoked && (!lapsed || (revoked.revokedOn as Day) > (lapsed.validUntil as Day)))
    return {
      rank: 5,
      text: `${title} was revoked on ${sayDay(revoked.revokedOn as Day)}`,
      remedy: again,
    }
  if (lapsed)
    return {
      rank: 3,
      text: `${title} lapsed ${sayDay(lapsed.validUntil as Day)}`,
      remedy: again && `${again} again`,
    }
  const older = own
    .filter((award) => isByExam(award, it) && !isBy(award, it) && !revokedBy(award, day))
    .sort((a, b) => (end(a.validUntil) < end(b.validUntil) ? 1 : -1))[0]
  if (older) return olderThanAsked(it, older, day, sit)
  const other = own.find(
    (award) =>
      reachOf([{ ...it, examCode: award.examCode, minRank: null }], [award], day) !== undefined,
  )
  if (other)
    return {
      rank: 4,
      text: `${it.short} is held by ${other.examCode ?? 'another exam'}, not by ${it.examCode}`,
      remedy: again,
    }
  return { rank: 6, text: `${title} never held`, remedy: again }
}

/** Held by the right exam, on a version that is too old or that nobody wrote down. */
function olderThanAsked(it: Alternative, award: AwardFact, day: Day, sit: string): Standing {
  const asked = `${orNewer(it)} is asked`
  const past = end(award.validUntil) < day
  const known = award.version
    ? sayVersion(award.version)
    : award.rank == null
      ? ''
      : sayVersion(`${award.rank / 1000}`)
  const text = past
    ? `${it.short} ${known ? `on ${known} ` : ''}lapsed ${sayDay(award.validUntil as Day)}, ${asked}`
    : known && award.rank != null
      ? `${it.short} is held on ${known}, ${asked}`
      : `the version ${it.short} was earned on is not known, ${asked}`
  return { rank: 4, text, remedy: sit ? `sit ${sit} on ${orNewer(it)}` : undefined }
}

/**
 * Why a group is not met on a day: every alternative that was ever held, or that none was, and what
 * is quickest.
 */
export function whyNot(group: Group, awards: readonly AwardFact[], day: Day): Reason {
  const all = group
    .map((it) => ({ ...standing(it, awards, day), certification: it.certification }))
    .sort((a, b) => a.rank - b.rank)
  const known = all.filter((it) => it.rank < 6)
  const best = all[0]
  const text =
    known.length === 0 ? `${nameOfGroup(group)} never held` : known.map((it) => it.text).join('; ')
  const nearest = [
    ...new Set(all.filter((it) => it.rank === best?.rank).map((it) => it.certification)),
  ]
  return {
    kind: 'certification',
    text,
    remedy: best?.remedy,
    ...(best?.on ? { on: best.on } : { nearest }),
  }
}
