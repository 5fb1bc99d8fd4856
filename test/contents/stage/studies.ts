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

const setPlace = (db: Writer, personId: number, offeringId: number, more: object = {}) =>
  put(db, enrolment, {
    personId,
    offeringId,
    state: 'enrolled',
    requestedAt: daysAgo(40),
    enrolledAt: daysAgo(40),
    ...more,
  })

/** A course that Otto owns and Ines teaches, with Sol and Emil in it, and one with requests. */
export async function setStudies(db: Writer, cast: Cast) {
  const taught = await aCourse(db, { code: 'PRM-101', ownerId: cast.ow })
  const { offeringId } = taught
  await db.insert(offeringInstructor).values({ offeringId, personId: cast.in })
  const enrolled = await setPlace(db, cast.se, offeringId, {
    byId: cast.ma,
    because: '‹why Sol was put in the course›',
  })
  const emilsEnrolment = await setPlace(db, cast.em, offeringId)
  await setPlace(db, cast.tom, offeringId, {
    state: 'withdrawn',
    endedAt: daysAgo(3),
    because: '‹why Tom withdrew›',
  })
  await put(db, prerequisiteWaiver, {
    personId: cast.se,
    courseId: taught.courseId,
    reason: '‹why Sol was waived›',
    grantedById: cast.ow,
    until: '2027-01-01',
  })
  return {
    course: taught.code,
    courseId: taught.courseId,
    version: taught.versionId,
    offering: offeringId,
    enrolment: enrolled,
    emilsEnrolment,
    ...(await setItems(db, cast, taught.versionId, enrolled)),
    ...(await setRequests(db, cast)),
    ...(await setDrafts(db, cast, taught.courseId)),
  }
}

async function setItems(db: Writer, cast: Cast, courseVersionId: number, enrolmentId: number) {
  const add = (position: number, kind: 'lesson' | 'lab') =>
    put(db, item, { courseVersionId, position, kind, title: kind, minutes: 5, body: 'Text.' })
  const lesson = await add(1, 'lesson')
  const lab = await add(2, 'lab')
  const step = (position: number) =>
    put(db, labStep, { itemId: lab, position, text: 'Do it', expect: 'Done' })
  await put(db, completion, { enrolmentId, itemId: lesson, at: daysAgo(9), byId: cast.se })
  await put(db, labResult, {
    enrolmentId,
    stepId: await step(1),
    doneAt: daysAgo(9),
    confirmedAt: daysAgo(8),
    confirmedById: cast.in,
    note: '‹what Ines saw in the lab›',
  })
  await put(db, labResult, { enrolmentId, stepId: await step(2), doneAt: daysAgo(7) })
  return { lesson, lab }
}

/** Pia asked yesterday; Ola so long ago that the registrar answers too. */
async function setRequests(db: Writer, cast: Cast) {
  const { offeringId, courseId } = await aCourse(db, { code: 'PRM-102', ownerId: cast.ow })
  await db.update(offering).set({ approval: true }).where(eq(offering.id, offeringId))
  await setPlace(db, cast.pia, offeringId, { state: 'requested', requestedAt: daysAgo(1) })
  await setPlace(db, cast.ola, offeringId, { state: 'requested', requestedAt: daysAgo(5) })
  const done = { state: 'closed', outcome: 'completed', outcomeAt: daysAgo(2) }
  await setPlace(db, cast.fred, offeringId, done)
  await setPlace(db, cast.se, offeringId, {
    state: 'declined',
    byId: cast.ma,
    endedAt: daysAgo(2),
    because: '‹why Sol was declined›',
  })
  return { askedCourse: courseId, askedOffering: offeringId }
}

/** An offering is drafted of Otto's course and of Fred's, where Tom is. */
async function setDrafts(db: Writer, cast: Cast, course: number) {
  const drafted = (courseId: number, because: string) =>
    put(db, offeringDraft, {
      courseId,
      mode: 'instructor-led',
      seats: 8,
      startsOn: '2027-01-11',
      endsOn: '2027-02-01',
      because,
      draftedById: cast.s1,
      draftedAt: +noon,
    })
  const other = await aCourse(db, { code: 'PRM-103', ownerId: cast.fred })
  await drafted(other.courseId, '‹why another’s offering is drafted›')
  return {
    draft: await drafted(course, '‹why an offering is drafted›'),
    fredsVersion: other.versionId,
    tomsEnrolment: await setPlace(db, cast.tom, other.offeringId),
  }
}
