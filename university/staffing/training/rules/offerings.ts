import type { Mode } from '@/db/tables/catalogue'
import { addDays, type Day, daysBetween, spoken } from '../../../calendar'
import type { Way } from './course'
import { type CourseFact, courseDays, type Known, type OpenOffering } from './facts'

/** Who must be in a course by when it must be over, and which way chose it. */
type Need = { person: number; course: CourseFact; starts: Day; last: Day; ends: Day }
export type Seats = { course: CourseFact; offering: OpenOffering; people: number[] }
export type Draft = {
  course: CourseFact
  mode: Mode
  seats: number
  startsOn: Day
  endsOn: Day
  latestStart: Day
  people: number[]
}
export type Seating = {
  seats: Seats[]
  drafts: Draft[]
  unseated: { person: number; course: number }[]
}

type Timed = Pick<Way, 'ready' | 'spare' | 'idle'>
/**
 * The days there are to spare for what a way takes to count on `on`, before an exam it takes
 * retires, and while it waits for one to be tried again.
 */
const spareOf = (way: Timed, on: Day): number =>
  Math.min(daysBetween(way.ready, on), way.spare ?? Number.POSITIVE_INFINITY) + (way.idle ?? 0)

/**
 * The last day on which what a way takes may begin, for it to count on `on`: today, and the days
 * there are to spare.
 */
export const startBy = (way: Timed, today: Day, on: Day): Day => addDays(today, spareOf(way, on))

const endOf = (it: OpenOffering, from: Day, days: number): Day =>
  it.startsOn === null ? addDays(from, days) : (it.endsOn ?? addDays(it.startsOn, days))

/**
 * Seats for everyone whose way takes a course: first the free ones of offerings already open that
 * end in time, soonest first; only for those who find none new offerings, as many as their usual
 * seats ask for. Who would need a new one that cannot end in time is unseated.
 */
export function seatingOf(
  known: Known,
  ways: readonly { person: number; way: Way }[],
  { today, notice, on }: { today: Day; notice: Day; on: Day },
): Seating {
  const needs = new Map<string, Need>()
  for (const { person, way } of ways) {
    const spare = spareOf(way, on)
    for (const it of way.doing) {
      const course = it.kind === 'course' && !it.started ? known.courses.get(it.course) : undefined
      if (!course) continue
      const starts =
        it.kind === 'course' && it.offering?.startsOn
          ? it.offering.startsOn
          : addDays(it.ends, -courseDays(course.hours))
      const key = `${course.id} ${person}`
      const last = addDays(it.ends, spare)
      const before = needs.get(key)
      needs.set(key, {
        person,
        course,
        starts,
        ends: it.ends,
        last: before && before.last < last ? before.last : last,
      })
    }
  }
  const left = new Map(
    [...known.courses.values()].flatMap((course) =>
      course.offerings.map((it) => [it.id, it.free ?? Number.POSITIVE_INFINITY] as const),
    ),
  )
  const seats = new Map<number, Seats>()
  const anew = new Map<string, Draft>()
  const unseated: Seating['unseated'] = []
  for (const { person, course, starts, last } of [...needs.values()].sort((a, b) =>
    a.last < b.last ? -1 : a.last > b.last ? 1 : a.person - b.person,
  )) {
    const days = courseDays(course.hours)
    const from = starts < today ? today : starts
    const open = course.offerings
      .filter(
        (it) =>
          (left.get(it.id) ?? 0) > 0 &&
          (it.startsOn === null || it.startsOn >= today) &&
          endOf(it, from, days) <= last,
      )
      .filter(
        (it) => it.startsOn !== null || it.endsOn === null || it.endsOn >= addDays(from, days),
      )
      .sort((a, b) => (endOf(a, from, days) < endOf(b, from, days) ? -1 : 1))[0]
    if (open) {
      left.set(open.id, (left.get(open.id) ?? 0) - 1)
      const known = seats.get(open.id) ?? { course, offering: open, people: [] }
      known.people.push(person)
      seats.set(open.id, known)
      continue
    }
    const startsOn = from > notice ? from : notice
    const endsOn = addDays(startsOn, days)
    if (course.retired || endsOn > last) {
      unseated.push({ person, course: course.id })
      continue
    }
    const key = `${course.id} ${startsOn}`
    const latestStart = addDays(last, -days)
    let draft = anew.get(key)
    for (let n = 2; draft && draft.people.length >= draft.seats; n++)
      draft =
        anew.get(`${key} ${n}`) ??
        put(anew, `${key} ${n}`, fresh(course, startsOn, endsOn, latestStart))
    draft ??= put(anew, key, fresh(course, startsOn, endsOn, latestStart))
    draft.people.push(person)
    if (latestStart < draft.latestStart) draft.latestStart = latestStart
  }
  return { seats: [...seats.values()], drafts: [...anew.values()], unseated }
}
const fresh = (course: CourseFact, startsOn: Day, endsOn: Day, latestStart: Day): Draft => ({
  course,
  ...course.usual,
  startsOn,
  endsOn,
  latestStart,
  people: [],
})
const put = <K, V>(map: Map<K, V>, key: K, value: V): V => {
  map.set(key, value)
  return value
}

/** What someone would do, in words, in order. */
export function sayWay(way: Way, known: Known): string {
  const parts = way.doing.map((it) => {
    if (it.kind === 'exam')
      return it.booked
        ? `${it.code} is booked for ${spoken(it.booked)}`
        : `sits ${it.code}${it.from ? `, not before ${spoken(it.from)}` : ''}`
    if (it.kind === 'other') return it.what
    const code = known.courses.get(it.course)?.code ?? 'a course'
    if (it.started) return `finishes ${code}`
    return it.offering ? `takes ${code}` : `takes ${code} in a new offering`
  })
  const [first, ...rest] = parts
  if (!first) return 'Everything it takes is done'
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${rest.map((it) => `, then ${it}`).join('')}`
}
