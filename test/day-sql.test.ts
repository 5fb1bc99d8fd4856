import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolmentStates, liveStates } from '@/db/tables/enrolment'
import { addDays, covers, type Day } from '@/university/calendar'
import { type AnyDay, goesBeyond, lastsOn, lastsWithin, notOverOn } from '@/university/day-sql'
import { employedOn, hiredAfter, leftBefore, notLeftOn } from '@/university/employment'
import { isLiveRow } from '@/university/enrolment/queries/seat-sql'
import { isLive } from '@/university/enrolment/rules/seat'
import { openOn, placedOn } from '@/university/place'
import { tries } from './thorough'
import { type World, world } from './world'

// A word in SQL and the rule of the same meaning are held together on random days.
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays('2026-02-20', n))
const open = fc.option(day, { freq: 4 })
const rows = fc.sample(fc.record({ from: day, until: open, on: day, last: open }), {
  numRuns: tries(800),
  seed: 11,
})
type Row = (typeof rows)[number]
const it = { from: sql`json_extract(value, '$.from')`, until: sql`json_extract(value, '$.until')` }
const onColumn = sql`json_extract(value, '$.on')`

/** Which of the rows a condition holds for, asked of all at once. */
const holding = (condition: SQL) =>
  w.store.reading(async (db) => {
    const found = await db.all<{ holds: number | null }>(
      sql`select ${condition} as holds from json_each(${JSON.stringify(rows)}) order by key`,
    )
    return found.map((row) => row.holds)
  })
const twins: [string, (day: AnyDay) => SQL, (row: Row, day: Day) => boolean][] = [
  ['lasts on', (on) => lastsOn(it, on), (row, on) => covers(row, on)],
  ['placed on', (on) => placedOn(it, on), (row, on) => covers(row, on)],
  ['open on', (on) => openOn(it, on), (row, on) => covers(row, on)],
  ['not over on', (on) => notOverOn(it, on), ({ until }, on) => until === null || until >= on],
  ['goes beyond', (on) => goesBeyond(it, on), ({ until }, on) => until === null || until > on],
  [
    'employed on',
    (on) => employedOn({ hiredOn: it.from, leftOn: it.until }, on),
    (row, on) => covers(row, on),
  ],
  [
    'not left on',
    (on) => notLeftOn({ leftOn: it.until }, on),
    ({ until }, on) => until === null || until >= on,
  ],
  [
    'left before',
    (on) => leftBefore({ leftOn: it.until }, on),
    ({ until }, on) => until !== null && until < on,
  ],
  ['hired after', (on) => hiredAfter({ hiredOn: it.from }, on), ({ from }, on) => from > on],
]

test.each(twins)(
  '%s: a fixed day and a column are judged as by the rule',
  async (_, says, rule) => {
    expect(await holding(says(onColumn))).toEqual(rows.map((row) => Number(rule(row, row.on))))
    for (const on of ['2026-02-28', '2026-03-01', '2026-03-05'])
      expect(await holding(says(on))).toEqual(rows.map((row) => Number(rule(row, on))))
  },
)

test('lasts within an interval: on one day of it at least', async () => {
  const days = (from: Day, until: Day): Day[] =>
    from > until ? [] : [from, ...days(addDays(from, 1), until)]
  // A row that was taken back before its first day lasts on none: it is not asked about.
  for (const [from, until] of [
    ['2026-02-25', '2026-03-03'],
    ['2026-03-01', '2026-03-01'],
  ] as const)
    expect(
      await holding(sql`${notOverOn(it, it.from)} and ${lastsWithin(it, from, until)}`),
    ).toEqual(rows.map((row) => Number(days(from, until).some((one) => covers(row, one)))))
})

test('an enrolment is live in the states the rule calls live', async () => {
  const rowsOf = sql`select value as state, ${isLiveRow({ state: sql`value` })} as live
    from json_each(${JSON.stringify(enrolmentStates)})`
  const found = await w.store.reading((db) => db.all<{ state: string; live: number }>(rowsOf))
  expect(found.filter((row) => row.live).map((row) => row.state)).toEqual(
    enrolmentStates.filter((state) => isLive(state)),
  )
  expect(liveStates.every((state) => isLive(state))).toBe(true)
})
