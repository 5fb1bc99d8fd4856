import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { and, eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award, redating } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { holdersOn } from '@/university/audit/queries/holders-on'
import {
  type OutsideAward,
  recordOutsideAward,
} from '@/university/certification/awards/commands/record-outside-award'
import { revokeRunning } from '@/university/certification/awards/commands/revoke'
import { certification as certificationPage } from '@/university/certification/definitions/queries/certification'
import { certifications } from '@/university/certification/definitions/queries/certifications'
import { tries } from '../../thorough'
import { aPerson, noon, type World, world } from '../../world'

const at = { actor: system(noon, 'America/Chicago'), now: noon }
const examsOf = (w: World) =>
  w.store.reading(
    async (db) =>
      new Map((await db.select().from(exam)).map((it) => [`${it.issuer} ${it.code}`, it])),
  )

// On the libSQL server the same file is met by its import (test/exchange/import.test.ts): row by row it would
// take a minute more.
describe.skipIf(process.env.TEST_DATABASE_URL)('the sample company', () => {
  type Row = Record<string, string>
  const csv = (name: string): Row[] =>
    parse(readFileSync(`test/data/${name}`), { bom: true, columns: true })
  const expected = JSON.parse(readFileSync('test/data/expected.json', 'utf8'))
  let w: World
  let asker: number

  beforeAll(async () => {
    w = await world()
    await w.put(seedCertifications)
    const exams = await examsOf(w)
    const refused = new Set(
      Object.values(expected.people.rejected as Record<string, string[]>).flat(),
    )
    const wrong = new Set((expected.holdings.rejected as Row[]).map((it) => it.certificate_number))
    const ids = new Map<string, number>()
    await w.put(async (db) => {
      for (const row of csv('people.csv')) {
        const employeeId = row.employee_id as string
        if (refused.has(employeeId) || ids.has(employeeId)) continue
        const it = {
          employeeId,
          email: row.email,
          name: row.name,
          hiredOn: row.hired_on,
          leftOn: row.left_on || null,
          origin: 'hr' as const,
        }
        ids.set(employeeId, await aPerson(db, it))
      }
      asker = await aPerson(db, { origin: 'demo', name: 'Nobody who counts' })
    })
    await w.put(async (db) => {
      const states: Record<string, number> = {}
      for (const row of csv('holdings.csv').filter(
        (it) => !wrong.has(it.certificate_number as string),
      )) {
        const it: OutsideAward = {
          personId: ids.get(row.employee_id as string) as number,
          exam: exams.get(`${row.issuer} ${row.exam_code}`) as OutsideAward['exam'],
          earnedOn: row.earned_on as string,
          number: row.certificate_number as string,
          version: row.version,
        }
        const { state } = await recordOutsideAward({ ...at, db }, it)
        states[state] = (states[state] ?? 0) + 1
      }
      expect(states).toEqual({ recorded: 1786, known: 1 })
    })
  }, 120_000)
  afterAll(() => w.close())

  test.each(Object.entries(expected.holdings.held_on as Record<string, Record<string, number>>))(
    'holders on %s',
    async (date, counts) => {
      const answer = await w.ask(holdersOn, { date }, asker)
      expect(answer).toMatchObject({ ok: true, value: counts })
    },
  )

  test('the valid-until examples', async () => {
    const rows = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.source, 'import')),
    )
    const until = new Map(rows.map((it) => [it.certificateNumber, it.validUntil]))
    for (const it of expected.holdings.valid_until_examples)
      expect([it.certificate_number, until.get(it.certificate_number)]).toEqual([
        it.certificate_number,
        it.valid_until,
      ])
  })
})

describe('one person', () => {
  let w: World
  let me: number
  let exams: Awaited<ReturnType<typeof examsOf>>
  beforeEach(async () => {
    w = await world()
    await w.put(seedCertifications)
    exams = await examsOf(w)
    me = await w.put((db) => aPerson(db))
  })
  afterEach(() => w.close())

  const earned = (
    code: string,
    earnedOn: string,
    number = `${code}-${earnedOn}`,
    personId = me,
  ): OutsideAward => ({
    personId,
    exam: [...exams.values()].find((it) => it.code === code) as OutsideAward['exam'],
    earnedOn,
    number,
  })
  const have = (...all: OutsideAward[]) =>
    w.put(async (db) => {
      const outcomes = []
      for (const it of all) outcomes.push(await recordOutsideAward({ ...at, db }, it))
      return outcomes
    })
  const awardsOf = (personId = me) =>
    w.store.reading(async (db) =>
      (
        await db
          .select({
            short: certification.short,
            code: award.examCode,
            from: award.validFrom,
            until: award.validUntil,
            source: award.source,
          })
          .from(award)
          .innerJoin(certification, eq(certification.id, award.certificationId))
          .where(eq(award.personId, personId))
      ).sort(
        (a, b) =>
          a.from.localeCompare(b.from) ||
          a.short.localeCompare(b.short) ||
          a.source.localeCompare(b.source),
      ),
    )

  test('EX294 restarts a current RHCSA, which stays a holding of EX200', async () => {
    await have(earned('EX200', '2023-01-10'), earned('EX294', '2025-06-01'))
    expect(await awardsOf()).toEqual([
      { short: 'RHCSA', code: 'EX200', from: '2023-01-10', until: '2026-01-09', source: 'import' },
      { short: 'RHCE', code: 'EX294', from: '2025-06-01', until: '2028-05-31', source: 'import' },
      { short: 'RHCSA', code: 'EX200', from: '2025-06-01', until: '2028-05-31', source: 'renewal' },
    ])
    expect(
      await w.store.reading((db) => db.$count(event, eq(event.verb, 'certification.awarded'))),
    ).toBe(1)
  })
  test('EX294 the day after RHCSA ended restarts nothing', async () => {
    await have(earned('EX200', '2023-01-10'), earned('EX294', '2026-01-10'))
    expect((await awardsOf()).map((it) => it.source)).toEqual(['import', 'import'])
  })
  test('a second EX294 restarts the RHCSA that the first one kept alive', async () => {
    await have(
      earned('EX294', '2025-08-01'),
      earned('EX294', '2023-06-01'),
      earned('EX200', '2021-01-10'),
    )
    expect((await awardsOf()).filter((it) => it.short === 'RHCSA').map((it) => it.until)).toEqual([
      '2024-01-09',
      '2026-05-31',
      '2028-07-31',
    ])
  })
  test('LPIC-2 restarts LPIC-1, LPIC-3 both', async () => {
    await have(
      earned('101-500+102-500', '2020-01-10'),
      earned('201-450+202-450', '2024-01-10'),
      earned('306-300', '2026-01-10'),
    )
    const ends = (await awardsOf())
      .filter((it) => it.source === 'renewal')
      .map((it) => [it.short, it.code, it.until])
    expect(ends).toEqual([
      ['LPIC-1', '101-500+102-500', '2029-01-09'],
      ['LPIC-1', '101-500+102-500', '2031-01-09'],
      ['LPIC-2', '201-450+202-450', '2031-01-09'],
    ])
  })
  test('Microsoft adds to the old date, whichever certificate arrives first', async () => {
    await have(earned('AZ-104', '2026-04-01'), earned('AZ-104', '2025-05-01'))
    expect((await awardsOf()).map((it) => it.until)).toEqual(['2026-04-30', '2027-04-30'])
  })
  test('AZ-104: a renewal that counted from a certificate since revoked ends as it would without it', async () => {
    await have(earned('AZ-104', '2024-05-01'), earned('AZ-104', '2025-04-01'))
    expect((await awardsOf()).map((it) => it.until)).toEqual(['2025-04-30', '2026-04-30'])
    // Only what still runs is revoked: the first one was extended by hand beyond the second.
    const [first, second] = await w.store.reading((db) =>
      db.select().from(award).orderBy(award.issuedOn),
    )
    await w.put((db) =>
      db.update(award).set({ validUntil: '2026-12-31' }).where(eq(award.id, first!.id)),
    )
    await w.put((db) =>
      revokeRunning(
        { actor: at.actor, now: new Date(+noon + 1000), db },
        [first!.holdingId],
        'It was somebody else’s',
      ),
    )
    const rows = await w.store.reading((db) => db.select().from(award).orderBy(award.issuedOn))
    expect(rows.map((it) => [it.validUntil, it.revokedOn])).toEqual([
      ['2026-12-31', '2026-11-21'],
      ['2026-03-31', null],
    ])
    expect(await w.store.reading((db) => db.select().from(redating))).toMatchObject([
      { awardId: second!.id, before: '2026-04-30', after: '2026-03-31' },
    ])
    const events = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'certification.redated')),
    )
    expect(events.map((it) => it.detail)).toMatchObject([
      { because: 'The certificate it counted from was revoked: It was somebody else’s' },
    ])
  })
  test('the order of the rows does not matter', async () => {
    const codes = [
      'EX200',
      'EX294',
      '101-500+102-500',
      '201-450+202-450',
      '306-300',
      'AZ-104',
      'LFCS',
    ]
    const rows = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...codes),
        fc.integer({ min: 2016, max: 2026 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      {
        minLength: 2,
        maxLength: 8,
        selector: (it) => it.join(),
      },
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.infiniteStream(fc.nat()), async (drawn, order) => {
        const [a, b] = await w.put(async (db) => [await aPerson(db), await aPerson(db)])
        const of = (personId: number) =>
          drawn.map(([code, year, month]) =>
            earned(code, `${year}-0${month}-15`, `${personId}-${code}-${year}-${month}`, personId),
          )
        await have(...of(a!))
        const shuffled = of(b!)
          .map((it) => ({ it, by: order.next().value as number }))
          .sort((x, y) => x.by - y.by)
        await have(...shuffled.map(({ it }) => it))
        expect(await awardsOf(b)).toEqual(await awardsOf(a))
      }),
      { numRuns: tries(60) },
    )
  })
  test('the same certificate again changes nothing; on someone else it is taken', async () => {
    const other = await w.put((db) => aPerson(db))
    const [first, again, theirs] = await have(
      earned('LFCS', '2024-04-01'),
      earned('LFCS', '2024-04-01'),
      earned('LFCS', '2024-04-01', undefined, other),
    )
    expect(first).toMatchObject({
      state: 'recorded',
      validUntil: '2026-03-31',
      validityKnown: true,
    })
    expect(again).toMatchObject({ state: 'known' })
    expect(theirs).toMatchObject({ state: 'taken' })
  })
  test('an unknown validity has no end and says so', async () => {
    const [it] = await have(earned('1Z0-908', '2021-01-14'))
    expect(it).toMatchObject({ validUntil: null, validityKnown: false })
  })
  test('a leaver, and a person of the demo beside real ones, are not counted', async () => {
    const [gone, demo] = await w.put(async (db) => [
      await aPerson(db, { leftOn: '2026-11-20' }),
      await aPerson(db, { origin: 'demo' }),
    ])
    await have(
      earned('LFCS', '2025-01-01', 'a', gone),
      earned('LFCS', '2025-01-01', 'b', demo),
      earned('LFCS', '2025-01-01', 'c'),
    )
    const on = async (date: string) =>
      ((await w.ask(holdersOn, { date }, me)) as { value: Record<string, number> }).value.LFCS
    expect(await on('2026-11-20')).toBe(2)
    expect(await on('2026-11-21')).toBe(1)
    const pages = async () => {
      const [all, one] = [
        await w.ask(certifications, {}, me),
        await w.ask(certificationPage, { slug }, me),
      ]
      return [
        all.ok && all.value.rows.find((row) => row.slug === slug)?.holders,
        one.ok && one.value.holders.length,
      ]
    }
    const slug = (await w.store.reading((db) =>
      db.select().from(certification).where(eq(certification.short, 'LFCS')).get(),
    ))!.slug
    expect(await pages()).toEqual([1, 1])
    await w.put((db) =>
      db
        .update(person)
        .set({ origin: 'demo' })
        .where(and(inArray(person.id, [me, demo!, gone!]))),
    )
    expect(await on('2026-11-21')).toBe(2)
    expect(await pages()).toEqual([2, 2])
  })
})

test('seeding again changes nothing', async () => {
  const w = await world()
  await w.put(seedCertifications)
  const count = () =>
    w.store.reading(async (db) => [
      await db.$count(certification),
      await db.$count(certificationVersion),
      await db.$count(exam),
    ])
  const before = await count()
  await w.put(seedCertifications)
  expect(await count()).toEqual(before)
  expect(before[0]).toBe(19)
  w.close()
})
