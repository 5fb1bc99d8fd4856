import type { Mode } from '@/db/tables/catalogue'
import { addDays, type Day, daysBetween } from '../../calendar'
import { metBy, progressFor, type Requirement, type Work } from '../../certification/rules/requirements'
import type { Cycle, Terms } from '../../certification/rules/validity'
import type { Chance, Wanted } from './training'

/** How far ahead things must begin, in days, as the university counts back from the day somebody is needed. */
export const leads = {
  /** An outside exam is booked this long before it is sat. */
  exam: 14,
  /** A certificate is brought, checked with its issuer and recorded; our own work is marked and posted. */
  award: 7,
  /** From the decision to open an offering to its first day. */
  notice: 21,
  /** How much of a course is done in a week beside work for customers. */
  hoursAWeek: 6,
  /** Seats of an offering whose course never had a limited one. */
  seats: 12,
}
/** How long a course takes beside work, in whole weeks. */
export const courseDays = (hours: number): number => Math.max(1, Math.ceil(hours / leads.hoursAWeek)) * 7

export type OpenOffering = { id: number; code: string; startsOn: Day | null; endsOn: Day | null; enrolUntil: Day | null; free: number | null }
export type CourseFact = {
  id: number
  code: string
  title: string
  hours: number
  retired: boolean
  ownerId: number | null
  usual: { mode: Mode; seats: number }
  offerings: readonly OpenOffering[]
}
export type CertificationFact = {
  id: number
  slug: string
  short: string
  inHouse: boolean
  /** By the rule in force on the day it is needed: the last day it counts. */
  sunsetOn: Day | null
  terms: Terms
  requirements: readonly Requirement[]
  exams: readonly { code: string; retiredOn: Day | null }[]
  /** Courses that teach what its exam asks, those that teach most first. */
  prepares: readonly number[]
  /** Nobody can sit it after this day, and nobody renews it: a question asked of the future. */
  retiresOn?: Day
}
export type PersonPast = {
  awards: readonly (Cycle & { certification: number; examCode: string | null })[]
  suspended: ReadonlySet<number>
  bookings: readonly { certification: number; code: string; on: Day }[]
  work: Omit<Work, 'valid'>
}
export type Known = { certifications: ReadonlyMap<number, CertificationFact>; courses: ReadonlyMap<number, CourseFact>; past: ReadonlyMap<number, PersonPast> }

/** A thing to do, and when it is over at the earliest. `offering` undefined: a new one would have to be opened. */
export type Doing =
  | { kind: 'course'; course: number; started: boolean; offering: OpenOffering | undefined; ends: Day }
  | { kind: 'exam'; code: string; booked: Day | null; ends: Day }
  | { kind: 'other'; what: string; ends: Day }
export type Way = Chance & { renews: boolean; doing: Doing[] }
const nothing: PersonPast = {
  awards: [],
  suspended: new Set(),
  bookings: [],
  work: { courses: new Map(), exams: new Map(), labs: new Map(), verified: new Map(), started: new Set() },
}

/** The soonest end of a course for someone: where they are already, an offering with a free seat, or a new one. Null: it is not given any more. */
export function soonest(course: CourseFact, work: PersonPast['work'], today: Day, from: Day): Extract<Doing, { kind: 'course' }> | null {
  const days = courseDays(course.hours)
  const took = { kind: 'course' as const, course: course.id }
  if (work.started.has(course.id)) return { ...took, started: true, offering: undefined, ends: addDays(from, days) }
  if (course.retired) return null
  const open = course.offerings
    .filter((it) => it.free === null || it.free > 0)
    .filter((it) => (it.startsOn === null ? (it.endsOn ?? addDays(from, days)) >= addDays(from, days) : it.startsOn >= from))
    .map((offering) => ({ offering, ends: offering.startsOn === null ? addDays(from, days) : (offering.endsOn ?? addDays(offering.startsOn, days)) }))
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : a.offering.id - b.offering.id))[0]
  const anew = addDays(from > addDays(today, leads.notice) ? from : addDays(today, leads.notice), days)
  return open && open.ends <= anew ? { ...took, started: false, ...open } : { ...took, started: false, offering: undefined, ends: anew }
}

/**
 * How one person could come to hold a certification that counts on a day: what they would have to do from today on, one after the other.
 * Null: it cannot be earned, not by them or not any more.
 */
export function wayTo(known: Known, person: number, wanted: Wanted, today: Day, on: Day, asked: readonly number[] = []): Way | null {
  const it = known.certifications.get(wanted.certification)
  const past = known.past.get(person) ?? nothing
  if (!it || asked.includes(it.id) || (it.sunsetOn !== null && it.sunsetOn < on) || past.suspended.has(it.id)) return null
  const own = past.awards.filter((one) => one.certification === it.id && (one.revokedOn === null || one.revokedOn > today))
  const before = nearestBefore(own, today)
  return it.inHouse ? ourWay(known, past, person, it, before, today, on, asked) : outsideWay(known, past, person, it, wanted, before, today, on, asked)
}

type Before = { renews: boolean; distance: number }
/** Renewing what still runs is nearest, then what ran out lately, then what was never held. */
function nearestBefore(own: readonly Cycle[], today: Day): Before {
  const last = own
    .map((it) => it.validUntil ?? '9999-12-31')
    .sort()
    .at(-1)
  if (last === undefined) return { renews: false, distance: 40 }
  if (last >= today) return { renews: true, distance: 10 }
  return { renews: false, distance: 20 + Math.min(15, Math.floor(daysBetween(last, today) / 90)) }
}

/** Certifications that must be valid besides and would not be: each is to be earned too. Null: one of them cannot be. */
function besides(known: Known, past: PersonPast, person: number, ids: readonly number[], today: Day, on: Day, asked: readonly number[]) {
  const also: Wanted[] = []
  let from = today
  for (const id of ids) {
    if (past.awards.some((one) => one.certification === id && one.validFrom <= on && (one.validUntil ?? on) >= on && one.revokedOn === null)) continue
    const way = wayTo(known, person, { certification: id, examCode: null } as Wanted, today, on, asked)
    if (!way) return null
    also.push(...way.also, { certification: id, examCode: null } as Wanted)
    if (way.ready > from) from = way.ready
  }
  return { also, from }
}

function outsideWay(
  known: Known,
  past: PersonPast,
  person: number,
  it: CertificationFact,
  wanted: Wanted,
  before: Before,
  today: Day,
  on: Day,
  asked: readonly number[],
): Way | null {
  const needs = it.requirements.flatMap((one) =>
    one.kind === 'certification' && one.purpose === 'earn' && one.certificationId !== null ? [one.certificationId] : [],
  )
  const first = besides(known, past, person, before.renews ? [] : needs, today, on, [...asked, it.id])
  if (!first) return null
  const doing: Doing[] = []
  let from = first.from
  const exams = it.exams.filter((exam) => wanted.examCode === null || exam.code === wanted.examCode)
  const booking = past.bookings
    .filter((one) => one.certification === it.id && exams.some((exam) => exam.code === one.code))
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  let distance = before.distance + 10 * first.also.length
  if (booking) distance = 0
  else if (before.distance === 40 && it.prepares.length && !it.prepares.some((id) => past.work.courses.has(id))) {
    const course = it.prepares.flatMap((id) => known.courses.get(id) ?? []).flatMap((one) => soonest(one, past.work, today, from) ?? [])
    const chosen = course.find((one) => one.started) ?? course[0]
    if (chosen) {
      doing.push(chosen)
      distance += chosen.started ? 5 : 20
      from = chosen.ends
    }
  }
  const sits = booking && booking.on >= from ? booking.on : addDays(from, leads.exam)
  const last = it.retiresOn
  const exam = exams.find(
    (one) => (one.retiredOn === null || one.retiredOn >= sits) && (last === undefined || sits <= last) && (!booking || one.code === booking.code),
  )
  if (!exam) return null
  doing.push({ kind: 'exam', code: exam.code, booked: booking?.on ?? null, ends: sits })
  return { ready: addDays(sits, leads.award), distance: Math.min(99, distance), also: first.also, renews: before.renews, doing }
}

function ourWay(
  known: Known,
  past: PersonPast,
  person: number,
  it: CertificationFact,
  before: Before,
  today: Day,
  on: Day,
  asked: readonly number[],
): Way | null {
  if (!it.requirements.length || (it.retiresOn !== undefined && it.retiresOn < today)) return null
  const valid = new Map(
    past.awards
      .filter((one) => one.revokedOn === null && one.validFrom <= today && (one.validUntil ?? on) >= on)
      .map((one) => [one.certification, one.validFrom]),
  )
  const own = past.awards.filter((one) => one.certification === it.id)
  const work: Work = { ...past.work, valid }
  const next = progressFor(it.requirements, work, own, it.terms, today)
  if (!next) return null
  const asks = it.requirements.filter((one) => one.purpose === next.situation.purpose)
  const rows = asks.length ? asks : it.requirements.filter((one) => one.purpose === 'earn')
  const groups = [...new Set(rows.map((one) => one.group))].filter((group) => !rows.some((one) => one.group === group && metBy(one, work, next.since) !== null))
  const courses = new Set<number>()
  const needs: number[] = []
  for (const group of groups) {
    const any = rows.filter((one) => one.group === group)
    const chosen = any.find((one) => one.courseId !== null && past.work.started.has(one.courseId)) ?? any[0]
    if (chosen?.kind === 'certification' && chosen.certificationId !== null) needs.push(chosen.certificationId)
    else if (chosen?.path) for (const id of coursesLeft(chosen.path.steps, past.work)) courses.add(id)
    else if (chosen?.courseId != null) courses.add(chosen.courseId)
  }
  const first = besides(known, past, person, needs, today, on, [...asked, it.id])
  if (!first) return null
  const doing: Doing[] = []
  let from = first.from
  if (next.since !== null && next.since > from) from = next.since
  for (const id of courses) {
    const course = known.courses.get(id)
    const chosen = course && soonest(course, past.work, today, from)
    if (!chosen) return null
    doing.push(chosen)
    from = chosen.ends
  }
  if (it.retiresOn !== undefined && from > it.retiresOn) return null
  const distance = before.distance + 10 * first.also.length + 8 * doing.length - (doing.some((one) => one.kind === 'course' && one.started) ? 5 : 0)
  return { ready: addDays(from, leads.award), distance: Math.max(0, Math.min(99, distance)), also: first.also, renews: before.renews, doing }
}

/** The courses of a path that are still to be done: all, or as many as its step takes. */
function coursesLeft(steps: NonNullable<Requirement['path']>['steps'], work: PersonPast['work']): number[] {
  return steps.flatMap(({ rule, n, courses }) => {
    const left = courses.filter(({ id }) => !work.courses.has(id))
    const done = courses.length - left.length
    const needed = rule === 'all' ? courses.length : rule === 'any' ? 1 : rule === 'some' ? (n ?? 0) : 0
    return left.slice(0, Math.max(0, needed - done)).map(({ id }) => id)
  })
}
