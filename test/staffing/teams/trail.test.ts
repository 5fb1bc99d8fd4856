import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { away, proficiency } from '@/db/tables/availability'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import {
  placement,
  placementException,
  position,
  positionRequirement,
  team,
  teamReview,
  teamRule,
} from '@/db/tables/staffing'
import { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'
import { aPerson, type World, world } from '../../world'

// Today is 21 November 2026. A team of two places since 2024 whose night technician asked for
// RHCSA, and from June 2026 for RHCE as well.
let w: World
let lead: number
let elif: number
let rosa: number
let teamId: number
let days: number
let nights: number
const at = (day: string) => Date.parse(`${day}T18:00:00Z`)
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    for (const [id, short] of [
      [1, 'RHCSA'],
      [2, 'RHCE'],
    ] as const) {
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
    }
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    elif = await aPerson(db, { name: 'Elif Moreau', shift: 'night' })
    rosa = await aPerson(db, { name: 'Rosa Fontaine' })
    teamId = one(
      await db
        .insert(team)
        .values({ code: 'NWF', customer: 'Northwind', site: 'San Antonio', since: '2024-01-01' })
        .returning({ id: team.id }),
    )
    days = await aPosition(db, 'Technician, days', 'day')
    nights = await aPosition(db, 'Technician, nights', 'night')
    await asks(db, nights, 1, 1, {
      until: '2026-05-31',
      endedById: lead,
      endedBecause: 'The customer moved to Ansible.',
    })
    await asks(db, nights, 1, 1, {
      from: '2026-06-01',
      decidedById: lead,
      because: 'The customer moved to Ansible.',
    })
    await asks(db, nights, 2, 2, {
      from: '2026-06-01',
      decidedById: lead,
      because: 'The customer moved to Ansible.',
    })
    await put(db, nights, elif, { from: '2024-02-01' })
  })
})
afterEach(() => w.close())

const one = (rows: { id: number }[]) => rows[0]!.id
const aPosition = async (db: Writer, title: string, shift: 'day' | 'night') =>
  one(
    await db
      .insert(position)
      .values({ teamId, kind: 'technician', title, shift, from: '2024-01-01' })
      .returning({ id: position.id }),
  )
const asks = (
  db: Writer,
  positionId: number,
  group: number,
  certificationId: number,
  more: object,
) =>
  db
    .insert(positionRequirement)
    .values({ positionId, group, certificationId, from: '2024-01-01', ...more })
const put = async (
  db: Writer,
  positionId: number,
  personId: number,
  it: { from: string; until?: string },
) =>
  one(
    await db
      .insert(placement)
      .values({ positionId, teamId, personId, placedAt: 0, placedById: lead, ...it })
      .returning({ id: placement.id }),
  )
async function certify(
  db: Writer,
  personId: number,
  certificationId: number,
  validFrom: string,
  validUntil: string | null,
  more: object = {},
) {
  const [known] = (
    await db
      .select({ id: holding.id, p: holding.personId, c: holding.certificationId })
      .from(holding)
  ).filter((it) => it.p === personId && it.c === certificationId)
  const holdingId =
    known?.id ??
    one(
      await db.insert(holding).values({ personId, certificationId }).returning({ id: holding.id }),
    )
  const base = {
    holdingId,
    personId,
    certificationId,
    versionId: certificationId,
    issuedOn: validFrom,
    validFrom,
    validUntil,
    source: 'manual' as const,
    issuer: 'Red Hat',
  }
  await db.insert(award).values({
    ...base,
    basis: [],
    verificationCode: crypto.randomUUID(),
    createdAt: at(validFrom),
    ...more,
  })
  return holdingId
}
async function asked(on: string, as = lead) {
  const it = await w.ask(trailOfTeam, { code: 'NWF', on }, as)
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const seat = async (on: string, title = 'Technician, nights') =>
  (await asked(on)).seats.find((it) => it.title === title)

describe('was everyone on this team certified on that day', () => {
  test('by the requirement in force that day, with the award that met it', async () => {
    const holdingId = await w.put((db) =>
      certify(db, elif, 1, '2024-01-10', '2027-01-10', {
        certificateNumber: 'RH-1',
        examCode: 'EX200',
      }),
    )
    expect(await seat('2026-05-31')).toMatchObject({
      stood: 'certified',
      asks: 'RHCSA',
      behind: [{ award: { holding: holdingId, number: 'RH-1', validUntil: '2027-01-10' } }],
    })
    expect(await seat('2026-06-01')).toMatchObject({
      stood: 'not certified',
      asks: 'RHCSA and RHCE',
      because: 'RHCE never held',
    })
    expect((await asked('2026-05-31')).answer).toBe(
      'Yes: the one person in place met what their position asked. One position was empty.',
    )
    expect((await asked('2026-06-01')).answer).toMatch(
      /^No: 0 of 1 people in place met what their position asked. Elif Moreau \(Technician, nights\) did not./,
    )
  })

  test('an award that was not renewed counts on its last day and not on the next', async () => {
    await w.put((db) => certify(db, elif, 1, '2024-01-10', '2025-01-10'))
    expect((await seat('2025-01-10'))?.stood).toBe('certified')
    expect(await seat('2025-01-11')).toMatchObject({
      stood: 'not certified',
      because: expect.stringContaining('lapsed 10 Jan 2025'),
    })
  })

  test('a revocation afterwards leaves the day as it was, and is said', async () => {
    await w.put((db) =>
      certify(db, elif, 1, '2024-01-10', '2027-01-10', {
        revokedOn: '2025-06-01',
        revokedAt: at('2025-06-01'),
        revokedById: lead,
        revokedBecause: 'copied',
      }),
    )
    const it = await seat('2025-05-31')
    expect(it).toMatchObject({ stood: 'certified', knownThen: 'certified' })
    expect(it?.behind[0]?.note).toBe('was valid then, revoked on 1 Jun 2025')
    expect(await seat('2025-06-01')).toMatchObject({
      stood: 'not certified',
      knownThen: 'not certified',
    })
  })

  test('a revocation that reaches back is told apart from one known then', async () => {
    await w.put((db) =>
      certify(db, elif, 1, '2024-01-10', '2027-01-10', {
        revokedOn: '2025-03-01',
        revokedAt: at('2025-06-01'),
        revokedById: lead,
        revokedBecause: 'copied',
      }),
    )
    expect(await seat('2025-05-01')).toMatchObject({
      stood: 'not certified',
      knownThen: 'certified',
    })
    expect((await seat('2025-05-01'))?.behind[0]?.note).toContain('as known then: certified')
    expect((await asked('2025-05-01')).answer).toContain('as known then, they were certified')
    expect(await seat('2025-06-02')).toMatchObject({
      stood: 'not certified',
      knownThen: 'not certified',
    })
  })

  test('an exception is named with who signed, until when and why, and is not certified', async () => {
    await w.put(async (db) => {
      const placed = await put(db, days, rosa, { from: '2026-01-01' })
      await asks(db, days, 1, 2, {})
      await db.insert(placementException).values({
        placementId: placed,
        reason: 'sits it in May',
        approverId: lead,
        from: '2026-01-01',
        until: '2026-05-31',
        at: 0,
      })
    })
    expect(await seat('2026-05-31', 'Technician, days')).toMatchObject({
      stood: 'by exception',
      exception: { by: 'Marisol Duarte', until: '2026-05-31', reason: 'sits it in May' },
    })
    expect(await seat('2026-06-01', 'Technician, days')).toMatchObject({
      stood: 'not certified',
      exception: undefined,
    })
    const { everyone, answer } = await asked('2026-05-31')
    expect(everyone).toBe(false)
    expect(answer).toContain('Rosa Fontaine (Technician, days) was in place by exception.')
  })

  test('on a day without positions, or with nobody in place, it says so', async () => {
    expect((await asked('2023-12-31')).answer).toBe('The team had no positions.')
    expect(await asked('2024-01-15')).toMatchObject({
      everyone: false,
      answer: 'Nobody was in place.',
    })
  })
})

describe('rules across the team on a day', () => {
  test('count who was there: not away, not a shadow, not gone', async () => {
    await w.put(async (db) => {
      await certify(db, elif, 1, '2024-01-10', '2027-01-10')
      await certify(db, rosa, 1, '2024-01-10', '2027-01-10')
      await put(db, days, rosa, { from: '2024-02-01' })
      await db.insert(teamRule).values({
        teamId,
        kind: 'at least',
        n: 2,
        certificationId: 1,
        from: '2024-01-01',
        decidedAt: 0,
        because: 'agreed',
      })
      await db.insert(teamRule).values({
        teamId,
        kind: 'at most juniors',
        n: 1,
        track: 'linux',
        from: '2024-01-01',
        decidedAt: 0,
        because: 'agreed',
      })
      await db
        .insert(away)
        .values({ personId: rosa, from: '2026-08-03', until: '2026-08-07', enteredAt: 0 })
      await db.insert(away).values({
        personId: rosa,
        from: '2026-09-03',
        until: '2026-09-07',
        enteredAt: 0,
        withdrawnAt: 1,
      })
      await db.insert(proficiency).values({
        personId: rosa,
        track: 'linux',
        level: 2,
        assessedOn: '2026-02-01',
        assessedById: lead,
        because: 'alone',
        at: 0,
      })
    })
    const kept = async (on: string) => (await asked(on)).rules.map((it) => it.kept)
    expect(await kept('2026-08-02')).toEqual([true, true])
    expect(await kept('2026-08-03')).toEqual([false, true])
    expect(await kept('2026-09-03')).toEqual([true, true])
    expect(await kept('2026-01-31')).toEqual([true, false])
    expect((await asked('2026-01-31')).rules[1]?.text).toBe(
      '2 of 2 technicians in place: Rosa Fontaine and Elif Moreau, 1 too many',
    )
  })
})

describe('what changed since the last review', () => {
  beforeEach(() =>
    w.put(async (db) => {
      await certify(db, elif, 1, '2024-01-10', '2026-03-10')
      await certify(db, elif, 1, '2026-03-11', '2029-03-10')
      await certify(db, elif, 2, '2024-01-10', '2026-08-10')
      await put(db, days, rosa, { from: '2026-02-01', until: '2026-04-30' })
      for (const on of ['2025-12-01', '2026-06-15'])
        await db.insert(teamReview).values({ teamId, on, note: 'held', byId: lead, at: at(on) })
    }),
  )
  const titles = async (on: string) =>
    (await asked(on)).changes.map((it) => `${it.day} ${it.title}`)
  test('in time order, from the day after it', async () => {
    expect(await titles('2026-06-15')).toEqual([
      '2026-02-01 Rosa Fontaine began as Technician, days until 30 Apr 2026',
      '2026-03-11 Elif Moreau renewed RHCSA until 10 Mar 2029',
      '2026-04-30 Rosa Fontaine ended as Technician, days',
      '2026-06-01 Technician, nights asks for RHCSA and RHCE (before: RHCSA)',
      '2026-06-15 Review with the customer',
    ])
    expect(await titles('2026-06-16')).toEqual([])
    expect(await titles('2026-09-01')).toEqual(['2026-08-10 RHCE of Elif Moreau lapsed'])
  })
  test('says who decided and why', async () => {
    const { changes, around } = await asked('2026-06-15')
    expect(changes.find((it) => it.title.includes('asks for'))?.detail).toBe(
      'Marisol Duarte: The customer moved to Ansible.',
    )
    expect(around).toEqual({
      after: '2025-12-01',
      last: '2025-12-01',
      previous: '2025-12-01',
      next: null,
    })
    expect((await asked('2026-01-01')).around).toMatchObject({
      previous: '2025-12-01',
      next: '2026-06-15',
    })
  })
  test('without a review since the team began', async () => {
    expect((await asked('2024-02-01')).around).toEqual({
      after: '2023-12-31',
      last: null,
      previous: null,
      next: '2025-12-01',
    })
    expect(await titles('2024-02-01')).toEqual([
      '2024-01-01 Position opened: Technician, days',
      '2024-01-01 Position opened: Technician, nights',
      '2024-02-01 Elif Moreau began as Technician, nights',
    ])
  })
})
