import { enrolment, type Outcome } from '../../tables/enrolment'
import { completion, labResult } from '../../tables/learning'
import { type Course, type Courses, courseOf } from './courses'
import type { Offering } from './offerings'
import type { Key, People } from './people'
import type { Rows } from './rows'
import type { When } from './when'

export type Enrolment = {
  id: number
  key: Key
  personId: number
  course: Course
  offering: Offering
  at: number
}
export type Enrolments = ReturnType<typeof enrolmentsOf>

/** Enrols, completes and closes the way the university does, with an event for each step. */
export function enrolmentsOf(rows: Rows, when: When, people: People, courses: Courses) {
  type Row = Partial<typeof enrolment.$inferInsert>

  function enrol(key: Key, offering: Offering, at: number, row: Row = {}): Enrolment {
    const personId = people[key]
    const state = row.state ?? 'enrolled'
    const enrolledAt =
      state === 'enrolled' || state === 'closed' ? (row.enrolledAt ?? at) : row.enrolledAt
    const id = rows.add(enrolment, {
      personId,
      offeringId: offering.id,
      requestedAt: at,
      ...row,
      state,
      enrolledAt,
    })
    rows.tell(at, row.byId ?? personId, 'seat.requested', about(id, personId, offering), {
      state:
        row.state === 'closed' || row.state === 'withdrawn' || row.state === 'cancelled'
          ? 'enrolled'
          : state,
      because: row.because ?? undefined,
    })
    return { id, key, personId, course: courseOf(courses, offering.course), offering, at }
  }
  const about = (enrolmentId: number, personId: number, offering: Offering) => ({
    enrolment: enrolmentId,
    person: personId,
    offering: offering.id,
    course: courseOf(courses, offering.course).id,
  })

  /**
   * Items of these positions (all but the exam when left out) done one after another; a lab is
   * confirmed by an assessor.
   */
  function learn(
    it: Enrolment,
    from: number,
    every: number,
    positions?: number[],
    assessor: Key = 'priya',
  ): number {
    let at = from
    it.course.items.forEach((item, n) => {
      if (positions ? !positions.includes(n + 1) : item.kind === 'quiz') return
      at = Math.min(at + every, when.now - 60_000)
      const byId = item.kind === 'lab' ? people[assessor] : it.personId
      if (item.kind === 'lab') confirmLab(it, at, assessor)
      rows.add(completion, { enrolmentId: it.id, itemId: item.id, at, byId })
      rows.tell(
        at,
        byId,
        item.kind === 'lab' ? 'lab.confirmed' : 'item.completed',
        about(it.id, it.personId, it.offering),
        { item: item.title },
      )
    })
    return at
  }

  function confirmLab(
    it: Enrolment,
    at: number,
    assessor: Key | null,
    steps = it.course.steps.length,
  ): void {
    it.course.steps.slice(0, steps).forEach((stepId, n) => {
      const doneAt = at - (it.course.steps.length - n) * 12 * 60_000
      const seen = assessor ? { confirmedAt: at, confirmedById: people[assessor] } : {}
      rows.add(labResult, { enrolmentId: it.id, stepId, doneAt, ...seen })
    })
  }

  return {
    enrol,
    learn,
    confirmLab,
    about,
    /** The course done: the row is written closed, the event says when. */
    finish(
      key: Key,
      offering: Offering,
      from: number,
      at: number,
      outcome: Outcome = 'passed',
      assessor: Key = 'priya',
    ): Enrolment {
      const it = enrol(key, offering, from, {
        state: 'closed',
        outcome,
        outcomeAt: at,
        endedAt: at,
      })
      const share = Math.max(Math.floor((at - from) / (it.course.items.length + 1)), 1)
      if (outcome === 'no-show') return it
      learn(it, from, share, undefined, assessor)
      if (outcome !== 'failed')
        rows.tell(at, null, 'course.completed', about(it.id, it.personId, offering), { outcome })
      return it
    },
    tell: rows.tell,
    /** So many days before now, at a working hour. */
    days: (n: number, hours = 10, minutes = 0) => when.at(-n, hours, minutes),
  }
}
