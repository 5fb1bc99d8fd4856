import type { Shift } from '@/db/tables/people'
import { addDays, type Day, daysBetween, type Interval, overlap } from '../../calendar'
import { type Alternative, type Group, listed, nameOf, nameOfGroup, type Segment } from './requirement'

/**
 * One award of a person, with what its certification says about grace on the first day judged, when its holding was suspended,
 * and on which days its certification counts no more because a sunset has passed.
 */
export type AwardFact = {
  certification: number
  examCode: string | null
  validFrom: Day
  validUntil: Day | null
  revokedOn: Day | null
  graceDays: number
  graceCounts: boolean
  suspensions: readonly Interval[]
  sunsets?: readonly Interval[]
}
export type PlaceFact = Interval & { team: number; customer: string }
/** All that decides whether a person can take a place. */
export type PersonFacts = {
  shift: Shift
  site: string
  capacity: number
  hiredOn: Day
  leftOn: Day | null
  awards: readonly AwardFact[]
  placements: readonly PlaceFact[]
}
/** What is asked, over the whole of `interval`. No shift, site or team: any. `capacity` false: do not count the teams. */
export type Need = { interval: Interval; segments: readonly Segment[]; shift: Shift | null; site: string; team: number | null; capacity: boolean }

export type Obstacle = 'certification' | 'shift' | 'site' | 'capacity' | 'on team' | 'leaves' | 'not hired'
/** One thing in the way, in words, and the quickest way past it where that can be said. */
export type Reason = { kind: Obstacle; text: string; remedy?: string }
export type Eligibility =
  /** `through`: the last day it holds; null where no end is known. */
  | { kind: 'qualified'; through: Day | null; by: string }
  /** Holds on the first day and stops inside the interval: `last` is day `n` of `of` (null: open-ended). */
  | { kind: 'expires during'; last: Day; n: number; of: number | null; text: string; by?: string; remedy?: string }
  /** `counts`: every grace counts by its certification's policy; otherwise it takes an exception. */
  | { kind: 'in grace'; counts: boolean; text: string; remedy?: string }
  | { kind: 'unqualified'; reasons: readonly Reason[] }

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** 9 Feb 2029 */
export const sayDay = (day: Day): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

const forever = '9999-12-31'
const end = (day: Day | null) => day ?? forever

const isBy = (award: AwardFact, it: Alternative) => award.certification === it.certification && (it.examCode === null || award.examCode === it.examCode)

export const earlier = (a: Day, b: Day): Day => (a > b ? b : a)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The days an award counts: from its start to its end or the day before its revocation, less its suspensions and sunsets. In order. */
export function validDays(award: AwardFact): Interval[] {
  let last = end(award.validUntil)
  if (award.revokedOn !== null && award.revokedOn <= last) last = addDays(award.revokedOn, -1)
  const days: Interval[] = []
  let from = award.validFrom
  for (const held of [...award.suspensions, ...(award.sunsets ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = addDays(held.from, -1)
    if (held.from > from) days.push({ from, until: earlier(before, last) })
    if (held.until === null) return days.filter((it) => it.from <= end(it.until))
    if (addDays(held.until, 1) > from) from = addDays(held.until, 1)
  }
  days.push({ from, until: last })
  return days.filter((it) => it.from <= end(it.until) && it.from <= last)
}

/** How far a group stays met without a break from a day on; undefined when it is not met on that day. '9999-12-31': no end. */
export function reachOf(group: Group, awards: readonly AwardFact[], day: Day): Day | undefined {
  const periods = awards
    .filter((award) => group.some((it) => isBy(award, it)))
    .flatMap(validDays)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  let reach: Day | undefined
  for (const it of periods) {
    if (it.from > (reach === undefined ? day : addDays(reach, 1))) break
    if (end(it.until) >= day && (reach === undefined || end(it.until) > reach)) reach = end(it.until)
    if (reach === forever) break
  }
  return reach
}

const suspendedOn = (award: AwardFact, day: Day) => award.suspensions.find((it) => it.from <= day && day <= end(it.until))
const sunsetOn = (award: AwardFact, day: Day) => award.sunsets?.find((it) => it.from <= day && day <= end(it.until))
const revokedBy = (award: AwardFact, day: Day) => award.revokedOn !== null && award.revokedOn <= day
const graceEnd = (award: AwardFact) => (award.validUntil === null ? forever : addDays(award.validUntil, award.graceDays))
const inGraceOn = (award: AwardFact, day: Day) =>
  award.validUntil !== null && award.validUntil < day && day <= graceEnd(award) && !revokedBy(award, day) && !suspendedOn(award, day) && !sunsetOn(award, day)

const graceOf = (group: Group, awards: readonly AwardFact[], day: Day) => awards.find((award) => inGraceOn(award, day) && group.some((it) => isBy(award, it)))

/** Whether a group counts on a day: met, or by an award in a grace that counts. */
export const countsFor = (group: Group, awards: readonly AwardFact[], day: Day): boolean =>
  reachOf(group, awards, day) !== undefined || awards.some((award) => award.graceCounts && inGraceOn(award, day) && group.some((it) => isBy(award, it)))

/** How one alternative stands on a day when it is not valid: nearest first, in the order of `rank`. */
function standing(it: Alternative, awards: readonly AwardFact[], day: Day): { rank: number; text: string; remedy?: string } {
  const title = nameOf(it)
  const sit = it.examCode ?? listed(it.exams, 'or')
  const own = awards.filter((award) => award.certification === it.certification)
  const by = own.filter((award) => isBy(award, it)).sort((a, b) => (end(a.validUntil) < end(b.validUntil) ? 1 : -1))
  const coming = by.find((award) => award.validFrom > day && !revokedBy(award, award.validFrom))
  if (coming) return { rank: 1, text: `${title} is valid only from ${sayDay(coming.validFrom)}`, remedy: `start on ${sayDay(coming.validFrom)}` }
  const held = by.find((award) => !revokedBy(award, day) && suspendedOn(award, day) && day <= end(award.validUntil))
  if (held) {
    const until = suspendedOn(held, day)?.until
    return { rank: 2, text: `${title} is suspended${until ? ` until ${sayDay(until)}` : ''}`, remedy: until ? `start after ${sayDay(until)}` : undefined }
  }
  const grace = by.find((award) => inGraceOn(award, day))
  if (grace) return { rank: 0, text: `${title} ended ${sayDay(grace.validUntil as Day)}, in grace until ${sayDay(graceEnd(grace))}`, remedy: `renew ${title}` }
  const over = by.find((award) => !revokedBy(award, day) && sunsetOn(award, day) && day <= end(award.validUntil))
  if (over) return { rank: 3, text: `${title} was replaced and counted until ${sayDay(addDays(sunsetOn(over, day)?.from as Day, -1))}` }
  const lapsed = by.find((award) => !revokedBy(award, day) && award.validUntil !== null && award.validUntil < day)
  const again = sit ? `sit ${sit}` : undefined
  const revoked = by.filter((award) => revokedBy(award, day)).sort((a, b) => ((a.revokedOn as Day) < (b.revokedOn as Day) ? 1 : -1))[0]
  if (revoked && (!lapsed || (revoked.revokedOn as Day) > (lapsed.validUntil as Day)))
    return { rank: 5, text: `${title} was revoked on ${sayDay(revoked.revokedOn as Day)}`, remedy: again }
  if (lapsed) return { rank: 3, text: `${title} lapsed ${sayDay(lapsed.validUntil as Day)}`, remedy: again && `${again} again` }
  const other = own.find((award) => reachOf([{ ...it, examCode: award.examCode }], [award], day) !== undefined)
  if (other) return { rank: 4, text: `${it.short} is held by ${other.examCode ?? 'another exam'}, not by ${it.examCode}`, remedy: again }
  return { rank: 6, text: `${title} never held`, remedy: again }
}

/** Why a group is not met on a day: every alternative that was ever held, or that none was, and what is quickest. */
function whyNot(group: Group, awards: readonly AwardFact[], day: Day): Reason {
  const all = group.map((it) => standing(it, awards, day)).sort((a, b) => a.rank - b.rank)
  const known = all.filter((it) => it.rank < 6)
  const remedy = all[0]?.remedy
  if (known.length === 0) return { kind: 'certification', text: `${nameOfGroup(group)} never held`, remedy }
  return { kind: 'certification', text: known.map((it) => it.text).join('; '), remedy }
}

/** The most teams a person serves at once on any day of an interval. */
export function busiest(placements: readonly Interval[], interval: Interval): number {
  const days = [interval.from, ...placements.map((it) => it.from).filter((from) => from > interval.from && from <= end(interval.until))]
  return Math.max(0, ...days.map((day) => placements.filter((it) => it.from <= day && day <= end(it.until)).length))
}

/** What stands in the way besides certifications. */
function otherReasons(person: PersonFacts, need: Need): Reason[] {
  const { from, until } = need.interval
  const reasons: Reason[] = []
  if (person.hiredOn > from) reasons.push({ kind: 'not hired', text: `starts work on ${sayDay(person.hiredOn)}`, remedy: `start on ${sayDay(person.hiredOn)}` })
  if (person.leftOn !== null && person.leftOn < end(until)) reasons.push({ kind: 'leaves', text: `leaves on ${sayDay(person.leftOn)}, before the end` })
  if (need.shift && person.shift !== need.shift) reasons.push({ kind: 'shift', text: `works ${person.shift}s, not ${need.shift}s` })
  if (need.site && person.site !== need.site)
    reasons.push({ kind: 'site', text: person.site ? `works in ${person.site}, not ${need.site}` : `has no site, ${need.site} is asked for` })
  const here = person.placements.find((it) => it.team === need.team && overlap(it, need.interval))
  if (need.team !== null && here)
    reasons.push({ kind: 'on team', text: `already on this team ${here.until ? `until ${sayDay(here.until)}` : `since ${sayDay(here.from)}`}` })
  const load = busiest(person.placements, need.interval)
  if (need.capacity && load >= person.capacity) {
    const teams = [...new Set(person.placements.filter((it) => overlap(it, need.interval)).map((it) => it.customer))]
    const text =
      person.capacity === 0
        ? 'not available for customer teams'
        : `on ${load} of ${person.capacity} ${person.capacity === 1 ? 'team' : 'teams'} already: ${listed(teams, 'and')}`
    reasons.push({ kind: 'capacity', text })
  }
  return reasons
}

/** Where the requirement is first not met from the interval's start on: the last good day and the group that ends there. */
function firstEnd(segments: readonly Segment[], awards: readonly AwardFact[]): { last: Day; group: Group; text: string; by?: string } | undefined {
  for (const segment of segments) {
    const ends = segment.groups.map((group) => ({ group, reach: reachOf(group, awards, segment.from) }))
    const unmet = ends.find((it) => it.reach === undefined)
    if (unmet) {
      const last = addDays(segment.from, -1)
      return { last, group: unmet.group, text: `the position asks for ${nameOfGroup(unmet.group)} from ${sayDay(segment.from)}` }
    }
    const first = ends.filter((it) => (it.reach as Day) < end(segment.until)).sort((a, b) => ((a.reach as Day) < (b.reach as Day) ? -1 : 1))[0]
    if (first) {
      const last = first.reach as Day
      const by = holding(first.group, awards, last)
      return { last, group: first.group, text: `${by} ends ${sayDay(last)}`, by }
    }
  }
  return undefined
}

/** The alternative by which a group is met on a day, or would be where it is the only one. */
export function byWhich(group: Group, awards: readonly AwardFact[], day: Day): Alternative | undefined {
  const by = group
    .filter((it) => reachOf([it], awards, day) !== undefined)
    .sort((a, b) => (reachOf([a], awards, day)! < reachOf([b], awards, day)! ? 1 : -1))[0]
  return by ?? (group.length === 1 ? group[0] : undefined)
}
function holding(group: Group, awards: readonly AwardFact[], day: Day): string {
  const by = byWhich(group, awards, day)
  return by ? nameOf(by) : nameOfGroup(group)
}

/** Judges a person over the whole of an interval, with every reason. */
export function eligibility(person: PersonFacts, need: Need): Eligibility {
  const { from, until } = need.interval
  const first = need.segments[0]?.groups ?? []
  const unmet = first.filter((group) => reachOf(group, person.awards, from) === undefined)
  const others = otherReasons(person, need)
  const graces = unmet.map((group) => graceOf(group, person.awards, from))
  if (others.length === 0 && unmet.length > 0 && graces.every((it) => it !== undefined)) {
    const why = unmet.map((group) => whyNot(group, person.awards, from))
    return { kind: 'in grace', counts: graces.every((it) => it?.graceCounts), text: why.map((it) => it.text).join('; '), remedy: why[0]?.remedy }
  }
  if (others.length > 0 || unmet.length > 0) {
    return { kind: 'unqualified', reasons: [...unmet.map((group) => whyNot(group, person.awards, from)), ...others] }
  }
  const stop = firstEnd(need.segments, person.awards)
  if (stop) {
    const remedy = reachOf(stop.group, person.awards, from) === undefined ? undefined : `renew by ${sayDay(stop.last)}`
    return {
      kind: 'expires during',
      last: stop.last,
      n: daysBetween(from, stop.last) + 1,
      of: until === null ? null : daysBetween(from, until) + 1,
      text: stop.text,
      by: stop.by,
      remedy,
    }
  }
  const final = need.segments.at(-1)
  const reaches = (final?.groups ?? []).map((group) => reachOf(group, person.awards, final?.from ?? from) as Day).sort()
  const through = reaches[0] === undefined || reaches[0] === forever ? null : reaches[0]
  return { kind: 'qualified', through, by: listed([...new Set(first.map((group) => holding(group, person.awards, from)))], 'and') }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** One sentence for a row: 'Through 9 Feb 2029', 'RHCE ends 17 Mar 2027, day 107 of 182', or every reason. */
export function sayEligibility(it: Eligibility): string {
  switch (it.kind) {
    case 'qualified':
      return it.through ? `Through ${sayDay(it.through)}` : it.by ? `${it.by}, no end known` : 'Nothing is asked'
    case 'expires during':
      return `${capital(it.text)}, day ${it.n}${it.of ? ` of ${it.of}` : ''}`
    case 'in grace':
      return it.text
    case 'unqualified':
      return capital(it.reasons.map((reason) => reason.text + (reason.remedy ? ` (${reason.remedy})` : '')).join(' · '))
  }
}

/** Whether a placement on these terms takes an exception. */
export const takesException = (it: Eligibility): boolean => it.kind === 'unqualified' || (it.kind === 'in grace' && !it.counts)
