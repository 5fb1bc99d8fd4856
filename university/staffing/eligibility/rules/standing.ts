import type { Shift } from '@/db/tables/people'
import {
  addDays,
  addMonths,
  covers,
  type Day,
  daysBetween,
  earlier,
  forever,
  type Interval,
  later,
  sayDay,
} from '../../../calendar'
import type { AskedTerms, Obstacle, PersonFacts } from '../facts'
import { countsFor, reachOf } from './award-days'
import { eligibility, sayEligibility, standsOn } from './eligibility'
import { offTerms } from './off-terms'
import { type DatedAlternative, type Group, nameOfGroup, segmentsOf } from './requirement'

/** Someone in a position, as of a day. */
export type InPlace = {
  from: Day
  until: Day | null
  person: PersonFacts & { id: number; name: string }
  /** The exception in force on that day, or the one that begins latest. */
  exception: (Interval & { until: Day; by: string; reason: string }) | undefined
}
export type Standing = {
  tone: 'good' | 'due' | 'bad' | 'info' | 'plain'
  word: string
  because: string
}

/** How soon an end is worth a warning, in days. */
const soon = 90

const certificationsOnly = (person: PersonFacts): PersonFacts => ({
  ...person,
  placements: [],
  away: [],
  leftOn: null,
  hiredOn: '0001-01-01',
})

/**
 * How much of a standing the viewer sees. `covered`: what a colleague on the team sees, whether the
 * position is covered, by what is public of a person. `missing`: also what the person lacks, or
 * will. `all`: also which exception lets them stay, and why.
 */
type Depth = 'covered' | 'missing' | 'all'

const anyTerms: AskedTerms = { shift: null, site: '', proficiency: null }

/** What is said of who does not count: what they lack, or that they do not fit the position. */
const wordOf = (kinds: readonly Obstacle[]): string =>
  kinds.some((kind) => kind === 'certification' || kind === 'proficiency')
    ? 'Not certified'
    : 'Does not fit'

/**
 * How a position stands on a day with whoever is in it: by its certifications, and by the
 * proficiency, the shift and the site it asks for. It is the rule of eligibility, of one day, with
 * its reasons; who does not fit counts only by an exception.
 */
export function standingOf(
  requirement: readonly DatedAlternative[],
  place: InPlace | undefined,
  day: Day,
  depth: Depth,
  terms: AskedTerms = anyTerms,
): Standing {
  if (!place) return { tone: 'bad', word: 'Empty', because: '' }
  const { person, exception } = place
  if (person.leftOn !== null && person.leftOn < day)
    return { tone: 'bad', word: 'Left', because: `Left the company on ${sayDay(person.leftOn)}` }
  const inside = depth !== 'covered'
  const interval = { from: day, until: place.until }
  const verdict = eligibility(certificationsOnly(person), {
    interval,
    segments: segmentsOf(requirement, interval),
    ...terms,
    team: null,
    capacity: false,
  })
  if (verdict.kind === 'unqualified' || (verdict.kind === 'in grace' && !verdict.counts)) {
    const reasons = verdict.kind === 'unqualified' ? verdict.reasons.map((it) => it.kind) : []
    const word = verdict.kind === 'in grace' ? 'Not certified' : wordOf(reasons)
    /** What the exception lifts. */
    const lifted = word === 'Not certified' ? word : sayEligibility(verdict)
    const signed =
      exception && exception.from <= day && day <= exception.until ? exception : undefined
    if (signed && depth === 'all')
      return {
        tone: 'info',
        word: 'Exception',
        because: `${lifted}. Signed by ${signed.by} until ${sayDay(signed.until)}: ${signed.reason}`,
      }
    if (!inside) return signed ? inPlace(place) : { tone: 'bad', word: 'Not covered', because: '' }
    return { tone: signed ? 'due' : 'bad', word, because: sayEligibility(verdict) }
  }
  if (inside && person.leftOn !== null && person.leftOn <= addDays(day, soon))
    return leaving(person.leftOn, day)
  if (verdict.kind === 'in grace')
    return inside ? { tone: 'due', word: 'In grace', because: verdict.text } : inPlace(place)
  if (verdict.kind === 'expires during') {
    const left = daysBetween(day, verdict.last)
    if (inside && left <= soon) return { tone: 'due', word: daysLeft(left), because: verdict.text }
    return {
      tone: 'good',
      word: 'Certified',
      because: verdict.by ? `${verdict.by} through ${sayDay(verdict.last)}` : verdict.text,
    }
  }
  if (place.until !== null && place.until <= addDays(day, soon))
    return {
      tone: 'due',
      word: daysLeft(daysBetween(day, place.until)),
      because: `The placement ends ${sayDay(place.until)}`,
    }
  if (!verdict.by) return inPlace(place)
  return {
    tone: 'good',
    word: 'Certified',
    because: verdict.through
      ? `${verdict.by} through ${sayDay(verdict.through)}`
      : `${verdict.by}, no end known`,
  }
}

const daysLeft = (left: number) =>
  left === 0 ? 'Last day' : `${left} ${left === 1 ? 'day' : 'days'} left`

const inPlace = ({ until }: InPlace): Standing => ({
  tone: 'good',
  word: 'In place',
  because: until ? `until ${sayDay(until)}` : '',
})

const leaving = (leftOn: Day, day: Day): Standing => ({
  tone: 'due',
  word: daysLeft(daysBetween(day, leftOn)),
  because: `Leaves the company on ${sayDay(leftOn)}`,
})

/** A position with the people who are or will be in it. */
export type Held = Interval & {
  title: string
  shift: Shift | null
  site: string
  track: string | null
  minProficiency: number
  requirement: readonly DatedAlternative[]
  places: readonly InPlace[]
}
export type CoverageRow = { label: string; months: { day: Day; have: number; need: number }[] }

/** The last days of a month and the twelve after it. */
function monthEnds(day: Day, count = 13): Day[] {
  const first = `${day.slice(0, 8)}01`
  return Array.from({ length: count }, (_, n) => addDays(addMonths(first, n + 1), -1))
}

/** What a position asks besides certifications. */
const termsOf = ({ shift, site, track, minProficiency }: Held): AskedTerms => ({
  shift,
  site,
  proficiency: track && minProficiency > 0 ? { track, least: minProficiency } : null,
})
/** Who counts for these groups of a position on a day: `standingOf`, without words. */
const fits = (person: PersonFacts, position: Held, groups: readonly Group[], day: Day): boolean =>
  standsOn(person, groups, termsOf(position).proficiency ?? null, day) &&
  offTerms(person, { ...asNeed(position), interval: { from: day, until: day } }).length === 0
const groupsOn = (position: Held, day: Day): readonly Group[] =>
  covers(position, day)
    ? (segmentsOf(position.requirement, { from: day, until: day })[0]?.groups ?? [])
    : []
const keyOf = (group: Group) =>
  group
    .map((it) => `${it.certification}/${it.examCode ?? ''}/${it.minRank ?? ''}`)
    .sort()
    .join()
const excepted = (place: InPlace, day: Day) =>
  place.exception !== undefined && covers(place.exception, day)
/** In a position on a day and still working here: who left leaves it empty. */
export const present = (place: InPlace, day: Day) =>
  covers(place, day) && (place.person.leftOn === null || day <= place.person.leftOn)
const isAway = ({ person }: InPlace, day: Day) => (person.away ?? []).some((it) => covers(it, day))

/**
 * Who is in a position on a day counts for a group it asks for: there, and holding it at the
 * proficiency asked for, or by an exception.
 */
const counts = (position: Held, group: Group, day: Day) =>
  position.places.some(
    (place) =>
      present(place, day) &&
      !isAway(place, day) &&
      (excepted(place, day) || fits(place.person, position, [group], day)),
  )

/**
 * Who counts against what the team needs, at the end of each month, if nobody acts, each by what is
 * asked for on that day. One row for each group that is asked for.
 */
export function coverageOf(positions: readonly Held[], day: Day): CoverageRow[] {
  const days = monthEnds(day)
  const rows = new Map<
    string,
    { group: Group; shifts: Set<string>; months: CoverageRow['months'] }
  >()
  for (const position of positions) {
    days.forEach((end, month) => {
      for (const group of groupsOn(position, end)) {
        const row = rows.get(keyOf(group)) ?? {
          group,
          shifts: new Set<string>(),
          months: days.map((it) => ({ day: it, have: 0, need: 0 })),
        }
        rows.set(keyOf(group), row)
        row.shifts.add(position.shift ?? 'any shift')
        const cell = row.months[month] as CoverageRow['months'][number]
        cell.need += 1
        if (counts(position, group, end)) cell.have += 1
      }
    })
  }
  return [...rows.values()].map(({ group, shifts, months }) => {
    const [only] = shifts
    return {
      label: `${nameOfGroup(group)}, ${shifts.size > 1 ? 'any shift' : only === 'any shift' ? only : `${only}s`}`,
      months,
    }
  })
}

/**
 * The last day up to which a group counts without a break from a day on, a grace that counts
 * included; undefined where it does not on that day.
 */
function lastCounted(group: Group, { awards }: PersonFacts, day: Day): Day | undefined {
  let last: Day | undefined
  for (let at = day; last !== forever && countsFor(group, awards, at); at = addDays(last, 1))
    last = reachOf(group, awards, at) ?? at
  return last
}

type FallsOn = { day: Day; text: string }
/**
 * What falls within a year and why, in order of time, each with its last good day: a lapse, an
 * exception's end, a leaver, a placement's end with nobody after it; and with its first day: an
 * absence, a requirement that asks more, whoever begins without counting.
 */
export function fallsOf(positions: readonly Held[], day: Day): FallsOn[] {
  const last = monthEnds(day).at(-1) as Day
  const falls = positions.flatMap((position) =>
    position.places.flatMap((place) =>
      fallsIn(position, place, day, beforeChange(positions, position, place)),
    ),
  )
  return falls
    .filter((it) => it.day <= last)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/**
 * The same position on the terms before these, where someone goes on in it through their change.
 */
function beforeChange(
  positions: readonly Held[],
  { from }: Held,
  place: InPlace,
): Held | undefined {
  const eve = addDays(from, -1)
  const goesOn = (it: InPlace) => it.person.id === place.person.id && it.until === eve
  return place.from === from
    ? positions.find((it) => it.until === eve && it.places.some(goesOn))
    : undefined
}

/** What someone who goes on in a position met until it changed and does not meet from then on. */
function endsByChange(position: Held, { person }: InPlace, before: Held, who: string): FallsOn[] {
  const day = position.from
  const eve = addDays(day, -1)
  const off = offTerms(person, { ...asNeed(position), interval: { from: day, until: day } })
  const was = offTerms(person, { ...asNeed(before), interval: { from: eve, until: eve } })
  const changes = off
    .filter((it) => !was.some((one) => one.kind === it.kind))
    .map((it) => `the position of ${who} changes: ${it.text}`)
  const missing = groupsOn(position, day).filter((group) => !countsFor(group, person.awards, day))
  const had = groupsOn(before, eve).map(keyOf)
  const asks = missing
    .filter((group) => !had.includes(keyOf(group)))
    .map((group) => `${nameOfGroup(group)} is asked for, and ${who} does not hold it`)
  const ends = missing
    .filter((group) => had.includes(keyOf(group)) && countsFor(group, person.awards, eve))
    .map((group) => `${nameOfGroup(group)} of ${who} ends`)
  return [
    ...ends.map((text) => ({ day: eve, text })),
    ...[...changes, ...asks].map((text) => ({ day, text })),
  ]
}
const asNeed = (it: Held) => ({
  segments: [],
  ...termsOf(it),
  team: null,
  capacity: false,
})

function fallsIn(position: Held, place: InPlace, day: Day, before: Held | undefined): FallsOn[] {
  const { person, exception } = place
  const first = later(day, later(place.from, position.from))
  const end = earlier(
    place.until ?? forever,
    earlier(person.leftOn ?? forever, position.until ?? forever),
  )
  if (first > end) return []
  const who = `${person.name} (${position.title})`
  const falls: FallsOn[] = []
  if (exception && excepted(place, first)) {
    const next = addDays(exception.until, 1)
    if (exception.until < end && !fits(person, position, groupsOn(position, next), next))
      falls.push({ day: exception.until, text: `the exception for ${who} ends` })
    else if (exception.until < end)
      falls.push(...stopsIn(position, person, { from: next, until: end }, who))
  } else {
    if (first > day && before) falls.push(...endsByChange(position, place, before, who))
    else if (first > day && !fits(person, position, groupsOn(position, first), first))
      falls.push({ day: first, text: `${who} begins without counting for it` })
    falls.push(...stopsIn(position, person, { from: first, until: end }, who))
  }
  for (const it of person.away ?? [])
    if (it.from > first && it.from <= end)
      falls.push({
        day: it.from,
        text: `${who} is away${it.until === it.from ? ' that day' : it.until ? ` to ${sayDay(it.until)}` : ''}`,
      })
  if (end === position.until) return falls
  const followed = position.places.some((it) => it !== place && present(it, addDays(end, 1)))
  if (end !== forever && !followed)
    falls.push({
      day: end,
      text: end === person.leftOn ? `${who} leaves the company` : `the placement of ${who} ends`,
    })
  return falls
}

/** Where what someone holds stops counting between two days: it ends, or more is asked for. */
function stopsIn(
  position: Held,
  person: InPlace['person'],
  { from, until }: { from: Day; until: Day },
  who: string,
): FallsOn[] {
  let before: readonly string[] | undefined
  return segmentsOf(position.requirement, { from, until }).flatMap((segment) => {
    const stops = segment.groups.flatMap((group): FallsOn[] => {
      const stop = lastCounted(group, person, segment.from)
      if (stop !== undefined)
        return stop < (segment.until ?? forever)
          ? [{ day: stop, text: `${nameOfGroup(group)} of ${who} ends` }]
          : []
      const eve = addDays(segment.from, -1)
      if (before === undefined) return []
      if (before.includes(keyOf(group)))
        return countsFor(group, person.awards, eve)
          ? [{ day: eve, text: `${nameOfGroup(group)} of ${who} ends` }]
          : []
      return [
        {
          day: segment.from,
          text: `${nameOfGroup(group)} is asked for, and ${who} does not hold it`,
        },
      ]
    })
    before = segment.groups.map(keyOf)
    return stops
  })
}
