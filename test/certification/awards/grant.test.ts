import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { grade } from '@/db/tables/assessment'
import { award, holding, suspension } from '@/db/tables/award'
import { item, quiz } from '@/db/tables/catalogue'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { evidence } from '@/db/tables/evidence'
import { completion } from '@/db/tables/learning'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { instantIn } from '@/university/calendar'
import { awardWhatIsDue } from '@/university/certification/awards/commands/award-or-renew'
import { reinstateCertification } from '@/university/certification/awards/commands/suspend'
import { aCourse, aPerson, type World, world } from '../../world'

const zone = 'America/Chicago'
type Definition = Partial<typeof certificationVersion.$inferInsert>
type Asked = Omit<typeof certificationRequirement.$inferInsert, 'versionId' | 'group'> & {
  group?: number
}

let w: World
let me: number
let course: Awaited<ReturnType<typeof aCourse>>
beforeEach(async () => {
  w = await world()
  me = await w.put((db) => aPerson(db))
  course = await w.put((db) => aCourse(db, { code: 'LNX-201' }))
})
afterEach(() => w.close())

async function define(short: string, asked: Asked[], it: Definition = {}) {
  return w.put(async (db) => {
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
        windowMonths: 2,
        ...it,
      })
      .returning()
    await db
      .insert(certificationRequirement)
      .values(asked.map((one, n) => ({ group: n + 1, ...one, versionId: v!.id })))
    return c!.id
  })
}
const at = (day: string) => ({
  now: new Date(instantIn(zone, day, 12)),
  actor: system(new Date(instantIn(zone, day, 12)), zone),
})
const pass = (day: string, outcome: 'passed' | 'failed' = 'passed', of = course) =>
  w.put(async (db) => {
    const when = +at(day).now
    const [e] = await db
      .insert(enrolment)
      .values({
        personId: me,
        offeringId: of.offeringId,
        state: 'closed',
        outcome,
        outcomeAt: when,
        requestedAt: when,
      })
      .returning()
    return e!.id
  })
const due = (day: string) => w.put((db) => awardWhatIsDue({ ...at(day), db }, me))
const awards = () =>
  w.store.reading((db) => db.select().from(award).where(eq(award.personId, me)).orderBy(award.id))
const ends = async () => (await awards()).map((it) => it.validUntil)

describe('by a course', () => {
  test('passing it earns the award, once, with its basis and its event', async () => {
    await define('GLA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2026-02-12')
    expect(await due('2026-02-12')).toHaveLength(1)
    expect(await due('2026-02-13')).toEqual([])
    const [it] = await awards()
    expect(it).toMatchObject({
      issuedOn: '2026-02-12',
      validUntil: '2027-02-11',
      anchor: '2027-02-11',
      source: 'path',
      byId: null,
    })
    expect(it?.basis).toEqual([
      { what: expect.stringContaining('LNX-201'), on: '2026-02-12', href: '/courses/LNX-201' },
    ])
    expect(
      await w.store.reading((db) =>
        db.select().from(event).where(eq(event.verb, 'certification.awarded')),
      ),
    ).toHaveLength(1)
  })
  test('failing it earns nothing', async () => {
    await define('GLA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2026-02-12', 'failed')
    expect(await due('2026-02-12')).toEqual([])
  })
  test('the company’s day counts: late evening in Chicago is not yet tomorrow', async () => {
    await define('GLA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2026-02-12')
    const now = new Date('2026-02-13T04:30:00Z')
    await w.put((db) => awardWhatIsDue({ now, actor: system(now, zone), db }, me))
    expect((await awards())[0]?.issuedOn).toBe('2026-02-12')
  })
})

describe('renewal', () => {
  beforeEach(async () => {
    await define('GLA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2025-12-02')
    await due('2025-12-02')
  })
  test.each([
    ['before early credit: nothing', '2026-08-31', ['2026-12-01']],
    [
      'one day before the window, with early credit: the old anchor and a year',
      '2026-09-30',
      ['2026-12-01', '2027-12-01'],
    ],
    ['inside the window', '2026-11-21', ['2026-12-01', '2027-12-01']],
    ['lapsed: from completion', '2027-04-10', ['2026-12-01', '2028-04-09']],
  ])('%s', async (_, day, expected) => {
    await pass(day)
    await due(day)
    expect(await ends()).toEqual(expected)
    await due(day)
    expect(await ends()).toEqual(expected)
  })
  test('what was done before the credit opens does not count later either', async () => {
    await pass('2026-08-31')
    expect(await due('2026-10-15')).toEqual([])
    expect(await due('2027-01-15')).toEqual([])
  })
  test('extended, then renewed: the anchor counts', async () => {
    await w.put((db) =>
      db.update(award).set({ validUntil: '2027-02-28' }).where(eq(award.personId, me)),
    )
    await pass('2027-01-10')
    await due('2027-01-10')
    expect(await ends()).toEqual(['2027-02-28', '2027-12-01'])
  })
  test('revoked: the old work counts no more, new work does', async () => {
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-03-01', revokedBecause: 'the exam was sat by someone else' }),
    )
    expect(await due('2026-03-02')).toEqual([])
    await pass('2026-05-04')
    await due('2026-05-04')
    expect(await ends()).toEqual(['2026-12-01', '2027-05-03'])
    expect((await awards())[1]?.source).toBe('path')
  })
  test('suspended: nothing is awarded until that ends', async () => {
    const [it] = await awards()
    await w.put((db) =>
      db.insert(suspension).values({
        holdingId: it!.holdingId,
        from: '2026-11-01',
        until: '2026-11-30',
        because: 'a review',
      }),
    )
    await pass('2026-11-20')
    expect(await due('2026-11-20')).toEqual([])
    expect(await due('2026-12-01')).toHaveLength(1)
  })
})

describe('other requirements', () => {
  test('an exam with a minimum grade, and the newest grade of an attempt', async () => {
    await define('GLA', [{ kind: 'exam', courseId: course.courseId, minPercent: 80 }])
    const e = await pass('2026-02-12')
    const grades = (final: number) =>
      w.put(async (db) => {
        const [i] = await db
          .insert(item)
          .values({
            courseVersionId: course.versionId,
            position: Math.round(final),
            kind: 'quiz',
            title: 'Exam',
            minutes: 30,
            body: '',
          })
          .returning()
        await db
          .insert(quiz)
          .values({ itemId: i!.id, minutes: 30, draw: 5, passPercent: 60, attempts: 2 })
        const when = +at('2026-02-12').now
        const row = {
          enrolmentId: e,
          itemId: i!.id,
          possible: 10,
          penalty: 0,
          passed: true,
          at: when,
        }
        return async (points: number, posted = true) =>
          void (await w.put((db) =>
            db
              .insert(grade)
              .values({ ...row, raw: points, final: points, postedAt: posted ? when : null }),
          ))
      })
    const give = await grades(1)
    await give(9, false)
    expect(await due('2026-02-12')).toEqual([])
    await give(7.9)
    expect(await due('2026-02-12')).toEqual([])
    await give(8)
    expect(await due('2026-02-12')).toHaveLength(1)
    expect((await awards())[0]?.basis[0]?.what).toContain('80 %')
  })
  test('a lab checklist counts when somebody else signed all of it', async () => {
    await define('GLA', [{ kind: 'lab', courseId: course.courseId }])
    const assessor = await w.put((db) => aPerson(db))
    const e = await pass('2026-02-12')
    const labs = await w.put(async (db) => {
      const row = {
        courseVersionId: course.versionId,
        kind: 'lab' as const,
        title: 'Lab',
        minutes: 30,
        body: '',
      }
      return (
        await db
          .insert(item)
          .values([
            { ...row, position: 1 },
            { ...row, position: 2 },
          ])
          .returning()
      ).map((it) => it.id)
    })
    const sign = (itemId: number, byId: number) =>
      w.put((db) =>
        db.insert(completion).values({ enrolmentId: e, itemId, at: +at('2026-02-12').now, byId }),
      )
    await sign(labs[0]!, assessor)
    expect(await due('2026-02-12')).toEqual([])
    await sign(labs[1]!, assessor)
    expect(await due('2026-02-12')).toHaveLength(1)
  })
  test('one award opens the next in the same turn, and a group needs one of its alternatives', async () => {
    const other = await w.put((db) => aCourse(db))
    const first = await define('GLA', [
      { kind: 'course', courseId: course.courseId, group: 1 },
      { kind: 'course', courseId: other.courseId, group: 1 },
    ])
    await define('GLE', [{ kind: 'certification', requiredCertificationId: first }])
    await pass('2026-02-12', 'passed', other)
    expect(await due('2026-02-12')).toHaveLength(2)
    expect(await due('2026-02-12')).toEqual([])
  })
  test('what rests on other certifications alone does not come back by itself after a revocation', async () => {
    const first = await define('GLA', [{ kind: 'course', courseId: course.courseId }])
    const second = await define('GLE', [{ kind: 'certification', requiredCertificationId: first }])
    await pass('2026-02-12')
    await due('2026-02-12')
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-03-01', revokedBecause: 'given in error' })
        .where(eq(award.certificationId, second)),
    )
    expect(await due('2026-03-05')).toEqual([])
  })
  test('a certification past its sunset date counts no more towards another', async () => {
    const first = await define('AAA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2026-02-12')
    await due('2026-02-12')
    const second = await define('BBB', [{ kind: 'certification', requiredCertificationId: first }])
    await w.put((db) =>
      db
        .update(certificationVersion)
        .set({ sunsetOn: '2026-03-01' })
        .where(eq(certificationVersion.certificationId, first)),
    )
    expect(await due('2026-03-02')).toEqual([])
    expect(await due('2026-03-01')).toHaveLength(1)
    expect((await awards()).map((it) => it.certificationId)).toEqual([first, second])
  })
  test('what waited for a suspended one is awarded when the suspension is ended', async () => {
    const first = await define('AAA', [{ kind: 'course', courseId: course.courseId }])
    await pass('2026-10-01')
    await due('2026-10-01')
    const [held] = await awards()
    await w.put((db) =>
      db
        .insert(suspension)
        .values({ holdingId: held!.holdingId, from: '2026-11-01', because: 'a review' }),
    )
    const second = await define('BBB', [{ kind: 'certification', requiredCertificationId: first }])
    expect(await due('2026-11-02')).toEqual([])
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    expect(
      await w.perform(
        reinstateCertification,
        { holding: held!.holdingId, because: 'the review found nothing' },
        registrar,
      ),
    ).toMatchObject({ ok: true })
    expect((await awards()).map((it) => [it.certificationId, it.issuedOn])).toEqual([
      [first, '2026-10-01'],
      [second, '2026-11-21'],
    ])
  })
  test('an outside certificate whose award was revoked is evidence of nothing any more', async () => {
    const [made] = await w.put((db) =>
      db
        .insert(certification)
        .values({
          slug: 'o',
          short: 'O',
          name: 'O',
          issuer: 'Elsewhere',
          inHouse: false,
          track: 'linux',
        })
        .returning(),
    )
    const outside = made!.id
    await define('GLI', [{ kind: 'evidence', requiredCertificationId: outside }])
    await w.put(async (db) => {
      const [version] = await db
        .insert(certificationVersion)
        .values({
          certificationId: outside,
          number: 1,
          effectiveFrom: '2020-01-01',
          validityKnown: false,
        })
        .returning()
      const [held] = await db
        .insert(holding)
        .values({ personId: me, certificationId: outside })
        .returning()
      const common = { personId: me, certificationId: outside, earnedOn: '2026-02-01' }
      const [given] = await db
        .insert(award)
        .values({
          ...{
            holdingId: held!.id,
            personId: me,
            certificationId: outside,
            versionId: version!.id,
            issuer: 'Elsewhere',
            issuedOn: '2026-02-01',
            validFrom: '2026-02-01',
          },
          ...{
            source: 'evidence',
            verificationCode: 'o-1',
            basis: [],
            createdAt: 1,
            revokedOn: '2026-02-05',
            revokedAt: 2,
            revokedBecause: 'sat by someone else',
          },
        })
        .returning()
      await db.insert(evidence).values({
        ...common,
        number: 'O-1',
        link: 'https://o.example',
        submittedAt: 1,
        decidedAt: 1,
        verified: true,
        awardId: given!.id,
      })
    })
    expect(await due('2026-02-12')).toEqual([])
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: null, revokedAt: null, revokedBecause: null })
        .where(eq(award.verificationCode, 'o-1')),
    )
    expect(await due('2026-02-12')).toHaveLength(1)
  })
  test('a certification without requirements is never awarded by rule', async () => {
    await w.put((db) =>
      db.insert(certification).values({
        slug: 'x',
        short: 'X',
        name: 'X',
        issuer: 'Guildhall',
        inHouse: true,
        track: 'linux',
      }),
    )
    expect(await due('2026-02-12')).toEqual([])
  })
})
