import { asc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { exam, renewalByExam } from '@/db/tables/exam'
import { system } from '@/university/actor'
import { holdersOn } from '@/university/audit/queries/holders-on'
import { type Day, dayIn, instantIn } from '@/university/calendar'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { recordRenewal } from '@/university/certification/awards/commands/renew-outside'
import {
  type Definition,
  definitionsOn,
} from '@/university/certification/requirements/queries/definitions'
import { issuersWord } from '@/university/certification/requirements/rules/facts'
import { cyclesOf } from '@/university/certification/validity/queries/cycles'
import {
  monthsFor,
  statusOn,
  validUntilOf,
} from '@/university/certification/validity/rules/validity'
import { validityWords } from '@/university/certification/validity/rules/words'
import { aPerson, noon, type World, world } from '../../world'

// What makes each outside certification unlike the others, by the facts that every university is
// seeded with: one test a rule.
const today = '2026-11-21'
const at = { actor: system(noon, 'America/Chicago'), now: noon }

let w: World
let definitions: Definition[]
let me: number
const seeded = async () => {
  w = await world()
  await w.put(seedCertifications)
  definitions = await w.store.reading((db) => definitionsOn(db, today))
  me = await w.put((db) => aPerson(db))
}
const of = (slug: string) => definitions.find((it) => it.slug === slug) as Definition
/** When something earned on a day ends, renewed or for the first time. */
const endOf = (
  slug: string,
  earned: Day,
  previous: { validUntil: Day | null; anchor: Day | null } | null = null,
) =>
  validUntilOf(of(slug).terms, earned, previous, monthsFor(of(slug).terms, of(slug).byDate, earned))
const until = (day: Day) => ({ validUntil: day, anchor: day })

describe('the term', () => {
  beforeAll(seeded)
  afterAll(() => w.close())
  test.each([
    ['LFCS earned by March 2024 lasts 36 months', 'lf-lfcs', '2024-03-31', '2027-03-30'],
    ['LFCS earned from April 2024 lasts 24 months', 'lf-lfcs', '2024-04-01', '2026-03-31'],
    ['CKA earned by March 2024 lasts 36 months', 'cncf-cka', '2024-03-31', '2027-03-30'],
    ['CKA earned from April 2024 lasts 24 months', 'cncf-cka', '2024-04-01', '2026-03-31'],
    [
      'RHCSA lasts three calendar years from the day earned',
      'redhat-rhcsa',
      '2024-02-29',
      '2027-02-27',
    ],
    ['RHCE lasts three years, by the same rule', 'redhat-rhce', '2025-06-01', '2028-05-31'],
    ['Linux+ lasts three years', 'comptia-linuxplus-xk0-006', '2025-12-01', '2028-11-30'],
    ['LPIC lasts five years', 'lpi-lpic-1', '2022-01-10', '2027-01-09'],
    ['AWS lasts three years', 'aws-saa', '2024-01-31', '2027-01-30'],
    ['CCNA lasts three years', 'cisco-ccna', '2024-01-01', '2026-12-31'],
    ['AZ-104 lasts one year', 'microsoft-az104', '2026-01-01', '2026-12-31'],
  ])('%s', (_, slug, earned, end) => expect(endOf(slug, earned)).toBe(end))

  test('the two terms meet at midnight UTC: a pass in Chicago on the evening of 31 March 2024 is of April', () => {
    const earnedAt = (instant: string) => endOf('lf-lfcs', dayIn(Date.parse(instant), 'UTC'))
    expect(earnedAt('2024-03-31T23:59:59.999Z')).toBe('2027-03-30')
    expect(earnedAt('2024-04-01T00:00:00Z')).toBe('2026-03-31')
    expect(earnedAt(new Date(instantIn('America/Chicago', '2024-03-31', 20)).toISOString())).toBe(
      '2026-03-31',
    )
  })
  test('a first, failed attempt before the change of term does not bring the old one: the day of the pass counts', () => {
    expect(endOf('lf-lfcs', '2024-05-02')).toBe('2026-05-01')
  })
  test.each([
    'suse-sca-sles15',
    'oracle-mysql80-dba-ocp',
    'oracle-mysql80-dev-ocp',
    'oracle-mysql-implementation-associate',
    'mariadb-associate',
  ])('where no validity is known none is computed, and it says so: %s', (slug) => {
    expect(endOf(slug, '2021-01-14')).toBeNull()
    expect(endOf(slug, '2021-01-14', until('2020-01-01'))).toBeNull()
    expect(of(slug).terms).toMatchObject({ validityKnown: false, validityMonths: null })
    expect(validityWords(of(slug).terms, of(slug).byDate)).toContain('Not known')
  })
  test('the year of grace that is documented for Oracle Database is not given to MySQL', () => {
    expect(of('oracle-mysql80-dba-ocp').terms).toMatchObject({ graceDays: 0, graceCounts: false })
  })
  test('no outside certification has a grace: the day after its end it is lapsed', () => {
    expect(
      definitions.filter((it) => !it.inHouse && (it.terms.graceDays > 0 || it.terms.graceCounts)),
    ).toEqual([])
  })
})

describe('a renewal', () => {
  beforeAll(seeded)
  afterAll(() => w.close())
  test.each([
    [
      'Red Hat restarts from the pass, not from the old date',
      'redhat-rhcsa',
      '2026-06-01',
      '2026-08-31',
      '2029-05-31',
    ],
    [
      'the Linux Foundation restarts on the day of the new pass',
      'lf-lfcs',
      '2026-02-01',
      '2026-03-31',
      '2028-01-31',
    ],
    ['LPI restarts', 'lpi-lpic-1', '2026-06-01', '2026-08-31', '2031-05-31'],
    ['AWS restarts', 'aws-saa', '2026-06-01', '2026-08-31', '2029-05-31'],
    [
      'Microsoft adds a year to the old date',
      'microsoft-az104',
      '2026-06-01',
      '2026-08-31',
      '2027-08-31',
    ],
    [
      'Microsoft: half a year early loses nothing',
      'microsoft-az104',
      '2026-02-28',
      '2026-08-31',
      '2027-08-31',
    ],
    [
      'Microsoft: a day before the window opens nothing moves',
      'microsoft-az104',
      '2026-02-27',
      '2026-08-31',
      '2026-08-31',
    ],
    [
      'Microsoft: on the last day it still adds',
      'microsoft-az104',
      '2026-08-31',
      '2026-08-31',
      '2027-08-31',
    ],
    [
      'Microsoft: a day late is a new exam, from its own day',
      'microsoft-az104',
      '2026-09-01',
      '2026-08-31',
      '2027-08-31',
    ],
  ])('%s', (_, slug, passed, before, end) => expect(endOf(slug, passed, until(before))).toBe(end))
  test('AZ-104 opens six months before its end, the others three', () => {
    expect(
      definitions
        .filter((it) => it.terms.windowMonths !== 3)
        .map((it) => [it.slug, it.terms.windowMonths]),
    ).toEqual([['microsoft-az104', 6]])
  })
  test('Microsoft extends the old date, every other issuer restarts', () => {
    expect(
      definitions.filter((it) => it.terms.method !== 'completion').map((it) => it.slug),
    ).toEqual(['microsoft-az104'])
  })
})

describe('words', () => {
  beforeAll(seeded)
  afterAll(() => w.close())
  test.each([
    ['redhat-rhcsa', 'current', 'non-current'],
    ['lf-lfcs', 'current', 'non-current (expired)'],
    ['comptia-linuxplus-xk0-006', 'active', 'expired'],
    ['lpi-lpic-1', 'active', 'inactive (still listed and verifiable)'],
    ['oracle-mysql80-dba-ocp', 'active', 'inactive'],
    ['suse-sca-sles15', 'certified on version N', null],
    ['mariadb-associate', null, null],
  ])('%s says %s and %s: theirs is shown, ours is computed', (slug, good, lapsed) => {
    expect([
      issuersWord(of(slug).facts, true, false),
      issuersWord(of(slug).facts, false, false),
    ]).toEqual([good, lapsed])
  })
  test('what the Linux Foundation takes away is revoked in its word too', () =>
    expect(issuersWord(of('lf-lfcs').facts, false, true)).toBe('revoked'))
  test('every rule says when it was checked, and has a source with a grade', () => {
    for (const it of definitions) {
      expect(it.checkedOn).toBe(today)
      expect([it.slug, it.facts.sources?.length]).not.toEqual([it.slug, 0])
      expect([it.slug, Object.keys(it.facts.evidence ?? {}).length]).not.toEqual([it.slug, 0])
    }
  })
  test('Linux+ says that a renewal is no longer offered after its end', () => {
    expect(of('comptia-linuxplus-xk0-006').facts.afterExpiry).toContain('no longer offered')
  })
})

describe('what someone holds', () => {
  beforeEach(seeded)
  afterEach(() => w.close())
  const given = async (
    code: string,
    earnedOn: Day,
    more: { version?: string; number?: string } = {},
  ) =>
    w.put(async (db) => {
      const it = await db.select().from(exam).where(eq(exam.code, code)).get()
      return recordOutsideAward(
        { ...at, db },
        { personId: me, exam: it!, earnedOn, number: `${code} ${earnedOn}`, ...more },
      )
    })
  const ends = (slug: string) =>
    w.store.reading(async (db) =>
      (
        await db
          .select({ until: award.validUntil })
          .from(award)
          .where(eq(award.certificationId, of(slug).id))
          .orderBy(asc(award.issuedOn))
      ).map((it) => it.until),
    )
  const stands = (slug: string, day: Day) =>
    w.store.reading(async (db) => {
      const { awards, suspensions } = await cyclesOf(db, me)
      const own = awards.filter((it) => it.certificationId === of(slug).id)
      return statusOn(
        own,
        suspensions.filter((it) => it.certificationId === of(slug).id),
        of(slug).terms,
        day,
      )
    })
  const counted = async (code: string, date: Day) => {
    const it = await w.ask(holdersOn, { date }, me)
    return it.ok ? it.value[code] : it
  }

  test('RHCE restarts RHCSA while it is current', async () => {
    await given('EX200', '2023-12-01')
    await given('EX294', '2025-06-01')
    expect(await ends('redhat-rhcsa')).toEqual(['2026-11-30', '2028-05-31'])
  })
  test('RHCE does not bring back an RHCSA that was non-current', async () => {
    await given('EX200', '2020-01-10')
    await given('EX294', '2025-06-01')
    expect(await ends('redhat-rhcsa')).toEqual(['2023-01-09'])
    expect((await stands('redhat-rhcsa', today)).word).toBe('lapsed')
  })
  test('EX200 does not restart RHCE', async () => {
    await given('EX294', '2023-12-01')
    await given('EX200', '2025-06-01')
    expect(await ends('redhat-rhce')).toEqual(['2026-11-30'])
  })
  test('LPIC-2 restarts LPIC-1', async () => {
    await given('101-500+102-500', '2022-01-10')
    await given('201-450+202-450', '2024-01-10')
    expect(await ends('lpi-lpic-1')).toEqual(['2027-01-09', '2029-01-09'])
  })
  test('LPIC-3 restarts LPIC-2 and every lower level that is still active', async () => {
    await given('101-500+102-500', '2018-01-10')
    await given('201-450+202-450', '2022-01-10')
    await given('306-300', '2024-01-10')
    expect(await ends('lpi-lpic-2')).toEqual(['2027-01-09', '2029-01-09'])
    // LPIC-1 ran to January 2023; LPIC-2 kept it going to January 2027, so LPIC-3 met it active.
    expect(await ends('lpi-lpic-1')).toEqual(['2023-01-09', '2027-01-09', '2029-01-09'])
  })
  test('LPIC-3 leaves alone what was inactive by then', async () => {
    await given('101-500+102-500', '2012-01-10')
    await given('306-300', '2024-01-10')
    expect(await ends('lpi-lpic-1')).toEqual(['2017-01-09'])
  })
  test('another LPIC-3 exam renews LPIC-3 306', async () => {
    await given('306-300', '2022-01-10')
    await given('305-300', '2024-01-10')
    expect(await ends('lpi-lpic-3-306')).toEqual(['2027-01-09', '2029-01-09'])
    expect(await ends('lpi-lpic-3-305')).toEqual(['2029-01-09'])
  })
  test('Cisco: an exam of a higher level renews the levels below', async () => {
    await w.put(async (db) => {
      const [higher] = await db
        .insert(certification)
        .values({
          slug: 'ccnp',
          short: 'CCNP',
          name: 'CCNP',
          issuer: 'Cisco',
          inHouse: false,
          track: 'network',
        })
        .returning()
      const { certificationVersion } = await import('@/db/tables/certification')
      await db.insert(certificationVersion).values({
        certificationId: higher!.id,
        number: 1,
        effectiveFrom: '2000-01-01',
        validityMonths: 36,
        validityKnown: true,
        method: 'completion',
      })
      const [core] = await db
        .insert(exam)
        .values({ issuer: 'Cisco', code: '350-401', certificationId: higher!.id })
        .returning()
      await db
        .insert(renewalByExam)
        .values({ examId: core!.id, certificationId: of('cisco-ccna').id })
    })
    await given('200-301', '2024-01-10')
    await given('350-401', '2026-01-10')
    expect(await ends('cisco-ccna')).toEqual(['2027-01-09', '2029-01-09'])
  })
  test('RHCE by EX300 and by EX294 are one title and two skills: the code and the version belong to the award', async () => {
    await given('EX300', '2019-05-01', { version: 'RHEL 7' })
    await given('EX294', '2025-05-01', { version: 'RHEL 9' })
    const rows = await w.store.reading((db) =>
      db
        .select()
        .from(award)
        .where(eq(award.certificationId, of('redhat-rhce').id))
        .orderBy(asc(award.issuedOn)),
    )
    expect(rows.map((it) => [it.examCode, it.examVersion, it.validUntil])).toEqual([
      ['EX300', 'RHEL 7', '2022-04-30'],
      ['EX294', 'RHEL 9', '2028-04-30'],
    ])
    expect([await counted('EX300', '2021-01-01'), await counted('EX294', '2021-01-01')]).toEqual([
      1, 0,
    ])
    expect([await counted('EX300', today), await counted('EX294', today)]).toEqual([0, 1])
  })
  test('a retired exam is not a lapsed holder: EX300 passed in 2019 counted after the exam was gone', async () => {
    await given('EX300', '2019-05-01')
    expect(await stands('redhat-rhce', '2020-10-02')).toMatchObject({
      word: 'certified',
      counts: true,
    })
    expect(await stands('redhat-rhce', '2022-05-01')).toMatchObject({ word: 'lapsed' })
  })
  test('XK0-005 is superseded by XK0-006, keeps its own date and counts to it', async () => {
    await given('XK0-005', '2024-06-01')
    expect(await stands('comptia-linuxplus-xk0-005', today)).toMatchObject({
      word: 'superseded',
      counts: true,
      until: '2027-05-31',
    })
    expect((await stands('comptia-linuxplus-xk0-005', today)).because).toContain('to its own end')
    await given('XK0-006', '2026-06-01')
    expect(await ends('comptia-linuxplus-xk0-005')).toEqual(['2027-05-31'])
    expect(await stands('comptia-linuxplus-xk0-005', '2027-06-01')).toMatchObject({
      word: 'lapsed',
    })
  })
  test('Linux+ after its end: continuing education renews nothing, a new pass does', async () => {
    await given('XK0-006', '2023-01-10')
    const evidence = (day: Day) =>
      w.put(async (db) => {
        const it = await db.select().from(exam).where(eq(exam.code, 'XK0-006')).get()
        return recordRenewal(
          { ...at, db },
          { personId: me, exam: it!, earnedOn: day, number: 'CE' },
        )
      })
    await expect(evidence('2026-01-10')).rejects.toThrow('Nothing of theirs was valid on that day')
    await given('XK0-006', '2026-06-01')
    expect(await ends('comptia-linuxplus-xk0-006')).toEqual(['2026-01-09', '2029-05-31'])
  })
  test('Linux+ before its end: continuing education renews it, and what was passed stays what it rests on', async () => {
    await given('XK0-006', '2023-12-01')
    await w.put(async (db) => {
      const it = await db.select().from(exam).where(eq(exam.code, 'XK0-006')).get()
      return recordRenewal(
        { ...at, db },
        { personId: me, exam: it!, earnedOn: '2026-11-01', number: 'CE' },
      )
    })
    expect(await ends('comptia-linuxplus-xk0-006')).toEqual(['2026-11-30', '2029-10-31'])
    expect(await counted('XK0-006', '2027-01-01')).toBe(1)
  })
  test('SUSE is tied to its product version: a newer edition of the exam touches no holder', async () => {
    await given('SCA SLES 15 (original)', '2019-03-01')
    expect(await stands('suse-sca-sles15', today)).toMatchObject({
      word: 'certified',
      counts: true,
      until: null,
      daysLeft: null,
    })
    await given('SCA SLES 15 (2025 Update)', '2026-03-01')
    expect(await ends('suse-sca-sles15')).toEqual([null, null])
  })
  test('MySQL OCP has no end that is known: certified, with no days left', async () => {
    await given('1Z0-908', '2021-01-14')
    expect(await stands('oracle-mysql80-dba-ocp', '2035-01-01')).toMatchObject({
      word: 'certified',
      counts: true,
      until: null,
      opens: null,
    })
  })
  test('the prerequisite of RHCE is not judged again for what was earned elsewhere', async () => {
    expect(await given('EX294', '2025-06-01')).toMatchObject({
      state: 'recorded',
      validUntil: '2028-05-31',
    })
  })
  test('an exam offered under two names of its issuer is one certification', async () => {
    const rows = await w.store.reading((db) => db.select().from(exam).where(eq(exam.code, 'CKA')))
    expect(rows.map((it) => it.issuer).sort()).toEqual(['CNCF', 'The Linux Foundation'])
    expect(new Set(rows.map((it) => it.certificationId)).size).toBe(1)
  })
})
