import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { exam, examBooking, examDomain } from '@/db/tables/exam'
import {
  bookExam,
  cancelBooking,
  moveBooking,
  recordExamResult,
} from '@/university/certification/exams/commands/booking'
import { bookings } from '@/university/certification/exams/queries/bookings'
import { mayBeSat, retakeOf } from '@/university/certification/exams/rules/retake'
import type { Outcome } from '@/university/kernel'
import { myNotices } from '@/university/notices/queries/my-notices'
import { aPerson, type World, world } from '../../world'

let w: World
beforeAll(async () => {
  w = await world()
  await w.put(seedCertifications)
  return () => w.close()
})

const examCalled = async (code: string) =>
  w.store.reading((db) => db.select().from(exam).where(eq(exam.code, code)))
const domainsOf = (slug: string) =>
  w.store.reading((db) =>
    db
      .select({ name: examDomain.name, weight: examDomain.weight, basis: examDomain.basis })
      .from(examDomain)
      .innerJoin(certification, eq(certification.id, examDomain.certificationId))
      .where(eq(certification.slug, slug))
      .orderBy(examDomain.position),
  )

test('outside exams know their minutes, their domains with published weights, and a retake rule where one is known', async () => {
  const [az] = await examCalled('AZ-104')
  expect([az?.retakeFrom, az?.retakeWaitHours]).toEqual([2, 24])
  const [ex200] = await examCalled('EX200')
  expect([ex200?.minutes, ex200?.retakeFrom]).toEqual([180, null])
  expect((await examCalled('101-500+102-500')).map((it) => it.minutes)).toEqual([180, 180])
  expect(await domainsOf('lf-lfcs')).toEqual([
    { name: 'Operations deployment', weight: 25, basis: 'percent' },
    { name: 'Networking', weight: 25, basis: 'percent' },
    { name: 'Storage', weight: 20, basis: 'percent' },
    { name: 'Essential commands', weight: 20, basis: 'percent' },
    { name: 'Users and groups', weight: 10, basis: 'percent' },
  ])
  expect(
    (await domainsOf('redhat-rhcsa')).every((it) => it.basis === 'none' && it.weight === null),
  ).toBe(true)
  const points = await domainsOf('lpi-lpic-1')
  expect([points[0]?.basis, points.reduce((sum, it) => sum + (it.weight ?? 0), 0)]).toEqual([
    'points',
    120,
  ])
})

test('seeding again adds no domain twice and keeps what was corrected here', async () => {
  const count = () => w.store.reading((db) => db.$count(examDomain))
  const before = await count()
  await w.put((db) => db.update(exam).set({ minutes: 200 }).where(eq(exam.code, 'EX200')))
  await w.put((db) => db.run(sql`delete from exam_domain where name = 'Storage' and weight = 20`))
  await w.put(seedCertifications)
  expect([await count(), (await examCalled('EX200'))[0]?.minutes]).toEqual([before, 200])
})

describe('when an exam may be tried again', () => {
  const rule = { waitHours: 24, from: 2 }
  const failed = (...days: string[]) => days.map((on) => ({ on, result: 'failed' as const }))
  test.each([
    ['nothing failed', [], null, 0],
    ['failed once: the second try is free', failed('2026-11-20'), null, 1],
    ['failed twice: the third waits a day', failed('2026-11-18', '2026-11-20'), '2026-11-21', 2],
    ['failed three times', failed('2026-11-18', '2026-11-20', '2026-11-25'), '2026-11-26', 3],
    [
      'a pass begins anew',
      [...failed('2026-11-18', '2026-11-19'), { on: '2026-11-20', result: 'passed' as const }],
      null,
      0,
    ],
    [
      'not turning up is no failure',
      [...failed('2026-11-18'), { on: '2026-11-19', result: 'absent' as const }],
      null,
      1,
    ],
  ])('%s', (_, tries, earliest, failures) =>
    expect(retakeOf(tries, rule)).toMatchObject({ earliest, failures, known: true }),
  )
  test('no rule known: no day is computed, and that is said', () =>
    expect(retakeOf(failed('2026-11-18', '2026-11-20'), { waitHours: null, from: null })).toEqual({
      failures: 2,
      earliest: null,
      known: false,
      words: 'The issuer’s rule on trying again is not known here, so no earliest day is computed.',
    }))
  test('a wait of hours that is not whole days ends on the day after', () =>
    expect(retakeOf(failed('2026-11-20'), { waitHours: 36, from: 1 }).earliest).toBe('2026-11-22'))
  test('an exam is retired by its day, or when every edition of it is', () => {
    const it = { code: 'X', retiredOn: null, statuses: ['current', 'retired'] }
    expect(mayBeSat(it, '2026-11-21').ok).toBe(true)
    expect(mayBeSat({ ...it, statuses: ['retired'] }, '2026-11-21')).toEqual({
      ok: false,
      because: 'X is retired: nobody can sit it any more.',
    })
    expect(mayBeSat({ ...it, retiredOn: '2026-12-01' }, '2026-12-01').ok).toBe(true)
    expect(mayBeSat({ ...it, retiredOn: '2026-12-01' }, '2026-12-02').ok).toBe(false)
  })
})

describe('booking', () => {
  let me: number
  let boss: number
  let other: number
  let registrar: number
  let lead: number
  const idOf = async (code: string) => (await examCalled(code))[0]?.id as number
  beforeAll(async () => {
    boss = await w.put((db) => aPerson(db, { name: 'Bea Boss' }))
    me = await w.put((db) => aPerson(db, { name: 'Mo Mine', managerId: boss }))
    other = await w.put((db) => aPerson(db))
    registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    lead = await w.put((db) => aPerson(db, { roles: ['staffing lead'] }))
  })
  const because = (outcome: { ok: boolean; because?: string }) =>
    outcome.ok ? 'ok' : outcome.because
  const value = <T>(outcome: Outcome<T>) => {
    if (!outcome.ok) throw new Error(outcome.because)
    return outcome.value
  }

  test('booked, moved, cancelled with its reason; a second date for the same exam is refused with the first', async () => {
    const exam = await idOf('EX200')
    const booking = value(
      await w.perform(bookExam, { exam, on: '2026-12-12', place: 'Test centre, Houston' }, me),
    )
    expect(because(await w.perform(bookExam, { exam, on: '2026-12-19' }, me))).toBe(
      'EX200 is booked for 12 December 2026 already. Move that booking, or cancel it.',
    )
    value(await w.perform(moveBooking, { booking, on: '2026-12-15' }, boss))
    expect(because(await w.perform(moveBooking, { booking, on: '2026-11-01' }, me))).toMatch(
      /today or later/,
    )
    expect(because(await w.perform(recordExamResult, { booking, result: 'passed' }, me))).toBe(
      'The exam is on 15 December 2026. Move the booking if it was sat earlier.',
    )
    expect((await w.perform(cancelBooking, { booking, because: '' }, me)).ok).toBe(false)
    value(await w.perform(cancelBooking, { booking, because: 'The centre closed' }, me))
    expect(because(await w.perform(moveBooking, { booking, on: '2026-12-16' }, me))).toBe(
      'This booking was cancelled.',
    )
    const shown = value(await w.ask(bookings, {}, me))
    expect(shown.rows).toMatchObject([
      {
        code: 'EX200',
        bookedFor: '2026-12-15',
        label: 'Cancelled',
        cancelledBecause: 'The centre closed',
        place: 'Test centre, Houston',
      },
    ])
    const told = await w.store.reading((db) =>
      db.all<{ verb: string }>(sql`select verb from event e join event_about a on a.event_id = e.id
      where a.kind = 'person' and a.subject_id = ${me} order by e.id`),
    )
    expect(told.map((it) => it.verb)).toEqual([
      'booking.made',
      'booking.moved',
      'booking.cancelled',
    ])
  })

  test('who books for someone else: the person reads of it, who books for themselves does not', async () => {
    const texts = async () => value(await w.ask(myNotices, {}, other)).notices.map((it) => it.text)
    value(await w.perform(bookExam, { exam: await idOf('EX294'), on: '2026-12-12' }, other))
    expect(await texts()).toEqual([])
    value(
      await w.perform(
        bookExam,
        { exam: await idOf('EX200'), on: '2026-12-12', person: other },
        registrar,
      ),
    )
    expect(await texts()).toEqual([
      expect.stringMatching(/ booked EX200 for you, on 12 December 2026$/),
    ])
  })

  test('AZ-104: the third try waits a day, and the refusal says why', async () => {
    const exam = await idOf('AZ-104')
    for (const n of [1, 2]) {
      const booking = value(await w.perform(bookExam, { exam, on: '2026-11-21' }, me))
      value(
        await w.perform(
          recordExamResult,
          { booking, result: 'failed', score: `${n}00 of 1000` },
          me,
        ),
      )
    }
    expect(because(await w.perform(bookExam, { exam, on: '2026-11-21' }, me))).toBe(
      'AZ-104 may not be sat again before 22 November 2026. Failed twice, last on 21 November 2026; the next try waits 24 hours, so from 22 November 2026.',
    )
    value(await w.perform(bookExam, { exam, on: '2026-11-22' }, me))
  })

  test('a retired exam, a day past, a leaver: refused, each with its reason', async () => {
    expect(
      because(await w.perform(bookExam, { exam: await idOf('EX300'), on: '2026-12-12' }, me)),
    ).toBe('EX300 was retired on 1 October 2020.')
    expect(
      because(
        await w.perform(
          bookExam,
          { exam: await idOf('SCA SLES 15 (original)'), on: '2026-12-12' },
          me,
        ),
      ),
    ).toMatch(/was retired on 30 April 2025/)
    expect(
      because(await w.perform(bookExam, { exam: await idOf('LFCS'), on: '2026-11-20' }, me)),
    ).toMatch(/today or later/)
    const leaver = await w.put((db) =>
      aPerson(db, { managerId: boss, leftOn: '2026-12-01', name: 'Lee Leaver' }),
    )
    expect(
      because(
        await w.perform(
          bookExam,
          { exam: await idOf('LFCS'), on: '2026-12-12', person: leaver },
          boss,
        ),
      ),
    ).toBe('Lee Leaver leaves on 1 December 2026.')
    expect(value(await w.ask(bookings, {}, me)).exams.some((it) => /EX300/.test(it.label))).toBe(
      false,
    )
  })

  test('a result stands; only another registrar corrects it, with a reason, and the record keeps both', async () => {
    const exam = await idOf('CKA')
    const booking = value(await w.perform(bookExam, { exam, on: '2026-11-21', person: me }, boss))
    expect(because(await w.perform(recordExamResult, { booking, result: 'failed' }, boss))).toBe(
      'How an exam went is recorded by who sat it, or by the registrar.',
    )
    value(
      await w.perform(recordExamResult, { booking, result: 'failed', score: '61 %' }, registrar),
    )
    expect(because(await w.perform(recordExamResult, { booking, result: 'passed' }, me))).toMatch(
      /^The result is recorded/,
    )
    expect(
      because(await w.perform(recordExamResult, { booking, result: 'passed' }, registrar)),
    ).toBe('Say why the recorded result is changed.')
    value(
      await w.perform(
        recordExamResult,
        { booking, result: 'passed', score: '71 %', because: 'The issuer corrected the score' },
        registrar,
      ),
    )
    const [mine] = value(await w.ask(bookings, {}, me)).rows.filter((it) => it.code === 'CKA')
    expect(mine).toMatchObject({
      result: 'passed',
      score: '71 %',
      by: 'Bea Boss',
      bring: { exam, earnedOn: '2026-11-21' },
    })
    const detail = await w.store.reading((db) =>
      db.get<{ detail: string }>(
        sql`select detail from event where verb = 'booking.result' order by id desc limit 1`,
      ),
    )
    expect(JSON.parse(detail!.detail)).toMatchObject({
      before: 'failed on 2026-11-21',
      after: 'passed on 2026-11-21',
      because: 'The issuer corrected the score',
    })
    // A pass alone certifies nobody.
    expect(await w.store.reading((db) => db.$count(award))).toBe(0)
  })

  test('who sees what: a manager and a staffing lead that and when it was sat, not how it went; a stranger nothing', async () => {
    const failing = await w.put(async (db) => {
      const id = await aPerson(db, { managerId: boss })
      const [x] = await db.select().from(exam).where(eq(exam.code, 'AZ-104'))
      const row = {
        personId: id,
        examId: x!.id,
        bookedFor: '2026-11-21',
        at: 1,
        result: 'failed' as const,
        resultOn: '2026-11-21',
        resultAt: 1,
      }
      await db.insert(examBooking).values([row, row])
      return id
    })
    const see = async (as: number) =>
      value(await w.ask(bookings, { person: me }, as)).rows.find((it) => it.code === 'CKA')
    for (const who of [boss, lead])
      expect(await see(who)).toMatchObject({
        bookedFor: '2026-11-21',
        result: null,
        resultOn: null,
        score: null,
        retake: null,
        label: 'Sat',
        bring: null,
      })
    expect(await see(registrar)).toMatchObject({ result: 'passed', score: '71 %', label: 'Passed' })
    // Nor does the refusal of a next try say how the ones before it went.
    const again = await w.perform(
      bookExam,
      { exam: await idOf('AZ-104'), on: '2026-11-21', person: failing },
      boss,
    )
    expect(because(again)).toBe('AZ-104 may not be sat again before 22 November 2026.')
    expect((await w.ask(bookings, { person: me }, other)).ok).toBe(false)
  })

  test('the database refuses a second open booking, whatever raced', async () => {
    const exam = await idOf('200-301')
    const row = { personId: me, examId: exam, bookedFor: '2026-12-12', at: 1 }
    await w.put((db) => db.insert(examBooking).values(row))
    await expect(
      w.put((db) => db.insert(examBooking).values({ ...row, bookedFor: '2026-12-13' })),
    ).rejects.toThrow()
  })
})
