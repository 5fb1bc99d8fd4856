import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { setRequirement } from '@/university/staffing/teams/commands/set-requirement'
import { positionPage } from '@/university/staffing/teams/queries/position'
import { previewRequirement } from '@/university/staffing/teams/queries/preview-requirement'
import { aPerson, type World, world } from '../../world'

// Today is 21 November 2026. One position asks for RHCSA since 2024; Elif is in it with RHCSA on
// RHEL 8.
let w: World
let lead: number
let elif: number
let nights: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    for (const [id, short, code] of [
      [1, 'RHCSA', 'EX200'],
      [2, 'RHCE', 'EX294'],
      [3, 'LFCS', 'LFCS-EXAM'],
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
      await db.insert(exam).values({ issuer: 'Red Hat', code, certificationId: id })
    }
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    elif = await aPerson(db, { name: 'Elif Moreau' })
    const [t] = await db
      .insert(team)
      .values({ code: 'NWF', customer: 'Northwind', site: 'San Antonio', since: '2024-01-01' })
      .returning({ id: team.id })
    const teamId = t!.id
    const [p] = await db
      .insert(position)
      .values({ teamId, kind: 'technician', title: 'Technician, nights', from: '2024-01-01' })
      .returning({ id: position.id })
    nights = p!.id
    await db.insert(positionRequirement).values({
      positionId: nights,
      group: 1,
      certificationId: 1,
      from: '2024-01-01',
      decidedById: lead,
      because: 'Agreed at the start.',
    })
    await db
      .insert(placement)
      .values({ positionId: nights, teamId, personId: elif, from: '2024-02-01', placedAt: 0 })
    await certify(db, elif, 1, 8000)
  })
})
afterEach(() => w.close())

async function certify(
  db: Writer,
  personId: number,
  certificationId: number,
  versionRank: number | null,
) {
  const [h] = await db
    .insert(holding)
    .values({ personId, certificationId })
    .returning({ id: holding.id })
  const days = { issuedOn: '2024-01-10', validFrom: '2024-01-10', validUntil: '2029-01-10' }
  const base = {
    holdingId: h!.id,
    personId,
    certificationId,
    versionId: certificationId,
    versionRank,
    source: 'manual' as const,
    issuer: 'Red Hat',
  }
  await db
    .insert(award)
    .values({ ...base, ...days, basis: [], verificationCode: crypto.randomUUID(), createdAt: 0 })
}
const set = (asks: string, more: object = {}, as = lead) =>
  w.perform(
    setRequirement,
    { position: nights, asks, reason: 'The customer moves to RHEL 9.', ...more },
    as,
  )
const preview = async (asks: string, more: object = {}) => {
  const it = await w.ask(
    previewRequirement,
    { position: nights, asks, reason: 'The customer moves.', ...more },
    lead,
  )
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const asked = async () => {
  const it = await w.ask(positionPage, { position: nights }, lead)
  if (!it.ok) throw new Error(it.because)
  return it.value.asks.map((one) => [one.state, one.from, one.until, one.text])
}
const rows = () =>
  w.store.reading((db) => db.select().from(positionRequirement).orderBy(positionRequirement.id))

describe('a new requirement', () => {
  test('ends what was asked the day before, adds what is asked, and edits nothing', async () => {
    expect(await set('RHCSA>=RHEL 9 & (LFCS|EX294)', { from: '2026-12-01' })).toMatchObject({
      ok: true,
    })
    expect(await rows()).toMatchObject([
      {
        certificationId: 1,
        from: '2024-01-01',
        until: '2026-11-30',
        because: 'Agreed at the start.',
        endedById: lead,
        endedBecause: 'The customer moves to RHEL 9.',
      },
      {
        group: 1,
        certificationId: 1,
        from: '2026-12-01',
        until: null,
        minVersion: 'RHEL 9',
        minRank: 9000,
        examCode: null,
        decidedById: lead,
      },
      { group: 2, certificationId: 3, from: '2026-12-01', minRank: null },
      { group: 2, certificationId: 2, from: '2026-12-01', examCode: 'EX294' },
    ])
    expect(await asked()).toEqual([
      ['to come', '2026-12-01', null, 'RHCSA (RHEL 9 or newer) and (LFCS or RHCE)'],
      ['now', '2024-01-01', '2026-11-30', 'RHCSA'],
    ])
  })

  test('an announced one that is decided anew never comes into force, and is kept', async () => {
    await set('RHCE', { from: '2027-01-01' })
    expect((await preview('LFCS', { from: '2026-12-01' })).preview?.withdraws).toEqual([
      'RHCE from 1 Jan 2027',
    ])
    expect(await set('LFCS', { from: '2026-12-01' })).toMatchObject({ ok: true })
    expect(await asked()).toEqual([
      ['withdrawn', '2027-01-01', '2026-12-31', 'RHCE'],
      ['to come', '2026-12-01', null, 'LFCS'],
      ['now', '2024-01-01', '2026-11-30', 'RHCSA'],
    ])
    expect(await set('RHCE', { from: '2027-02-01' })).toMatchObject({ ok: true })
    expect((await rows()).find((it) => it.certificationId === 2)?.until).toBe('2026-12-31')
  })

  test('may ask for nothing', async () => {
    expect(await set('')).toMatchObject({ ok: true })
    expect((await asked())[0]).toEqual(['now', '2026-11-21', null, 'Nothing'])
    expect(await set('')).toMatchObject({ fields: { asks: 'That is what it asks for already.' } })
  })

  test('is refused where it is unknown, malformed, the same, or begins before today', async () => {
    expect(await set('RHCSA & CNA')).toMatchObject({
      fields: { asks: expect.stringMatching(/^No certification or exam is called CNA\./) },
    })
    expect(await set('RHCSA & ')).toMatchObject({
      fields: { asks: expect.stringContaining('Expected a certification') },
    })
    expect(await set('rhcsa')).toMatchObject({
      fields: { asks: 'That is what it asks for already.' },
    })
    expect(await set('RHCE', { from: '2026-11-20' })).toMatchObject({
      fields: { from: expect.stringContaining('today or later') },
    })
    expect(await set('RHCE', { reason: '' })).toMatchObject({
      fields: { reason: expect.any(String) },
    })
    expect(await rows()).toHaveLength(1)
  })

  test('is not decided by who is in the position', async () => {
    const boss = await w.put(async (db) => {
      const id = await aPerson(db, { name: 'Anneke de Vries', roles: ['staffing lead'] })
      const [p] = await db.select().from(position)
      const more = await db
        .insert(position)
        .values({ teamId: p!.teamId, kind: 'leader', title: 'Leader', from: '2024-01-01' })
        .returning({ id: position.id })
      await db.insert(placement).values({
        positionId: more[0]!.id,
        teamId: p!.teamId,
        personId: id,
        from: '2024-02-01',
        placedAt: 0,
      })
      return { id, position: more[0]!.id }
    })
    expect(await set('RHCE', { position: boss.position }, boss.id)).toMatchObject({
      ok: false,
      because: expect.stringContaining('their own position'),
    })
    expect(await set('RHCE', {}, boss.id)).toMatchObject({ ok: true })
  })
})

test('how much of it someone held on their first day is told to who decides, and to themselves; a colleague is not told', async () => {
  const colleague = await w.put(async (db) => {
    const [p] = await db.select().from(position)
    const asks = {
      positionId: nights,
      group: 2,
      certificationId: 2,
      from: '2024-01-01',
      until: '2024-12-31',
      decidedById: lead,
      because: '',
    }
    await db.insert(positionRequirement).values(asks)
    const colleague = await aPerson(db, { name: 'Bao Doyle' })
    const [desk] = await db
      .insert(position)
      .values({ teamId: p!.teamId, kind: 'technician', title: 'Desk', from: '2024-01-01' })
      .returning({ id: position.id })
    await db.insert(placement).values({
      positionId: desk!.id,
      teamId: p!.teamId,
      personId: colleague,
      from: '2024-02-01',
      placedAt: 0,
    })
    return colleague
  })
  const seenBy = async (who: number) => {
    const it = await w.ask(positionPage, { position: nights }, who)
    if (!it.ok) throw new Error(it.because)
    return it.value.people.map(({ name, asked, held, awards }) => [
      name,
      asked,
      held,
      awards.length,
    ])
  }
  expect(await seenBy(lead)).toEqual([['Elif Moreau', 2, 1, 1]])
  expect(await seenBy(elif)).toEqual([['Elif Moreau', 2, 1, 1]])
  expect(await seenBy(colleague)).toEqual([['Elif Moreau', 2, null, 1]])
})

describe('before it is saved', () => {
  test('who in the position would no longer qualify is named with the reason', async () => {
    const it = await preview('RHCSA>=RHEL 9')
    expect(it.preview?.people).toMatchObject([
      {
        name: 'Elif Moreau',
        qualifies: false,
        lost: true,
        because: expect.stringContaining('RHEL 9'),
      },
    ])
    expect((await preview('RHCSA>=RHEL 8')).preview?.people).toMatchObject([{ qualifies: true }])
  })
  test('one that nobody can meet is said, with who comes nearest', async () => {
    expect((await preview('RHCE')).preview?.warning).toBe(
      'Nobody holds any of this on 21 Nov 2026.',
    )
    expect((await preview('RHCSA & RHCE')).preview).toMatchObject({
      holders: 0,
      warning:
        'Nobody holds all of this on 21 Nov 2026; the nearest has RHCSA and lacks RHCE: Elif Moreau.',
    })
    expect((await preview('RHCSA | RHCE')).preview).toMatchObject({ holders: 1, warning: '' })
    expect(await set('RHCE')).toMatchObject({ ok: true })
  })
  test('what is wrong is said beside its field', async () => {
    expect((await preview('RHCSA | CNA', { from: '2026-01-01', reason: '' })).wrong).toEqual({
      asks: expect.stringContaining('CNA'),
      from: expect.stringContaining('today or later'),
      reason: expect.any(String),
    })
  })
})
