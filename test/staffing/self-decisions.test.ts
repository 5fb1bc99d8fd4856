import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { type Actor, nobody } from '@/university/actor'
import type { Verdict } from '@/university/at'
import { mayAssess, mayDecideRequirement } from '@/university/staffing/eligibility/rules/decisions'
import { answerJoin, askToJoin } from '@/university/staffing/join/commands/join'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { undoPlacement } from '@/university/staffing/placement/commands/undo-placement'
import { maySignException } from '@/university/staffing/placement/rules/exception'
import { mayAnswerJoin, mayPlace } from '@/university/staffing/placement/rules/placement'
import { maySignFor } from '@/university/staffing/placement/rules/shadow'
import { mayUndo } from '@/university/staffing/placement/rules/undo'
import { mayAdoptChain } from '@/university/staffing/plans/rules/plan'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { endPosition } from '@/university/staffing/teams/commands/end-position'
import { positionPage } from '@/university/staffing/teams/queries/position'
import { aPerson, type World, world } from '../world'
import { aPosition, aTeam, certifications, holder, place } from './placement/placement-world'

// Today is 21 November 2026: nobody decides about themselves, on whatever way.
let w: World
let lead: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    northwind = await aTeam(db, 'NWF', 'Northwind Freight')
  })
})
afterEach(() => w.close())

describe('nobody decides about themselves, nor about the person they act for', () => {
  const marisol: Actor = {
    ...nobody,
    id: 7,
    name: 'Marisol',
    today: '2026-11-21',
    roles: ['staffing lead'],
    leads: [1],
  }
  const place = { personId: 7, from: '2026-12-01', until: null }
  const asked = { personId: 7, teamId: 1, leaderId: null, decidedAt: null }
  const rules: [string, (actor: Actor) => Verdict][] = [
    ['placing', (actor) => mayPlace(actor, 7)],
    ['signing an exception', (actor) => maySignException(actor, 1, 7)],
    ['answering a request', (actor) => mayAnswerJoin(actor, asked)],
    [
      'signing a checklist',
      (actor) => maySignFor(actor, { kind: 'shadow', personId: 7, teamId: 1, leaderId: null }),
    ],
    [
      'assessing',
      (actor) => mayAssess(actor, { personId: 7, teams: [1], manages: true, teaches: true }),
    ],
    ['saying what their position asks', (actor) => mayDecideRequirement(actor, [7])],
    ['adopting a chain', (actor) => mayAdoptChain(actor, [7, null])],
    ['undoing', (actor) => mayUndo(actor, { made: [place], shortened: [], placed: place })],
    [
      'undoing the other half of a swap',
      (actor) =>
        mayUndo(actor, { made: [place], shortened: [], placed: { ...place, personId: 8 } }),
    ],
  ]
  test.each(rules)('%s', (_, may) => {
    expect(may(marisol)).toMatchObject({ ok: false })
    expect(may({ ...marisol, id: 8, onBehalfOf: 7 })).toMatchObject({ ok: false })
    expect(may({ ...marisol, id: 9 })).toMatchObject({ ok: true })
  })
})

test('whose placement another ended does not bring it back themselves', async () => {
  const [other, id] = await w.put(async (db) => {
    const other = await aPerson(db, { name: 'Priya Menon', roles: ['staffing lead'] })
    return [other, await place(db, await aPosition(db, northwind), lead)] as const
  })
  await w.perform(
    endPlacement,
    { placement: id, on: '2026-12-31', reason: 'Needed in the office' },
    other,
  )
  expect(await w.perform(undoPlacement, { placement: id }, lead)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('your own placement'),
  })
  expect(await w.perform(undoPlacement, { placement: id }, other)).toMatchObject({ ok: true })
})

test('who is in a position does not lower the proficiency it wants', async () => {
  const [mine, free] = await w.put(async (db) => {
    const mine = await aPosition(db, northwind)
    await place(db, mine, lead)
    return [mine, await aPosition(db, northwind)] as const
  })
  const typed = { title: 'Easier', criticality: 1, reason: 'It is enough' }
  expect(await w.perform(changePosition, { ...typed, position: mine }, lead)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('their own'),
  })
  expect(await w.ask(positionPage, { position: mine }, lead)).toMatchObject({
    value: { mayChange: { ok: false } },
  })
  expect(await w.perform(changePosition, { ...typed, position: free }, lead)).toMatchObject({
    ok: true,
  })
})

test('an end is not undone past the last day of the position', async () => {
  const [seat, id] = await w.put(async (db) => {
    const seat = await aPosition(db, northwind)
    return [seat, await place(db, seat, await holder(db, 'Elif Moreau', {}))] as const
  })
  await w.perform(
    endPosition,
    { position: seat, on: '2026-12-31', endPlacements: 'on', reason: 'The contract shrinks' },
    lead,
  )
  expect(await w.perform(undoPlacement, { placement: id }, lead)).toMatchObject({
    because: 'The position ends on 31 Dec 2026: it does not go on as before.',
  })
  expect(
    await w.store.reading((db) =>
      db.select({ until: placement.until }).from(placement).where(eq(placement.id, id)).get(),
    ),
  ).toEqual({
    until: '2026-12-31',
  })
})

test('the registrar ends a position, and not who is in it', async () => {
  const [seat, registrar] = await w.put(async (db) => {
    const seat = await aPosition(db, northwind)
    await place(db, seat, await holder(db, 'Elif Moreau', {}))
    return [seat, await aPerson(db, { name: 'Ada Weiss', roles: ['registrar'] })] as const
  })
  const end = {
    position: seat,
    on: '2026-12-31',
    endPlacements: 'on',
    reason: 'The contract shrinks',
  }
  expect(await w.perform(endPosition, end, registrar)).toMatchObject({
    because: 'Only a staffing lead ends a placement. Elif Moreau is in it beyond that day.',
  })
  const free = await w.put((db) => aPosition(db, northwind))
  expect(
    await w.perform(endPosition, { ...end, position: free, on: '2026-11-20' }, registrar),
  ).toMatchObject({
    fields: { on: expect.stringContaining('today') },
  })
  expect(await w.perform(endPosition, { ...end, position: free }, registrar)).toMatchObject({
    ok: true,
  })
})

test('where the leader left the company or only shadows, a staffing lead answers who asks to join', async () => {
  const [ezra, nights, leader] = await w.put(async (db) => {
    const gone = await aPerson(db, { name: 'Hana Castillo' })
    const seat = await aPosition(db, northwind, { kind: 'leader' })
    await place(db, seat, gone)
    await place(db, seat, await aPerson(db, { name: 'Tariq Quispe' }), { kind: 'shadow' })
    return [
      await holder(db, 'Ezra Goldwater', { 1: '2029-01-01' }),
      await aPosition(db, northwind, { shift: 'night', asks: [[1]] }),
      gone,
    ] as const
  })
  const asked = await w.perform(askToJoin, { position: nights }, ezra)
  const request = asked.ok ? (asked.value as { request: number }).request : 0
  expect(await w.perform(answerJoin, { request, accepted: 'yes' }, lead)).toMatchObject({
    kind: 'refused',
    because: 'The team’s leader answers.',
  })
  await w.put((db) => db.update(person).set({ leftOn: '2026-11-20' }).where(eq(person.id, leader)))
  expect(await w.perform(answerJoin, { request, accepted: 'yes' }, lead)).toMatchObject({
    ok: true,
  })
})
