import { addDays, type Day, type Interval, overlap } from '../../calendar'
import { end, sayDay } from './award-days'
import type { Need, PersonFacts, ProficiencyFact, Reason } from './eligibility'
import { listed } from './requirement'

/** The first day, and every later one on which something of these begins: what adds up is heaviest on one of them. */
const beginnings = (those: readonly Interval[], interval: Interval): Day[] => [
  interval.from,
  ...those.map((it) => it.from).filter((from) => from > interval.from && from <= end(interval.until)),
]
const on = <T extends Interval>(those: readonly T[], day: Day): T[] => those.filter((it) => it.from <= day && day <= end(it.until))

/** The most teams a person serves at once on any day of an interval. */
export const busiest = (placements: readonly Interval[], interval: Interval): number =>
  Math.max(0, ...beginnings(placements, interval).map((day) => on(placements, day).length))

/** The largest share of their working time a person has given away on any day of an interval, in percent. */
export const givenAway = (placements: readonly (Interval & { percent?: number | null })[], interval: Interval): number =>
  Math.max(0, ...beginnings(placements, interval).map((day) => on(placements, day).reduce((sum, it) => sum + (it.percent ?? 0), 0)))

/** The newest assessment in a track on or before a day. */
export const proficiencyOn = (person: Pick<PersonFacts, 'proficiencies'>, track: string, day: Day): ProficiencyFact | undefined =>
  (person.proficiencies ?? [])
    .filter((it) => it.track === track && it.assessedOn <= day)
    .reduce<ProficiencyFact | undefined>((newest, it) => (newest === undefined || it.assessedOn >= newest.assessedOn ? it : newest), undefined)

/** Away on every day of an interval. Nobody is away without end. */
export function awayThroughout(away: readonly Interval[], { from, until }: Interval): boolean {
  let day = from
  for (const it of [...away].sort((a, b) => (a.from < b.from ? -1 : 1))) if (it.from <= day && end(it.until) >= day) day = addDays(end(it.until), 1)
  return until !== null && day > until
}

const period = (it: Interval) => (it.until === it.from ? `on ${sayDay(it.from)}` : `${sayDay(it.from)} to ${sayDay(it.until as Day)}`)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What does not stand in the way and should be known: the days away inside an interval. */
export function notesOn(person: PersonFacts, { interval }: Need): string[] {
  const away = (person.away ?? []).filter((it) => overlap(it, interval)).sort((a, b) => (a.from < b.from ? -1 : 1))
  if (away.length === 0 || awayThroughout(away, interval)) return []
  return [`away ${listed(away.map(period), 'and')}`]
}

/** What stands in the way besides certifications. */
export function otherReasons(person: PersonFacts, need: Need): Reason[] {
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
  return [...reasons, ...tooMuch(person, need), ...notGoodEnough(person, need), ...notThere(person, need)]
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
    reasons.push({ kind: 'capacity', text })
  }
  const given = givenAway(person.placements, interval)
  if (percent && given + percent > 100) {
    const teams = [...new Set(during.filter((it) => it.percent).map((it) => it.customer))]
    const text = `${given} % of their time is given to ${listed(teams, 'and')}, ${percent} % more is asked`
    reasons.push({ kind: 'capacity', text, remedy: given < 100 ? `ask for ${100 - given} %` : undefined })
  }
  return reasons
}

function notGoodEnough(person: PersonFacts, { interval, proficiency }: Need): Reason[] {
  if (!proficiency) return []
  const { track, least } = proficiency
  const it = proficiencyOn(person, track, interval.from)
  if (least <= (it?.level ?? 0)) return []
  const text = it
    ? `${capital(track)} proficiency ${it.level} of ${least} asked, assessed ${sayDay(it.assessedOn)}${it.by ? ` by ${it.by}` : ''}`
    : `${capital(track)} proficiency never assessed, ${least} is asked`
  return [{ kind: 'proficiency', text, remedy: 'have it assessed' }]
}

function notThere({ away = [] }: PersonFacts, { interval }: Need): Reason[] {
  if (!awayThroughout(away, interval)) return []
  const last = away
    .map((it) => end(it.until))
    .sort()
    .at(-1) as Day
  return [{ kind: 'away', text: `away throughout, until ${sayDay(last)}`, remedy: `start on ${sayDay(addDays(last, 1))}` }]
}
