import {
  addDays,
  addMonths,
  type Day,
  end,
  type Interval,
  overlap,
  sayDay,
} from '../../../calendar'
import type { Need, PersonFacts, ProficiencyAsked, ProficiencyFact, Reason } from '../facts'
import { type AwardFact, reachOf, sinceWhen } from './award-days'
import { type Group, listed, nameOfGroup } from './requirement'
import { hoursInside, sayHours, shiftHours } from './shift-hours'

/**
 * The first day, and every later one on which something of these begins: what adds up is heaviest
 * on one of them.
 */
const beginnings = (those: readonly Interval[], interval: Interval): Day[] => [
  interval.from,
  ...those
    .map((it) => it.from)
    .filter((from) => from > interval.from && from <= end(interval.until)),
]
const on = <T extends Interval>(those: readonly T[], day: Day): T[] =>
  those.filter((it) => it.from <= day && day <= end(it.until))

/** The most teams a person serves at once on any day of an interval. */
export const busiest = (placements: readonly Interval[], interval: Interval): number =>
  Math.max(0, ...beginnings(placements, interval).map((day) => on(placements, day).length))

/**
 * The largest share of their working time a person has given away on any day of an interval, in
 * percent.
 */
export const givenAway = (
  placements: readonly (Interval & { percent?: number | null })[],
  interval: Interval,
): number =>
  Math.max(
    0,
    ...beginnings(placements, interval).map((day) =>
      on(placements, day).reduce((sum, it) => sum + (it.percent ?? 0), 0),
    ),
  )

/**
 * The first day inside an interval, after some placement ended, from which what is left of them
 * leaves room.
 */
function freeFrom<T extends Interval>(
  placements: readonly T[],
  { from, until }: Interval,
  isFree: (left: readonly T[], rest: Interval) => boolean,
): Day | undefined {
  const days = placements
    .flatMap((it) =>
      it.until !== null && it.until >= from && it.until < end(until) ? addDays(it.until, 1) : [],
    )
    .sort()
  return days.find((day) => {
    const rest = { from: day, until }
    return isFree(
      placements.filter((it) => overlap(it, rest)),
      rest,
    )
  })
}

/** The newest assessment in a track on or before a day. */
export const proficiencyOn = (
  person: Pick<PersonFacts, 'proficiencies'>,
  track: string,
  day: Day,
): ProficiencyFact | undefined =>
  (person.proficiencies ?? [])
    .filter((it) => it.track === track && it.assessedOn <= day)
    .reduce<ProficiencyFact | undefined>(
      (newest, it) => (newest === undefined || it.assessedOn >= newest.assessedOn ? it : newest),
      undefined,
    )

/** Reaches the proficiency asked for, where one is, by the newest assessment as of a day. */
export const reaches = (
  person: Pick<PersonFacts, 'proficiencies'>,
  asked: ProficiencyAsked | null | undefined,
  day: Day,
): boolean => !asked || asked.least <= (proficiencyOn(person, asked.track, day)?.level ?? 0)

/** Away on every day of an interval. Nobody is away without end. */
function awayThroughout(away: readonly Interval[], { from, until }: Interval): boolean {
  let day = from
  for (const it of [...away].sort((a, b) => (a.from < b.from ? -1 : 1)))
    if (it.from <= day && end(it.until) >= day) day = addDays(end(it.until), 1)
  return until !== null && day > until
}

const period = (it: Interval) =>
  it.until === it.from
    ? `on ${sayDay(it.from)}`
    : `${sayDay(it.from)} to ${sayDay(it.until as Day)}`

/** A group that is met on the first day, and was not throughout the months before it. */
export function notLongEnough(
  group: Group,
  awards: readonly AwardFact[],
  { interval: { from }, heldFor }: Need,
): Reason[] {
  if (!heldFor || reachOf(group, awards, from) === undefined) return []
  const reach = reachOf(group, awards, addMonths(from, -heldFor))
  if (reach !== undefined && reach >= from) return []
  const since = sinceWhen(group, awards, from)
  const text = `${nameOfGroup(group)} held without a break since ${sayDay(since)}, ${heldFor} ${heldFor === 1 ? 'month is' : 'months are'} asked`
  const on = addMonths(since, heldFor)
  return [{ kind: 'held', text, remedy: `start on ${sayDay(on)}`, on }]
}

const absences = (person: PersonFacts, interval: Interval) =>
  (person.away ?? [])
    .filter((it) => overlap(it, interval))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
/** An absence stands in the way where it takes every day, or where any day is one too many. */
const inTheWay = (
  away: readonly Interval[],
  { interval, present }: Pick<Need, 'interval' | 'present'>,
) => awayThroughout(away, interval) || (present === true && away.length > 0)

/** What does not stand in the way and should be known: the days away inside an interval. */
export function notesOn(person: PersonFacts, { interval, present }: Need): string[] {
  const away = absences(person, interval)
  return away.length === 0 || inTheWay(away, { interval, present })
    ? []
    : [`away ${listed(away.map(period), 'and')}`]
}

/** What stands in the way besides certifications and the terms of the position. */
export function otherReasons(person: PersonFacts, need: Need): Reason[] {
  const { from, until } = need.interval
  const reasons: Reason[] = []
  if (person.hiredOn > from)
    reasons.push({
      kind: 'not hired',
      text: `starts work on ${sayDay(person.hiredOn)}`,
      remedy: `start on ${sayDay(person.hiredOn)}`,
      on: person.hiredOn,
    })
  if (person.leftOn !== null && person.leftOn < end(until))
    reasons.push({ kind: 'leaves', text: `leaves on ${sayDay(person.leftOn)}, before the end` })
  const here = person.placements.find((it) => it.team === need.team && overlap(it, need.interval))
  if (need.team !== null && here)
    reasons.push({
      kind: 'on team',
      text: `already on this team ${here.until ? `until ${sayDay(here.until)}` : `since ${sayDay(here.from)}`}`,
      on: freeFrom(
        person.placements,
        need.interval,
        (left) => !left.some((it) => it.team === need.team),
      ),
    })
  return [
    ...reasons,
    ...tooMuch(person, need),
    ...atOtherHours(person, need),
    ...notThere(person, need),
  ]
}

/** No team more, or not as much of the working time. */
function tooMuch(person: PersonFacts, { interval, capacity, percent }: Need): Reason[] {
  const reasons: Reason[] = []
  const during = person.placements.filter((it) => overlap(it, interval))
  const load = busiest(person.placements, interval)
  if (capacity && load >= person.capacity) {
    const teams = [...new Set(during.map((it) => it.customer))]
    const text =
      person.capacity === 0
        ? 'not available for customer teams'
        : `on ${load} of ${person.capacity} ${person.capacity === 1 ? 'team' : 'teams'} already: ${listed(teams, 'and')}`
    reasons.push({
      kind: 'capacity',
      text,
      on: freeFrom(
        person.placements,
        interval,
        (left, rest) => busiest(left, rest) < person.capacity,
      ),
    })
  }
  const given = givenAway(person.placements, interval)
  if (percent && given + percent > 100) {
    const teams = [...new Set(during.filter((it) => it.percent).map((it) => it.customer))]
    const text = `${given} % of their time is given to ${listed(teams, 'and')}, ${percent} % more is asked`
    const on = freeFrom(
      person.placements,
      interval,
      (left, rest) => givenAway(left, rest) + percent <= 100,
    )
    reasons.push({
      kind: 'capacity',
      text,
      remedy: given < 100 ? `ask for ${100 - given} %` : undefined,
      on,
    })
  }
  return reasons
}

function notThere(person: PersonFacts, { interval, present }: Need): Reason[] {
  const away = absences(person, interval)
  if (!inTheWay(away, { interval, present })) return []
  const last = away
    .map((it) => end(it.until))
    .sort()
    .at(-1) as Day
  const on = addDays(last, 1)
  const text = awayThroughout(away, interval)
    ? `away throughout, until ${sayDay(last)}`
    : `away ${listed(away.map(period), 'and')}`
  return [{ kind: 'away', text, remedy: `start on ${sayDay(on)}`, on }]
}

function atOtherHours(
  { shift, timeZone = 'UTC' }: PersonFacts,
  { interval, hours }: Need,
): Reason[] {
  if (!hours) return []
  const shared = hoursInside(shift, timeZone, hours, interval.from)
  if (shared >= hours.least) return []
  const [opens, closes] = shiftHours[shift]
  return [
    {
      kind: 'hours',
      text: `works ${opens} to ${closes} in ${timeZone}: ${shared} of ${hours.least} hours asked are inside ${sayHours(hours)}`,
    },
  ]
}
