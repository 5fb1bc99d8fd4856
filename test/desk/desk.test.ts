import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award, holding as holdingTable, suspension } from '@/db/tables/award'
import {
  certification as certificationTable,
  certificationVersion,
} from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { expiring } from '@/university/audit/queries/expiring'
import { addDays } from '@/university/calendar'
import { awardByHand } from '@/university/certification/awards/commands/award-by-hand'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from '@/university/certification/awards/commands/suspend'
import { holding } from '@/university/certification/awards/queries/holding'
import { verify } from '@/university/certification/badges/queries/verify'
import { certification } from '@/university/certification/definitions/queries/certification'
import { validOn } from '@/university/certification/validity/queries/valid-on'
import { isValidOn } from '@/university/certification/validity/rules/validity'
import type { Outcome } from '@/university/kernel'
import { aPerson, noon, type World, world } from '../world'

let w: World
let me: number
let registrar: number
let colleague: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await seedCertifications(db)
    me = await aPerson(db, { name: 'Ada', email: 'ada@example.com' })
    registrar = await aPerson(db, { roles: ['registrar'] })
    colleague = await aPerson(db)
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const outside = (code: string, earnedOn: string, number: string, personId = me) =>
  w.put(async (db) => {
    const it = await db.select().from(exam).where(eq(exam.code, code)).get()
    const made = await recordOutsideAward(
      { db, now: noon, actor: system(noon, 'America/Chicago') },
      { personId, exam: it!, earnedOn, number },
    )
    if (made.state !== 'recorded') throw new Error(made.state)
    return made
  })
const seen = async (id: number, as: number, on?: string) =>
  value(await w.ask(holding, { id, on }, as))

describe('the registrar decides', () => {
  test('awarding by hand: with a reason, never to oneself, not what is held', async () => {
    const give = (person: string, as = registrar) =>
      w.perform(
        awardByHand,
        { person, certification: 'redhat-rhcsa', because: 'the exam was on paper' },
        as,
      )
    expect(await give(String(registrar))).toMatchObject({ kind: 'refused' })
    expect(await give(String(me), colleague)).toMatchObject({ kind: 'refused' })
    value(await give('ada@example.com'))
    expect(await give(String(me))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('renewal opens'),
    })
    const [row] = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.personId, me)),
    )
    expect(row).toMatchObject({
      source: 'manual',
      because: 'the exam was on paper',
      byId: registrar,
      validUntil: '2029-11-20',
    })
    expect(
      await w.perform(awardByHand, { person: '1', certification: 'redhat-rhcsa' }, registrar),
    ).toMatchObject({
      kind: 'invalid',
      fields: { because: expect.any(String) },
    })
  })
  test('revoked: from today, told with its reason, seen by few; what ended before stays', async () => {
    await outside('EX200', '2020-01-01', 'old')
    const { holdingId } = await outside('EX200', '2025-01-01', 'new')
    value(
      await w.perform(
        revokeCertification,
        { holding: holdingId, because: 'sat by someone else' },
        registrar,
      ),
    )
    const rows = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.holdingId, holdingId)),
    )
    expect(rows.map((it) => it.revokedOn)).toEqual([null, '2026-11-21'])
    expect(await seen(holdingId, me)).toMatchObject({
      status: { word: 'revoked', because: expect.stringContaining('sat by someone else') },
    })
    expect(await seen(holdingId, me, '2026-11-20')).toMatchObject({
      on: '2026-11-20',
      status: { word: 'certified' },
    })
    expect(await w.ask(holding, { id: holdingId }, colleague)).toMatchObject({ kind: 'not found' })
    expect(
      await w.perform(revokeCertification, { holding: holdingId, because: 'again' }, registrar),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await w.store.reading((db) => db.$count(event, eq(event.verb, 'certification.revoked'))),
    ).toBe(1)
    const code = rows[1]!.verificationCode
    expect(await w.ask(verify, { code }, me)).toMatchObject({ value: { state: 'revoked' } })
    expect(JSON.stringify(await w.ask(verify, { code }, me))).not.toContain('someone else')
  })
  test('suspended and reinstated', async () => {
    const { holdingId } = await outside('EX200', '2025-01-01', 'n')
    expect(
      await w.perform(
        suspendCertification,
        { holding: holdingId, until: '2026-11-20', because: 'a review' },
        registrar,
      ),
    ).toMatchObject({
      kind: 'refused',
    })
    value(
      await w.perform(
        suspendCertification,
        { holding: holdingId, until: '', because: 'a review' },
        registrar,
      ),
    )
    expect((await seen(holdingId, me)).status).toMatchObject({ word: 'suspended', counts: false })
    expect(
      await w.perform(suspendCertification, { holding: holdingId, because: 'again' }, registrar),
    ).toMatchObject({ kind: 'refused' })
    value(
      await w.perform(
        reinstateCertification,
        { holding: holdingId, because: 'the review ended well' },
        registrar,
      ),
    )
    expect((await seen(holdingId, me)).status).toMatchObject({ word: 'certified', counts: true })
  })
})

describe('what is seen', () => {
  test('a colleague sees that it is valid, and nothing of what it rests on', async () => {
    const { holdingId } = await outside('EX200', '2025-01-01', 'SECRET-1')
    const theirs = await seen(holdingId, colleague)
    expect(theirs).toMatchObject({
      status: { word: 'certified' },
      sees: { history: false, evidence: false },
    })
    expect(JSON.stringify(theirs)).not.toContain('SECRET-1')
    expect(JSON.stringify(await seen(holdingId, me))).toContain('SECRET-1')
  })
  test('anyone checks a code: content and state, no address', async () => {
    const { awardId } = await outside('LFCS', '2024-04-01', 'n')
    await outside('LFCS', '2026-02-01', 'm')
    const codeOf = async (id: number) =>
      (await w.store.reading((db) => db.select().from(award).where(eq(award.id, id)).get()))!
        .verificationCode
    const stranger = { actor: (await import('@/university/actor')).nobody, now: noon }
    const { ask } = await import('@/university/kernel')
    const it = value(await ask(w.store, verify, { code: await codeOf(awardId) }, stranger))
    expect(it).toMatchObject({
      holder: 'Ada',
      short: 'LFCS',
      state: 'superseded',
      validUntil: '2026-03-31',
    })
    expect(JSON.stringify(it)).not.toContain('ada@example.com')
    expect(await ask(w.store, verify, { code: 'nothing' }, stranger)).toMatchObject({
      kind: 'not found',
    })
  })
  test('what ends soon: within 30, 60 and 90 days, not who renewed', async () => {
    await outside('EX200', '2023-12-12', 'soon')
    await outside('EX200', '2024-02-10', 'later', colleague)
    await outside('LFCS', '2023-12-01', 'renewed')
    await outside('LFCS', '2026-06-01', 'renewal')
    const at = async (days: number) => value(await w.ask(expiring, { days }, registrar))
    expect(await at(30)).toMatchObject({
      counts: { 30: 1, 60: 1, 90: 1 + 1 },
      rows: [{ name: 'Ada', short: 'RHCSA', until: '2026-12-11', daysLeft: 20 }],
    })
    expect((await at(90)).rows).toHaveLength(2)
  })
  test('the grade of each fact and its sources are the registrar’s', async () => {
    const as = async (id: number) => value(await w.ask(certification, { slug: 'redhat-rhce' }, id))
    expect((await as(registrar)).facts.sources?.length).toBeGreaterThan(0)
    expect(await as(me)).toMatchObject({
      facts: { sources: [], evidence: {} },
      exams: [{ code: 'EX294', restarts: 'RHCSA' }, { code: 'EX300' }],
    })
    expect(
      value(await w.ask(certification, { slug: 'oracle-mysql80-dba-ocp' }, me)).validity,
    ).toContain('Not known')
    expect(value(await w.ask(certification, { slug: 'lf-lfcs' }, me)).validity).toContain(
      'from 1 April 2024',
    )
  })
})

test('the SQL condition equals the pure rule on random histories and dates', async () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n))
  const span = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 700 })))
  const history = fc.record({
    awards: fc.array(fc.tuple(span, fc.option(fc.integer({ min: 0, max: 700 }))), { maxLength: 4 }),
    held: fc.array(span, { maxLength: 2 }),
  })
  const histories = fc.sample(history, 400)
  const { person, version } = await w.put(async (db) => {
    const c = await db
      .select()
      .from(certificationTable)
      .where(eq(certificationTable.slug, 'redhat-rhcsa'))
      .get()
    const v = await db
      .select()
      .from(certificationVersion)
      .where(eq(certificationVersion.certificationId, c!.id))
      .get()
    return { person: me, version: { certificationId: c!.id, versionId: v!.id } }
  })
  expect(person).toBe(me)
  const known = new Map<
    number,
    {
      validFrom: string
      validUntil: string | null
      revokedOn: string | null
      held: { from: string; until: string | null }[]
    }
  >()
  await w.put(async (db) => {
    for (const { awards, held } of histories) {
      const personId = await aPerson(db)
      const [h] = await db
        .insert(holdingTable)
        .values({ personId, certificationId: version.certificationId })
        .returning()
      const suspensions = held.map(([from, length]) => ({
        from,
        until: length === null ? null : addDays(from, length),
      }))
      if (suspensions.length)
        await db
          .insert(suspension)
          .values(suspensions.map((it) => ({ ...it, holdingId: h!.id, because: 'a review' })))
      for (const [[validFrom, length], revoked] of awards) {
        const it = {
          validFrom,
          validUntil: length === null ? null : addDays(validFrom, length),
          revokedOn: revoked === null ? null : addDays(validFrom, revoked),
        }
        const [made] = await db
          .insert(award)
          .values({
            ...version,
            ...it,
            holdingId: h!.id,
            personId,
            issuedOn: validFrom,
            anchor: it.validUntil,
            source: 'import',
            issuer: 'Red Hat',
            basis: [],
            verificationCode: crypto.randomUUID(),
            createdAt: 0,
            revokedBecause: 'a test',
          })
          .returning()
        known.set(made!.id, { ...it, held: suspensions })
      }
    }
  })
  // The days that matter: every edge, the day before and the day after.
  const edges = [...known.values()]
    .flatMap((it) => [
      it.validFrom,
      it.validUntil,
      it.revokedOn,
      ...it.held.flatMap((one) => [one.from, one.until]),
    ])
    .filter((it) => it !== null)
  for (const on of fc.sample(
    fc
      .constantFrom(...edges)
      .chain((edge) => fc.integer({ min: -1, max: 1 }).map((n) => addDays(edge, n))),
    150,
  )) {
    const rows = await w.store.reading((db) =>
      db
        .select({ id: award.id })
        .from(award)
        .where(and(validOn(award, on), sql`${award.id} >= 0`)),
    )
    const pure = [...known].filter(([, it]) => isValidOn(it, on, it.held)).map(([id]) => id)
    expect([on, rows.map((row) => row.id).sort((a, b) => a - b)]).toEqual([
      on,
      pure.sort((a, b) => a - b),
    ])
  }
})
