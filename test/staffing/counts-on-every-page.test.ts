import { afterEach, beforeEach, expect, test } from 'vitest'
import { away } from '@/db/tables/availability'
import { plan, planChange } from '@/db/tables/planning'
import { placementException } from '@/db/tables/staffing'
import { board } from '@/university/staffing/coverage/queries/board'
import { doubleBooked } from '@/university/staffing/coverage/queries/double-bookings'
import { staffingHome } from '@/university/staffing/home'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { plans } from '@/university/staffing/plans/queries/plans'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { positionsOpen } from '@/university/staffing/search/queries/open-positions'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { teams } from '@/university/staffing/teams/queries/teams'
import { aPerson, type World, world } from '../world'
import { aPosition, aTeam, certifications, holder, place } from './placement/placement-world'

// Today is 21 November 2026. Northwind has four positions: one someone is in, one whose holder is
// away, one whose holder left, one with a shadow alone.
let w: World
let lead: number
let open: number[]
let ezra: number
beforeEach(async () => {
  w = await world()
  open = await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'], capacity: 0 })
    ezra = await holder(db, 'Ezra Goldwater', { 1: '2029-01-01' })
    const northwind = await aTeam(db, 'NWF', 'Northwind Freight')
    const held = { 1: '2029-01-01' }
    const [kept, awayOne, left, shadowed] = [
      await aPosition(db, northwind, { title: 'Kept', shift: 'night', asks: [[1]] }),
      await aPosition(db, northwind, { title: 'Away', shift: 'night', asks: [[1]] }),
      await aPosition(db, northwind, { title: 'Left', shift: 'night', asks: [[1]] }),
      await aPosition(db, northwind, { title: 'Shadowed', shift: 'night', asks: [[1]] }),
    ]
    await place(db, kept, await holder(db, 'Kim', held))
    const gone = await holder(db, 'Ada', held)
    await place(db, awayOne, gone)
    await db
      .insert(away)
      .values({ personId: gone, from: '2026-11-20', until: '2026-11-30', enteredAt: 0 })
    await place(db, left, await holder(db, 'Tariq', held, { leftOn: '2026-11-20' }))
    await place(db, shadowed, await holder(db, 'Hana', held), { kind: 'shadow' })
    return [left, shadowed]
  })
})
afterEach(() => w.close())

test('who left leaves a position empty, a shadow fills none, an absence opens none: the same wherever empty positions are counted or listed', async () => {
  expect(await w.ask(teams, {}, lead)).toMatchObject({
    value: { rows: [{ positions: 4, filled: 2, gaps: 2 }] },
  })
  expect(await w.ask(teamPage, { code: 'NWF' }, lead)).toMatchObject({
    value: { count: 4, filled: 2 },
  })
  expect(await w.ask(staffingHome, {}, lead)).toMatchObject({
    value: { counts: { positions: 4, empty: 2 } },
  })
  expect(await w.ask(board, {}, lead)).toMatchObject({ value: { rows: [{ empty: 2, away: 1 }] } })
  const listed = await w.ask(positionsOpen, {}, lead)
  if (!listed.ok) throw new Error(listed.because)
  expect(listed.value.rows.map((it) => it.holder ?? it.id)).toEqual([...open, 'Kim', 'Ada'])
  const begun = await w.ask(candidates, {}, lead)
  if (!begun.ok) throw new Error(begun.because)
  expect(begun.value.open.map((it) => it.id)).toEqual(open)
  const offered = await w.ask(joining, {}, ezra)
  if (!offered.ok) throw new Error(offered.because)
  expect(offered.value.now.map((it) => it.id)).toEqual(open)
})

test('the staffing home counts what its pages count: who is placed beyond what they can do at any time, exceptions not over, plans that wait', async () => {
  await w.put(async (db) => {
    const town = await aTeam(db, 'TWN', 'Town')
    const [now, later, leaving, again] = [
      await aPosition(db, town, { title: 'Now' }),
      await aPosition(db, town, { title: 'Later' }),
      await aPosition(db, town, { title: 'Leaving' }),
      await aPosition(db, town, { title: 'Again' }),
    ]
    await place(db, now, ezra, { percent: 60 })
    // Too long away, from next month; Ada is so already, and Tariq left and stands in his position
    // still.
    const resting = await holder(db, 'Rosa', {})
    await place(db, leaving, resting)
    await db
      .insert(away)
      .values({ personId: resting, from: '2026-12-01', until: '2026-12-20', enteredAt: 0 })
    const signed = await place(db, later, await holder(db, 'Jo', {}), { from: '2026-12-01' })
    const over = await place(db, again, await holder(db, 'Past', {}), { until: '2026-11-01' })
    await db.insert(placementException).values([
      {
        placementId: signed,
        approverId: lead,
        reason: 'To come',
        from: '2026-12-01',
        until: '2026-12-31',
        at: 0,
      },
      {
        placementId: over,
        approverId: lead,
        reason: 'Its placement ended',
        from: '2026-10-01',
        until: '2026-12-31',
        at: 0,
      },
    ])
    const row = {
      wishes: {},
      solver: 'flow',
      state: 'ready' as const,
      madeById: lead,
      madeAt: 0,
      seenAt: 0,
    }
    await db.insert(plan).values([
      { id: 1, on: '2026-12-01', ...row },
      { id: 2, on: '2026-12-01', ...row },
      { id: 3, on: '2026-11-21', ...row },
    ])
    await db
      .insert(planChange)
      .values([1, 3].map((planId) => ({ planId, positionId: now, personId: ezra, because: '' })))
  })
  const home = await w.ask(staffingHome, {}, lead)
  const [booked, excepted, planned] = [
    await w.ask(doubleBooked, {}, lead),
    await w.ask(exceptions, {}, lead),
    await w.ask(plans, {}, lead),
  ]
  if (!home.ok || !booked.ok || !excepted.ok || !planned.ok)
    throw new Error('A question was refused.')
  expect(booked.value.rows.map((it) => it.name)).toEqual(['Ada', 'Rosa', 'Tariq'])
  expect(excepted.value.rows.map((it) => it.person)).toEqual(['Jo'])
  expect(planned.value.rows.map((it) => it.id)).toEqual([3, 2, 1])
  expect(home.value.counts).toMatchObject({
    beyond: booked.value.count,
    exceptions: excepted.value.count,
    plans: planned.value.waiting,
  })
  expect(planned.value.waiting).toBe(1)
})
