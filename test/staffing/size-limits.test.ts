import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placement, position, team } from '@/db/tables/staffing'
import { positionOf } from '@/university/staffing/eligibility/queries/facts'
import { fieldOn, mostPeople } from '@/university/staffing/eligibility/queries/supply-and-demand'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { repairing } from '@/university/staffing/placement/queries/repairs'
import { emptyPositions } from '@/university/staffing/plans/queries/empty-positions'
import { resigning } from '@/university/staffing/plans/queries/resignations'
import { oneExam } from '@/university/staffing/training/queries/one-exam'
import { training } from '@/university/staffing/training/queries/training'
import { whatIf } from '@/university/staffing/training/queries/what-if'
import { aPerson, noon, type World, world } from '../world'

// A company of more people than a page looks at: each question says so before it reads them, and
// answers what is small enough.
let w: World
let lead: number
let [placed, first, gone] = [0, 0, 0]
const seats = 40
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    lead = await aPerson(db, { roles: ['staffing lead'], capacity: 0, jobTitle: 'Lead' })
    await db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n
      where i <= ${mostPeople})
      insert into person (employee_id, email, name, job_title, site, capacity)
      select 'C' || i, 'c' || i || '@example.com', 'Clerk ' || i, 'Clerk', 'Vienna', 1 from n`)
    // Everyone who works as a technician is in a position, one on each of forty teams.
    const people = await Promise.all(
      Array.from({ length: seats }, (_, i) =>
        aPerson(db, { name: `Tess ${i + 1}`, site: 'Lagos' }),
      ),
    )
    for (const [i, personId] of people.entries()) {
      const [t] = await db
        .insert(team)
        .values({ code: `T${i}`, customer: `Customer ${i}`, site: 'Lagos', since: '2020-01-01' })
        .returning({ id: team.id })
      const [p] = await db
        .insert(position)
        .values({
          teamId: t!.id,
          kind: 'technician',
          title: `Seat ${i}`,
          from: '2020-01-01',
          site: 'Lagos',
        })
        .returning({ id: position.id })
      const [pl] = await db
        .insert(placement)
        .values({ positionId: p!.id, teamId: t!.id, personId, from: '2026-01-01', placedAt: +noon })
        .returning({ id: placement.id })
      if (i === 0) [placed, first, gone] = [pl!.id, p!.id, personId]
    }
  })
})
afterAll(() => w.close())
const value = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const total = (mostPeople + 1 + seats + 1).toLocaleString('en')

test('what a page would solve is refused by the number of people, and what reaches fewer is answered', async () => {
  const said = expect.stringContaining(`${total} people are more than the 25,000`)
  expect(value(await w.ask(training, {}, lead))).toMatchObject({ problem: said })
  expect(value(await w.ask(training, { team: 'T1' }, lead))).toMatchObject({
    site: 'Lagos',
    plan: { positions: 1, before: { filled: 1 } },
  })
  expect(value(await w.ask(training, { team: 'T1', anywhere: 'on' }, lead))).toMatchObject({
    problem: said,
    narrower: [{ site: 'Lagos' }],
  })
  expect(value(await w.ask(training, { site: 'Lagos' }, lead))).toMatchObject({
    plan: { positions: seats, before: { filled: seats } },
  })
  expect(value(await w.ask(training, { site: 'Lagos', team: 'T1' }, lead))).toMatchObject({
    plan: { positions: 1, before: { filled: 1 } },
  })
  expect(value(await w.ask(whatIf, {}, lead))).toMatchObject({ changes: 0 })
  expect(value(await w.ask(whatIf, { like: 'T1' }, lead))).toMatchObject({
    site: 'Lagos',
    baseline: { filled: seats },
    newPlaces: 1,
    newFilled: 0,
  })
  expect(value(await w.ask(whatIf, { like: 'T1', anywhere: 'on' }, lead))).toMatchObject({
    problem: said,
    wrong: [],
    narrower: [{ site: 'Lagos' }],
  })
  // Asked whole, it is said which sites would do; asked of one team or position, its own site is
  // looked at.
  const lagos = [{ site: 'Lagos', people: seats, positions: seats }]
  expect(value(await w.ask(resigning, {}, lead))).toMatchObject({
    problem: said,
    narrower: lagos,
    sites: ['Lagos', 'Vienna'],
  })
  expect(value(await w.ask(resigning, { anywhere: 'on' }, lead))).toMatchObject({
    problem: said,
    narrower: lagos,
  })
  expect(value(await w.ask(resigning, { team: 'T1' }, lead))).toMatchObject({
    problem: undefined,
    site: 'Lagos',
    tried: seats,
  })
  expect(value(await w.ask(emptyPositions, { site: 'Lagos' }, lead))).toMatchObject({
    problem: undefined,
    count: 0,
  })
  expect(
    value(await w.ask(emptyPositions, { position: first, on: '2025-12-01' }, lead)),
  ).toMatchObject({
    problem: undefined,
    site: 'Lagos',
    counts: { moving: 1 },
  })
  expect(value(await w.ask(oneExam, { site: 'Lagos' }, lead))).toMatchObject({
    problem: undefined,
    empty: 0,
  })
})

test('a part of a field is the field, as far as it goes', async () => {
  const whole = await w.store.reading((db) => fieldOn(db, '2026-12-01'))
  const part = await w.store.reading((db) =>
    fieldOn(db, '2026-12-01', [], { positions: [first], people: { site: 'Lagos' } }),
  )
  expect(part.positions).toEqual(whole.positions.filter((it) => it.id === first))
  expect(part.workers).toEqual(whole.workers.filter((it) => it.site === 'Lagos'))
})

test('a repair looks at who qualifies, and says where it stops', async () => {
  const repair = async () =>
    value(await w.ask(consequences, { placement: placed, act: 'end', on: '2026-11-30' }, lead))
      ?.repair
  // Forty positions compete for forty people, one of whom goes: beyond thirty the search would have
  // to look at everyone.
  expect(await repair()).toMatchObject({
    steps: undefined,
    tooMany: mostPeople + 1 + seats + 1,
    able: seats - 1,
  })
  // Of more who could come than are looked at, those with room come first; where none has, that is
  // said.
  const ofTen = () =>
    w.store.reading(async (db) =>
      repairing(
        db,
        (await positionOf(db, first, '2026-12-01'))!,
        '2026-12-01',
        gone,
        { from: first, to: null },
        10,
      ),
    )
  expect(await ofTen()).toMatchObject({ steps: undefined, able: seats, tooMany: seats })
  const spare = await w.put((db) => aPerson(db, { name: 'Sam Spare', site: 'Lagos' }))
  expect(await repair()).toMatchObject({
    steps: [{ person: { id: spare, name: 'Sam Spare' }, from: null, to: { id: first } }],
  })
  expect(await ofTen()).toMatchObject({
    steps: [{ person: { id: spare }, from: null, to: { id: first } }],
  })
})
