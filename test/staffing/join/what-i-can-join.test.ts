import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import { myNotices } from '@/university/notices/queries/my-notices'
import { answerJoin, askToJoin, withdrawJoin } from '@/university/staffing/join/commands/join'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { aPerson, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from '../placement/placement-world'

// Today is 21 November 2026: Ezra works nights and holds RHCSA.
let w: World
let ezra: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    northwind = await aTeam(db, 'NWF', 'Northwind Freight')
    ezra = await holder(
      db,
      'Ezra Goldwater',
      { 1: '2029-01-01' },
      { capacity: 1, site: 'San Antonio' },
    )
  })
})
afterEach(() => w.close())
const ask = async () => {
  const it = await w.ask(joining, { all: true }, ezra)
  if (!it.ok) throw new Error(it.because)
  return it.value
}

test('the one that opens most is counted over every open position, however many there are', async () => {
  await w.put(async (db) => {
    const rows = Array.from({ length: 420 }, (_, i) => ({
      teamId: northwind,
      kind: 'technician' as const,
      title: 'Nights',
      ordinal: i + 1,
      shift: 'night' as const,
      from: '2024-01-01',
    }))
    const made = await db.insert(position).values(rows).returning({ id: position.id })
    // The first 190 ask for RHCE or MySQL, the next 140 for MySQL, forty for both of these, the
    // last fifty for what Ezra holds.
    const asks = (i: number) =>
      i < 190 ? [[2, 3]] : i < 330 ? [[3]] : i < 370 ? [[2], [3]] : [[1]]
    const requirements = made.flatMap(({ id }, i) =>
      asks(i).flatMap((group, g) =>
        group.map((certificationId) => ({
          positionId: id,
          group: g,
          certificationId,
          from: '2024-01-01',
        })),
      ),
    )
    for (let n = 0; n < requirements.length; n += 200)
      await db.insert(positionRequirement).values(requirements.slice(n, n + 200))
  })
  const it = await ask()
  expect(it.opensMost.map((one) => [one.short, one.positions, one.teams, one.exams])).toEqual([
    ['MySQL', 330, 1, ['1Z0-908']],
    ['RHCE', 190, 1, ['EX294']],
  ])
  expect(it.counts).toEqual({ now: 50, away: 330 })
})

test('what is in the way besides certifications is said in full; at capacity what would open if a team ended', async () => {
  const halden = await w.put(async (db) => {
    await aPosition(db, northwind, { title: 'Days', shift: 'day', asks: [[1]] })
    await aPosition(db, northwind, { title: 'Nights', shift: 'night', asks: [[1]] })
    const h = await aTeam(db, 'HAL', 'Halden Insurance')
    return aPosition(db, h, { title: 'Any', asks: [[1]] })
  })
  const free = await ask()
  expect(free.now.map((one) => [one.title, one.mayAsk.ok])).toEqual([
    ['Nights', true],
    ['Any', true],
  ])
  expect(free.kept.map((one) => [one.title, one.others])).toEqual([
    ['Days', ['works nights, not days']],
  ])
  expect(free.full).toBe(false)
  await w.put((db) => place(db, halden, ezra))
  const full = await ask()
  expect(full).toMatchObject({ full: true, load: ['Halden Insurance'] })
  expect(full.now.map((one) => [one.title, one.mayAsk.ok])).toEqual([['Nights', false]])
})

test('a request waits, is taken back by its author only, and can be made anew', async () => {
  const nights = await w.put((db) =>
    aPosition(db, northwind, { title: 'Nights', shift: 'night', asks: [[1]] }),
  )
  await w.perform(askToJoin, { position: nights, note: 'I know the gateway.' }, ezra)
  const [mine] = (await ask()).mine
  expect(mine).toMatchObject({ title: 'Nights', note: 'I know the gateway.', accepted: null })
  const other = await w.put((db) => holder(db, 'Other', {}))
  expect(await w.perform(withdrawJoin, { request: mine?.id }, other)).toMatchObject({
    kind: 'not found',
  })
  expect(await w.perform(withdrawJoin, { request: mine?.id }, ezra)).toMatchObject({ ok: true })
  expect(await w.perform(withdrawJoin, { request: mine?.id }, ezra)).toMatchObject({
    because: 'This was answered already.',
  })
  const it = await ask()
  expect([it.mine, it.answered, it.now[0]?.mayAsk]).toEqual([[], [], { ok: true }])
  expect(await w.perform(askToJoin, { position: nights }, ezra)).toMatchObject({ ok: true })
})

test('what the leader agreed to waits for a staffing lead, who is told; it is not asked again, and says when it is done or gone', async () => {
  const [nights, leader, lead] = await w.put(async (db) => {
    const leader = await aPerson(db, { name: 'Hana Castillo' })
    await place(db, await aPosition(db, northwind, { kind: 'leader' }), leader)
    return [
      await aPosition(db, northwind, { title: 'Nights', shift: 'night', asks: [[1]] }),
      leader,
      await aPerson(db, { roles: ['staffing lead'] }),
    ] as const
  })
  const asked = await w.perform(askToJoin, { position: nights }, ezra)
  const request = asked.ok ? (asked.value as { request: number }).request : 0
  const told = async () => {
    const it = await w.ask(myNotices, {}, lead)
    return it.ok ? it.value.notices.map((one) => [one.text, one.href]) : []
  }
  expect(await told()).toEqual([])
  await w.perform(answerJoin, { request, accepted: 'yes' }, leader)
  expect(await told()).toEqual([
    [
      'Hana Castillo agrees that Ezra Goldwater joins Northwind Freight: place them',
      `/candidates?position=${nights}&name=Ezra%20Goldwater`,
    ],
  ])
  const agreed = await ask()
  expect([agreed.answered[0]?.stands, agreed.now[0]?.agreed, agreed.now[0]?.mayAsk.ok]).toEqual([
    'agreed',
    true,
    false,
  ])
  expect(await w.perform(askToJoin, { position: nights }, ezra)).toMatchObject({
    because: 'The leader agreed already: a staffing lead places you.',
  })
  const mine = await w.put((db) => place(db, nights, ezra, { placedAt: +w.now + 1 }))
  expect((await ask()).answered[0]?.stands).toBe('placed')
  await w.put((db) => db.delete(placement).where(eq(placement.id, mine)))
  await w.put((db) =>
    db.update(position).set({ until: '2026-11-20' }).where(eq(position.id, nights)),
  )
  expect((await ask()).answered[0]?.stands).toBe('gone')
  expect(await w.perform(askToJoin, { position: nights }, ezra)).toMatchObject({
    because: expect.stringContaining('ended on 20 Nov 2026'),
  })
})

test('whoever is placed where they asked waits for no answer any more', async () => {
  const [nights, lead] = await w.put(
    async (db) =>
      [
        await aPosition(db, northwind, { asks: [[1]] }),
        await aPerson(db, { roles: ['staffing lead'] }),
      ] as const,
  )
  await w.perform(askToJoin, { position: nights }, ezra)
  expect(
    await w.perform(
      placePerson,
      { position: nights, person: ezra, from: '2026-11-21', until: '2026-12-31' },
      lead,
    ),
  ).toMatchObject({ ok: true })
  const it = await ask()
  expect([it.mine, it.answered.map((one) => one.stands)]).toEqual([[], ['placed']])
})

test('where nobody leads the team, the staffing leads hear of who asks', async () => {
  const [nights, lead] = await w.put(
    async (db) =>
      [
        await aPosition(db, northwind, { asks: [[1]] }),
        await aPerson(db, { roles: ['staffing lead'] }),
      ] as const,
  )
  await w.perform(askToJoin, { position: nights }, ezra)
  expect(await w.ask(myNotices, {}, lead)).toMatchObject({
    value: {
      notices: [
        {
          text: 'Ezra Goldwater asks to join Northwind Freight, and no leader is there to answer',
          href: '/teams/NWF',
        },
      ],
    },
  })
})

test('who was turned down lately asks again with what is different', async () => {
  const [nights, leader] = await w.put(async (db) => {
    const leader = await aPerson(db, { name: 'Hana Castillo' })
    await place(db, await aPosition(db, northwind, { kind: 'leader' }), leader)
    return [await aPosition(db, northwind, { asks: [[1]] }), leader] as const
  })
  const asked = await w.perform(askToJoin, { position: nights }, ezra)
  const request = asked.ok ? (asked.value as { request: number }).request : 0
  await w.perform(answerJoin, { request, accepted: 'no', reason: 'Not before the audit' }, leader)
  expect((await ask()).now[0]).toMatchObject({ declined: true, mayAsk: { ok: true } })
  expect(await w.perform(askToJoin, { position: nights }, ezra)).toMatchObject({
    fields: { note: expect.stringContaining('what is different') },
  })
  expect(
    await w.perform(askToJoin, { position: nights, note: 'The audit is over.' }, ezra),
  ).toMatchObject({ ok: true })
})
