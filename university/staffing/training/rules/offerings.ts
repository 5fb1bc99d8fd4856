import type { Mode } from '@/db/tables/catalogue'
import { addDays, type Day, daysBetween, earlier, forever, later, spoken } from '../../../calendar'
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

/** Who must be in which course, once each, by the earliest day it must be over. */
function needsOf(known: Known, ways: readonly { person: number; way: Way }[], on: Day): Need[] {
  const needs = new Map<string, Need>()
  for (const { person, way } of ways) {
    const spare = spareOf(way, on)
    for (const it of way.doing) {
      if (it.kind !== 'course' || it.started) continue
      const course = known.courses.get(it.course)
      if (!course) continue
      const starts = it.offering?.startsOn ?? addDays(it.ends, -courseDays(course.hours))
      const key = `${course.id} ${person}`
      const last = earlier(needs.get(key)?.last ?? forever, addDays(it.ends, spare))
      needs.set(key, { person, course, starts, ends: it.ends, last })
    }
  }
  return [...needs.values()].sort((a, b) =>
    a.last < b.last ? -1 : a.last > b.last ? 1 : a.person - b.person,
  )
}

/** The seats as they are given, one person after the other. */
class SeatPlan {
  private readonly left: Map<number, number>
  private readonly seats = new Map<number, Seats>()
  private readonly drafts = new Map<string, Draft>()
  private readonly unseated: Seating['unseated'] = []

  constructor(
    known: Known,
    private readonly today: Day,
    private readonly notice: Day,
  ) {
    const offerings = [...known.courses.values()].flatMap((course) => course.offerings)
    this.left = new Map(offerings.map((it) => [it.id, it.free ?? Number.POSITIVE_INFINITY]))
  }

  /** The open offering with a seat that is over soonest, and in time. */
  private openFor({ course, last }: Need, from: Day, days: number): OpenOffering | undefined {
    const isInTime = (it: OpenOffering) =>
      (it.startsOn === null || it.startsOn >= this.today) && endOf(it, from, days) <= last
    const isLongEnough = (it: OpenOffering) =>
      it.startsOn !== null || it.endsOn === null || it.endsOn >= addDays(from, days)
    return course.offerings
      .filter((it) => (this.left.get(it.id) ?? 0) > 0 && isInTime(it) && isLongEnough(it))
      .sort((a, b) => (endOf(a, from, days) < endOf(b, from, days) ? -1 : 1))[0]
  }

  private sit({ course, person }: Need, offering: OpenOffering): void {
    this.left.set(offering.id, (this.left.get(offering.id) ?? 0) - 1)
    const known = this.seats.get(offering.id) ?? { course, offering, people: [] }
    known.people.push(person)
    this.seats.set(offering.id, known)
  }

  /** A new offering of a course from a day on that has a seat left; the next one where it is full. */
  private draftFor({ course, last }: Need, startsOn: Day, days: number): Draft {
    const latestStart = addDays(last, -days)
    for (let n = 1; ; n++) {
      const key = `${course.id} ${startsOn} ${n}`
      const draft = this.drafts.get(key)
      if (draft && draft.people.length >= draft.seats) continue
      if (draft) return draft
      const dates = { startsOn, endsOn: addDays(startsOn, days), latestStart }
      const fresh: Draft = { course, ...course.usual, ...dates, people: [] }
      this.drafts.set(key, fresh)
      return fresh
    }
  }

  add(need: Need): void {
    const { course, person, starts, last } = need
    const days = courseDays(course.hours)
    const from = later(starts, this.today)
    const open = this.openFor(need, from, days)
    if (open) {
      this.sit(need, open)
      return
    }
    const startsOn = later(from, this.notice)
    if (course.retired || addDays(startsOn, days) > last) {
      this.unseated.push({ person, course: course.id })
      return
    }
    const draft = this.draftFor(need, startsOn, days)
    draft.people.push(person)
    draft.latestStart = earlier(draft.latestStart, addDays(last, -days))
  }

  read(): Seating {
    const [seats, drafts] = [[...this.seats.values()], [...this.drafts.values()]]
    return { seats, drafts, unseated: this.unseated }
  }
}

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
  const plan = new SeatPlan(known, today, notice)
  for (const need of needsOf(known, ways, on)) plan.add(need)
  return plan.read()
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
