// One file, because every case changes the rules of the same small university and looks at what
// then holds.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Job, jobs, runJob } from '@/app/_jobs/jobs'
import { readEnvironment } from '@/db/environment'
import { award } from '@/db/tables/award'
import { path, pathCourse, pathStep } from '@/db/tables/catalogue'
import { certification, certificationVersion, validityTerm } from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { instantIn } from '@/university/calendar'
import { definePath } from '@/university/catalogue/commands/define-path'
import { paths } from '@/university/catalogue/queries/paths'
import { awardDue } from '@/university/certification/awards/commands/award-due'
import { awardWhatIsDue } from '@/university/certification/awards/commands/award-or-renew'
import { dueByRule } from '@/university/certification/awards/queries/due-by-rule'
import { changeRule } from '@/university/certification/definitions/commands/change-rule'
import { defineCertification } from '@/university/certification/definitions/commands/define-certification'
import { certification as certificationPage } from '@/university/certification/definitions/queries/certification'
import { ruleHistory } from '@/university/certification/definitions/queries/rule-history'
import { rulePreview } from '@/university/certification/definitions/queries/rule-preview'
import { definitionsOn } from '@/university/certification/requirements/queries/definitions'
import { aCourse, aPerson, type World, world } from '../../world'

const zone = 'America/Chicago'
const today = '2026-11-21'
const tomorrow = '2026-11-22'
let w: World
let registrar: number
let me: number
let linux: Awaited<ReturnType<typeof aCourse>>
let mysql: Awaited<ReturnType<typeof aCourse>>
beforeEach(async () => {
  w = await world()
  registrar = await w.put((db) => aPerson(db, { name: 'Ingrid', roles: ['registrar'] }))
  me = await w.put((db) => aPerson(db, { name: 'Tariq' }))
  linux = await w.put((db) => aCourse(db, { code: 'LNX-201' }))
  mysql = await w.put((db) => aCourse(db, { code: 'MYS-201' }))
})
afterEach(() => w.close())

const rule = {
  effectiveFrom: today,
  validity: 'months',
  validityMonths: 24,
  windowMonths: 3,
  requirements: 'course LNX-201',
  because: 'the committee of November',
}
const define = async (short: string, it: Record<string, unknown> = {}) => {
  const done = await w.perform(
    defineCertification,
    { short, name: `The ${short} certificate`, track: 'linux', ...rule, ...it },
    registrar,
  )
  if (!done.ok) throw new Error(done.because)
  return done.value
}
const change = (slug: string, it: Record<string, unknown>) =>
  w.perform(changeRule, { certification: slug, ...rule, ...it }, registrar)
const preview = (slug: string | undefined, it: Record<string, unknown>) =>
  w.ask(rulePreview, { ...(slug && { certification: slug }), ...rule, ...it }, registrar)
const rules = (day: string, slug: string) =>
  w.store.reading(async (db) => (await definitionsOn(db, day, slug))[0])
const on = (day: string) => {
  const now = new Date(instantIn(zone, day, 12))
  return { now, actor: system(now, zone) }
}
const pass = (personId: number, of: typeof linux, day: string) =>
  w.put(async (db) => {
    const at = +on(day).now
    await db.insert(enrolment).values({
      personId,
      offeringId: of.offeringId,
      state: 'closed',
      outcome: 'passed',
      outcomeAt: at,
      requestedAt: at,
    })
  })
const due = (personId: number, day: string) =>
  w.put((db) => awardWhatIsDue({ ...on(day), db }, personId))
const held = (personId: number) =>
  w.store.reading((db) =>
    db.select().from(award).where(eq(award.personId, personId)).orderBy(award.id),
  )

describe('a new certification', () => {
  test('is there with its first rule, who decided it and why, and is awarded by it', async () => {
    const slug = await define('Guild: Käse & Wein', {
      requirements: 'course LNX-201 | course MYS-201',
    })
    expect(slug).toBe('guild-kase-wein')
    expect(await rules(today, slug)).toMatchObject({
      inHouse: true,
      issuer: 'Guildhall',
      version: 1,
      terms: { validityMonths: 24, windowMonths: 3 },
    })
    const [told] = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'rule.defined')),
    )
    expect(told).toMatchObject({
      actorId: registrar,
      detail: { because: 'the committee of November' },
    })
    await pass(me, mysql, today)
    await due(me, today)
    expect(await held(me)).toMatchObject([{ source: 'path', validUntil: '2028-11-20' }])
  })
  test('effective later, it awards nothing before its day', async () => {
    await define('GLA', { effectiveFrom: tomorrow })
    await pass(me, linux, today)
    expect(await due(me, today)).toEqual([])
    expect(await due(me, tomorrow)).toHaveLength(1)
  })
  test('effective today, who did it all before has it at once, and not the registrar who decided it', async () => {
    await pass(me, linux, '2026-03-01')
    await pass(registrar, linux, '2026-03-01')
    await define('GLA')
    expect(await held(me)).toHaveLength(1)
    expect(await held(registrar)).toEqual([])
  })
  test.each<[string, Record<string, unknown>, string, string]>([
    ['no validity', { validity: undefined }, 'validity', 'say how long it lasts'],
    [
      'a number of months without the number',
      { validityMonths: '' },
      'validityMonths',
      'say how many months',
    ],
    ['no end, and yet a number', { validity: 'none' }, 'validity', 'period of 24 months'],
    [
      'a window longer than the period',
      { windowMonths: 25 },
      'windowMonths',
      'window of 25 months is longer than the period of 24',
    ],
    ['fixed without its day', { method: 'fixed' }, 'fixedBase', 'name one day'],
    [
      'a minimum shorter than the window',
      { method: 'fixed', fixedBase: '2026-12-01', minimumActiveMonths: 2 },
      'minimumActiveMonths',
      'shorter than the window of 3',
    ],
    [
      'a minimum longer than the period',
      { method: 'fixed', fixedBase: '2026-12-01', minimumActiveMonths: 25 },
      'minimumActiveMonths',
      'longer than the period of 24',
    ],
    [
      'in the past',
      { effectiveFrom: '2026-11-20' },
      'effectiveFrom',
      'cannot take effect in the past',
    ],
    ['no such day', { effectiveFrom: '2027-02-29' }, 'effectiveFrom', 'must be a date'],
    [
      'a course that does not exist',
      { requirements: 'course LNX-999' },
      'requirements',
      'line 1: there is no course LNX-999',
    ],
    [
      'a requirement without its course',
      { requirements: 'course LNX-201\nexam' },
      'requirements',
      'line 2: name the course',
    ],
    [
      'evidence of nothing',
      { requirements: 'evidence' },
      'requirements',
      'name the outside certification',
    ],
    [
      'a certification that does not exist',
      { requirements: 'certification GXX' },
      'requirements',
      'there is no certification GXX',
    ],
    [
      'itself',
      { requirements: 'certification NEU' },
      'requirements',
      'there is no certification NEU',
    ],
    [
      'a late path that takes nothing',
      { lateMonths: 3 },
      'lateMonths',
      'the late path takes nothing',
    ],
    ['the name of another', { short: 'RHCSA' }, 'short', 'called RHCSA'],
    ['the address of a page', { short: 'All' }, 'short', 'address of a page'],
    ['no reason', { because: '' }, 'because', 'reason'],
  ])('%s is refused at its field', async (_, it, field, because) => {
    await w.put((db) =>
      db.insert(certification).values({
        slug: 'redhat-rhcsa',
        short: 'RHCSA',
        name: 'RHCSA',
        issuer: 'Red Hat',
        inHouse: false,
        track: 'linux',
      }),
    )
    const done = await w.perform(
      defineCertification,
      { short: 'NEU', name: 'A new one', track: 'linux', ...rule, ...it },
      registrar,
    )
    expect(done).toMatchObject({
      ok: false,
      kind: 'invalid',
      fields: { [field]: expect.stringContaining(because) },
    })
    expect(await rules(today, 'neu')).toBeUndefined()
  })
  test('nobody but the registrar makes one', async () => {
    expect(
      await w.perform(
        defineCertification,
        { short: 'NEU', name: 'A new one', track: 'linux', ...rule },
        me,
      ),
    ).toMatchObject({ kind: 'refused' })
  })
  test('a path, by its code', async () => {
    await w.put(async (db) => {
      const [p] = await db
        .insert(path)
        .values({ code: 'LINUX', title: 'Linux technician' })
        .returning()
      const [s] = await db
        .insert(pathStep)
        .values({ pathId: p!.id, position: 1, rule: 'all' })
        .returning()
      const [o] = await db
        .insert(pathStep)
        .values({ pathId: p!.id, position: 2, rule: 'some', n: 1 })
        .returning()
      await db.insert(pathCourse).values([
        { stepId: s!.id, courseId: linux.courseId },
        { stepId: o!.id, courseId: mysql.courseId },
      ])
      await db.insert(path).values({ code: 'EMPTY', title: 'Nothing' })
    })
    await define('GLA', { requirements: 'path linux' })
    await pass(me, linux, today)
    expect(await due(me, today)).toEqual([])
    await pass(me, mysql, today)
    expect(await due(me, today)).toHaveLength(1)
    expect((await held(me))[0]?.basis).toEqual([
      { what: 'Walked the path Linux technician', on: today },
    ])
    expect(
      await preview(undefined, {
        short: 'X2',
        name: 'X2',
        track: 'linux',
        requirements: 'path EMPTY',
      }),
    ).toMatchObject({
      value: {
        wrong: { requirements: expect.stringContaining('nothing of the path EMPTY must be taken') },
      },
    })
  })
})

describe('a new path', () => {
  const path = {
    code: 'dba',
    title: 'Database technician',
    steps: 'all LNX-201\nTHEN any MYS-201, lnx-201\n',
    because: 'the committee',
  }
  test('is there step by step, and a rule may name it', async () => {
    expect(await w.perform(definePath, path, registrar)).toMatchObject({ ok: true, value: 'DBA' })
    const seen = await w.ask(paths, {}, me)
    expect(seen).toMatchObject({
      value: {
        rows: [
          {
            code: 'DBA',
            steps: [
              { words: 'Take' },
              { words: 'Any one of', courses: [{ code: 'LNX-201' }, { code: 'MYS-201' }] },
            ],
          },
        ],
      },
    })
    await define('GLA', { requirements: 'path DBA' })
    expect(await w.perform(definePath, path, registrar)).toMatchObject({
      fields: { code: 'there is a path called DBA' },
    })
  })
  test.each([
    ['MYS-201', 'line 1: begin with all'],
    ['all', 'line 1: begin with all'],
    ['all ,', 'line 1: name its courses'],
    ['all LNX-201\n3 of LNX-201, MYS-201', 'line 2: 3 of 2 courses cannot be'],
    ['any LNX-201, LNX-201', 'line 1: a course is named twice'],
    ['all XYZ-1', 'line 1: there is no course XYZ-1'],
    ['optional LNX-201', 'a path needs a step that must be taken'],
    ['', 'a path needs a step that must be taken'],
  ])('%j is refused', async (steps, because) => {
    expect(await w.perform(definePath, { ...path, steps }, registrar)).toMatchObject({
      fields: { steps: expect.stringContaining(because) },
    })
  })
})

describe('a change of rule', () => {
  test('effective tomorrow it changes nothing today and everything tomorrow', async () => {
    const slug = await define('GLA', {
      requirements: 'course LNX-201\ncourse MYS-201',
      windowMonths: 1,
    })
    const before = await rules(today, slug)
    expect(
      await change(slug, {
        effectiveFrom: tomorrow,
        requirements: 'course LNX-201',
        validityMonths: 12,
        windowMonths: 6,
        graceDays: 14,
        graceCounts: true,
      }),
    ).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await rules(today, slug)).toEqual(before)
    expect(await rules(tomorrow, slug)).toMatchObject({
      version: 2,
      terms: { validityMonths: 12, windowMonths: 6, graceDays: 14, graceCounts: true },
    })
    await pass(me, linux, today)
    expect(await due(me, today)).toEqual([])
    await due(me, tomorrow)
    expect(await held(me)).toMatchObject([{ validUntil: '2027-11-21', issuedOn: tomorrow }])
  })
  test('sent twice it is made once: what changes nothing is refused', async () => {
    const slug = await define('GLA')
    expect(await change(slug, { validityMonths: 12, effectiveFrom: tomorrow })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect(await change(slug, { validityMonths: 12, effectiveFrom: tomorrow })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Nothing would change'),
    })
    expect(await w.store.reading((db) => db.$count(certificationVersion))).toBe(2)
  })
  test('nothing is changed in place: the first version stays as it was', async () => {
    const slug = await define('GLA')
    const rows = () =>
      w.store.reading((db) =>
        db.select().from(certificationVersion).orderBy(certificationVersion.number),
      )
    const [first] = await rows()
    await change(slug, { validityMonths: 12, effectiveFrom: tomorrow })
    expect((await rows())[0]).toEqual(first)
    expect(await rows()).toHaveLength(2)
  })
  test('of two with the same date the later one holds, and the other never does', async () => {
    const slug = await define('GLA')
    await change(slug, { validityMonths: 12, effectiveFrom: tomorrow })
    await change(slug, { validityMonths: 6, effectiveFrom: tomorrow })
    expect(await rules(tomorrow, slug)).toMatchObject({ version: 3, terms: { validityMonths: 6 } })
    const seen = await w.ask(ruleHistory, { certification: slug }, me)
    expect(seen.ok && seen.value.versions.map(({ number, state }) => [number, state])).toEqual([
      [3, 'planned'],
      [2, 'never'],
      [1, 'now'],
    ])
  })
  test('decided later for an earlier day, it holds until the one that was planned', async () => {
    const slug = await define('GLA')
    await change(slug, { validityMonths: 12, effectiveFrom: '2027-01-01' })
    await change(slug, { validityMonths: 6, effectiveFrom: '2026-12-01' })
    const months = async (day: string) => (await rules(day, slug))?.terms.validityMonths
    expect([
      await months(today),
      await months('2026-12-01'),
      await months('2026-12-31'),
      await months('2027-01-01'),
    ]).toEqual([24, 6, 6, 12])
  })
  test('history tells who, when, why, and before and after by field', async () => {
    const slug = await define('GLA')
    await change(slug, {
      windowMonths: 6,
      requirements: 'course LNX-201\nlate:\ncourse MYS-201',
      lateMonths: 3,
      because: 'The audit asked for it',
      effectiveFrom: tomorrow,
    })
    const seen = await w.ask(ruleHistory, { certification: slug }, me)
    expect(seen.ok && seen.value.versions[0]).toMatchObject({
      decidedBy: 'Ingrid',
      because: 'The audit asked for it',
      effectiveFrom: tomorrow,
      changes: expect.arrayContaining([
        { what: 'Window', before: '3 months', after: '6 months' },
        { what: 'If late', before: 'nothing', after: expect.stringContaining('MYS-201') },
      ]),
    })
    const [told] = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'rule.changed')),
    )
    expect(told?.detail).toMatchObject({
      before: { Window: '3 months' },
      after: { Window: '6 months' },
      effectiveFrom: tomorrow,
    })
  })
  test('of an outside one: the issuer’s words, codes and the day it was checked are kept with the version', async () => {
    await w.put(async (db) => {
      const [c] = await db
        .insert(certification)
        .values({
          slug: 'lf',
          short: 'LFCS',
          name: 'LFCS',
          issuer: 'LF',
          inHouse: false,
          track: 'linux',
        })
        .returning()
      const facts = {
        revocation: 'For misconduct.',
        validityRule: 'Two years.',
        renewal: [{ method: 'retake', detail: 'Pass it again.' }],
        domains: [{ name: 'Networking', weight: 25 }],
        evidence: { validity: 'A' },
      }
      await db.insert(certificationVersion).values({
        certificationId: c!.id,
        number: 1,
        effectiveFrom: '2000-01-01',
        validityMonths: 24,
        validityKnown: true,
        method: 'completion',
        facts,
        checkedOn: '2026-01-01',
      })
      await db.insert(validityTerm).values([
        { certificationId: c!.id, earnedUntil: '2024-03-31', months: 36 },
        { certificationId: c!.id, earnedFrom: '2024-04-01', months: 24 },
      ])
      await db.insert(exam).values({ issuer: 'LF', code: 'LFCS', certificationId: c!.id })
    })
    const asked = {
      requirements: 'evidence',
      method: 'completion',
      validityMonths: 12,
      effectiveFrom: tomorrow,
    }
    expect(await change('lf', { ...asked, codes: 'LFCS-2' })).toMatchObject({
      fields: { codes: expect.stringContaining('LFCS was offered') },
    })
    expect(await change('lf', { ...asked, validity: 'unknown', validityMonths: '' })).toMatchObject(
      {
        fields: { validity: expect.stringContaining('date earned') },
      },
    )
    expect(await change('lf', { ...asked, checkedOn: tomorrow })).toMatchObject({
      fields: { checkedOn: expect.stringContaining('future') },
    })
    expect(await change('lf', { ...asked, grades: 'validity: Z' })).toMatchObject({
      fields: { grades: expect.stringContaining('A, B, C and unknown') },
    })
    expect(
      await change('lf', {
        ...asked,
        validityRule: 'One year.',
        codes: 'LFCS retired 2027-01-01\nLFCS-2',
        checkedOn: today,
      }),
    ).toMatchObject({ ok: true })
    expect(await rules(today, 'lf')).toMatchObject({
      checkedOn: '2026-01-01',
      facts: { validityRule: 'Two years.' },
    })
    expect(await rules(tomorrow, 'lf')).toMatchObject({
      checkedOn: today,
      facts: {
        validityRule: 'One year.',
        revocation: 'For misconduct.',
        renewal: [{ method: 'retake', detail: 'Pass it again.' }],
        domains: [{ name: 'Networking', weight: 25 }],
        evidence: { validity: 'A' },
      },
    })
    const exams = await w.store.reading((db) =>
      db.select({ code: exam.code, retiredOn: exam.retiredOn }).from(exam).orderBy(exam.id),
    )
    expect(exams).toEqual([
      { code: 'LFCS', retiredOn: '2027-01-01' },
      { code: 'LFCS-2', retiredOn: null },
    ])
    // What is earned from tomorrow lasts a year; what was earned before keeps its term.
    const terms = await w.store.reading((db) =>
      db
        .select({ from: validityTerm.earnedFrom, months: validityTerm.months })
        .from(validityTerm)
        .orderBy(validityTerm.id),
    )
    expect(terms.at(-1)).toEqual({ from: tomorrow, months: 12 })
  })
})

describe('circles are refused and shown', () => {
  const refused = (text: string) => ({
    ok: false,
    fields: { requirements: expect.stringContaining(text) },
  })
  test('of two, of four, and of one with itself', async () => {
    const a = await define('GA')
    await define('GB', { requirements: 'certification GA' })
    await define('GC', { requirements: 'certification GB' })
    await define('GD', { requirements: 'course MYS-201 | certification GC' })
    expect(await change(a, { requirements: 'certification GA' })).toMatchObject(
      refused('circular: GA → GA'),
    )
    expect(await change(a, { requirements: 'certification GB' })).toMatchObject(
      refused('circular: GA → GB → GA'),
    )
    expect(
      await change(a, { requirements: 'course LNX-201\nrenew:\ncertification GD' }),
    ).toMatchObject(refused('circular: GA → GD → GC → GB → GA'))
    expect(
      await change(a, { requirements: 'certification GA', effectiveFrom: tomorrow }),
    ).toMatchObject({ ok: false })
    expect((await rules(tomorrow, a))?.version).toBe(1)
  })
  test('also one that another, later version would close', async () => {
    const a = await define('AA')
    const b = await define('BB')
    await change(b, { requirements: 'certification AA', effectiveFrom: '2027-01-10' })
    expect(
      await change(a, { requirements: 'certification BB', effectiveFrom: '2027-01-05' }),
    ).toMatchObject(refused('circular from 10 January 2027: AA → BB → AA'))
    // Until the day before it would be no circle, so a version that ends in time is fine.
    await change(b, { requirements: 'course LNX-201', effectiveFrom: '2027-01-10' })
    expect(
      await change(a, { requirements: 'certification BB', effectiveFrom: '2027-01-05' }),
    ).toMatchObject({ ok: true })
  })
  test('of successors', async () => {
    const a = await define('AA')
    await define('BB', { successor: a })
    expect(await change(a, { successor: 'bb' })).toMatchObject({
      fields: { successor: expect.stringContaining('circular: AA → BB → AA') },
    })
    expect(await change(a, { successor: 'aa' })).toMatchObject({
      fields: { successor: 'it cannot replace itself' },
    })
  })
  test('the preview shows it too', async () => {
    const a = await define('AA')
    await define('BB', { requirements: 'certification AA' })
    expect(await preview(a, { requirements: 'certification BB' })).toMatchObject({
      ok: true,
      value: { wrong: { requirements: expect.stringContaining('AA → BB → AA') }, preview: null },
    })
  })
})

describe('the preview', () => {
  type Shown = {
    ok: true
    value: {
      preview: {
        people: number
        effects: {
          effect: string
          count: number
          rows: { name: string; before: string; after: string }[]
        }[]
      }
    }
  }
  const effects = async (slug: string, it: Record<string, unknown>) => {
    const shown = (await preview(slug, it)) as unknown as Shown
    return Object.fromEntries(
      shown.value.preview.effects.map(({ effect, rows }) => [
        effect,
        rows.map(({ name, before, after }) => `${name}: ${before} → ${after}`),
      ]),
    )
  }
  test('tells who would be awarded, by name, and changes nothing', async () => {
    const slug = await define('GLA', { requirements: 'course LNX-201\ncourse MYS-201' })
    await pass(me, linux, '2026-10-01')
    expect(await effects(slug, { requirements: 'course LNX-201' })).toEqual({
      awarded: [expect.stringMatching(/^Tariq: Nothing due → Passed .*LNX-201/)],
    })
    expect(await held(me)).toEqual([])
    expect((await rules(today, slug))?.version).toBe(1)
  })
  test('tells whose work under way changes', async () => {
    const slug = await define('GLA', { requirements: 'course LNX-201\ncourse MYS-201' })
    await pass(me, linux, '2026-10-01')
    const { work } = await effects(slug, { requirements: 'course MYS-201' })
    expect(work).toEqual([
      expect.stringMatching(/^Tariq: 1 of 2 met; missing: .*MYS-201.* → 0 of 1 met/),
    ])
  })
  test('tells whose window, end, grace and standing change', async () => {
    const slug = await define('GLA')
    await pass(me, linux, '2026-11-01')
    await due(me, today)
    await define('GLB')
    expect(await effects(slug, { windowMonths: 6 })).toEqual({
      window: ['Tariq: Renewal opens on 20 August 2028 → Renewal opens on 20 May 2028'],
    })
    expect(await effects(slug, { graceDays: 10, graceCounts: true })).toEqual({
      until: ['Tariq: Counts until 20 November 2028 → Counts until 30 November 2028'],
    })
    expect(await effects(slug, { successor: 'glb', sunsetOn: '2027-06-30' })).toEqual({
      until: ['Tariq: Counts until 20 November 2028 → Counts until 30 June 2027'],
    })
    await w.put((db) => db.update(award).set({ validUntil: '2026-11-30', anchor: '2026-11-30' }))
    const inGrace = { effectiveFrom: '2026-12-05', graceDays: 14 }
    expect((await effects(slug, { ...inGrace, graceCounts: true })).regained).toEqual([
      'Tariq: Lapsed, does not count → Grace',
    ])
    expect((await effects(slug, inGrace)).grace).toEqual([
      'Tariq: Lapsed, does not count → Grace, does not count',
    ])
  })
  test('tells who stops counting on the day a sunset has passed', async () => {
    const slug = await define('GLA')
    await pass(me, linux, '2026-11-01')
    await due(me, today)
    await define('GLB')
    await change(slug, { successor: 'glb', sunsetOn: '2026-12-31', effectiveFrom: tomorrow })
    const { regained } = await effects(slug, { effectiveFrom: '2027-01-10' })
    expect(regained).toEqual([expect.stringContaining('Tariq: Superseded, does not count')])
  })
  test('agrees with what then happens', async () => {
    const slug = await define('GLA', { requirements: 'course LNX-201\ncourse MYS-201' })
    const others = await w.put(async (db) => [
      await aPerson(db, { name: 'Ada' }),
      await aPerson(db, { name: 'Bo' }),
      await aPerson(db, { name: 'Left', leftOn: '2026-11-01' }),
    ])
    for (const person of [me, others[0]!, others[2]!]) await pass(person, linux, '2026-10-01')
    await pass(others[1]!, mysql, '2026-10-01')
    const said = await effects(slug, { requirements: 'course LNX-201', effectiveFrom: tomorrow })
    expect(said.awarded?.map((it) => it.split(':')[0])).toEqual(['Ada', 'Tariq'])
    await change(slug, { requirements: 'course LNX-201', effectiveFrom: tomorrow })
    w.now = on(tomorrow).now
    expect(await w.ask(dueByRule, { certification: slug }, registrar)).toMatchObject({
      value: { count: 2, rows: [{ name: 'Ada' }, { name: 'Tariq' }] },
    })
    const job = jobs.find((it) => it.name === 'awards') as Job
    const told: string[] = []
    const work = {
      store: w.store,
      env: readEnvironment({ NODE_ENV: 'test' }),
      clock: () => w.now,
      say: (line: string) => told.push(line),
    }
    expect(await runJob(job, work)).toBe(true)
    expect(told).toEqual(['2 awards made by rules that changed.'])
    expect(await w.perform(awardDue, {}, registrar)).toMatchObject({
      ok: true,
      value: { awards: 0 },
    })
    expect(
      [await held(me), await held(others[0]!), await held(others[1]!)].map((it) => it.length),
    ).toEqual([1, 1, 0])
  })
  test('tells every fault at once, each at its field', async () => {
    const seen = await preview(undefined, {
      short: 'GX',
      name: '',
      track: 'linux',
      validity: '',
      requirements: 'course LNX-201\nexma X',
    })
    expect(seen).toMatchObject({
      value: {
        wrong: {
          name: expect.any(String),
          validity: expect.any(String),
          requirements: expect.stringContaining('line 2: "exma"'),
        },
        preview: null,
      },
    })
  })
  test('is for the registrar and the auditor', async () => {
    const slug = await define('GLA')
    expect(await w.ask(rulePreview, { certification: slug, ...rule }, me)).toMatchObject({
      kind: 'refused',
    })
  })
})

describe('renewal by the rule', () => {
  test('rotates: the first renewal takes rotation 1, the second 2, the third 1 again', async () => {
    await define('GLA', {
      validityMonths: 12,
      requirements:
        'course LNX-201\nrenew:\nrotation 1: course LNX-201\nrotation 2: course MYS-201',
    })
    await pass(me, linux, '2026-11-25')
    expect(await due(me, '2026-11-25')).toHaveLength(1)
    for (const [day, wrong, right] of [
      ['2027-11-10', mysql, linux],
      ['2028-11-10', linux, mysql],
      ['2029-11-10', mysql, linux],
    ] as const) {
      await pass(me, wrong, day)
      expect(await due(me, day)).toEqual([])
      await pass(me, right, day)
      expect(await due(me, day)).toHaveLength(1)
    }
    expect((await held(me)).map((it) => [it.source, it.validUntil])).toEqual([
      ['path', '2027-11-24'],
      ['renewal', '2028-11-24'],
      ['renewal', '2029-11-24'],
      ['renewal', '2030-11-24'],
    ])
  })
  test('the page says which turn is mine, and what a late one takes', async () => {
    const slug = await define('GLA', {
      requirements:
        'course LNX-201\nrenew:\nrotation 1: course LNX-201\nrotation 2: course MYS-201\nlate:\ncourse LNX-201\ncourse MYS-201',
      lateMonths: 6,
    })
    await pass(me, linux, today)
    await due(me, today)
    const seen = await w.ask(certificationPage, { slug }, me)
    expect(seen.ok && seen.value.ways).toMatchObject([
      { purpose: 'earn', mine: false },
      { purpose: 'renew', turn: '1st, 3rd, 5th … renewal', mine: true },
      { purpose: 'renew', turn: '2nd, 4th, 6th … renewal', mine: false },
      { purpose: 'late', mine: false },
    ])
  })
})
