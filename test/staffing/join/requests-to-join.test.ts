import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { away } from '@/db/tables/availability'
import { person } from '@/db/tables/people'
import { joinRequest, position } from '@/db/tables/staffing'
import { staffingHome } from '@/university/staffing/home'
import { answerJoin, withdrawJoin } from '@/university/staffing/join/commands/join'
import { askedToJoin } from '@/university/staffing/join/queries/requests-to-join'
import { statements } from '../../statements'
import { aPerson, type World, world } from '../../world'
import { aPosition, aTeam, holder, northwindLed, place } from '../placement/placement-world'

// Today is 21 November 2026. Northwind is led by Hana; nobody leads Halden.
let w: World
let lead: number
let leader: number
let northwind: number
let halden: number
let nights: number
let ezra: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    ;({ lead, leader, northwind } = await northwindLed(db))
    halden = await aTeam(db, 'HAL', 'Halden Insurance')
    nights = await aPosition(db, northwind, { title: 'Nights', shift: 'night', asks: [[1]] })
    ezra = await holder(
      db,
      'Ezra Goldwater',
      { 1: '2029-01-01' },
      { capacity: 1, site: 'San Antonio' },
    )
  })
})
afterEach(() => w.close())

const asks = (positionId: number, personId: number, daysAgo: number, note = '') =>
  w.put(
    async (db) =>
      (
        await db
          .insert(joinRequest)
          .values({ positionId, personId, at: +w.now - daysAgo * 86_400_000, note })
          .returning()
      )[0]!.id,
  )
const listed = async (as: number, input: object = {}) => {
  const it = await w.ask(askedToJoin, input, as)
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const asking = async () => {
  const it = await w.ask(staffingHome, {}, lead)
  return it.ok && it.value.counts.asking
}

test('who waits longest stands first, with who answers; an answer or taking it back ends it, and the number on the home is of the same', async () => {
  const [kofi, seat] = await w.put(
    async (db) =>
      [
        await holder(db, 'Kofi Mensah', { 1: '2029-01-01' }),
        await aPosition(db, halden, { title: 'Days' }),
      ] as const,
  )
  const young = await asks(nights, ezra, 2, 'I know the gateway.')
  const old = await asks(seat, kofi, 9)
  const it = await listed(lead)
  expect(
    it.rows.map((row) => [
      row.name,
      row.customer,
      row.position,
      row.note,
      row.leader,
      row.mayAnswer,
    ]),
  ).toEqual([
    ['Kofi Mensah', 'Halden Insurance', 'Days', '', null, { ok: true }],
    [
      'Ezra Goldwater',
      'Northwind Freight',
      'Nights',
      'I know the gateway.',
      'Hana Castillo',
      { ok: false, because: 'The team’s leader answers.' },
    ],
  ])
  expect([it.count, await asking()]).toEqual([2, 2])
  expect(await w.perform(withdrawJoin, { request: old }, kofi)).toMatchObject({ ok: true })
  expect([(await listed(lead)).rows.map((row) => row.name), await asking()]).toEqual([
    ['Ezra Goldwater'],
    1,
  ])
  expect(
    await w.perform(
      answerJoin,
      { request: young, accepted: 'no', reason: 'Nights are filled in January.' },
      leader,
    ),
  ).toMatchObject({ ok: true })
  expect([(await listed(lead)).rows, (await listed(lead)).problem, await asking()]).toEqual([
    [],
    undefined,
    0,
  ])
})

describe('how someone stands today', () => {
  const standing = async (as = lead) =>
    (await listed(as)).rows.map((row) => [row.kind, row.standing])
  beforeEach(() => asks(nights, ezra, 2))

  test('as the search judges them, with the note about days away', async () => {
    expect(await standing()).toEqual([['qualified', 'Through 1 Jan 2029']])
    await w.put((db) =>
      db
        .insert(away)
        .values({ personId: ezra, from: '2026-12-01', until: '2026-12-05', enteredAt: 0 }),
    )
    expect(await standing()).toEqual([
      ['qualified', expect.stringMatching(/^Through 1 Jan 2029 · .*away/i)],
    ])
  })
  test('with every reason, where something came in the way since; one that someone is in it, or that it ended', async () => {
    await w.put((db) => db.update(person).set({ capacity: 0 }).where(eq(person.id, ezra)))
    await w.put(async (db) => place(db, nights, await aPerson(db, { name: 'Elif Moreau' })))
    const [[kind, text]] = (await standing()) as [[string, string]]
    expect(kind).toBe('unqualified')
    expect(text).toBe('Elif Moreau is in it now · not available for customer teams')
    await w.put((db) =>
      db.update(position).set({ until: '2026-11-20' }).where(eq(position.id, nights)),
    )
    expect((await standing())[0]?.[1]).toMatch(/^The position ended on 20 Nov 2026/)
  })
  test('what keeps someone from it is told to a leader only of people they manage', async () => {
    await w.put((db) => db.update(person).set({ shift: 'day' }).where(eq(person.id, ezra)))
    expect(await standing(leader)).toEqual([
      ['unqualified', 'Something else is in the way: a staffing lead sees what'],
    ])
    await w.put((db) => db.update(person).set({ managerId: leader }).where(eq(person.id, ezra)))
    expect(await standing(leader)).toEqual([['unqualified', 'Works days, not nights']])
    expect(await standing(lead)).toEqual([['unqualified', 'Works days, not nights']])
  })
  test('a leader who does not manage them hears of no days away', async () => {
    await w.put((db) =>
      db
        .insert(away)
        .values({ personId: ezra, from: '2026-12-01', until: '2026-12-05', enteredAt: 0 }),
    )
    expect(await standing(leader)).toEqual([['qualified', 'Through 1 Jan 2029']])
  })
})

test('a leader sees their own teams, answers there, and is told of a team that is not theirs; a name nobody knows is said', async () => {
  const [kofi, seat] = await w.put(
    async (db) => [await holder(db, 'Kofi Mensah', {}), await aPosition(db, halden)] as const,
  )
  await asks(nights, ezra, 2)
  await asks(seat, kofi, 9)
  const own = await listed(leader)
  expect(own.rows.map((row) => [row.name, row.mayAnswer.ok])).toEqual([['Ezra Goldwater', true]])
  expect((await listed(lead, { team: 'hal' })).rows.map((row) => row.name)).toEqual(['Kofi Mensah'])
  expect(await listed(leader, { team: 'HAL' })).toMatchObject({
    rows: [],
    problem: 'Halden Insurance is not a team you lead. You see what concerns yours.',
  })
  expect(await listed(lead, { team: 'NOPE' })).toMatchObject({
    rows: [],
    problem: 'There is no team NOPE. Write its code, as on the list of teams.',
  })
  expect(await w.ask(askedToJoin, {}, ezra)).toMatchObject({ kind: 'refused' })
})

test.skipIf(process.env.TEST_DATABASE_URL)(
  'thirty requests are a page of twenty-five and one of five, a file of thirty, and three statements',
  async () => {
    const people = await w.put((db) =>
      Promise.all(
        Array.from({ length: 30 }, (_, i) => holder(db, `Asker ${i}`, { 1: '2029-01-01' })),
      ),
    )
    for (const [i, id] of people.entries()) await asks(nights, id, 30 - i)
    expect((await statements(w, askedToJoin, {}, lead)).length).toBe(3)
    const [first, second, file] = [
      await listed(lead),
      await listed(lead, { page: 2 }),
      await listed(lead, { whole: '1' }),
    ]
    expect([
      first.rows.length,
      second.rows.length,
      file.rows.length,
      first.pages,
      first.count,
    ]).toEqual([25, 5, 30, 2, 30])
    expect(second.rows[0]?.name).toBe('Asker 25')
  },
)
