import { addDays, addMonths, type Day, daysBetween, type Interval } from '../../calendar'
import { countsFor, earlier, eligibility, type PersonFacts, type ProficiencyAsked, reachOf, sayDay, sayEligibility } from './eligibility'
import { type DatedAlternative, type Group, nameOfGroup, segmentsOf } from './requirement'

/** Someone in a position, as of a day. */
export type InPlace = {
  from: Day
  until: Day | null
  person: PersonFacts & { id: number; name: string }
  /** The exception in force on that day, or the one that begins latest. */
  exception: (Interval & { until: Day; by: string; reason: string }) | undefined
}
export type Standing = { tone: 'good' | 'due' | 'bad' | 'info' | 'plain'; word: string; because: string }

/** How soon an end is worth a warning, in days. */
const soon = 90

const certificationsOnly = (person: PersonFacts): PersonFacts => ({ ...person, placements: [], away: [], leftOn: null, hiredOn: '0001-01-01' })

/**
 * How a position stands on a day with whoever is in it: by its certifications and the proficiency it asks for. `inside`: the viewer
 * sees what is missing and why.
 */
export function standingOf(
  requirement: readonly DatedAlternative[],
  place: InPlace | undefined,
  day: Day,
  inside: boolean,
  proficiency: ProficiencyAsked | null = null,
): Standing {
  if (!place) return { tone: 'bad', word: 'Empty', because: '' }
  const { person, exception } = place
  if (person.leftOn !== null && person.leftOn < day) return { tone: 'bad', word: 'Left', because: `Left the company on ${sayDay(person.leftOn)}` }
  const interval = { from: day, until: place.until }
  const verdict = eligibility(certificationsOnly(person), {
    interval,
    segments: segmentsOf(requirement, interval),
    shift: null,
    site: '',
    team: null,
    capacity: false,
    proficiency,
  })
  if (verdict.kind === 'unqualified' || (verdict.kind === 'in grace' && !verdict.counts)) {
    if (exception && exception.from <= day && day <= exception.until)
      return {
        tone: 'info',
        word: 'Exception',
        because: inside ? `Not certified. Signed by ${exception.by} until ${sayDay(exception.until)}: ${exception.reason}` : '',
      }
    return { tone: 'bad', word: 'Not certified', because: inside ? sayEligibility(verdict) : '' }
  }
  if (person.leftOn !== null && person.leftOn <= addDays(day, soon)) return leaving(person.leftOn, day, inside)
  if (verdict.kind === 'in grace') return { tone: 'due', word: 'In grace', because: inside ? verdict.text : '' }
  if (verdict.kind === 'expires during') {
    const left = daysBetween(day, verdict.last)
    if (left <= soon) return { tone: 'due', word: daysLeft(left), because: verdict.text }
    return { tone: 'good', word: 'Certified', because: verdict.by ? `${verdict.by} through ${sayDay(verdict.last)}` : verdict.text }
  }
  if (place.until !== null && place.until <= addDays(day, soon))
    return { tone: 'due', word: daysLeft(daysBetween(day, place.until)), because: `The placement ends ${sayDay(place.until)}` }
  if (!verdict.by) return { tone: 'good', word: 'In place', because: place.until ? `until ${sayDay(place.until)}` : '' }
  return { tone: 'good', word: 'Certified', because: verdict.through ? `${verdict.by} through ${sayDay(verdict.through)}` : `${verdict.by}, no end known` }
}

const daysLeft = (left: number) => (left === 0 ? 'Last day' : `${left} ${left === 1 ? 'day' : 'days'} left`)

const leaving = (leftOn: Day, day: Day, inside: boolean): Standing => ({
  tone: 'due',
  word: daysLeft(daysBetween(day, leftOn)),
  because: inside ? `Leaves the company on ${sayDay(leftOn)}` : '',
})

/** A position with the people who are or will be in it. */
export type Held = Interval & { title: string; shift: string | null; requirement: readonly DatedAlternative[]; places: readonly InPlace[] }
export type CoverageRow = { label: string; months: { day: Day; have: number; need: number }[] }

/** The last days of a month and the twelve after it. */
function monthEnds(day: Day, count = 13): Day[] {
  const first = `${day.slice(0, 8)}01`
  return Array.from({ length: count }, (_, n) => addDays(addMonths(first, n + 1), -1))
}

const inForce = (it: Interval, day: Day) => it.from <= day && (it.until === null || day <= it.until)
const excepted = (place: InPlace, day: Day) => place.exception !== undefined && inForce(place.exception, day)
const present = (place: InPlace, day: Day) => inForce(place, day) && (place.person.leftOn === null || day <= place.person.leftOn)

/** Holders in place against what the team needs, at the end of each month, if nobody acts. One row for each group that is asked for. */
export function coverageOf(positions: readonly Held[], day: Day): CoverageRow[] {
  const asked = new Map<string, { group: Group; shifts: Set<string>; by: { position: Held; group: Group }[] }>()
  for (const position of positions) {
    for (const group of segmentsOf(position.requirement, { from: day, until: day })[0]?.groups ?? []) {
      const key = group
        .map((it) => `${it.certification}/${it.examCode ?? ''}`)
        .sort()
        .join()
      const row = asked.get(key) ?? { group, shifts: new Set<string>(), by: [] }
      row.shifts.add(position.shift ?? 'any shift')
      row.by.push({ position, group })
      asked.set(key, row)
    }
  }
  const days = monthEnds(day)
  return [...asked.values()].map(({ group, shifts, by }) => {
    const [only] = shifts
    const months = days.map((end) => {
      const open = by.filter(({ position }) => inForce(position, end))
      const have = open.filter(({ position }) =>
        position.places.some((place) => present(place, end) && (excepted(place, end) || countsFor(group, place.person.awards, end))),
      )
      return { day: end, have: have.length, need: open.length }
    })
    return { label: `${nameOfGroup(group)}, ${shifts.size > 1 ? 'any shift' : only === 'any shift' ? only : `${only}s`}`, months }
  })
}

/** What falls within a year and why, in order of time: a lapse, an exception's end, a leaver, a placement's end. */
export function fallsOf(positions: readonly Held[], day: Day): { day: Day; text: string }[] {
  const last = monthEnds(day).at(-1) as Day
  const falls: { day: Day; text: string }[] = []
  for (const position of positions) {
    for (const place of position.places.filter((it) => present(it, day))) {
      const { person, exception } = place
      const who = `${person.name} (${position.title})`
      const end = earlier(place.until ?? '9999-12-31', person.leftOn ?? '9999-12-31')
      if (exception && inForce(exception, day)) falls.push({ day: exception.until, text: `the exception for ${who} ends` })
      else
        for (const group of segmentsOf(position.requirement, { from: day, until: day })[0]?.groups ?? []) {
          const reach = reachOf(group, person.awards, day)
          if (reach !== undefined && reach < end) falls.push({ day: reach, text: `${nameOfGroup(group)} of ${who} ends` })
        }
      if (person.leftOn !== null && person.leftOn <= end) falls.push({ day: person.leftOn, text: `${who} leaves the company` })
      else if (place.until !== null) falls.push({ day: place.until, text: `the placement of ${who} ends` })
    }
  }
  return falls.filter((it) => it.day <= last).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
