import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { extension, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { evidence, verification } from '@/db/tables/evidence'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { system } from '@/university/actor'
import { addDays, type Day } from '@/university/calendar'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { holding } from '@/university/certification/awards/queries/holding'
import { myCertifications } from '@/university/certification/awards/queries/my-certifications'
import { plan } from '@/university/certification/awards/queries/plan'
import { standingOf } from '@/university/certification/awards/queries/standing'
import { why } from '@/university/certification/awards/queries/why'
import { bookings } from '@/university/certification/exams/queries/bookings'
import { readiness } from '@/university/certification/exams/queries/readiness'
import { tellDemo } from '@/university/demo/commands/tell-demo'
import type { Outcome, Question } from '@/university/kernel'
import { statements } from '../../statements'
import { tries } from '../../thorough'
import { aPerson, noon, type World, world } from '../../world'

let w: World
let me: number
let registrar: number
const today = '2026-11-21'
const value = <T>(outcome: Outcome<T>) => {
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}
const idOf = async (short: string) =>
  (await w.store.reading((db) => db.select().from(certification))).find((it) => it.short === short)
    ?.id as number
/** Recorded the way the university does, on the day. */
const passed = async (
  person: number,
  short: string,
  code: string,
  earnedOn: Day,
  number = `${short}-${earnedOn}-${person}`,
) => {
  const certificationId = await idOf(short)
  return w.put((db) =>
    recordOutsideAward(
      { db, now: noon, actor: system(noon, 'America/Chicago') },
      { personId: person, exam: { code, certificationId }, earnedOn, number },
    ),
  )
}

beforeAll(async () => {
  w = await world()
  await w.put(seedCertifications)
  me = await w.put((db) => aPerson(db, { name: 'Mo Mine' }))
  registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
  await passed(me, 'RHCSA', 'EX200', '2024-03-04')
  await passed(me, 'RHCE', 'EX294', '2024-06-01')
})
afterAll(() => w.close())

// What a local client sends can be counted; a remote one sends over HTTP.
describe.skipIf(process.env.TEST_DATABASE_URL)(
  'a person’s page takes three statements or fewer',
  () => {
    test.each<[string, Question<never, unknown>, () => unknown]>([
      ['my certifications', myCertifications as never, () => ({})],
      [
        'the plan',
        plan as never,
        () => ({ hold: ['redhat-rhce', 'redhat-rhcsa', 'lf-lfcs'], on: '2028-01-01' }),
      ],
      ['a holding', holding as never, () => ({ id: 1 })],
      ['a holding on another day', holding as never, () => ({ id: 1, on: '2025-01-01' })],
      ['why', why as never, () => ({ slug: 'lf-lfcs' })],
    ])('%s', async (_, question, input) => {
      const sent = await statements(w, question, input(), me)
      expect(sent.length, sent.join('\n---\n')).toBeLessThanOrEqual(3)
      expect(sent.length).toBeGreaterThan(0)
    })
  },
)

describe('which renewals one exam covers', () => {
  test('EX294 restarts RHCSA while it is current', async () => {
    const { covers } = value(await w.ask(myCertifications, {}, me))
    expect(covers).toMatchObject([
      {
        what: 'EX294',
        because: 'RHCSA restarts if it is passed by 31 May 2027, while that is current.',
        by: '2027-05-31',
        moves: [
          { short: 'RHCE', from: '2027-05-31', until: '2029-11-20' },
          { short: 'RHCSA', from: '2027-05-31', until: '2029-11-20' },
        ],
      },
    ])
  })
  test('nothing for who holds nothing', async () =>
    expect(value(await w.ask(myCertifications, {}, registrar)).covers).toEqual([]))
})

describe('why', () => {
  test('never held: what it takes, by which version of the rule, on any day', async () => {
    const it = value(await w.ask(why, { slug: 'redhat-rhce' }, registrar))
    expect(it).toMatchObject({
      holdingId: null,
      status: { word: 'not held', because: 'Never awarded.' },
      rule: { version: 1 },
      on: today,
    })
    expect(it.progress.map((group) => [group.met, ...group.any.map((step) => step.what)])).toEqual([
      [false, 'Show a certificate of RHCE that the registrar verifies'],
      [false, 'Hold RHCSA, valid on the day'],
    ])
    expect(it.exams.map((one) => one.code)).toContain('EX294')
  })
  test('held, on a day before and on one after', async () => {
    expect(value(await w.ask(why, { slug: 'redhat-rhce', on: '2024-01-01' }, me)).status.word).toBe(
      'not held',
    )
    expect(
      value(await w.ask(why, { slug: 'redhat-rhce', on: '2027-06-01' }, me)).status,
    ).toMatchObject({
      word: 'lapsed',
      because: 'Valid until 31 May 2027, and not renewed since.',
    })
  })
})

test('the plan as a question: EX294 alone, what it makes needless, and the hours it takes', async () => {
  const it = value(
    await w.ask(plan, { hold: ['redhat-rhcsa', 'redhat-rhce'], on: '2027-12-01' }, me),
  )
  expect(it.steps).toMatchObject([
    {
      what: 'EX294',
      latest: '2027-05-31',
      keepBy: null,
      why: 'While RHCSA is current: it renews RHCSA too.',
    },
  ])
  expect(it.cost).toEqual({ exams: 1, hours: 4 })
  expect(it.needless).toEqual([{ code: 'EX200', slug: 'redhat-rhcsa', short: 'RHCSA' }])
  expect(it.choices.filter((one) => one.chosen).map((one) => one.short)).toEqual(['RHCE', 'RHCSA'])
})
test('the plan: what is replaced, what has no exam, and an unknown validity are said', async () => {
  const it = value(
    await w.ask(
      plan,
      {
        hold: ['comptia-linuxplus-xk0-005', 'mariadb-associate', 'oracle-mysql80-dba-ocp'],
        on: '2027-12-01',
      },
      me,
    ),
  )
  expect(Object.fromEntries(it.impossible.map((one) => [one.short, one.because]))).toEqual({
    'Linux+ XK0-005': 'XK0-005 was replaced; whether it can still be sat is not known.',
    'MariaDB Assoc.': 'No exam of it is known here.',
  })
  expect(it.cautions).toEqual([
    'How long MySQL 8.0 DBA OCP lasts is not known, so no end is computed for it.',
  ])
})

describe('carried out in the database, as the university records', () => {
  const certs = ['RHCSA', 'RHCE', 'LFCS', 'LPIC-1', 'LPIC-2', 'LPIC-3 HA', 'AZ-104'] as const
  const code: Record<string, string> = {
    RHCSA: 'EX200',
    RHCE: 'EX294',
    LFCS: 'LFCS',
    'LPIC-1': '101-500+102-500',
    'LPIC-2': '201-450+202-450',
    'LPIC-3 HA': '306-300',
    'AZ-104': 'AZ-104',
  }
  test('every plan, each exam passed on its last possible day, holds everything on the date', async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...certs), fc.integer({ min: -1500, max: -1 })), {
          maxLength: 5,
        }),
        fc.subarray([...certs], { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2400 }),
        async (history, wanted, days) => {
          const someone = await w.put((db) => aPerson(db))
          for (const [short, ago] of history)
            await passed(someone, short, code[short] as string, addDays(today, ago), `N${++n}`)
          const slugs = (await w.store.reading((db) => db.select().from(certification)))
            .filter((it) => wanted.some((short) => short === it.short))
            .map((it) => it.slug)
          const on = addDays(today, days)
          const found = value(await w.ask(plan, { hold: slugs, on }, someone))
          expect(found.impossible).toEqual([])
          for (const step of found.steps)
            await passed(someone, step.short, step.what, step.latest, `N${++n}`)
          const { held } = await w.store.reading((db) => standingOf(db, someone, on, noon))
          const counts = held.filter((it) => it.status.counts).map((it) => it.short)
          expect([...wanted].filter((short) => !counts.includes(short))).toEqual([])
        },
      ),
      { numRuns: tries(40) },
    )
  }, 60_000)
})

test('the timeline of a holding tells everything that ever happened, newest first, and hides what is private', async () => {
  const tilda = await w.put((db) => aPerson(db, { name: 'Tilda Time' }))
  const certificationId = await idOf('LFCS')
  const [v2] = await w.put((db) =>
    db
      .insert(certificationVersion)
      .values({
        certificationId,
        number: 2,
        effectiveFrom: '2025-06-01',
        validityMonths: 24,
        validityKnown: true,
        because: 'The issuer changed its words',
      })
      .returning(),
  )
  const outcome = await passed(tilda, 'LFCS', 'LFCS', '2024-05-01')
  const { awardId, holdingId } = outcome as { awardId: number; holdingId: number }
  const at = (day: Day) => Date.parse(`${day}T15:00:00Z`)
  await w.put(async (db) => {
    await db.insert(evidence).values({
      personId: tilda,
      certificationId,
      number: 'X-1',
      examCode: 'LFCS',
      earnedOn: '2024-05-01',
      submittedAt: at('2024-05-03'),
      decidedAt: at('2024-05-05'),
      decidedById: registrar,
      verified: true,
      because: 'their page shows it',
      awardId,
    })
    await db.insert(verification).values({
      awardId,
      at: at('2025-05-05'),
      on: '2025-05-05',
      byId: registrar,
      method: 'issuer page',
      confirmed: true,
      note: 'still there',
      nextOn: '2026-05-05',
    })
    await db.insert(suspension).values({
      holdingId,
      from: '2025-08-01',
      until: '2025-08-09',
      plannedUntil: '2025-09-01',
      because: 'a review',
      byId: registrar,
      at: at('2025-08-01'),
      endedAt: at('2025-08-10'),
      endedById: registrar,
      endedBecause: 'nothing was found',
    })
    await db.insert(extension).values({
      awardId,
      before: '2026-04-30',
      until: '2026-10-31',
      because: 'no exam seats',
      byId: registrar,
      at: at('2026-04-01'),
    })
    await db.insert(outbox).values({
      key: 'k',
      personId: tilda,
      kind: 'ending',
      title: 'LFCS ends in 30 days',
      because: 'it ends',
      href: '/',
      holdingId,
      at: at('2026-10-01'),
    })
    await db.run(`update award set valid_until = '2026-10-31' where id = ${awardId}`)
  })
  const it = value(await w.ask(holding, { id: holdingId }, tilda))
  expect(it.timeline.map((one) => [one.on, one.title])).toEqual([
    ['2026-11-01', 'Ended'],
    ['2026-10-01', 'Reminded Tilda Time'],
    ['2026-04-01', 'Extended'],
    ['2025-08-10', 'Reinstated'],
    ['2025-08-01', 'Suspended'],
    ['2025-06-01', 'Version 2 of the rules took effect'],
    ['2025-05-05', 'Checked and confirmed'],
    ['2024-05-05', 'Certificate verified'],
    ['2024-05-03', 'Certificate of LFCS brought'],
    ['2024-05-01', 'Earned outside, recorded from the company’s file: LFCS'],
  ])
  expect(it.timeline.find((one) => one.title === 'Suspended')?.detail).toBe(
    'Until 1 September 2025. A review.',
  )
  expect(it.status).toMatchObject({ word: 'lapsed' })
  expect(
    value(await w.ask(holding, { id: holdingId, on: '2025-08-05' }, tilda)).status,
  ).toMatchObject({ word: 'suspended' })
  const lead = await w.put((db) => aPerson(db, { roles: ['staffing lead'] }))
  expect(
    value(await w.ask(holding, { id: holdingId }, lead)).timeline.map((one) => one.title),
  ).not.toContain('Checked and confirmed')
  expect(v2?.number).toBe(2)
})

describe('the demo', () => {
  let d: World
  // As a first start tells it: into empty tables, with every constraint in force.
  beforeAll(async () => {
    d = await world(noon)
    await d.put(async (db) => {
      await seedCertifications(db)
      await tellDemo(db, { now: noon, passwordHash: 'none' })
    })
  })
  afterAll(() => d.close())
  const called = async (name: string) =>
    (
      await d.store.reading((db) =>
        db.select({ id: person.id }).from(person).where(eq(person.name, name)).get(),
      )
    )?.id as number

  test('Rosa sits LFCS in three weeks, and boots are her weakest domain', async () => {
    const it = value(await d.ask(readiness, { slug: 'lf-lfcs' }, await called('Rosa Fontaine')))
    expect(it.booking).toMatchObject({ on: addDays(today, 21) })
    const of = (name: string) => it.domains.find((one) => one.name === name)
    expect(it.weakest).toBe(of('Operations deployment')?.id)
    expect(of('Operations deployment')?.percent).toBeLessThan(60)
    expect(of('Essential commands')?.percent).toBeGreaterThan(80)
    expect(of('Operations deployment')?.study.map((one) => one.title)).toContain(
      'When it does not boot',
    )
    expect(it.domains.some((one) => one.percent === null)).toBe(true)
    expect(it.total.covered).toBeLessThan(100)
  })
  test('Callum failed twice and may try again from today; Ezra failed where no rule is known', async () => {
    const callum = value(await d.ask(bookings, {}, await called('Callum Drummond')))
    expect(callum.rows.find((it) => it.retake)?.retake).toMatchObject({
      failures: 2,
      earliest: today,
      known: true,
    })
    const ezra = value(await d.ask(bookings, {}, await called('Ezra Goldwater')))
    expect(ezra.rows.find((it) => it.retake)?.retake).toMatchObject({
      failures: 1,
      earliest: null,
      known: false,
    })
  })
  test('her failed exams failed', async () => {
    const rosa = await called('Rosa Fontaine')
    const passed = await d.store.reading((db) =>
      db.all<{ passed: number }>(
        sql`select g.passed from grade g join enrolment e on e.id = g.enrolment_id
          where e.person_id = ${rosa} and e.outcome = 'failed'`,
      ),
    )
    expect(passed.map((it) => it.passed)).toEqual([0, 0])
  })
})
