import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { certificationRequirement } from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { evidence } from '@/db/tables/evidence'
import { exam, examBooking } from '@/db/tables/exam'
import { outbox } from '@/db/tables/outbox'
import { addDays } from '@/university/calendar'
import { told, toldAbout } from '@/university/notices/queries/told'
import { aCast, aCertification, anAward, later, run } from '../notices/reminder-world'
import { aCourse, aPerson, noon, type World, world } from '../world'

let w: World
beforeEach(async () => {
  w = await world(later(30))
})
afterEach(() => w.close())

test('who was told of a lapse, when, what they read, and what they did afterwards', async () => {
  const it = await w.put(async (db) => {
    const cast = await aCast(db)
    const auditor = await aPerson(db, { roles: ['auditor'] })
    const certification = await aCertification(db)
    const held = await anAward(db, {
      person: cast.learner,
      certification,
      until: addDays('2026-11-21', 30),
    })
    const course = await aCourse(db, { code: 'LNX-1' })
    const other = await aCourse(db)
    await db.insert(certificationRequirement).values({
      versionId: certification.version,
      group: 1,
      kind: 'course',
      courseId: course.courseId,
    })
    return { ...cast, auditor, certification, ...held, course, other }
  })
  await run(w)
  await w.put(async (db) => {
    await db
      .update(outbox)
      .set({ readAt: +later(1) })
      .where(eq(outbox.personId, it.learner))
    const seat = { personId: it.learner, state: 'enrolled' as const }
    await db
      .insert(enrolment)
      .values({ ...seat, offeringId: it.course.offeringId, requestedAt: +later(2) })
    await db
      .insert(enrolment)
      .values({ ...seat, offeringId: it.other.offeringId, requestedAt: +later(2) })
    const [x] = await db
      .insert(exam)
      .values({ issuer: 'Example', code: 'EX1', certificationId: it.certification.id })
      .returning()
    const booking = {
      personId: it.learner,
      examId: x!.id,
      bookedFor: '2026-11-29',
      at: +later(3),
      result: 'passed' as const,
      resultAt: +later(8),
    }
    await db.insert(examBooking).values(booking)
    await db.insert(examBooking).values({ ...booking, at: +later(-9), resultAt: +later(-8) })
    const brought = {
      personId: it.learner,
      certificationId: it.certification.id,
      number: 'N-1',
      earnedOn: '2026-11-29',
      submittedAt: +later(9),
    }
    await db.insert(evidence).values(brought)
    await anAward(db, {
      person: it.learner,
      certification: it.certification,
      until: '2028-12-01',
      createdAt: +later(10),
    })
    await anAward(db, {
      person: it.learner,
      certification: it.certification,
      until: '2030-12-01',
      createdAt: +later(40),
    })
  })

  const seen = await w.ask(told, { holding: it.holding }, it.auditor)
  if (!seen.ok) throw new Error(seen.because)
  expect(seen.value.told.map((one) => [one.to.name, one.own, one.at, one.readAt])).toEqual([
    ['Sol', true, +noon, +later(1)],
    ['Mara', false, +noon, null],
  ])
  expect(seen.value.followed.map((one) => [one.what, one.at])).toEqual([
    ['Enrolled in LNX-1', +later(2)],
    ['Booked EX1 for 2026-11-29', +later(3)],
    ['EX1: passed', +later(8)],
    ['Brought certificate N-1', +later(9)],
    ['Awarded until 2028-12-01', +later(10)],
  ])
  // The holder reads what was said to them; a colleague, nothing.
  expect(await w.ask(told, { holding: it.holding }, it.learner)).toMatchObject({
    value: { told: [{ own: true }] },
  })
  expect(await w.ask(told, { holding: it.holding }, it.manager)).toMatchObject({
    kind: 'not found',
  })
  // As it was known on an earlier day.
  const early = await w.store.reading((db) => toldAbout(db, [it.holding], later(5)))
  expect(early.followed).toHaveLength(2)
})
