import { and, desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import {
  joinRequest,
  type PositionKind,
  placement,
  placementException,
  position,
  positionRequirement,
  team,
} from '@/db/tables/staffing'
import { coverage } from '@/university/staffing/coverage/queries/outlook'
import { answerJoin, askToJoin } from '@/university/staffing/join/commands/join'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { signException } from '@/university/staffing/placement/commands/sign-exception'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { teams } from '@/university/staffing/teams/queries/teams'
import { aPerson, type World, world } from '../../world'

// Today is 21 November 2026: a company of one customer, two certifications and the people each test
// needs.
let w: World
let lead: number
let leader: number
let northwind: number
let nights: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await aCertification(db, 1, 'RHCSA', 'EX200')
    await aCertification(db, 2, 'RHCE', 'EX294')
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    leader = await aPerson(db, { name: 'Hana Castillo' })
    northwind = await aTeam(db, 'NWF', 'Northwind Freight')
    await place(db, await aPosition(db, northwind, { kind: 'leader' }), northwind, leader)
    nights = await aPosition(db, northwind, { shift: 'night', asks: [[2], [1]] })
  })
})
afterEach(() => w.close())

const aCertification = async (db: Writer, id: number, short: string, code: string) => {
  await db.insert(certification).values({
    id,
    slug: short.toLowerCase(),
    short,
    name: short,
    issuer: 'Red Hat',
    inHouse: false,
    track: 'linux',
  })
  await db.insert(certificationVersion).values({
    id,
    certificationId: id,
    number: 1,
    effectiveFrom: '2000-01-01',
    validityKnown: true,
  })
  await db.insert(exam).values({ issuer: 'Red Hat', code, certificationId: id })
}
const idOf = (rows: { id: number }[]) => rows[0]?.id as number
const aTeam = async (db: Writer, code: string, customer: string) =>
  idOf(
    await db
      .insert(team)
      .values({
        code,
        customer,
        site: 'San Antonio',
        since: '2024-01-01',
        contractMonthlyUsd: 25_000,
      })
      .returning({ id: team.id }),
  )
async function aPosition(
  db: Writer,
  teamId: number,
  it: {
    kind?: PositionKind
    shift?: 'day' | 'night'
    asks?: number[][]
    criticality?: number
  } = {},
) {
  const { asks = [], kind = 'technician', ...row } = it
  const id = idOf(
    await db
      .insert(position)
      .values({ teamId, kind, title: `A ${kind}`, from: '2024-01-01', ...row })
      .returning({ id: position.id }),
  )
  for (const [group, certifications] of asks.entries())
    for (const certificationId of certifications)
      await db
        .insert(positionRequirement)
        .values({ positionId: id, group, certificationId, from: '2024-01-01' })
  return id
}
const place = async (
  db: Writer,
  positionId: number,
  teamId: number,
  personId: number,
  days: { from?: string; until?: string } = {},
) =>
  idOf(
    await db
      .insert(placement)
      .values({ positionId, teamId, personId, from: '2024-01-01', placedAt: 0, ...days })
      .returning({ id: placement.id }),
  )
async function certify(
  db: Writer,
  personId: number,
  certificationId: number,
  validUntil: string | null,
  validFrom = '2025-01-01',
) {
  const h = await db
    .select({ id: holding.id })
    .from(holding)
    .where(and(eq(holding.personId, personId), eq(holding.certificationId, certificationId)))
    .get()
  const holdingId =
    h?.id ??
    idOf(
      await db.insert(holding).values({ personId, certificationId }).returning({ id: holding.id }),
    )
  return idOf(
    await db
      .insert(award)
      .values({
        holdingId,
        personId,
        certificationId,
        versionId: certificationId,
        issuedOn: validFrom,
        validFrom,
        validUntil,
        source: 'manual',
        issuer: 'Red Hat',
        basis: [],
        verificationCode: crypto.randomUUID(),
        createdAt: 0,
      })
      .returning({ id: award.id }),
  )
}
const technician = (
  name: string,
  until: (string | null | undefined)[] = ['2029-02-09', '2029-02-09'],
  more: Partial<Parameters<typeof aPerson>[1]> = {},
) =>
  w.put(async (db) => {
    const id = await aPerson(db, { name, shift: 'night', capacity: 1, ...more })
    if (until[0] !== undefined) await certify(db, id, 2, until[0])
    if (until[1] !== undefined) await certify(db, id, 1, until[1])
    return id
  })
const winter = { from: '2026-12-01', until: '2027-05-31' }
const verbs = async () =>
  (
    await w.store.reading((db) => db.select({ verb: event.verb }).from(event).orderBy(event.id))
  ).map((it) => it.verb)

describe('placing someone', () => {
  test('who is qualified is placed, with one event about person, team, position and placement', async () => {
    const elif = await technician('Elif Moreau')
    expect(
      await w.perform(placePerson, { position: nights, person: elif, ...winter }, lead),
    ).toMatchObject({ ok: true, value: { team: 'NWF' } })
    const [last] = await w.store.reading((db) => db.select().from(event).orderBy(desc(event.id)))
    expect(last).toMatchObject({
      verb: 'placement.made',
      actorId: lead,
      detail: { ...winter, standing: 'qualified' },
    })
  })
  test('who expires during is placed, and the event says by when to renew', async () => {
    const jurgen = await technician('Jürgen Okafor', ['2027-03-17', '2029-01-01'])
    expect(
      await w.perform(placePerson, { position: nights, person: jurgen, ...winter }, lead),
    ).toMatchObject({ ok: true })
    const [asked, placed] = await w.store.reading((db) =>
      db.select().from(event).orderBy(desc(event.id)),
    )
    expect(placed?.detail).toMatchObject({ standing: 'expires during', renewBy: '2027-03-17' })
    expect(asked).toMatchObject({ verb: 'requirement.set', detail: { dueOn: '2027-03-17' } })
  })
  test('who is not qualified is refused with every reason, and nothing is written', async () => {
    const nadia = await technician('Nadia Velasco', [undefined, '2026-11-02'], { shift: 'evening' })
    expect(
      await w.perform(placePerson, { position: nights, person: nadia, ...winter }, lead),
    ).toEqual({
      ok: false,
      kind: 'refused',
      because:
        'Not qualified: RHCE never held (sit EX294) · RHCSA lapsed 2 Nov 2026 (sit EX200 again) · works evenings, not nights. It takes an exception with a reason and an end.',
    })
    expect(await verbs()).toEqual([])
  })
  test('an exception needs a reason and an end, is signed by whoever places, and never outlasts the placement', async () => {
    const ezra = await technician('Ezra Goldwater', [undefined, '2029-01-01'])
    const it = { position: nights, person: ezra, ...winter }
    expect(
      await w.perform(placePerson, { ...it, exceptionReason: 'Exam booked' }, lead),
    ).toMatchObject({
      kind: 'invalid',
      fields: { exceptionUntil: expect.any(String) },
    })
    expect(
      await w.perform(placePerson, { ...it, exceptionUntil: '2027-01-15' }, lead),
    ).toMatchObject({
      kind: 'invalid',
      fields: { exceptionReason: expect.any(String) },
    })
    expect(
      await w.perform(
        placePerson,
        { ...it, exceptionReason: 'Exam booked', exceptionUntil: '2028-01-15' },
        lead,
      ),
    ).toMatchObject({ ok: true })
    const [signed] = await w.store.reading((db) => db.select().from(placementException))
    expect(signed).toMatchObject({
      reason: 'Exam booked',
      approverId: lead,
      from: winter.from,
      until: winter.until,
    })
    expect(await verbs()).toEqual(['placement.made', 'exception.signed'])
  })
  test('someone qualified placed with an exception all the same gets none', async () => {
    const elif = await technician('Elif Moreau')
    await w.perform(
      placePerson,
      {
        position: nights,
        person: elif,
        ...winter,
        exceptionReason: 'To be sure',
        exceptionUntil: '2027-01-15',
      },
      lead,
    )
    expect(await w.store.reading((db) => db.$count(placementException))).toBe(0)
  })
  test('nobody places themselves, and nobody but a staffing lead places', async () => {
    await w.put((db) => certify(db, lead, 2, null))
    expect(
      await w.perform(placePerson, { position: nights, person: lead, ...winter }, lead),
    ).toMatchObject({ because: expect.stringContaining('themselves') })
    const elif = await technician('Elif Moreau')
    expect(
      await w.perform(placePerson, { position: nights, person: elif, ...winter }, leader),
    ).toMatchObject({ kind: 'refused' })
  })
  test('a taken position, a second place on the team, one team too many: refused, exception or not', async () => {
    const [elif, kofi, busy] = [
      await technician('Elif Moreau'),
      await technician('Kofi Lindqvist'),
      await technician('Rafael Coutinho'),
    ]
    await w.perform(placePerson, { position: nights, person: elif, ...winter }, lead)
    expect(
      await w.perform(placePerson, { position: nights, person: kofi, from: '2027-05-31' }, lead),
    ).toMatchObject({
      because: 'Elif Moreau is in this position until 31 May 2027.',
    })
    expect(
      await w.perform(placePerson, { position: nights, person: kofi, from: '2027-06-01' }, lead),
    ).toMatchObject({ ok: true })

    const other = await w.put((db) => aPosition(db, northwind))
    expect(
      await w.perform(
        placePerson,
        {
          position: other,
          person: elif,
          ...winter,
          exceptionReason: 'Please',
          exceptionUntil: '2027-01-01',
        },
        lead,
      ),
    ).toMatchObject({
      because: expect.stringMatching(/Already on this team.* No exception lifts this\.$/),
    })
    const halden = await w.put(async (db) => {
      const t = await aTeam(db, 'HAL', 'Halden')
      await place(db, await aPosition(db, t), t, busy)
      return aPosition(db, northwind, { shift: 'night' })
    })
    expect(
      await w.perform(placePerson, { position: halden, person: busy, ...winter }, lead),
    ).toMatchObject({
      because: expect.stringContaining('1 of 1 team already: Halden'),
    })
  })
  test('two leads placing two people in one position at once: one is told', async () => {
    const people = [await technician('Elif Moreau'), await technician('Kofi Lindqvist')]
    const outcomes = await Promise.all(
      people.map((person) => w.perform(placePerson, { position: nights, person, ...winter }, lead)),
    )
    expect(outcomes.map((it) => it.ok).sort()).toEqual([false, true])
    expect(
      await w.store.reading((db) => db.$count(placement, eq(placement.positionId, nights))),
    ).toBe(1)
  })
  test('not in the past, not backwards, not beyond the position, not past a leaving date', async () => {
    const elif = await technician('Elif Moreau', undefined, { leftOn: '2027-03-31' })
    const it = { position: nights, person: elif }
    expect(await w.perform(placePerson, { ...it, from: '2026-11-20' }, lead)).toMatchObject({
      because: expect.stringContaining('today or later'),
    })
    expect(
      await w.perform(placePerson, { ...it, from: '2026-12-02', until: '2026-12-01' }, lead),
    ).toMatchObject({ kind: 'invalid' })
    expect(await w.perform(placePerson, { ...it, ...winter }, lead)).toMatchObject({
      because: 'Leaves on 31 Mar 2027, before the end. End the placement by then.',
    })
    await w.put((db) =>
      db.update(position).set({ until: '2027-01-31' }).where(eq(position.id, nights)),
    )
    expect(await w.perform(placePerson, { ...it, ...winter }, lead)).toMatchObject({
      because: expect.stringContaining('The position ends on 31 Jan 2027'),
    })
    expect(
      await w.perform(placePerson, { ...it, from: '2026-12-01', until: '2027-01-31' }, lead),
    ).toMatchObject({ ok: true })
    expect(
      await w.perform(placePerson, { position: 999, person: elif, ...winter }, lead),
    ).toMatchObject({ kind: 'not found' })
  })
  test('an award revoked in the meantime is seen by the command, not by the page that was open', async () => {
    const elif = await technician('Elif Moreau')
    const shown = await w.ask(candidates, { position: nights, ...winter }, lead)
    expect(shown).toMatchObject({ value: { rows: [{ name: 'Elif Moreau', kind: 'qualified' }] } })
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'Fraud.' })
        .where(and(eq(award.personId, elif), eq(award.certificationId, 2))),
    )
    expect(
      await w.perform(placePerson, { position: nights, person: elif, ...winter }, lead),
    ).toMatchObject({
      because: expect.stringContaining('RHCE was revoked on 21 Nov 2026'),
    })
  })
})

describe('ending, excepting, joining', () => {
  test('a placement ends with a last day and a reason; one that never began is taken back', async () => {
    const elif = await technician('Elif Moreau')
    await w.perform(placePerson, { position: nights, person: elif, ...winter }, lead)
    const id = idOf(
      await w.store.reading((db) =>
        db.select({ id: placement.id }).from(placement).where(eq(placement.positionId, nights)),
      ),
    )
    expect(
      await w.perform(endPlacement, { placement: id, on: '2026-12-31', reason: '' }, lead),
    ).toMatchObject({ kind: 'invalid' })
    expect(
      await w.perform(endPlacement, { placement: id, on: '2026-12-31', reason: 'Moves' }, leader),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(endPlacement, { placement: id, on: '2026-11-20', reason: 'Moves' }, lead),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(endPlacement, { placement: id, on: '2026-12-31', reason: 'Moves' }, lead),
    ).toMatchObject({ ok: true })
    expect(
      await w.store.reading((db) => db.select().from(placement).where(eq(placement.id, id))),
    ).toMatchObject([{ until: '2026-12-31', endedById: lead, endedBecause: 'Moves' }])
    expect(
      await w.perform(endPlacement, { placement: id, on: '2027-02-01', reason: 'Moves' }, lead),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(
        endPlacement,
        { placement: id, on: '2026-11-25', reason: 'Will not come' },
        lead,
      ),
    ).toMatchObject({ ok: true })
    expect(await w.store.reading((db) => db.$count(placement, eq(placement.id, id)))).toBe(0)
  })
  test('the leader signs for someone who lapsed, never for themselves, and it ends by itself', async () => {
    const oystein = await technician('Øystein Tran', ['2026-11-10', '2029-01-01'])
    const id = await w.put((db) => place(db, nights, northwind, oystein))
    const until = '2027-01-15'
    expect(
      await w.perform(
        signException,
        { placement: id, reason: 'Exam on 8 January', until },
        oystein,
      ),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(
        signException,
        { placement: id, reason: 'Exam on 8 January', until: '2026-11-01' },
        leader,
      ),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(signException, { placement: id, reason: 'Exam on 8 January', until }, leader),
    ).toMatchObject({ ok: true })
    expect(
      await w.perform(
        signException,
        { placement: id, reason: 'Again', until: '2027-01-01' },
        leader,
      ),
    ).toMatchObject({
      because: expect.stringContaining('signed already'),
    })
    expect(await w.ask(exceptions, {}, leader)).toMatchObject({
      value: { rows: [{ person: 'Øystein Tran', approver: 'Hana Castillo', daysLeft: 55 }] },
    })
    expect(await w.ask(exceptions, {}, oystein)).toMatchObject({ kind: 'refused' })
    const standing = async (on: string) => {
      const it = await w.ask(teamPage, { code: 'NWF', on }, lead)
      return it.ok && it.value.positions.find((p) => p.id === nights)?.standing?.word
    }
    expect([
      await standing('2026-11-10'),
      await standing('2026-11-11'),
      await standing('2026-11-21'),
      await standing(until),
      await standing('2027-01-16'),
    ]).toEqual(['Last day', 'Not certified', 'Exception', 'Exception', 'Not certified'])
  })
  test('asking to join: only what one is qualified for, once, and the leader answers', async () => {
    const [kofi, ezra] = [
      await technician('Kofi Lindqvist'),
      await technician('Ezra Goldwater', [undefined, '2029-01-01']),
    ]
    expect(await w.perform(askToJoin, { position: nights }, ezra)).toMatchObject({
      because: 'RHCE never held (sit EX294).',
    })
    expect(
      await w.perform(askToJoin, { position: nights, note: 'I know the gateway.' }, kofi),
    ).toMatchObject({ ok: true })
    expect(await w.perform(askToJoin, { position: nights }, kofi)).toMatchObject({
      kind: 'refused',
    })
    const request = idOf(
      await w.store.reading((db) => db.select({ id: joinRequest.id }).from(joinRequest)),
    )
    expect(await w.perform(answerJoin, { request, accepted: 'no' }, leader)).toMatchObject({
      fields: { reason: 'say why not' },
    })
    expect(await w.perform(answerJoin, { request, accepted: 'yes' }, lead)).toMatchObject({
      kind: 'refused',
    })
    expect(await w.perform(answerJoin, { request, accepted: 'yes' }, leader)).toMatchObject({
      ok: true,
    })
    expect(
      await w.perform(answerJoin, { request, accepted: 'no', reason: 'Changed my mind' }, leader),
    ).toMatchObject({ kind: 'refused' })
    expect(await verbs()).toEqual(['join.asked', 'join.answered'])
    expect(await w.ask(candidates, { position: nights }, lead)).toMatchObject({
      value: { rows: [{ name: 'Kofi Lindqvist', asked: 'Asked to join; the leader agrees' }, {}] },
    })
  })
})

describe('finding and seeing', () => {
  test('candidates: qualified, then expires during, then near with every reason; counts and capacity', async () => {
    await technician('Elif Moreau', ['2029-02-09', '2029-02-09'], { capacity: 2 })
    await technician('Jürgen Okafor', ['2027-03-17', '2029-01-01'])
    await technician('Sven Abara', [undefined, '2029-01-01'], { shift: 'evening' })
    await technician('Nobody Near', [undefined, undefined])
    const it = await w.ask(candidates, { position: nights, ...winter }, lead)
    expect(it.ok && it.value.rows.map((row) => [row.name, row.kind, row.verdict])).toEqual([
      ['Elif Moreau', 'qualified', 'Through 9 Feb 2029'],
      ['Jürgen Okafor', 'expires during', 'RHCE ends 17 Mar 2027, day 107 of 182'],
      ['Sven Abara', 'unqualified', 'RHCE never held (sit EX294) · works evenings, not nights'],
    ])
    expect(it.ok && it.value.counts).toEqual({
      qualified: 1,
      during: 1,
      oneStep: 0,
      near: 1,
      more: false,
    })
  })
  test('a free search reads names and exam codes, and says what it cannot read', async () => {
    await technician('Elif Moreau')
    const found = async (input: object) => {
      const it = await w.ask(candidates, input, lead)
      return (
        it.ok &&
        (it.value.problem ??
          it.value.rows.filter((row) => row.kind === 'qualified').map((row) => row.name))
      )
    }
    expect(await found({ needs: 'rhce & RHCSA' })).toEqual(['Elif Moreau'])
    expect(await found({ needs: 'EX294' })).toEqual([])
    expect(await found({ needs: 'RHCE', shift: 'day' })).toEqual([])
    expect(await found({ needs: 'RHCE|', shift: 'day' })).toBe(
      'Expected a certification or an exam code, found the end.',
    )
    expect(await found({ needs: 'RHCX' })).toBe('No certification or exam is called RHCX.')
    expect(await found({ needs: 'RHCE', notOn: 'XXX' })).toBe(
      'There is no team XXX. Write its code or the customer’s whole name.',
    )
    expect(await found({ name: 'elif' })).toEqual(['Elif Moreau'])
    expect(await found({ name: '"; drop' })).toEqual([])
    expect(await w.ask(candidates, { needs: 'RHCE' }, leader)).toMatchObject({ kind: 'refused' })
  })
  test('the team from inside and from outside', async () => {
    const [tariq, stranger] = [
      await technician('Tariq Quispe', ['2026-12-03', '2029-01-01']),
      await technician('Stranger', []),
    ]
    await w.put((db) => place(db, nights, northwind, tariq))
    const as = async (id: number) => {
      const it = await w.ask(teamPage, { code: 'NWF' }, id)
      return it.ok ? it.value : undefined
    }
    const [inside, outside, member] = [await as(lead), await as(stranger), await as(tariq)]
    expect([inside?.count, outside?.count]).toEqual([2, null])
    expect(
      inside?.positions.map((it) => [
        it.person?.name,
        it.requires,
        it.standing?.word,
        it.standing?.because,
      ]),
    ).toEqual([
      ['Hana Castillo', '', 'In place', ''],
      ['Tariq Quispe', 'RHCE and RHCSA', '12 days left', 'RHCE ends 3 Dec 2026'],
    ])
    expect(
      inside?.coverage.map((row) => [row.label, row.months.map((it) => it.have).join('')]),
    ).toEqual([
      ['RHCE, nights', '1000000000000'],
      ['RHCSA, nights', '1111111111111'],
    ])
    expect(inside?.falls.map((it) => [it.day, it.text])).toEqual([
      ['2026-12-03', 'RHCE of Tariq Quispe (A technician) ends'],
    ])
    expect(inside?.monthlyUsd).toBe(25_000)
    expect(member).toMatchObject({ inside: true, monthlyUsd: null, falls: [] })
    expect(outside).toMatchObject({
      inside: false,
      monthlyUsd: null,
      coverage: [],
      trail: [],
      requests: [],
    })
    expect(outside?.positions.map((it) => [it.person?.name, it.requires, it.standing])).toEqual([
      ['Hana Castillo', '', undefined],
      ['Tariq Quispe', '', undefined],
    ])
    expect(await w.ask(teamPage, { code: 'NOPE' }, lead)).toMatchObject({ kind: 'not found' })
    expect(await w.ask(teams, { q: 'north' }, stranger)).toMatchObject({
      value: { count: 1, rows: [{ monthlyUsd: null, gaps: null, filled: 2 }] },
    })
    expect(await w.ask(teams, { q: '100%' }, lead)).toMatchObject({ value: { count: 0 } })
  })
  test('what I can join now, what is one certification away, and what opens most', async () => {
    const ezra = await technician('Ezra Goldwater', [undefined, '2029-01-01'], { capacity: 3 })
    await w.put(async (db) => {
      const t = await aTeam(db, 'HAL', 'Halden')
      await aPosition(db, t, { shift: 'night', asks: [[1]] })
      await aPosition(db, t, { shift: 'day', asks: [[1]] })
      await place(
        db,
        await aPosition(db, t, { shift: 'night', asks: [[1]] }),
        t,
        await aPerson(db, { name: 'Someone' }),
      )
    })
    const it = await w.ask(joining, {}, ezra)
    expect(it.ok && it.value.now.map((p) => [p.customer, p.mayAsk.ok])).toEqual([['Halden', true]])
    expect(it.ok && it.value.away.map((p) => [p.customer, p.missing?.name])).toEqual([
      ['Northwind Freight', 'RHCE'],
    ])
    expect(it).toMatchObject({
      value: { opensMost: [{ short: 'RHCE', positions: 1, slug: 'rhce' }] },
    })
  })
  test('coverage counts what is empty, not certified and about to fall, worst team first', async () => {
    const tariq = await technician('Tariq Quispe', ['2026-12-03', '2029-01-01'], { capacity: 5 })
    const nadia = await technician('Nadia Velasco', ['2026-11-02', '2029-01-01'])
    const leaver = await technician('Leaver', ['2029-01-01', '2029-01-01'], {
      leftOn: '2027-01-10',
    })
    const fine = await technician('Fine')
    await w.put(async (db) => {
      await place(db, nights, northwind, tariq)
      const t = await aTeam(db, 'HAL', 'Halden')
      await aPosition(db, t, { criticality: 3 })
      await place(db, await aPosition(db, t, { asks: [[2]] }), t, nadia)
      await place(db, await aPosition(db, t, { asks: [[2]] }), t, leaver)
      const g = await aTeam(db, 'GUD', 'Good')
      await place(db, await aPosition(db, g, { asks: [[2], [1]] }), g, fine)
    })
    const it = await w.ask(coverage, {}, lead)
    expect(
      it.ok &&
        it.value.rows.map((row) => [
          row.code,
          row.empty,
          row.critical,
          row.uncertified,
          row.in30,
          row.in60,
          row.in90,
        ]),
    ).toEqual([
      ['HAL', 1, 1, 1, 0, 1, 1],
      ['NWF', 0, 0, 0, 1, 1, 1],
    ])
    expect(it.ok && it.value.totals).toEqual({
      teams: 3,
      withGap: 1,
      atRisk: 2,
      lapsing: 2,
      usdAtRisk: 50_000,
    })
    expect(await w.ask(coverage, {}, leader)).toMatchObject({
      value: { rows: [{ code: 'NWF' }], totals: { teams: 1 } },
    })
    expect(await w.ask(coverage, {}, fine)).toMatchObject({ kind: 'refused' })
  })
})
