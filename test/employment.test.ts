import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { award } from '@/db/tables/award'
import { position } from '@/db/tables/staffing'
import { actorOf } from '@/university/actor'
import { expiring } from '@/university/audit/queries/expiring'
import { holdersOn } from '@/university/audit/queries/holders-on'
import { register } from '@/university/audit/queries/register'
import { addDays, type Day } from '@/university/calendar'
import { certification } from '@/university/certification/definitions/queries/certification'
import { certifications as list } from '@/university/certification/definitions/queries/certifications'
import { desk } from '@/university/desk/queries/desk'
import { personNamed } from '@/university/enrolment/queries/seating'
import type { Outcome } from '@/university/kernel'
import { endingUntold } from '@/university/notices/queries/ending'
import { post } from '@/university/outbox/commands/post'
import { people } from '@/university/people/queries/people'
import { personPage } from '@/university/people/queries/person-page'
import { staffingLeads } from '@/university/people/queries/roles'
import { search } from '@/university/reports/queries/search'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'
import { leaderOn } from '@/university/staffing/eligibility/queries/facts'
import { fieldOn, peopleOn } from '@/university/staffing/eligibility/queries/supply-and-demand'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { teams } from '@/university/staffing/teams/queries/teams'
import {
  aPosition,
  aTeam,
  certifications,
  certify,
  place,
} from './staffing/placement/placement-world'
import { aPerson, type World, world } from './world'

// A person begins, and has a last day; a placement too. Every door reads both days alike.
const first: Day = '2026-03-10'
const last: Day = '2026-09-20'

let w: World
let registrar: number
let manager: number
let someone: number
let team: number
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    registrar = await aPerson(db, { name: 'Registrar', roles: ['registrar', 'staffing lead'] })
    manager = await aPerson(db, { name: 'Manager' })
    someone = await aPerson(db, {
      name: 'Someone Special',
      hiredOn: first,
      leftOn: last,
      managerId: manager,
      roles: ['staffing lead'],
    })
    await certify(db, someone, 1, '2026-10-01', '2026-01-01')
    const { id: _, ...its } = (await db.select().from(award).get())!
    await db
      .insert(award)
      .values({ ...its, examCode: 'EX200', verificationCode: crypto.randomUUID() })
    team = await aTeam(db, 'NWF', 'Northwind Freight')
    await place(db, await aPosition(db, team, { kind: 'leader', asks: [[1]] }), someone)
  })
})
afterAll(() => w.close())

const value = <A>(outcome: Outcome<A>): A => {
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}
/** Whether an answer to the registrar names them anywhere. */
const names = async <A>(answer: Promise<Outcome<A>>) =>
  JSON.stringify(value(await answer)).includes(named)
const named = 'Someone Special'

/** Who works here: from the first day through the last. */
const working: Record<string, (day: Day) => Promise<boolean>> = {
  'signs in': () =>
    w.store.reading(async (db) => Boolean(await actorOf(db, someone, w.now, 'UTC'))),
  'is among the holders of a certification': async () =>
    await names(w.ask(certification, { slug: 'rhcsa' }, registrar)),
  'is counted as a holder': async () =>
    value(await w.ask(list, {}, registrar)).rows.find((it) => it.slug === 'rhcsa')!.holders === 1,
  'is counted for an exam': async (date) =>
    value(await w.ask(holdersOn, { date }, registrar)).EX200 === 1,
  'is counted among the people there are': (day) =>
    w.store.reading(async (db) => (await peopleOn(db, day)) === 3),
  'is employed in the register': async (on) =>
    value(await w.ask(register, { on, whole: '1' }, registrar)).rows.find(
      (it) => it.personId === someone,
    )!.employed,
  'can be drawn on by a plan': (day) =>
    w.store.reading(async (db) => (await fieldOn(db, day)).workers.some((it) => it.id === someone)),
  'fills a position for a plan': (day) =>
    w.store.reading(async (db) =>
      (await fieldOn(db, day)).positions.some((it) => it.personId === someone),
    ),
  'covers a position': async (on) =>
    value(await w.ask(teamDay, { code: 'NWF', on }, registrar)).rows[0]!.counts,
  'leads the team': (day) =>
    w.store.reading(async (db) => {
      const row = await db.get<{ leader: number | null }>(
        sql`select ${leaderOn(sql`${team}`, day)} as leader`,
      )
      return row?.leader === someone
    }),
  'is the leader in the list of teams': async () => await names(w.ask(teams, {}, registrar)),
  'is told as a staffing lead': (day) =>
    w.store.reading(async (db) => (await staffingLeads(db, day)).includes(someone)),
  'is sent messages': async (day) =>
    w.put(async (db) => {
      const actor = (await actorOf(db, registrar, w.now, 'UTC'))!
      const message = { key: `try/${day}`, person: someone, kind: 'ending' as const }
      const words = { title: 'T', because: 'B', todo: '', href: '/' }
      return (await post({ db, actor, now: w.now }, [{ ...message, ...words }])) === 1
    }),
}

/** Who can be found and named: also before their first day, so that all is ready on it. */
const known: Record<string, (day: Day) => Promise<boolean>> = {
  'is in the directory': async () =>
    value(await w.ask(people, {}, manager)).rows.some((it) => it.id === someone),
  'is found': async () =>
    value(await w.ask(search, { words: 'special' }, manager)).results.length === 1,
  'is among the reports of their manager': async () =>
    value(await w.ask(personPage, { person: manager }, registrar)).reports.some(
      (it) => it.id === someone,
    ),
  'counts as a report': () =>
    w.store.reading(async (db) => (await actorOf(db, manager, w.now, 'UTC'))!.reports === 1),
  'can be named in a form': () =>
    w.store.reading(async (db) => {
      const actor = (await actorOf(db, registrar, w.now, 'UTC'))!
      return Boolean(await personNamed({ db, actor }, String(someone)))
    }),
  'is judged by a search': async (day) =>
    value(await w.ask(candidates, { needs: 'RHCSA', from: day, until: day }, registrar)).rows.some(
      (it) => it.id === someone,
    ),
}

const table = [
  ['the day before the first', addDays(first, -1), false, true],
  ['the first day', first, true, true],
  ['the last day', last, true, true],
  ['the day after the last', addDays(last, 1), false, false],
] as const

describe.each(table)('on %s', (_, day, isWorking, isKnown) => {
  beforeAll(() => {
    w.now = new Date(`${day}T12:00:00Z`)
  })
  test.each(Object.keys(working))('%s', async (door) =>
    expect(await working[door]!(day)).toBe(isWorking),
  )
  test.each(Object.keys(known))('%s', async (door) => expect(await known[door]!(day)).toBe(isKnown))
})

describe('what ends is told of who works here that day', () => {
  test.each([
    ['on the last day', last, true],
    ['the day after', addDays(last, 1), false],
  ])('%s', async (_, day, told) => {
    w.now = new Date(`${day}T12:00:00Z`)
    expect(await names(w.ask(expiring, { days: 30 }, registrar))).toBe(told)
    expect(await names(w.ask(desk, { tab: '30' }, registrar))).toBe(told)
    // Reminders are for who stays beyond the end.
    const due = await w.store.reading((db) => endingUntold(db, day, w.now, 10))
    expect(due).toEqual([])
  })
})

/** A placement of its own, of somebody who stays. */
describe('a placement, from its first day through its last', () => {
  let placed: number
  beforeAll(async () => {
    await w.put(async (db) => {
      placed = await aPerson(db, { name: 'Placed Person' })
      await certify(db, placed, 1, '2026-11-15', '2026-01-01')
      const other = await aTeam(db, 'OTH', 'Other Team')
      const id = await aPosition(db, other, { asks: [[1]], title: 'A place' })
      await place(db, id, placed, { from: first, until: last })
      await db.update(position).set({ from: '2026-01-01' }).where(sql`${position.id} = ${id}`)
    })
  })
  const isPlaced: Record<string, (day: Day) => Promise<boolean>> = {
    'their page': async () =>
      value(await w.ask(personPage, { person: placed }, manager)).teams.length === 1,
    'the directory': async () =>
      value(await w.ask(people, { q: 'placed' }, manager)).rows[0]!.teams !== '',
    'the team’s page': async () =>
      value(await w.ask(teamPage, { code: 'OTH' }, registrar)).positions.some(
        (it) => it.person?.id === placed,
      ),
    'the team on that day': async (on) =>
      value(await w.ask(teamDay, { code: 'OTH', on }, registrar)).rows.some(
        (it) => it.person?.id === placed,
      ),
    'a plan': (day) =>
      w.store.reading(async (db) =>
        (await fieldOn(db, day)).positions.some((it) => it.personId === placed),
      ),
    'their sign-in': () =>
      w.store.reading(async (db) => (await actorOf(db, placed, w.now, 'UTC'))!.serves.length === 1),
  }
  test.each(
    table.flatMap(([when, day, stands]) =>
      Object.keys(isPlaced).map((door) => [when, door, day, stands] as const),
    ),
  )('%s: %s', async (_, door, day, stands) => {
    w.now = new Date(`${day}T12:00:00Z`)
    expect(await isPlaced[door]!(day)).toBe(stands)
  })
})
