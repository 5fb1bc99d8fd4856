import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { away, proficiency } from '@/db/tables/availability'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { position, positionRequirement } from '@/db/tables/staffing'
import { personTrail } from '@/university/record/queries'
import { adoptTraining } from '@/university/staffing/commands/training-adopt'
import { contacts } from '@/university/staffing/queries/contacts'
import { board } from '@/university/staffing/queries/coverage/board'
import { teamDay } from '@/university/staffing/queries/coverage/team-day'
import { personWork } from '@/university/staffing/queries/person-work'
import { placementPage } from '@/university/staffing/queries/placement'
import { whatIf } from '@/university/staffing/queries/what-if'
import { aPosition, aTeam, certifications, holder, place } from './placement-world'
import { aPerson, type World, world } from './world'

// Today is 21 November 2026: a team with a leader, someone away, and who sees how much of it.
let w: World
let lead: number
let leader: number
let elif: number
let placed: number
let seat: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    leader = await aPerson(db, { name: 'Hana Castillo' })
    northwind = await aTeam(db, 'NWF', 'Northwind Freight')
    await place(db, await aPosition(db, northwind, { kind: 'leader' }), leader)
    seat = await aPosition(db, northwind, { asks: [[1]] })
    elif = await holder(db, 'Elif Moreau', { 1: '2029-01-01' }, { leftOn: '2027-08-31' })
    placed = await place(db, seat, elif)
  })
})
afterEach(() => w.close())
const got = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}

test('when and why someone is away is theirs and for whoever staffs; their leader sees what it does to coverage', async () => {
  await w.put((db) => db.insert(away).values({ personId: elif, from: '2026-11-20', until: '2026-12-04', because: 'Parental leave', enteredAt: 0 }))
  const seen = async (as: number) => {
    const work = got(await w.ask(personWork, { person: elif }, as))
    const sheet = got(await w.ask(contacts, { code: 'NWF' }, as)).rows.find((it) => it.id === elif)
    return { work: work.sees && work.away.length, away: sheet?.away, backOn: sheet?.backOn }
  }
  expect(await seen(leader)).toEqual({ work: 0, away: true, backOn: null })
  expect(await seen(elif)).toEqual({ work: 1, away: true, backOn: '2026-12-04' })
  expect(await seen(lead)).toEqual({ work: 1, away: true, backOn: '2026-12-04' })
  const told = async (as: number) => got(await w.ask(teamDay, { code: 'NWF' }, as)).rows.find((it) => it.id === seat)?.standing.because
  expect(await told(leader)).toBe('Away from 20 Nov 2026 to 4 Dec 2026')
  expect(await told(lead)).toBe('Away from 20 Nov 2026 to 4 Dec 2026: Parental leave')
})

test('a last day to come is not told to everyone on the team', async () => {
  const member = await w.put(async (db) => {
    const id = await aPerson(db, { name: 'Tariq Quispe' })
    await place(db, await aPosition(db, northwind), id)
    return id
  })
  const seen = async (as: number) => got(await w.ask(placementPage, { placement: placed }, as)).leftOn
  expect([await seen(member), await seen(elif), await seen(lead)]).toEqual([null, '2027-08-31', '2027-08-31'])
})

test('one’s own trail does not name whom else a rule was made for', async () => {
  const registrar = await w.put((db) => aPerson(db, { name: 'Ada Registrar', roles: ['registrar'] }))
  const people = await w.put(async (db) => [await aPerson(db, { name: 'Jamal Weber' }), await aPerson(db, { name: 'Rosa Lind' })] as const)
  const line = people.map((id) => `${id}-2`)
  const made = await w.perform(adoptTraining, { on: '2027-03-01', line, because: 'The customer moves' }, lead)
  expect(made).toMatchObject({ ok: true })
  const named = async (as: number) =>
    got(await w.ask(personTrail, { person: people[0] }, as))
      .events.flatMap((it) => it.about)
      .filter((it) => it.kind === 'person')
      .map((it) => it.name)
  expect(new Set(await named(people[0]))).toEqual(new Set(['Jamal Weber']))
  expect(new Set(await named(registrar))).toEqual(new Set(['Jamal Weber', 'Rosa Lind']))
})

test('who does not reach the proficiency asked for is told so on the team’s day, and the oldest version is part of what is asked', async () => {
  await w.put(async (db) => {
    const id = await aPosition(db, northwind, { asks: [[1]], title: 'Senior' })
    await db.update(positionRequirement).set({ minVersion: 'RHEL 9', minRank: 9000 }).where(eq(positionRequirement.positionId, id))
    await db.insert(proficiency).values({ personId: elif, track: 'linux', level: 1, assessedOn: '2026-01-01', assessedById: lead, because: 'Seen', at: 0 })
    await db.update(position).set({ minProficiency: 2, track: 'linux' }).where(eq(position.id, seat))
  })
  const day = got(await w.ask(teamDay, { code: 'NWF' }, lead)).rows.find((it) => it.id === seat)
  expect(day).toMatchObject({ counts: false, standing: { word: 'Not certified', because: expect.stringContaining('proficiency 1 of 2') } })
  const cells = got(await w.ask(board, {}, lead)).rows[0]?.cells.map((it) => it.label)
  expect(cells).toEqual(['RHCSA', 'RHCSA (RHEL 9 or newer)'])
})

test('a place to come may ask for an oldest version, and for what no position asks', async () => {
  await w.put((db) => holder(db, 'Ida Spare', { 1: '2029-01-01', 2: '2029-01-01' }))
  const filled = async (addAsks: string) => {
    const it = got(await w.ask(whatIf, { addCount: '1', addKind: 'technician', addAsks }, lead))
    expect(it.wrong).toEqual([])
    return it.rows.map((row) => row.after)
  }
  const [, other] = await w.store.reading((db) => db.select().from(certification).orderBy(certification.id))
  expect(await filled('RHCSA')).toEqual(['Ida Spare'])
  expect(await filled(other!.short)).toEqual(['Ida Spare'])
  expect(await filled('RHCSA>=RHEL 9')).toEqual([''])
  await w.put((db) => db.update(award).set({ versionRank: 9000 }))
  expect(await filled('RHCSA>=RHEL 9')).toEqual(['Ida Spare'])
  expect(await filled('RHCSA>=RHEL 10')).toEqual([''])
})
