import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Writer } from '@/db'
import { migrate } from '@/db/migrate'
import { award } from '@/db/tables/award'
import { certificationRequirement } from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { holdRule } from '@/db/tables/requirement'
import { placement, placementException } from '@/db/tables/staffing'
import { actorOf } from '@/university/actor'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { signException } from '@/university/staffing/placement/commands/sign-exception'
import { signCheck, signOffShadow } from '@/university/staffing/placement/commands/sign-shadow'
import { swapPlacements } from '@/university/staffing/placement/commands/swap-placements'
import { tellOfLeavers } from '@/university/staffing/placement/commands/tell-of-leavers'
import { undoPlacement } from '@/university/staffing/placement/commands/undo-placement'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { checklist } from '@/university/staffing/placement/rules/shadow'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { aCourse, aPerson, type World, world } from '../../world'
import {
  aPosition,
  aTeam,
  certifications,
  certify,
  holder,
  idOf,
  northwindLed,
  place,
} from './placement-world'

// Today is 21 November 2026: two customers, a leader, and the people each test needs.
let w: World
let lead: number
let leader: number
let northwind: number
let halden: number
let nights: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    ;({ lead, leader, northwind } = await northwindLed(db))
    halden = await aTeam(db, 'HAL', 'Halden Insurance')
    nights = await aPosition(db, northwind, { title: 'Nights', shift: 'night', asks: [[2], [1]] })
  })
})
afterEach(() => w.close())

const far = { 1: '2029-01-01', 2: '2029-01-01' }
const winter = { from: '2026-12-01', until: '2027-05-31' }
const all = () =>
  w.store.reading((db) => db.select().from(placement).where(eq(placement.placedById, lead)))
const of = (id: number) =>
  w.store.reading((db) => db.select().from(placement).where(eq(placement.id, id)).get())
const because = (outcome: unknown) => (outcome as { because?: string }).because

describe('the database has the last word', () => {
  test('two connections at the same minute: one is placed, the other gets the trigger’s sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'placed-'))
    const url = `file:${join(folder, 'two.db')}`
    const [one, other] = [openStore({ url }), openStore({ url })]
    try {
      await migrate(one.client)
      const [a, b, c, first, second] = await one.writing(async (db) => {
        await certifications(db)
        const [t, u] = [await aTeam(db, 'ONE', 'One'), await aTeam(db, 'TWO', 'Two')]
        const positions = [await aPosition(db, t), await aPosition(db, t), await aPosition(db, u)]
        return [
          ...positions,
          await aPerson(db, { capacity: 1 }),
          await aPerson(db, { capacity: 5 }),
        ] as number[]
      })
      const put = (at: typeof one, positionId?: number, personId?: number, more: object = {}) =>
        at
          .writing((db: Writer) =>
            place(db, positionId as number, personId as number, { from: '2026-12-01', ...more }),
          )
          .then(
            () => 'placed',
            (error: Error) => /[A-Z][^:]*\.$/.exec(String(error.cause ?? error))?.[0],
          )
      const rushed = async (work: [Promise<unknown>, Promise<unknown>]) =>
        (await Promise.all(work)).sort()
      const taken = 'Someone else is in this position on some of these days.'
      expect(
        await rushed([
          put(one, a, first, { until: '2026-12-31' }),
          put(other, a, second, { from: '2026-12-31' }),
        ]),
      ).toEqual([taken, 'placed'])
      await one.writing((db) => db.delete(placement))
      expect(await rushed([put(one, a, second), put(other, b, second)])).toEqual([
        'This person already has a place on this team on some of these days.',
        'placed',
      ])
      await one.writing((db) => db.delete(placement))
      expect(await rushed([put(one, a, first), put(other, c, first)])).toEqual([
        'This person already serves as many teams as they can on some of these days.',
        'placed',
      ])
      await one.writing((db) => db.delete(placement))
      expect(
        await rushed([
          put(one, a, second, { percent: 60 }),
          put(other, c, second, { percent: 50 }),
        ]),
      ).toEqual([
        "More than all of this person's working time would be given away on some of these days.",
        'placed',
      ])
    } finally {
      one.close()
      other.close()
      rmSync(folder, { recursive: true })
    }
  })
  test('a double click places once, and the second is told who is there', async () => {
    const elif = await w.put((db) => holder(db, 'Elif Moreau', far))
    const it = { position: nights, person: elif, ...winter }
    const outcomes = await Promise.all([
      w.perform(placePerson, it, lead),
      w.perform(placePerson, it, lead),
      w.perform(placePerson, it, lead),
    ])
    expect(outcomes.map((one) => because(one) ?? 'placed').sort()).toEqual([
      'Elif Moreau is in this position until 31 May 2027.',
      'Elif Moreau is in this position until 31 May 2027.',
      'placed',
    ])
    expect(await all()).toHaveLength(1)
  })
  test('a hundred percent is never passed, whatever the exception', async () => {
    const [elif, days] = await w.put(async (db) => {
      const id = await holder(db, 'Elif Moreau', far, { capacity: 4 })
      await place(db, await aPosition(db, halden), id, { percent: 60, from: '2027-02-01' })
      return [id, await aPosition(db, await aTeam(db, 'MOR', 'Morrow'))] as const
    })
    const it = { position: nights, person: elif, ...winter }
    expect(because(await w.perform(placePerson, { ...it, percent: 50 }, lead))).toBe(
      '60 % of their time is given to Halden Insurance, 50 % more is asked. No exception lifts this.',
    )
    expect(await w.perform(placePerson, { ...it, percent: 0 }, lead)).toMatchObject({
      kind: 'invalid',
      fields: { percent: 'must be at least 1' },
    })
    expect(await w.perform(placePerson, { ...it, percent: 40 }, lead)).toMatchObject({ ok: true })
    expect(
      await w.perform(placePerson, { position: days, person: elif, ...winter, percent: 1 }, lead),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(placePerson, { position: days, person: elif, ...winter }, lead),
    ).toMatchObject({ ok: true })
  })
})

describe('moving and swapping', () => {
  test('a move is an end and a placement that follows it, in one act; it can be undone until it begins', async () => {
    const [elif, first, days] = await w.put(async (db) => {
      const id = await holder(db, 'Elif Moreau', far)
      return [
        id,
        await place(db, nights, id, { until: '2027-06-30', percent: 80 }),
        await aPosition(db, halden, { title: 'Halden nights', asks: [[1]] }),
      ] as const
    })
    const moved = await w.perform(
      movePlacement,
      { placement: first, to: days, on: '2026-12-10', reason: 'Needed there' },
      lead,
    )
    expect(moved).toMatchObject({ ok: true, value: { team: 'HAL' } })
    expect(await of(first)).toMatchObject({
      until: '2026-12-09',
      endedById: lead,
      endedBecause: 'Needed there',
    })
    expect(await all()).toMatchObject([
      {
        personId: elif,
        positionId: days,
        from: '2026-12-10',
        until: '2027-06-30',
        followsId: first,
        percent: 80,
      },
    ])
    const made = idOf(await all())
    expect(await w.perform(undoPlacement, { placement: made }, leader)).toMatchObject({
      kind: 'refused',
    })
    expect(await w.perform(undoPlacement, { placement: made }, lead)).toMatchObject({
      value: { placement: first },
    })
    expect(await of(first)).toMatchObject({
      until: '2027-06-30',
      endedById: null,
      endedBecause: null,
    })
    expect(await all()).toEqual([])
    expect(because(await w.perform(undoPlacement, { placement: first }, lead))).toBe(
      'There is nothing to undo.',
    )
  })
  test('what was taken back keeps its number: the record still speaks of it, and it never becomes someone else', async () => {
    const [one, other] = await w.put(
      async (db) =>
        [await holder(db, 'Elif Moreau', far), await holder(db, 'Ben Adeyemi', far)] as const,
    )
    expect(
      await w.perform(placePerson, { position: nights, person: one, ...winter }, lead),
    ).toMatchObject({ ok: true })
    const placed = idOf(await all())
    expect(await w.perform(undoPlacement, { placement: placed }, lead)).toMatchObject({ ok: true })
    expect(await of(placed)).toBeUndefined()
    expect(
      await w.perform(placePerson, { position: nights, person: other, ...winter }, lead),
    ).toMatchObject({ ok: true })
    expect(idOf(await all())).toBeGreaterThan(placed)
  })

  test('a move to a place someone is in, for which they do not qualify, backwards or into the past changes nothing', async () => {
    const [first, taken, mysql, today] = await w.put(async (db) => {
      const elif = await holder(db, 'Elif Moreau', far)
      const full = await aPosition(db, halden)
      await place(db, full, await aPerson(db, { name: 'Someone' }))
      const began = await holder(db, 'Kofi', far)
      return [
        await place(db, nights, elif, { until: '2027-06-30' }),
        full,
        await aPosition(db, halden, { asks: [[3]] }),
        await place(db, await aPosition(db, northwind), began, { from: '2026-11-21' }),
      ] as const
    })
    const move = async (it: object) =>
      because(
        await w.perform(
          movePlacement,
          { placement: first, on: '2026-12-10', reason: 'Needed', ...it },
          lead,
        ),
      )
    expect(await move({ to: taken })).toMatch(/^Someone is in this position since/)
    const shown = await w.ask(
      consequences,
      { placement: first, act: 'move', to: taken, on: '2026-12-10' },
      lead,
    )
    expect(shown).toMatchObject({
      value: {
        target: { liftable: false, may: { ok: false, because: await move({ to: taken }) } },
      },
    })
    expect(await move({ to: mysql })).toBe(
      'Not qualified: MySQL never held (sit 1Z0-908). It takes an exception with a reason and an end.',
    )
    expect(await move({ to: nights })).toBe('They are in this position already.')
    expect(await move({ to: mysql, on: '2026-11-20' })).toMatch(/today on, or later/)
    expect(await move({ to: mysql, on: '2027-08-01' })).toMatch(/ends on 30 Jun 2027/)
    expect(await move({ to: mysql, until: '2026-12-01' })).toMatch(/must not be before/)
    expect(await move({ placement: today, to: mysql, on: '2026-11-21' })).toBe(
      'It began today: move them from tomorrow.',
    )
    expect(await of(first)).toMatchObject({ until: '2027-06-30', endedById: null })
    const exception = { exceptionReason: 'Sits it in January', exceptionUntil: '2027-01-31' }
    expect(
      await w.perform(
        movePlacement,
        { placement: first, to: mysql, on: '2026-12-10', reason: 'Needed', ...exception },
        lead,
      ),
    ).toMatchObject({ ok: true })
    expect(await w.store.reading((db) => db.select().from(placementException))).toMatchObject([
      { approverId: lead, from: '2026-12-10', until: '2027-01-31' },
    ])
  })
  test('an award revoked while its holder is being moved is seen by the command', async () => {
    const [elif, first, days] = await w.put(async (db) => {
      const id = await holder(db, 'Elif Moreau', far)
      return [
        id,
        await place(db, nights, id),
        await aPosition(db, halden, { asks: [[2]] }),
      ] as const
    })
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'Fraud.' })
        .where(and(eq(award.personId, elif), eq(award.certificationId, 2))),
    )
    const moved = await w.perform(
      movePlacement,
      { placement: first, to: days, on: '2026-12-10', reason: 'Needed there' },
      lead,
    )
    expect(because(moved)).toContain('RHCE was revoked on 21 Nov 2026')
    expect(await of(first)).toMatchObject({ until: null })
  })
  test('a swap is both or neither, each for as long as the other was to be there, and is undone as one', async () => {
    const [one, other, days] = await w.put(async (db) => {
      const mysql = await aPosition(db, halden, { title: 'Databases', asks: [[3]] })
      return [
        await place(db, nights, await holder(db, 'Elif Moreau', { ...far, 3: '2029-01-01' })),
        await place(db, mysql, await holder(db, 'Zainab Rahimi', { 3: '2029-01-01' }), {
          until: '2027-03-31',
        }),
        mysql,
      ] as const
    })
    const swap = { placement: one, with: other, on: '2026-12-01', reason: 'Each nearer home' }
    expect(because(await w.perform(swapPlacements, swap, lead))).toMatch(
      /^Zainab Rahimi: Not qualified: RHCE never held/,
    )
    expect(await of(one)).toMatchObject({ until: null })
    await w.put(async (db) => {
      const zainab = (await db
        .select({ id: person.id })
        .from(person)
        .where(eq(person.name, 'Zainab Rahimi'))
        .get())!.id
      await certify(db, zainab, 1, '2029-01-01')
      await certify(db, zainab, 2, '2029-01-01')
    })
    const swapped = await w.perform(swapPlacements, swap, lead)
    expect(swapped).toMatchObject({ ok: true })
    expect(await all()).toMatchObject([
      { positionId: days, from: '2026-12-01', until: '2027-03-31', followsId: one },
      { positionId: nights, from: '2026-12-01', until: null, followsId: other },
    ])
    expect(await w.perform(undoPlacement, { placement: idOf(await all()) }, lead)).toMatchObject({
      value: { placement: one },
    })
    expect([await of(one), await of(other)]).toMatchObject([
      { until: null },
      { until: '2027-03-31' },
    ])
    expect(await all()).toEqual([])
  })
  test('a swap carries an exception for either, and takes none it does not need', async () => {
    const [one, other] = await w.put(async (db) => {
      const mysql = await aPosition(db, halden, { title: 'Databases', asks: [[3]] })
      return [
        await place(db, nights, await holder(db, 'Elif Moreau', { ...far, 3: '2029-01-01' })),
        await place(db, mysql, await holder(db, 'Zainab Rahimi', { 3: '2029-01-01' })),
      ] as const
    })
    const swap = { placement: one, with: other, on: '2026-12-01', reason: 'Each nearer home' }
    expect(
      await w.perform(swapPlacements, { ...swap, otherReason: 'Sits the exam in May' }, lead),
    ).toMatchObject({ fields: { otherUntil: expect.anything() } })
    const signed = {
      otherReason: 'Sits the exam in May',
      otherUntil: '2027-05-31',
      exceptionReason: 'Not needed',
      exceptionUntil: '2027-05-31',
    }
    const swapped = await w.perform(swapPlacements, { ...swap, ...signed }, lead)
    expect(swapped).toMatchObject({ ok: true })
    const made = swapped.ok ? (swapped.value as { placement: number; other: number }) : undefined
    expect(await w.store.reading((db) => db.select().from(placementException))).toMatchObject([
      {
        placementId: made?.other,
        reason: 'Sits the exam in May',
        approverId: lead,
        until: '2027-05-31',
      },
    ])
    expect(await w.perform(undoPlacement, { placement: made!.placement }, lead)).toMatchObject({
      ok: true,
    })
    expect(await w.store.reading((db) => db.select().from(placementException))).toEqual([])
  })
  test('an end is undone until it came, and with it the end of what was asked', async () => {
    const [elif] = await w.put(async (db) => [
      await holder(db, 'Elif Moreau', { ...far, 2: '2027-02-01' }),
    ])
    await w.perform(placePerson, { position: nights, person: elif, ...winter }, lead)
    const id = idOf(await all())
    await w.perform(endPlacement, { placement: id, on: '2026-12-31', reason: 'Moves away' }, lead)
    const rules = () =>
      w.store.reading((db) =>
        db.select({ until: holdRule.until, dueOn: holdRule.dueOn }).from(holdRule),
      )
    expect(await rules()).toEqual([{ until: '2026-12-31', dueOn: '2027-02-01' }])
    expect(await w.perform(undoPlacement, { placement: id }, lead)).toMatchObject({ ok: true })
    expect([await of(id), await rules()]).toMatchObject([
      { until: '2027-05-31' },
      [{ until: '2027-05-31' }],
    ])
  })
})

describe('shadows', () => {
  test('someone who has begun may be a shadow beside whoever is there; who has not takes an exception', async () => {
    const [jamal, rosa] = await w.put(async (db) => {
      await place(db, nights, await holder(db, 'Tariq Quispe', far))
      return [
        await holder(db, 'Jamal Okonkwo', { 1: '2029-01-01' }),
        await holder(db, 'Rosa Fontaine', far),
      ] as const
    })
    const shadow = { position: nights, ...winter, kind: 'shadow' }
    expect(because(await w.perform(placePerson, { ...shadow, person: jamal }, lead))).toBe(
      'Not qualified: RHCE never held (sit EX294). It takes an exception with a reason and an end. A shadow is certified, or has begun to earn it.',
    )
    await w.put(async (db) => {
      const { courseId, offeringId } = await aCourse(db)
      await db
        .insert(certificationRequirement)
        .values({ versionId: 2, group: 1, kind: 'course', courseId })
      await db
        .insert(enrolment)
        .values({ personId: jamal, offeringId, state: 'enrolled', requestedAt: 0, enrolledAt: 0 })
    })
    expect(await w.perform(placePerson, { ...shadow, person: jamal }, lead)).toMatchObject({
      ok: true,
    })
    expect(await w.perform(placePerson, { ...shadow, person: rosa }, lead)).toMatchObject({
      ok: true,
    })
    expect(await all()).toMatchObject([{ kind: 'shadow' }, { kind: 'shadow' }])
    const full = {
      position: nights,
      ...winter,
      person: await w.put((db) => holder(db, 'Late', far)),
    }
    expect(because(await w.perform(placePerson, full, lead))).toMatch(
      /^Tariq Quispe is in this position/,
    )
  })
  test('the leader ticks and signs off: full from a day on, where the position is free, else in another of the team', async () => {
    const [tariq, shadow, second] = await w.put(async (db) => {
      const filled = await place(db, nights, await holder(db, 'Tariq Quispe', far))
      const grace = await holder(db, 'Grace Nwosu', far)
      return [
        filled,
        await place(db, nights, grace, {
          kind: 'shadow',
          from: '2026-11-10',
          until: '2027-01-10',
          percent: 50,
        }),
        await aPosition(db, northwind, { title: 'Nights 2', asks: [[1]] }),
      ] as const
    })
    const tick = (line: string, as: number, more: object = {}) =>
      w.perform(signCheck, { placement: shadow, line, ...more }, as)
    expect(because(await tick('rings', lead))).toBe('The team’s leader signs.')
    expect(await tick('nonsense', leader)).toMatchObject({ kind: 'invalid' })
    for (const { key } of checklist.slice(1))
      expect(await tick(key, leader)).toMatchObject({ ok: true })
    expect(because(await tick('runbook', leader))).toBe('This line is ticked already.')
    expect(because(await w.perform(signOffShadow, { placement: shadow }, leader))).toMatch(
      /^One line is not ticked: answered ten calls/,
    )
    await tick('rings', leader)
    expect(await tick('rings', leader, { done: 'no' })).toMatchObject({ ok: true })
    await tick('rings', leader)
    expect(because(await w.perform(signOffShadow, { placement: shadow }, leader))).toMatch(
      /^Tariq Quispe is in this position/,
    )
    // Whoever is in it has a last day: from the day after, the shadow may be full there.
    const offered = async () => {
      const it = await w.ask(placementPage, { placement: shadow }, leader)
      return it.ok && it.value.options.map((one) => [one.id, one.from, one.may.ok])
    }
    expect(await offered()).toEqual([
      [nights, '2026-11-21', false],
      [second, '2026-11-21', true],
    ])
    await w.put((db) =>
      db.update(placement).set({ until: '2026-12-15' }).where(eq(placement.id, tariq)),
    )
    expect(((await offered()) as unknown[])[0]).toEqual([nights, '2026-12-16', true])
    await w.put((db) => db.update(placement).set({ until: null }).where(eq(placement.id, tariq)))
    expect(
      await w.perform(signOffShadow, { placement: shadow, position: second }, leader),
    ).toMatchObject({ ok: true })
    expect(await of(shadow)).toMatchObject({ until: '2026-11-20' })
    expect(
      await w.store.reading((db) =>
        db.select().from(placement).where(eq(placement.followsId, shadow)),
      ),
    ).toMatchObject([
      {
        kind: 'full',
        positionId: second,
        from: '2026-11-21',
        until: null,
        percent: 50,
        placedById: leader,
      },
    ])
    expect(await of(tariq)).toMatchObject({ until: null })
  })
  test('a team without a leader: a staffing lead signs; a shadow of the leader does not lead', async () => {
    const [shadow, apprentice] = await w.put(async (db) => {
      const ends = await db
        .select({ id: placement.id, positionId: placement.positionId })
        .from(placement)
        .where(eq(placement.personId, leader))
        .get()
      await db.update(person).set({ leftOn: '2026-11-20' }).where(eq(person.id, leader))
      const next = await aPerson(db, { name: 'Next Leader' })
      await place(db, ends!.positionId, next, { kind: 'shadow', from: '2026-11-10' })
      return [
        await place(db, nights, await holder(db, 'Grace Nwosu', far), {
          kind: 'shadow',
          from: '2026-11-10',
        }),
        next,
      ] as const
    })
    expect(
      because(await w.perform(signCheck, { placement: shadow, line: 'rings' }, apprentice)),
    ).toBe('The team has no leader: a staffing lead signs.')
    expect(await w.perform(signCheck, { placement: shadow, line: 'rings' }, lead)).toMatchObject({
      ok: true,
    })
  })
})

test('an exception never outlasts the placement, is never one’s own, and none lifts what cannot be lifted', async () => {
  const [kofi, busy] = await w.put(async (db) => {
    const id = await holder(db, 'Busy', far)
    await place(db, await aPosition(db, halden), id)
    return [await holder(db, 'Kofi Lindqvist', {}), id] as const
  })
  const exception = { exceptionReason: 'Exam on 8 January', exceptionUntil: '2029-01-01' }
  expect(
    because(
      await w.perform(
        placePerson,
        { position: nights, person: busy, ...winter, ...exception },
        lead,
      ),
    ),
  ).toMatch(/No exception lifts this\.$/)
  expect(
    await w.perform(
      placePerson,
      { position: nights, person: kofi, ...winter, exceptionReason: 'Exam' },
      lead,
    ),
  ).toMatchObject({ kind: 'invalid' })
  expect(
    await w.perform(
      placePerson,
      { position: nights, person: kofi, ...winter, ...exception, exceptionUntil: '2026-11-30' },
      lead,
    ),
  ).toMatchObject({
    because: expect.stringContaining('before the placement starts'),
  })
  expect(
    await w.perform(placePerson, { position: nights, person: kofi, ...winter, ...exception }, lead),
  ).toMatchObject({ ok: true })
  expect(await w.store.reading((db) => db.select().from(placementException))).toMatchObject([
    { until: '2027-05-31' },
  ])
  const id = idOf(await all())
  expect(
    await w.perform(
      signException,
      { placement: id, reason: 'Longer', until: '2027-06-30' },
      leader,
    ),
  ).toMatchObject({
    because: expect.stringContaining('cannot outlast'),
  })
})

test('someone who leaves mid-placement: it counts no more after that day, and their leader and the staffing lead are told once', async () => {
  const id = await w.put(async (db) => {
    const tariq = await holder(db, 'Tariq Quispe', far, { leftOn: '2026-12-31' })
    const kofi = await holder(db, 'Kofi Lindqvist', far)
    const made = await place(db, nights, tariq)
    const actor = (await actorOf(db, lead, w.now, 'America/Chicago'))!
    for (const _ of [1, 2]) await tellOfLeavers({ db, actor, now: w.now }, [tariq, kofi])
    return made
  })
  const told = await w.store.reading((db) =>
    db.select({ to: outbox.personId, title: outbox.title, href: outbox.href }).from(outbox),
  )
  const title =
    'Tariq Quispe leaves the company on 31 Dec 2026 and leaves Nights with Northwind Freight empty'
  expect(told.sort((a, b) => a.to - b.to)).toEqual([
    { to: lead, title, href: `/placements/${id}/end?on=2026-12-31` },
    { to: leader, title, href: `/placements/${id}` },
  ])
  expect(await w.ask(placementPage, { placement: id }, leader)).toMatchObject({
    value: { leaves: '2026-12-31', left: false, over: false },
  })
  const after = await w.ask(teamPage, { code: 'NWF', on: '2027-01-01' }, lead)
  expect(after.ok && after.value.positions.find((it) => it.id === nights)?.standing).toMatchObject({
    tone: 'bad',
    word: 'Left',
  })
})
