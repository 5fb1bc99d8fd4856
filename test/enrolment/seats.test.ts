import { and, asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offering, session } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { delegation } from '@/db/tables/people'
import { prerequisite } from '@/db/tables/prerequisite'
import { event } from '@/db/tables/record'
import { acceptOffer, declineOffer } from '@/university/enrolment/commands/answer-offer'
import { approveSeat, declineSeat } from '@/university/enrolment/commands/answer-request'
import { assignSeat } from '@/university/enrolment/commands/assign-seat'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import {
  cancelOffering,
  cancelSession,
  changeSeats,
  restoreSession,
} from '@/university/enrolment/commands/run-offering'
import { settlePlaces } from '@/university/enrolment/commands/settle-places'
import { waivePrerequisite } from '@/university/enrolment/commands/waive-prerequisite'
import { endPlacesOf, withdrawSeat } from '@/university/enrolment/commands/withdraw-seat'
import { aCourse, aPerson, noon, type World, world } from '../world'

const h = 3_600_000
let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const rows = (offeringId: number) =>
  w.store.reading((db) =>
    db
      .select()
      .from(enrolment)
      .where(eq(enrolment.offeringId, offeringId))
      .orderBy(asc(enrolment.id)),
  )
const states = async (offeringId: number) => (await rows(offeringId)).map((e) => e.state)
const counters = (id: number) =>
  w.store.reading((db) =>
    db
      .select({ taken: offering.taken, waiting: offering.waiting })
      .from(offering)
      .where(eq(offering.id, id))
      .get(),
  )
const change = (id: number, set: Partial<typeof offering.$inferInsert>) =>
  w.put((db) => db.update(offering).set(set).where(eq(offering.id, id)))
const people = (n: number) =>
  w.put((db) => Promise.all(Array.from({ length: n }, () => aPerson(db)))) as Promise<
    [number, number, number, number, number]
  >
/** An offering of `seats` seats with everyone in it or in line, a second apart. */
async function crowd(seats: number, n: number) {
  const it = await w.put((db) => aCourse(db, { seats }))
  const who = await people(n)
  const start = w.now
  for (const [i, id] of who.entries()) {
    w.now = new Date(+start + i * 1000)
    expect(await w.perform(requestSeat, { offering: it.offeringId }, id)).toMatchObject({
      ok: true,
    })
  }
  return {
    ...it,
    who,
    ids: (await rows(it.offeringId)).map((e) => e.id) as [number, number, number, number, number],
  }
}

describe('a seat', () => {
  test('is taken while there are any, then there is a queue with a position', async () => {
    const { offeringId } = await w.put((db) => aCourse(db, { seats: 1 }))
    const [a, b, c] = await people(3)
    expect(await w.perform(requestSeat, { offering: offeringId }, a)).toMatchObject({
      value: { state: 'enrolled', position: null },
    })
    expect(await w.perform(requestSeat, { offering: String(offeringId) }, b)).toMatchObject({
      value: { state: 'waitlisted', position: 1 },
    })
    expect(await w.perform(requestSeat, { offering: offeringId }, c)).toMatchObject({
      value: { state: 'waitlisted', position: 2 },
    })
    expect(await w.perform(requestSeat, { offering: offeringId }, a)).toMatchObject({
      kind: 'refused',
      because: 'You are enrolled already.',
    })
    expect(await counters(offeringId)).toEqual({ taken: 1, waiting: 2 })
    expect(await w.perform(requestSeat, { offering: 999 }, a)).toMatchObject({ kind: 'not found' })
  })
  test('given up goes straight to the first in line, never to a newcomer', async () => {
    const { offeringId, who, ids } = await crowd(1, 3)
    expect(await w.perform(withdrawSeat, { enrolment: ids[0] }, who[0])).toMatchObject({
      value: { promoted: [ids[1]] },
    })
    expect(await states(offeringId)).toEqual(['withdrawn', 'enrolled', 'waitlisted'])
    const [newcomer] = await people(1)
    expect(await w.perform(requestSeat, { offering: offeringId }, newcomer)).toMatchObject({
      value: { state: 'waitlisted', position: 2 },
    })
    expect(await w.perform(requestSeat, { offering: offeringId }, who[0])).toMatchObject({
      value: { position: 3 },
    })
  })
  test('of someone else cannot be seen by a colleague; their manager and the instructor may end it', async () => {
    const { who, ids } = await crowd(1, 2)
    expect(await w.perform(withdrawSeat, { enrolment: ids[0] }, who[1])).toMatchObject({
      kind: 'not found',
    })
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    const auditor = await w.put((db) => aPerson(db, { roles: ['auditor'] }))
    expect(await w.perform(withdrawSeat, { enrolment: ids[0] }, auditor)).toMatchObject({
      kind: 'refused',
    })
    expect(
      await w.perform(
        withdrawSeat,
        { enrolment: ids[0], because: 'no longer in support' },
        registrar,
      ),
    ).toMatchObject({ ok: true })
  })
  test('of a leaver goes on', async () => {
    const { offeringId, who } = await crowd(1, 2)
    await w.put(async (db) =>
      endPlacesOf({ db, now: w.now, actor: { id: 0 } as never }, who[0], 'Left the company.'),
    )
    expect(await states(offeringId)).toEqual(['withdrawn', 'enrolled'])
  })
})

describe('close to the start', () => {
  const soon = async () => {
    const it = await crowd(1, 3)
    await change(it.offeringId, { startsAt: +w.now + 30 * h, endsAt: +w.now + 40 * h })
    await w.perform(withdrawSeat, { enrolment: it.ids[0] }, it.who[0])
    return it
  }
  test('a seat is offered, and only its person accepts it', async () => {
    const { offeringId, who, ids } = await soon()
    expect(await states(offeringId)).toEqual(['withdrawn', 'offered', 'waitlisted'])
    expect(await counters(offeringId)).toEqual({ taken: 1, waiting: 1 })
    expect(await w.perform(acceptOffer, { enrolment: ids[1] }, who[2])).toMatchObject({
      kind: 'not found',
    })
    expect(await w.perform(acceptOffer, { enrolment: ids[1] }, who[1])).toMatchObject({ ok: true })
    expect(await states(offeringId)).toEqual(['withdrawn', 'enrolled', 'waitlisted'])
  })
  test('declined, it goes to the next', async () => {
    const { offeringId, who, ids } = await soon()
    expect(await w.perform(declineOffer, { enrolment: ids[1] }, who[1])).toMatchObject({
      value: { promoted: [ids[2]] },
    })
    expect(await states(offeringId)).toEqual(['withdrawn', 'withdrawn', 'offered'])
  })
  test('lapsed, its person goes to the back once, and the second time is out', async () => {
    const { offeringId, who, ids } = await soon()
    w.now = new Date(+w.now + 12 * h)
    expect(await w.perform(acceptOffer, { enrolment: ids[1] }, who[1])).toMatchObject({
      kind: 'refused',
    })
    const [newcomer] = await people(1)
    // Any write there settles first: the newcomer is behind both.
    expect(await w.perform(requestSeat, { offering: offeringId }, newcomer)).toMatchObject({
      value: { state: 'waitlisted', position: 2 },
    })
    expect(await states(offeringId)).toEqual(['withdrawn', 'waitlisted', 'offered', 'waitlisted'])
    await w.perform(declineOffer, { enrolment: ids[2] }, who[2])
    expect(await states(offeringId)).toEqual(['withdrawn', 'offered', 'withdrawn', 'waitlisted'])
    w.now = new Date(+w.now + 12 * h)
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    expect(await w.perform(settlePlaces, {}, registrar)).toMatchObject({ value: { offerings: 1 } })
    expect(await states(offeringId)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'offered'])
    expect(await w.perform(settlePlaces, {}, registrar)).toMatchObject({ value: { offerings: 0 } })
  })
})

describe('capacity', () => {
  test('a larger room moves the queue up; a smaller one removes nobody', async () => {
    const { offeringId } = await crowd(2, 5)
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    await w.perform(changeSeats, { offering: offeringId, seats: '4' }, registrar)
    expect(await states(offeringId)).toEqual([
      'enrolled',
      'enrolled',
      'enrolled',
      'enrolled',
      'waitlisted',
    ])
    await w.perform(changeSeats, { offering: offeringId, seats: 1 }, registrar)
    expect(await counters(offeringId)).toEqual({ taken: 4, waiting: 1 })
    await w.perform(withdrawSeat, { enrolment: (await rows(offeringId))[0]?.id }, registrar)
    expect(await counters(offeringId)).toEqual({ taken: 3, waiting: 1 })
    await w.perform(changeSeats, { offering: offeringId, seats: '' }, registrar)
    expect(await counters(offeringId)).toEqual({ taken: 4, waiting: 0 })
  })
  test('is not for a learner to see or change', async () => {
    const { offeringId, who } = await crowd(2, 1)
    expect(await w.perform(changeSeats, { offering: offeringId, seats: 9 }, who[0])).toMatchObject({
      kind: 'not found',
    })
  })
  test('a cancelled offering ends every place with its reason', async () => {
    const { offeringId, who } = await crowd(1, 3)
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    expect(
      await w.perform(
        cancelOffering,
        { offering: offeringId, because: 'The room flooded.' },
        registrar,
      ),
    ).toMatchObject({ value: { told: 3 } })
    expect(await states(offeringId)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await w.perform(requestSeat, { offering: offeringId }, who[0])).toMatchObject({
      because: 'This offering was cancelled.',
    })
  })
  test('a cancelled session keeps its reason and can be restored', async () => {
    const { offeringId } = await crowd(1, 1)
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    const [made] = await w.put((db) =>
      db
        .insert(session)
        .values({ offeringId, title: 'One', startsAt: +noon, endsAt: +noon + h, timeZone: 'UTC' })
        .returning({ id: session.id }),
    )
    expect(
      await w.perform(cancelSession, { session: made?.id, because: 'Instructor ill.' }, registrar),
    ).toMatchObject({ ok: true })
    expect(
      await w.perform(cancelSession, { session: made?.id, because: 'Again' }, registrar),
    ).toMatchObject({ kind: 'refused' })
    expect(await w.perform(restoreSession, { session: made?.id }, registrar)).toMatchObject({
      ok: true,
    })
    const kept = await w.store.reading((db) =>
      db
        .select({ detail: event.detail })
        .from(event)
        .where(eq(event.verb, 'session.restored'))
        .get(),
    )
    expect(kept?.detail).toMatchObject({ before: { because: 'Instructor ill.' } })
  })
})

describe('approval', () => {
  const asked = async () => {
    const [manager, delegate] = await people(2)
    const [learner, other] = await w.put(
      async (db) => [await aPerson(db, { managerId: manager }), await aPerson(db)] as const,
    )
    const it = await w.put((db) => aCourse(db, { seats: 1 }))
    await change(it.offeringId, { approval: true })
    const made = await w.perform(requestSeat, { offering: it.offeringId }, learner)
    return {
      ...it,
      manager,
      delegate,
      learner,
      other,
      enrolment: made.ok ? made.value.enrolment : 0,
    }
  }
  test('by the manager seats the learner', async () => {
    const it = await asked()
    expect(await states(it.offeringId)).toEqual(['requested'])
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.learner)).toMatchObject({
      because: 'Nobody approves themselves.',
    })
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.manager)).toMatchObject({
      value: { state: 'enrolled' },
    })
    expect(
      await w.perform(declineSeat, { enrolment: it.enrolment, because: 'Too late' }, it.manager),
    ).toMatchObject({ kind: 'refused' })
  })
  test('by a delegate in those dates says for whom', async () => {
    const it = await asked()
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.delegate)).toMatchObject({
      kind: 'not found',
    })
    await w.put((db) =>
      db.insert(delegation).values({
        personId: it.manager,
        delegateId: it.delegate,
        from: '2026-11-20',
        until: '2026-11-21',
      }),
    )
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.delegate)).toMatchObject({
      ok: true,
    })
    const [row] = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'seat.approved')),
    )
    expect(row).toMatchObject({ actorId: it.delegate, onBehalfOfId: it.manager })
  })
  test('when it is full queues by the time of the request, ahead of who came later', async () => {
    const it = await asked()
    await change(it.offeringId, { approval: false })
    w.now = new Date(+w.now + 1000)
    const [a, b] = await people(2)
    await w.perform(requestSeat, { offering: it.offeringId }, a)
    await w.perform(requestSeat, { offering: it.offeringId }, b)
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.manager)).toMatchObject({
      value: { state: 'waitlisted' },
    })
    const [first] = await w.store.reading((db) =>
      db
        .select()
        .from(enrolment)
        .where(and(eq(enrolment.offeringId, it.offeringId), eq(enrolment.personId, a))),
    )
    await w.perform(withdrawSeat, { enrolment: first?.id }, a)
    expect(await states(it.offeringId)).toEqual(['enrolled', 'withdrawn', 'waitlisted'])
  })
  test('that nobody gave in time is a no, and the person may ask again', async () => {
    const it = await asked()
    w.now = new Date(+w.now + 8 * 24 * h)
    expect(await w.perform(approveSeat, { enrolment: it.enrolment }, it.manager)).toMatchObject({
      kind: 'refused',
    })
    expect(await w.perform(requestSeat, { offering: it.offeringId }, it.learner)).toMatchObject({
      value: { state: 'requested' },
    })
    expect(await states(it.offeringId)).toEqual(['declined', 'requested'])
  })
  test('is skipped when the manager assigns, with who and why', async () => {
    const it = await asked()
    const mine = await w.put((db) =>
      aPerson(db, { managerId: it.manager, email: 'mine@example.com' }),
    )
    expect(
      await w.perform(
        assignSeat,
        { offering: it.offeringId, person: 'Mine@example.com', because: 'On call in May' },
        it.manager,
      ),
    ).toMatchObject({
      value: { state: 'enrolled' },
    })
    expect((await rows(it.offeringId)).find((e) => e.personId === mine)).toMatchObject({
      byId: it.manager,
      because: 'On call in May',
    })
    expect(
      await w.perform(
        assignSeat,
        { offering: it.offeringId, person: it.other, because: 'Why not' },
        it.manager,
      ),
    ).toMatchObject({ kind: 'refused' })
  })
  test.each([
    ['2026-12-31', { ok: true }],
    ['2026-11-20', { kind: 'not found' }],
  ])('reaches who works here today, whose last day is %s', async (leftOn, outcome) => {
    const it = await asked()
    const mine = await w.put((db) => aPerson(db, { managerId: it.manager, leftOn }))
    expect(
      await w.perform(
        assignSeat,
        { offering: it.offeringId, person: mine, because: 'Before they go' },
        it.manager,
      ),
    ).toMatchObject(outcome)
  })
})

describe('prerequisites gate', () => {
  test('until the course is passed, or a waiver says why not', async () => {
    const [a, registrar] = await w.put(
      async (db) => [await aPerson(db), await aPerson(db, { roles: ['registrar'] })] as const,
    )
    const basic = await w.put((db) => aCourse(db, { code: 'LNX-101' }))
    const it = await w.put((db) => aCourse(db, { code: 'LNX-301' }))
    await w.put((db) =>
      db
        .insert(prerequisite)
        .values({ courseVersionId: it.versionId, group: 1, courseId: basic.courseId }),
    )
    const ask = () => w.perform(requestSeat, { offering: it.offeringId }, a)
    expect(await ask()).toMatchObject({ kind: 'refused', because: 'First complete LNX-101.' })
    expect(
      await w.perform(
        waivePrerequisite,
        { course: 'LNX-301', person: a, reason: 'Ran Linux for years', until: '2026-11-20' },
        registrar,
      ),
    ).toMatchObject({
      kind: 'refused',
    })
    expect(
      await w.perform(
        waivePrerequisite,
        { course: 'LNX-301', person: a, reason: 'Ran Linux for years', until: '2026-12-20' },
        a,
      ),
    ).toMatchObject({
      because: 'Nobody waives their own prerequisites.',
    })
    expect(
      await w.perform(
        waivePrerequisite,
        { course: 'LNX-301', person: a, reason: 'Ran Linux for years', until: '2026-11-21' },
        registrar,
      ),
    ).toMatchObject({
      ok: true,
    })
    expect(await ask()).toMatchObject({ value: { state: 'enrolled' } })
  })
  test('a course passed before meets them', async () => {
    const a = await w.put((db) => aPerson(db))
    const basic = await w.put((db) => aCourse(db, { code: 'LNX-101' }))
    const it = await w.put((db) => aCourse(db, { code: 'LNX-301' }))
    await w.put((db) =>
      db
        .insert(prerequisite)
        .values({ courseVersionId: it.versionId, group: 1, courseId: basic.courseId }),
    )
    await w.put((db) =>
      db.insert(enrolment).values({
        personId: a,
        offeringId: basic.offeringId,
        state: 'closed',
        outcome: 'passed',
        requestedAt: 1,
      }),
    )
    expect(await w.perform(requestSeat, { offering: it.offeringId }, a)).toMatchObject({ ok: true })
  })
})
