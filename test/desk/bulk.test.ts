import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award, holding, suspension } from '@/db/tables/award'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import { holdRule, holdRulePerson } from '@/db/tables/requirement'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { system } from '@/university/actor'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import { awardMany, requireRenewals, revokeMany } from '@/university/desk/commands/bulk'
import { bulkPreview, bulkReport } from '@/university/desk/queries/bulk'
import { desk } from '@/university/desk/queries/desk'
import type { Outcome } from '@/university/kernel'
import { aPerson, noon, type World, world } from '../world'

let w: World
let registrar: number
let lead: number
let auditor: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await seedCertifications(db)
    registrar = await aPerson(db, { roles: ['registrar'] })
    lead = await aPerson(db, { roles: ['staffing lead'] })
    auditor = await aPerson(db, { roles: ['auditor'] })
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
let n = 0
/** Someone with an RHCSA that ends three years after a day. */
const holder = (earnedOn: string, name = `Holder ${++n}`, code = 'EX200', personId?: number) =>
  w.put(async (db) => {
    const person = personId ?? (await aPerson(db, { name, site: 'Chicago' }))
    const it = await db.select().from(exam).where(eq(exam.code, code)).get()
    const at = { db, now: noon, actor: system(noon, 'America/Chicago') }
    const made = await recordOutsideAward(at, {
      personId: person,
      exam: it!,
      earnedOn,
      number: `N-${++n}`,
    })
    if (made.state !== 'recorded') throw new Error(made.state)
    return { person, holding: made.holdingId }
  })
const at = async (tab: string, as = registrar, more: object = {}) =>
  value(await w.ask(desk, { tab, ...more }, as))
const names = async (tab: string, more: object = {}) =>
  (await at(tab, registrar, more)).rows.map((row) => row.name)

describe('the desk', () => {
  test('each row is in the tab of its status, and the tabs say how many', async () => {
    await holder('2023-12-12', 'Ends in 20')
    await holder('2024-02-10', 'Ends in 80')
    await holder('2023-11-20', 'Lapsed')
    await holder('2025-01-01', 'Certified')
    const { holding } = await holder('2025-01-02', 'Revoked')
    value(
      await w.perform(revokeCertification, { holding, because: 'sat by someone else' }, registrar),
    )
    const held = await holder('2025-01-03', 'Suspended')
    await w.put((db) =>
      db
        .insert(suspension)
        .values({ holdingId: held.holding, from: '2026-11-01', because: 'a review' }),
    )
    expect(await names('30')).toEqual(['Ends in 20'])
    expect(await names('90')).toEqual(['Ends in 20', 'Ends in 80'])
    expect(await names('lapsed')).toEqual(['Lapsed'])
    expect(await names('suspended')).toEqual(['Suspended'])
    const { rows, tabs } = await at('revoked')
    expect(rows).toMatchObject([{ name: 'Revoked', why: 'sat by someone else' }])
    expect(Object.fromEntries(tabs.map((it) => [it.tab, it.count]))).toEqual({
      '30': 1,
      '60': 1,
      '90': 2,
      grace: 0,
      lapsed: 1,
      claimed: 0,
      suspended: 1,
      revoked: 1,
      superseded: 0,
    })
  })
  test('filters narrow the rows and the counts alike', async () => {
    const { person } = await holder('2023-12-12', 'Ada Lovelace')
    await holder('2023-12-13', 'Bob')
    await w.put((db) => db.run(sql`update person set site = 'London' where id = ${person}`))
    expect(await names('30', { site: 'London' })).toEqual(['Ada Lovelace'])
    expect(await names('30', { q: 'lovel' })).toEqual(['Ada Lovelace'])
    expect(await names('30', { certification: 'lf-lfcs' })).toEqual([])
    expect((await at('30', registrar, { q: 'lovel' })).tabs[0]).toMatchObject({
      tab: '30',
      count: 1,
    })
    expect(await names('30', { sort: 'name', desc: 'on' })).toEqual(['Bob', 'Ada Lovelace'])
  })
  test('who left is not on it', async () => {
    const { person } = await holder('2023-12-12', 'Gone')
    await w.put((db) => db.run(sql`update person set left_on = '2026-11-20' where id = ${person}`))
    expect(await names('30')).toEqual([])
  })
  test('the auditor sees it without acts, a staffing lead what ends and ended', async () => {
    expect(await at('revoked', auditor)).toMatchObject({
      acts: [],
      mayAct: { ok: false },
      asked: { tab: 'revoked' },
    })
    const theirs = await at('revoked', lead)
    expect(theirs.asked.tab).toBe('30')
    expect(theirs.tabs.map((it) => it.tab)).toEqual(['30', '60', '90', 'grace', 'lapsed'])
  })
})

describe('many at once', () => {
  const look = async (act: string, row: number[], more: object = {}) =>
    value(await w.ask(bulkPreview, { act, row, ...more }, registrar))

  test('requiring renewal: each by the day before its end, one rule for a certification and a day; what is required already is left', async () => {
    const a = await holder('2023-12-12', 'A')
    const b = await holder('2023-12-12', 'B')
    const c = await holder('2023-12-20', 'C')
    const gone = await holder('2020-01-01', 'D')
    const rows = [a, b, c, gone].map((it) => it.holding)
    const seen = await look('renew', rows)
    expect(seen).toMatchObject({
      yes: 3,
      no: [{ count: 1, because: expect.stringContaining('Choose a day') }],
    })
    const done = value(
      await w.perform(
        requireRenewals,
        { seen: seen.seen, because: 'the team needs them' },
        registrar,
      ),
    )
    expect(done).toMatchObject({ done: 3, left: 1 })
    const rules = await w.store.reading((db) => db.select().from(holdRule).orderBy(holdRule.dueOn))
    expect(rules.map((it) => [it.dueOn, it.named])).toEqual([
      ['2026-12-10', true],
      ['2026-12-18', true],
    ])
    expect(await w.store.reading((db) => db.$count(holdRulePerson))).toBe(3)
    expect((await at('30')).rows[0]).toMatchObject({ next: 'Must renew by 10 December 2026' })
    expect(await look('renew', rows)).toMatchObject({ yes: 0 })
    expect(await look('renew', rows, { dueOn: '2026-12-01' })).toMatchObject({ yes: 4 })
  })

  test('revoking: the preview names what it sets off; what changed meanwhile is left and said', async () => {
    const a = await holder('2025-01-01', 'A')
    const b = await holder('2025-01-01', 'B')
    await holder('2025-02-01', 'A', 'EX294', a.person)
    await w.put(async (db) => {
      const rhcsa = await db
        .select()
        .from(certification)
        .where(eq(certification.slug, 'redhat-rhcsa'))
        .get()
      const [t] = await db
        .insert(team)
        .values({ code: 'T1', customer: 'Example', site: 'Chicago', since: '2020-01-01' })
        .returning()
      const [po] = await db
        .insert(position)
        .values({ teamId: t!.id, kind: 'technician', title: 'Nights', from: '2020-01-01' })
        .returning()
      await db
        .insert(positionRequirement)
        .values({ positionId: po!.id, group: 1, certificationId: rhcsa!.id, from: '2020-01-01' })
      await db.insert(placement).values({
        positionId: po!.id,
        teamId: t!.id,
        personId: a.person,
        from: '2025-03-01',
        placedAt: 0,
      })
    })
    const seen = await look('revoke', [a.holding, b.holding])
    expect(seen).toMatchObject({
      yes: 2,
      setsOff: {
        places: [{ person: 'A', customer: 'Example', position: 'Nights', certification: 'RHCSA' }],
        dependents: [{ person: 'A', short: 'RHCE', needs: 'RHCSA' }],
      },
    })
    value(
      await w.perform(
        revokeCertification,
        { holding: b.holding, because: 'alone, a moment ago' },
        registrar,
      ),
    )
    const done = value(
      await w.perform(revokeMany, { seen: seen.seen, because: 'the exam was sold' }, registrar),
    )
    expect(done.rows).toMatchObject([
      { person: 'A', done: true, because: 'Revoked; no longer covers Nights at Example' },
      {
        person: 'B',
        done: false,
        because: 'Changed since the preview: it is now revoked. Look again, then decide.',
      },
    ])
    const revoked = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.revokedBecause, 'the exam was sold')),
    )
    expect(revoked.map((it) => [it.personId, it.revokedOn, it.revokedAt])).toContainEqual([
      a.person,
      '2026-11-21',
      +noon,
    ])
    expect(
      await w.store.reading((db) => db.$count(event, eq(event.verb, 'certification.revoked'))),
    ).toBe(2)
    expect(value(await w.ask(bulkReport, { batch: done.batch }, auditor))).toMatchObject({
      act: 'revoke',
      because: 'the exam was sold',
      done: 1,
    })
    expect(await w.ask(bulkReport, { batch: done.batch }, lead)).toMatchObject({
      kind: 'not found',
    })
  })

  test('awarding: each by the rule that decides it alone, never to oneself; nothing left to do is a refusal', async () => {
    const lapsed = await holder('2020-01-01', 'Lapsed')
    const valid = await holder('2025-01-01', 'Valid')
    const own = await holder('2020-01-01', 'Own', 'EX200', registrar)
    const seen = await look('award', [lapsed.holding, valid.holding, own.holding])
    const verdict = (of: { holding: number }) =>
      seen.rows.find((it) => it.holdingId === of.holding)?.verdict
    expect(verdict(lapsed)).toEqual({ ok: true })
    expect(verdict(valid)).toMatchObject({ because: expect.stringContaining('renewal opens') })
    expect(verdict(own)).toMatchObject({
      because: expect.stringContaining('Nobody awards themselves'),
    })
    const done = value(
      await w.perform(awardMany, { seen: seen.seen, because: 'renewed on paper' }, registrar),
    )
    expect(done).toMatchObject({ done: 1, left: 2 })
    expect(
      await w.perform(awardMany, { seen: seen.seen, because: 'once more' }, registrar),
    ).toMatchObject({ kind: 'refused' })
    expect(await w.perform(awardMany, { seen: '', because: 'nothing' }, registrar)).toMatchObject({
      kind: 'refused',
    })
    expect(
      await w.perform(awardMany, { seen: seen.seen, because: 'not mine to do' }, lead),
    ).toMatchObject({ kind: 'refused' })
  })

  test('awarding: what one of them opens by its rule is not awarded a second time by hand', async () => {
    const someone = await w.put((db) => aPerson(db, { name: 'Both' }))
    const [first, second] = await w.put(async (db) => {
      const made: { certification: number; holding: number }[] = []
      for (const short of ['AAA', 'BBB']) {
        const [c] = await db
          .insert(certification)
          .values({
            slug: short,
            short,
            name: short,
            issuer: 'Guildhall',
            inHouse: true,
            track: 'linux',
          })
          .returning()
        const [v] = await db
          .insert(certificationVersion)
          .values({
            certificationId: c!.id,
            number: 1,
            effectiveFrom: '2020-01-01',
            validityMonths: 12,
            validityKnown: true,
          })
          .returning()
        if (made[0])
          await db.insert(certificationRequirement).values({
            versionId: v!.id,
            group: 1,
            kind: 'certification',
            requiredCertificationId: made[0].certification,
          })
        const [h] = await db
          .insert(holding)
          .values({ personId: someone, certificationId: c!.id })
          .returning()
        const its = {
          holdingId: h!.id,
          personId: someone,
          certificationId: c!.id,
          versionId: v!.id,
          issuer: 'Guildhall',
          source: 'manual' as const,
        }
        const dates = {
          issuedOn: '2024-01-01',
          validFrom: '2024-01-01',
          validUntil: '2024-12-31',
          anchor: '2024-12-31',
        }
        await db
          .insert(award)
          .values({ ...its, ...dates, verificationCode: short, basis: [], createdAt: 1 })
        made.push({ certification: c!.id, holding: h!.id })
      }
      return made
    })
    const seen = await look('award', [first!.holding, second!.holding])
    const done = value(
      await w.perform(awardMany, { seen: seen.seen, because: 'the records burned' }, registrar),
    )
    expect(done).toMatchObject({ done: 2, left: 0 })
    expect(done.rows.find((it) => it.holding === second!.holding)?.because).toContain('by its rule')
    const rows = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.personId, someone)),
    )
    expect(rows.filter((it) => it.issuedOn > '2025-01-01').map((it) => it.source)).toEqual([
      'manual',
      'path',
    ])
  })

  test('all that match is the same set as the tab', async () => {
    for (let i = 0; i < 60; i++) await holder('2023-12-12')
    const seen = await look('renew', [], { all: '1', tab: '30' })
    expect(seen.rows).toHaveLength(60)
    expect(
      value(
        await w.perform(
          requireRenewals,
          { seen: seen.seen, because: 'winter', dueOn: '2026-12-01' },
          registrar,
        ),
      ),
    ).toMatchObject({ done: 60 })
  })
})
