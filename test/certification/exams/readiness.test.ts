import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { questionDomain } from '@/db/tables/assessment'
import { item } from '@/db/tables/catalogue'
import { certification } from '@/db/tables/certification'
import { exam, examBooking, examDomain, itemDomain } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { saveAnswer } from '@/university/assessment/commands/save-answer'
import { startAttempt } from '@/university/assessment/commands/start-attempt'
import { submitAttempt } from '@/university/assessment/commands/submit-attempt'
import { mapDomains } from '@/university/certification/exams/commands/map-domains'
import { domainMapping } from '@/university/certification/exams/queries/domain-mapping'
import { readiness } from '@/university/certification/exams/queries/readiness'
import { readinessOf, totalOf, weakestOf } from '@/university/certification/exams/rules/readiness'
import { anExam, paperOf, secret } from '../../assessment/exam-world'
import { aPerson, type World, world } from '../../world'

const answers = (...newestLast: number[]) => newestLast.map((share, at) => ({ share, at }))

describe('the half-life mean', () => {
  test.each([
    ['four answers say nothing', answers(1, 1, 1, 1), null],
    ['all right', answers(1, 1, 1, 1, 1), 100],
    ['all wrong', answers(0, 0, 0, 0, 0), 0],
    ['only the newest right: 1 of 4.236', answers(0, 0, 0, 0, 1), 23.6],
    ['only the oldest right: 0.707 of 4.236', answers(1, 0, 0, 0, 0), 16.7],
    ['halves', answers(0.5, 0.5, 0.5, 0.5, 0.5), 50],
    [
      'eight wrong, then eight right: two thirds',
      answers(...Array(8).fill(0), ...Array(8).fill(1)),
      66.7,
    ],
  ])('%s', (_, list, expected) => {
    const percent = readinessOf(list)
    expect(percent === null ? null : Math.round(percent * 10) / 10).toBe(expected)
  })
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 5,
    maxLength: 60,
  })
  test('stays between the worst and the best answer', () =>
    fc.assert(
      fc.property(shares, (list) => {
        const percent = readinessOf(answers(...list)) as number
        expect(percent).toBeGreaterThanOrEqual(Math.min(...list) * 100 - 1e-9)
        expect(percent).toBeLessThanOrEqual(Math.max(...list) * 100 + 1e-9)
      }),
    ))
  test('a right answer counts more the later it is given, and the order of reading changes nothing', () =>
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.nat(), fc.nat(), (n, a, b) => {
        const [early, late] = [a % n, b % n].sort((x, y) => x - y) as [number, number]
        fc.pre(early < late)
        const only = (right: number) =>
          answers(...Array.from({ length: n }, (_, i) => (i === right ? 1 : 0)))
        expect(readinessOf(only(late))).toBeGreaterThan(readinessOf(only(early)) as number)
        expect(readinessOf(only(late).reverse())).toBe(readinessOf(only(late)))
      }),
    ))
})

describe('the whole exam', () => {
  const d = (weight: number | null, percent: number | null) => ({ weight, percent })
  test.each([
    ['by weight', [d(75, 80), d(25, 40)], 70, 100],
    [
      'over the domains with enough answers, and says how much that is',
      [d(75, 80), d(25, null)],
      80,
      75,
    ],
    ['points weigh like percent', [d(8, 50), d(2, 100)], 60, 100],
    ['nothing answered', [d(75, null), d(25, null)], null, 0],
    ['no published weights: none', [d(null, 80), d(null, 40)], null, 0],
    ['no domains: none', [], null, 0],
  ])('%s', (_, list, percent, covered) => expect(totalOf(list)).toMatchObject({ percent, covered }))
  test('says why', () => {
    expect(totalOf([d(null, 80)]).because).toBe(
      'The issuer publishes no weights, so the domains are not added up.',
    )
    expect(totalOf([d(75, 80), d(25, null)]).because).toBe(
      'By the published weights, over the 1 of 2 domains with at least 5 answers: 75 % of the exam.',
    )
  })
  test('the weakest is the lowest; of equals the heavier', () => {
    const list = [d(10, 50), d(25, 40), d(30, 40), d(20, null)]
    expect(weakestOf(list)).toBe(list[2])
    expect(weakestOf([d(10, null)])).toBe(null)
  })
})

describe('from one’s own practice', () => {
  let w: World
  let it: Awaited<ReturnType<typeof stage>>
  beforeEach(async () => {
    w = await world()
    it = await stage()
  })
  afterEach(() => w.close())

  async function good<T>(
    outcome: Promise<{ ok: true; value: T } | { ok: false; because: string }>,
  ): Promise<T> {
    const one = await outcome
    if (!one.ok) throw new Error(one.because)
    return one.value
  }

  /**
   * An exam of four questions, all of which practise the first of two domains; a lesson teaches the
   * second.
   */
  async function stage() {
    return w.put(async (db) => {
      const sat = await anExam(db, { attempts: 3 })
      const boss = await aPerson(db, { name: 'Bea Boss' })
      await db.update(person).set({ managerId: boss }).where(eq(person.id, sat.learner))
      const [c] = await db
        .insert(certification)
        .values({
          slug: 'lfcs',
          short: 'LFCS',
          name: 'System administrator',
          issuer: 'Example',
          inHouse: false,
          track: 'linux',
        })
        .returning()
      const [x] = await db
        .insert(exam)
        .values({ issuer: 'Example', code: 'LFCS', certificationId: c!.id })
        .returning()
      const domains = await db
        .insert(examDomain)
        .values([
          { certificationId: c!.id, position: 1, name: 'Storage', weight: 60, basis: 'percent' },
          { certificationId: c!.id, position: 2, name: 'Networking', weight: 40, basis: 'percent' },
        ])
        .returning()
      const [lesson] = await db
        .insert(item)
        .values({
          courseVersionId: sat.versionId,
          position: 2,
          kind: 'lesson',
          title: 'Routes',
          minutes: 20,
          body: '',
        })
        .returning()
      return {
        ...sat,
        boss,
        storage: domains[0]!.id,
        network: domains[1]!.id,
        lesson: lesson!.id,
        exam: x!.id,
        certificationId: c!.id,
      }
    })
  }
  const map = (input: object, as = it.owner) =>
    w.perform(mapDomains, { course: it.courseId, items: [], questions: [], ...input }, as)
  const bank = () =>
    w.store
      .reading((db) => db.all<{ id: number }>(sql`select id from question order by id`))
      .then((rows) => rows.map(({ id }) => id))
  /** One attempt with the single-choice question right and the rest left empty. */
  async function sit(right = true) {
    const { attempt } = (await good(
      w.perform(startAttempt, { enrolment: it.enrolment, item: it.item }, it.learner),
    )) as unknown as { attempt: number }
    const { the } = await paperOf(w, attempt)
    const value = the('single').shown(right ? 1 : 0)[0]
    await good(
      w.perform(
        saveAnswer,
        { attempt, question: the('single').id, sequence: 1, value },
        it.learner,
      ),
    )
    return attempt
  }
  const handIn = (attempt: number) => good(w.perform(submitAttempt, { attempt }, it.learner))
  const see = (as: number, who = it.learner) => w.ask(readiness, { slug: 'lfcs', person: who }, as)

  test('enough answers make a figure, with the exams behind it; below that it says so', async () => {
    await good(map({ domain: it.storage, questions: await bank() }))
    await good(map({ domain: it.network, items: [it.lesson] }))
    await handIn(await sit())
    const once = await good(see(it.learner))
    expect(once.domains[0]).toMatchObject({
      answers: 4,
      percent: null,
      label: 'Not enough answers yet',
    })
    w.now = new Date(+w.now + 3_600_000)
    await handIn(await sit(false))
    const twice = await good(see(it.learner))
    // Newest first: four of nothing, then one right and three of nothing, in the order answered.
    expect(twice.domains[0]?.answers).toBe(8)
    expect(twice.domains[0]?.percent).toBeGreaterThan(0)
    expect(twice.domains[0]?.percent).toBeLessThan(12.5)
    expect(twice.domains[0]?.sources.map((one) => one.answers)).toEqual([4, 4])
    expect(twice.total?.covered).toBe(60)
    expect(twice.total?.percent).toBeCloseTo(twice.domains[0]?.percent as number, 9)
    expect(twice.weakest).toBe(it.storage)
    expect(twice.domains[1]?.study).toMatchObject([
      { title: 'Routes', href: `/learning/${it.enrolment}/${it.lesson}` },
    ])
    expect(twice.domains[0]?.practice).toMatchObject([
      { title: 'Exam', questions: 4, href: `/learning/${it.enrolment}/${it.item}` },
    ])
  })

  test('what is not posted, and what others did, is not in it', async () => {
    await good(map({ domain: it.storage, questions: await bank() }))
    await sit()
    expect((await good(see(it.learner))).domains[0]?.answers).toBe(0)
    expect((await good(see(it.owner, it.owner))).domains[0]?.answers).toBe(0)
  })

  test('a manager sees the summary only; a colleague nothing; nobody a key or a prompt', async () => {
    await good(map({ domain: it.storage, questions: await bank() }))
    await handIn(await sit())
    await handIn(await sit())
    const own = await good(see(it.learner))
    const above = await good(see(it.boss))
    expect(above.domains[0]).toMatchObject({ percent: own.domains[0]?.percent, sources: [] })
    expect(own.domains[0]?.sources).toHaveLength(2)
    expect((await see(it.second)).ok).toBe(false)
    for (const seen of [own, above])
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${secret}|Question \\d`))
  })

  test('the booking stands beside it', async () => {
    await w.put((db) =>
      db.insert(examBooking).values({
        personId: it.learner,
        examId: it.exam,
        bookedFor: '2026-12-12',
        place: 'Remote',
        at: 1,
      }),
    )
    expect((await good(see(it.learner))).booking).toEqual({ on: '2026-12-12', place: 'Remote' })
  })

  test('the owner and the registrar map; what is of another course is refused; mapping again replaces', async () => {
    const questions = await bank()
    expect(await map({ domain: it.storage, questions }, it.learner)).toMatchObject({
      kind: 'refused',
    })
    const elsewhere = await w.put((db) => anExam(db))
    const foreign = (await bank()).filter((id) => !questions.includes(id))
    expect(await map({ domain: it.storage, questions: foreign })).toMatchObject({ kind: 'refused' })
    expect(await map({ domain: it.storage, items: [elsewhere.item] })).toMatchObject({
      kind: 'refused',
    })
    await good(map({ domain: it.storage, questions, items: [it.lesson] }))
    await good(map({ domain: it.storage, questions: String(questions[0]) }))
    const shown = await good(w.ask(domainMapping, { slug: 'lfcs' }, it.owner))
    expect(shown.domains[0]).toMatchObject({ lessons: 0, questions: 1 })
    expect(shown.course?.questions.map((one) => one.mapped)).toEqual([[it.storage], [], [], []])
    expect(JSON.stringify(shown)).not.toContain(secret)
    const kept = await w.store.reading(async (db) => [
      await db.$count(itemDomain),
      await db.$count(questionDomain),
    ])
    expect(kept).toEqual([0, 1])
  })
})
