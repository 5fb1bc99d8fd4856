import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { course } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { placement } from '@/db/tables/staffing'
import { arrivals, timeToUseful } from '@/university/staffing/coverage/queries/time-to-useful'
import { aCourse, aPerson, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from '../placement/placement-world'

// Today is 21 November 2026: three people enrolled on 1 January in Chicago, and came onto a team
// 30, 60 and 90 days later.
let w: World
let lead: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { roles: ['staffing lead'] })
    const team = await aTeam(db, 'NWF', 'Northwind Freight')
    const { courseId, offeringId } = await aCourse(db)
    await db.update(course).set({ track: 'linux' }).where(eq(course.id, courseId))
    for (const [name, from] of [
      ['Ada', '2026-01-31'],
      ['Ben', '2026-03-02'],
      ['Cai', '2026-04-01'],
    ] as const) {
      const personId = await holder(db, name, { 1: '2029-01-01' })
      // Late in the evening: the day after in London and in Kathmandu.
      const requestedAt = Date.parse('2026-01-02T04:00:00Z')
      await db
        .insert(enrolment)
        .values({ personId, offeringId, state: 'enrolled', requestedAt, enrolledAt: requestedAt })
      await place(db, await aPosition(db, team, { title: name, asks: [[1]] }), personId, { from })
    }
  })
})
afterEach(() => w.close())

const asked = async (input: object = {}) => {
  const it = await w.ask(timeToUseful, input, lead)
  if (!it.ok) throw new Error(it.because)
  return it.value
}

test('days are counted from the company’s day of the first enrolment; a track nobody went through is said', async () => {
  const it = await asked()
  expect(it.tracks).toMatchObject([{ track: 'linux', n: 3, least: 30, median: 60, most: 90 }])
  expect([it.rows.map((row) => row.person), it.only, it.problem]).toEqual([
    ['Cai', 'Ben', 'Ada'],
    undefined,
    undefined,
  ])
  expect(await asked({ team: 'linux' })).toMatchObject({
    chosen: 'linux',
    problem: undefined,
    count: 3,
  })
  expect(await asked({ team: 'alchemy' })).toMatchObject({
    chosen: '',
    problem: 'Nobody went the whole way in a track called alchemy, so all are shown.',
    count: 3,
  })
})

test('of more than are read, those who came last are, with how many there are and since when', async () => {
  const read = (limit: number) => w.store.reading((db) => arrivals(db, '2026-11-21', limit))
  expect((await read(2)).map((row) => [row.person, row.came, row.earliest])).toEqual([
    ['Ben', 3, '2026-03-02'],
    ['Cai', 3, '2026-03-02'],
  ])
  expect((await read(3)).map((row) => [row.person, row.came, row.earliest])).toEqual([
    ['Ada', 3, '2026-01-31'],
    ['Ben', 3, '2026-01-31'],
    ['Cai', 3, '2026-01-31'],
  ])
  // Who is yet to come is not counted.
  await w.put((db) =>
    db.update(placement).set({ from: '2026-12-01' }).where(eq(placement.from, '2026-04-01')),
  )
  expect((await read(3)).map((row) => [row.person, row.came])).toEqual([
    ['Ada', 2],
    ['Ben', 2],
  ])
})
