import { addDays, type Day } from '../../../calendar'
import type { Requirement } from '../../../certification/requirements/rules/requirements'
import {
  type CertificationFact,
  type Chance,
  type CourseFact,
  courseDays,
  type Known,
  leads,
  type OpenOffering,
  type PersonPast,
  type Wanted,
} from './facts'

/**
 * A thing to do, and when it is over at the earliest. `offering` undefined: a new one would have to
 * be opened.
 */
export type Doing =
  | {
      kind: 'course'
      course: number
      started: boolean
      offering: OpenOffering | undefined
      ends: Day
    }
  /**
   * `from`: the first day it may be tried again, where that is later than it could be sat
   * otherwise.
   */
  | { kind: 'exam'; code: string; booked: Day | null; from?: Day; ends: Day }
  | { kind: 'other'; what: string; ends: Day }

/**
 * `spare`: how many days all of it can be put off before an exam or the certification itself is
 * there no more; without it, any number. `idle`: the days in it on which nothing is to be done but
 * to wait until an exam may be tried again; what comes before may begin so much later.
 */
export type Way = Chance & { renews: boolean; doing: Doing[]; spare?: number; idle?: number }
/** What somebody held before: whether this renews it, and how far away they are. */
export type Before = { renews: boolean; distance: number }
/**
 * What must be valid besides: what of it is to be earned too, and from when it all is there. Null:
 * some of it cannot be had.
 */
export type Besides = (ids: readonly number[]) => { also: Wanted[]; from: Day } | null

/** One person and one certification, on the way to it. */
export type Case = {
  known: Known
  past: PersonPast
  it: CertificationFact
  before: Before
  today: Day
  on: Day
  besides: Besides
}

/**
 * The soonest end of a course for someone: where they are already, an offering with a free seat, or
 * a new one. Null: it is not given any more.
 */
export function soonest(
  course: CourseFact,
  work: PersonPast['work'],
  today: Day,
  from: Day,
): Extract<Doing, { kind: 'course' }> | null {
  const days = courseDays(course.hours)
  const took = { kind: 'course' as const, course: course.id }
  if (work.started.has(course.id))
    return { ...took, started: true, offering: undefined, ends: addDays(from, days) }
  if (course.retired) return null
  const open = course.offerings
    .filter((it) => it.free === null || it.free > 0)
    .filter((it) =>
      it.startsOn === null
        ? (it.endsOn ?? addDays(from, days)) >= addDays(from, days)
        : it.startsOn >= from,
    )
    .map((offering) => ({
      offering,
      ends:
        offering.startsOn === null
          ? addDays(from, days)
          : (offering.endsOn ?? addDays(offering.startsOn, days)),
    }))
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : a.offering.id - b.offering.id))[0]
  const anew = addDays(
    from > addDays(today, leads.notice) ? from : addDays(today, leads.notice),
    days,
  )
  return open && open.ends <= anew
    ? { ...took, started: false, ...open }
    : { ...took, started: false, offering: undefined, ends: anew }
}

/** The courses of a path that are still to be done: all, or as many as its step takes. */
export function coursesLeft(
  steps: NonNullable<Requirement['path']>['steps'],
  work: PersonPast['work'],
): number[] {
  return steps.flatMap(({ rule, n, courses }) => {
    const left = courses.filter(({ id }) => !work.courses.has(id))
    const done = courses.length - left.length
    const needed =
      rule === 'all' ? courses.length : rule === 'any' ? 1 : rule === 'some' ? (n ?? 0) : 0
    return left.slice(0, Math.max(0, needed - done)).map(({ id }) => id)
  })
}
