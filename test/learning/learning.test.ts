import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { item, labStep, offering, offeringInstructor } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { completion } from '@/db/tables/learning'
import { event } from '@/db/tables/record'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import type { AnyCommand } from '@/university/kernel'
import { confirmStep, finishItem, recordItem, tickStep } from '@/university/learning/commands'
import { progressOf } from '@/university/learning/rules'
import { aCourse, aPerson, noon, type World, world } from '../world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

/**
 * A self-paced course with a lesson, an acknowledgement, a two-step lab and an optional lesson; one
 * learner in its only seat.
 */
async function studying(
  kinds: (typeof item.$inferInsert)['kind'][] = ['lesson', 'acknowledgement', 'lab'],
) {
  const [learner, instructor] = await w.put(
    async (db) => [await aPerson(db), await aPerson(db)] as const,
  )
  const it = await w.put((db) => aCourse(db, { seats: 1 }))
  const items = await w.put(async (db) => {
    await db.insert(offeringInstructor).values({ offeringId: it.offeringId, personId: instructor })
    const ids: number[] = []
    for (const [i, kind] of [...kinds, 'lesson' as const].entries()) {
      const row = {
        courseVersionId: it.versionId,
        position: i + 1,
        kind,
        title: `${kind} ${i}`,
        minutes: 5,
        body: 'Text',
        required: i < kinds.length,
      }
      ids.push((await db.insert(item).values(row).returning({ id: item.id }))[0]!.id)
    }
    return ids as [number, number, number, number]
  })
  const lab = items[kinds.indexOf('lab')]
  const steps = lab
    ? await w.put((db) =>
        db
          .insert(labStep)
          .values(
            [1, 2].map((position) => ({
              itemId: lab,
              position,
              text: `Step ${position}`,
              expect: 'Seen',
            })),
          )
          .returning({ id: labStep.id }),
      )
    : []
  await w.perform(requestSeat, { offering: it.offeringId }, learner)
  const [e] = await w.store.reading((db) => db.select().from(enrolment))
  return {
    ...it,
    learner,
    instructor,
    items,
    steps: steps.map((s) => s.id) as [number, number],
    enrolment: e!.id,
  }
}
const placeOf = (id: number) =>
  w.store.reading((db) => db.select().from(enrolment).where(eq(enrolment.id, id)).get())
const verbs = () =>
  w.store.reading(async (db) =>
    (await db.select({ verb: event.verb }).from(event)).map((e) => e.verb),
  )

describe('a course is finished', () => {
  test('when everything required is done: lesson, signature, and a lab somebody else saw', async () => {
    const it = await studying()
    const waiting = await w.put((db) => aPerson(db))
    await w.perform(requestSeat, { offering: it.offeringId }, waiting)
    const as = (id: number) => (command: AnyCommand, input: object) =>
      w.perform(command, { enrolment: it.enrolment, ...input }, id)
    const learner = as(it.learner)
    const instructor = as(it.instructor)

    expect(await learner(finishItem, { item: it.items[0] })).toMatchObject({
      value: { next: it.items[1], finished: false },
    })
    expect(await learner(finishItem, { item: it.items[0] })).toMatchObject({
      because: 'This is done already.',
    })
    expect(await learner(finishItem, { item: it.items[2] })).toMatchObject({ kind: 'refused' })
    expect(await instructor(finishItem, { item: it.items[1] })).toMatchObject({
      because: 'Only the learner marks their own progress.',
    })
    await learner(finishItem, { item: it.items[1] })

    expect(await instructor(confirmStep, { step: it.steps[0] })).toMatchObject({
      because: 'The learner has not marked this step done.',
    })
    await learner(tickStep, { step: it.steps[0] })
    expect(await learner(confirmStep, { step: it.steps[0] })).toMatchObject({
      because: 'Nobody confirms their own work.',
    })
    expect(await instructor(confirmStep, { step: it.steps[0] })).toMatchObject({
      value: { signedOff: false },
    })
    expect(await learner(tickStep, { step: it.steps[0], done: 'no' })).toMatchObject({
      because: 'This step is confirmed already.',
    })
    await learner(tickStep, { step: it.steps[1] })
    await instructor(confirmStep, { step: it.steps[1], done: 'no', note: 'show the log' })
    expect(await instructor(confirmStep, { step: it.steps[1] })).toMatchObject({ kind: 'refused' })
    await learner(tickStep, { step: it.steps[1] })
    expect(await placeOf(it.enrolment)).toMatchObject({ state: 'enrolled', outcome: null })
    expect(await instructor(confirmStep, { step: it.steps[1] })).toMatchObject({
      value: { signedOff: true },
    })

    // A self-paced place is then closed, and the seat is the next person's.
    expect(await placeOf(it.enrolment)).toMatchObject({
      state: 'closed',
      outcome: 'completed',
      outcomeAt: +noon,
    })
    expect(
      await w.store.reading((db) =>
        db.select().from(enrolment).where(eq(enrolment.personId, waiting)).get(),
      ),
    ).toMatchObject({ state: 'enrolled' })
    expect(await verbs()).toEqual(
      expect.arrayContaining(['course.completed', 'lab.confirmed', 'seat.promoted']),
    )
    const lab = await w.store.reading((db) =>
      db.select().from(completion).where(eq(completion.itemId, it.items[2])).get(),
    )
    expect(lab).toMatchObject({ byId: it.instructor })
    expect(await learner(finishItem, { item: it.items[3] })).toMatchObject({ kind: 'refused' })
  })
  test('in a dated offering keeps its seat until the offering closes', async () => {
    const it = await studying(['session'])
    await w.put((db) =>
      db
        .update(offering)
        .set({ startsAt: +noon - 1 })
        .where(eq(offering.id, it.offeringId)),
    )
    expect(
      await w.perform(finishItem, { enrolment: it.enrolment, item: it.items[0] }, it.learner),
    ).toMatchObject({ because: 'The instructor records this.' })
    expect(
      await w.perform(recordItem, { enrolment: it.enrolment, item: it.items[0] }, it.instructor),
    ).toMatchObject({ value: { finished: true } })
    expect(await placeOf(it.enrolment)).toMatchObject({ state: 'enrolled', outcome: 'completed' })
  })
  test('never for someone else, and never with an item of another course', async () => {
    const it = await studying()
    const [other] = await w.put(async (db) => [await aPerson(db)])
    expect(
      await w.perform(finishItem, { enrolment: it.enrolment, item: it.items[0] }, other!),
    ).toMatchObject({ kind: 'not found' })
    const elsewhere = await w.put(async (db) => {
      const c = await aCourse(db)
      return (
        await db
          .insert(item)
          .values({
            courseVersionId: c.versionId,
            position: 1,
            kind: 'lesson',
            title: 'X',
            minutes: 1,
            body: 'x',
          })
          .returning({ id: item.id })
      )[0]!.id
    })
    expect(
      await w.perform(finishItem, { enrolment: it.enrolment, item: elsewhere }, it.learner),
    ).toMatchObject({ kind: 'not found' })
  })
})

test('progress is derived', () =>
  expect([progressOf(0, 3), progressOf(1, 3), progressOf(3, 3), progressOf(0, 0)]).toEqual([
    'not started',
    'in progress',
    'done',
    'not started',
  ]))
