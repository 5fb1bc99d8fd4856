import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import {
  item,
  labStep,
  offering,
  offeringInstructor,
  prerequisiteWaiver,
} from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { completion, labResult } from '@/db/tables/learning'
import { offeringDraft } from '@/db/tables/planning'
import { aCourse, noon } from '../../world'
import type { Cast } from '../cast'
import { daysAgo, put } from './rows'

/** A course that Otto owns and Ines teaches, with Sol and Emil in it, and one with requests. */
export async function setStudies(db: Writer, cast: Cast) {
  const taught = await aCourse(db, { code: 'PRM-101', ownerId: cast.ow })
  await db.insert(offeringInstructor).values({ offeringId: taught.offeringId, personId: cast.in })
  const place = (personId: number, offeringId: number, more: object) =>
    put(db, enrolment, {
      personId,
      offeringId,
      state: 'enrolled',
      requestedAt: daysAgo(40),
      ...more,
    })
  const sol = await place(cast.se, taught.offeringId, {
    enrolledAt: daysAgo(40),
    byId: cast.ma,
    because: '‹why Sol was put in the course›',
  })
  const emil = await place(cast.em, taught.offeringId, { enrolledAt: daysAgo(40) })
  await place(cast.tom, taught.offeringId, {
    state: 'withdrawn',
    endedAt: daysAgo(3),
    because: '‹why Tom withdrew›',
  })
  const lesson = await put(db, item, {
    courseVersionId: taught.versionId,
    position: 1,
    kind: 'lesson',
    title: 'Lesson',
    minutes: 5,
    body: 'Text.',
  })
  const lab = await put(db, item, {
    courseVersionId: taught.versionId,
    position: 2,
    kind: 'lab',
    title: 'Lab',
    minutes: 5,
    body: 'Text.',
  })
  const step = await put(db, labStep, { itemId: lab, position: 1, text: 'Do it', expect: 'Done' })
  const second = await put(db, labStep, { itemId: lab, position: 2, text: 'Then', expect: 'Done' })
  await put(db, completion, { enrolmentId: sol, itemId: lesson, at: daysAgo(9), byId: cast.se })
  await put(db, labResult, {
    enrolmentId: sol,
    stepId: step,
    doneAt: daysAgo(9),
    confirmedAt: daysAgo(8),
    confirmedById: cast.in,
    note: '‹what Ines saw in the lab›',
  })
  await put(db, labResult, { enrolmentId: sol, stepId: second, doneAt: daysAgo(7) })
  await put(db, prerequisiteWaiver, {
    personId: cast.se,
    courseId: taught.courseId,
    reason: '‹why Sol was waived›',
    grantedById: cast.ow,
    until: '2027-01-01',
  })
  const draft = await put(db, offeringDraft, {
    courseId: taught.courseId,
    mode: 'instructor-led',
    seats: 8,
    startsOn: '2027-01-11',
    endsOn: '2027-02-01',
    because: '‹why an offering is drafted›',
    draftedById: cast.s1,
    draftedAt: +noon,
  })
  const asked = await aCourse(db, { code: 'PRM-102', ownerId: cast.ow })
  await db.update(offering).set({ approval: true }).where(eq(offering.id, asked.offeringId))
  await place(cast.pia, asked.offeringId, { state: 'requested', requestedAt: daysAgo(1) })
  await place(cast.ola, asked.offeringId, { state: 'requested', requestedAt: daysAgo(5) })
  await place(cast.fred, asked.offeringId, {
    state: 'closed',
    outcome: 'completed',
    outcomeAt: daysAgo(2),
  })
  await place(cast.se, asked.offeringId, {
    state: 'declined',
    byId: cast.ma,
    endedAt: daysAgo(2),
    because: '‹why Sol was declined›',
  })
  return {
    course: taught.code,
    courseId: taught.courseId,
    version: taught.versionId,
    offering: taught.offeringId,
    askedCourse: asked.courseId,
    askedOffering: asked.offeringId,
    enrolment: sol,
    emilsEnrolment: emil,
    lesson,
    lab,
    draft,
  }
}
