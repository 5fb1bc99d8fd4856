import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer, attempt, grade, mark } from '@/db/tables/assessment'
import { enrolment } from '@/db/tables/enrolment'
import { completion } from '@/db/tables/learning'
import { event } from '@/db/tables/record'
import { markAnswer } from '@/university/assessment/commands/mark-answer'
import { postAll, postGrade } from '@/university/assessment/commands/post-grade'
import { saveAnswer, savePaper } from '@/university/assessment/commands/save-answer'
import { questionsFor, startAttempt } from '@/university/assessment/commands/start-attempt'
import { submitAttempt } from '@/university/assessment/commands/submit-attempt'
import { attemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import { exam } from '@/university/assessment/queries/exam'
import { examMarks } from '@/university/assessment/queries/exam-marks'
import { markingQueue } from '@/university/assessment/queries/marking-queue'
import { quizPanel } from '@/university/assessment/queries/quiz-panel'
import { drawPaper } from '@/university/assessment/rules/draw'
import { aPerson, noon, type World, world } from '../world'
import { anEnrolment, anExam, paperOf, secret } from './exam-world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const minute = 60_000
const later = (ms: number) => {
  w.now = new Date(+w.now + ms)
}
async function good<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; because: string }>,
): Promise<T> {
  const it = await outcome
  if (!it.ok) throw new Error(it.because)
  return it.value
}
type It = Awaited<ReturnType<typeof anExam>>
const start = (it: It, as = it.learner, enrolled = it.enrolment) =>
  good(w.perform(startAttempt, { enrolment: enrolled, item: it.item }, as))
const save = (
  it: It,
  attemptId: number,
  question: number,
  value: unknown,
  sequence = 1,
  as = it.learner,
) => w.perform(saveAnswer, { attempt: attemptId, question, sequence, value }, as)
const stateOf = (id: number) =>
  w.put((db) => db.select().from(attempt).where(eq(attempt.id, id)).get())

/** Everything right, so that the machine's part is full. */
async function answerAll(it: It, attemptId: number, as = it.learner) {
  const { rows, the } = await paperOf(w, attemptId)
  await good(save(it, attemptId, the('single').id, the('single').shown(1)[0], 1, as))
  await good(save(it, attemptId, the('ordering').id, the('ordering').shown(0, 1, 2), 1, as))
  await good(save(it, attemptId, the('text').id, `  ${secret.toLowerCase()} `, 1, as))
  await good(save(it, attemptId, the('multiple').id, the('multiple').shown(0, 1), 1, as))
  const essay = rows.find(({ body }) => body.kind === 'essay')
  if (essay) await good(save(it, attemptId, essay.id, 'I look first.\nThen I act.', 1, as))
  return essay?.id ?? 0
}

describe('starting', () => {
  test('the deadline has the person’s own time, and the offering’s close', async () => {
    const it = await w.put((db) => anExam(db, { minutes: 30, extraTimePercent: 100 }))
    expect((await start(it)).deadline).toBe(+noon + 60 * minute)
    const closing = await w.put((db) =>
      anExam(db, { minutes: 30, extraTimePercent: 100, endsAt: +noon + 10 * minute }),
    )
    expect((await start(closing)).deadline).toBe(+noon + 40 * minute)
  })
  test('one open attempt, even when pressed twice at once', async () => {
    const it = await w.put((db) => anExam(db))
    const twice = await Promise.all(
      [1, 2].map(() =>
        w.perform(startAttempt, { enrolment: it.enrolment, item: it.item }, it.learner),
      ),
    )
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(
      await good(w.ask(quizPanel, { enrolment: it.enrolment, item: it.item }, it.learner)),
    ).toMatchObject({
      left: 1,
      open: { over: false },
      mayStart: { ok: false },
    })
  })
  test('another’s enrolment is not found', async () => {
    const it = await w.put((db) => anExam(db))
    expect(
      await w.perform(startAttempt, { enrolment: it.enrolment, item: it.item }, it.instructor),
    ).toMatchObject({ kind: 'not found' })
  })
  test('the draw is replayed from its seed and the same bank', async () => {
    const it = await w.put((db) => anExam(db, { essay: true, draw: 3 }))
    const { attempt: id } = await start(it)
    const { rows } = await paperOf(w, id)
    const { bank, always } = await w.put((db) => questionsFor(db, it.item, it.courseId))
    expect(rows).toHaveLength(4)
    expect(drawPaper(rows[0]!.seed, bank, always, 3)).toEqual(
      rows.map(({ version, options }) => ({ versionId: version, options })),
    )
  })
})

describe('saving', () => {
  test('is acknowledged with the server’s time; an older save is ignored and told what stands', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    later(5000)
    expect(await good(save(it, id, the('text').id, 'new', 7))).toEqual({
      saved: true,
      at: +noon + 5000,
      sequence: 7,
    })
    expect(await good(save(it, id, the('text').id, 'old', 3))).toMatchObject({
      saved: false,
      over: false,
      value: 'new',
      sequence: 7,
    })
    expect(await good(save(it, id, the('text').id, 'again', 7))).toMatchObject({
      saved: false,
      value: 'new',
    })
  })
  test('two tabs show and save the same attempt, whatever order the saves arrive in', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    const saves = [4, 2, 5, 1, 3].map((n) => save(it, id, the('text').id, `version ${n}`, n))
    await Promise.all(saves)
    const [one, two] = await Promise.all(
      [1, 2].map(() => good(w.ask(exam, { attempt: id }, it.learner))),
    )
    expect(one).toEqual(two)
    expect(one?.questions.find((q) => q.id === the('text').id)?.value).toBe('version 5')
  })
  test('an answer is kept in the order written and shown in the order drawn', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    const ordering = the('ordering')
    await good(save(it, id, ordering.id, ordering.shown(0, 1, 2)))
    const [kept] = await w.put((db) => db.select().from(answer))
    expect(kept?.value).toEqual([0, 1, 2])
    const shown = (await good(w.ask(exam, { attempt: id }, it.learner))).questions.find(
      (q) => q.id === ordering.id,
    )!
    const options = (shown.body as { options: string[] }).options
    expect((shown.value as number[]).map((i) => options[i])).toEqual(['first', 'second', 'third'])
  })
  test('nine seconds late counts; eleven closes the attempt with what was saved', async () => {
    const it = await w.put((db) => anExam(db, { minutes: 30 }))
    const { attempt: id, deadline } = await start(it)
    const { the } = await paperOf(w, id)
    later(30 * minute + 9000)
    expect(await good(save(it, id, the('text').id, secret, 1))).toMatchObject({ saved: true })
    later(2000)
    expect(await good(w.ask(exam, { attempt: id }, it.learner))).toMatchObject({ phase: 'over' })
    expect(await good(save(it, id, the('text').id, 'too late', 2))).toMatchObject({
      saved: false,
      over: true,
    })
    expect(await stateOf(id)).toMatchObject({
      state: 'posted',
      closedLate: true,
      submittedAt: deadline,
    })
    const [row] = await w.put((db) => db.select().from(grade))
    expect(row).toMatchObject({
      raw: 2,
      penalty: 0,
      final: 2,
      possible: 8,
      passed: false,
      byId: null,
    })
    expect(await save(it, id, the('text').id, 'replayed', 3)).toMatchObject({ kind: 'refused' })
  })
  test('another’s attempt is not found, and a shape no page sends is refused', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    expect(await save(it, id, the('text').id, 'x', 1, it.instructor)).toMatchObject({
      kind: 'not found',
    })
    expect(await w.perform(submitAttempt, { attempt: id }, it.instructor)).toMatchObject({
      kind: 'refused',
    })
    expect(await save(it, id, the('single').id, 99)).toMatchObject({ kind: 'refused' })
    expect(await save(it, id, the('single').id, { deep: true })).toMatchObject({ kind: 'invalid' })
  })
  test('the whole paper as a form, without overwriting what another tab saved meanwhile', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    const [text, single] = [the('text').id, the('single').id]
    await good(save(it, id, text, 'from another tab', 1000))
    const form = {
      attempt: String(id),
      [`a${text}`]: 'stale',
      [`s${text}`]: '0',
      [`a${single}`]: String(the('single').shown(1)[0]),
      [`s${single}`]: '0',
    }
    expect(await good(w.perform(savePaper, form, it.learner))).toMatchObject({ saved: 1, older: 1 })
    const values = (await good(w.ask(exam, { attempt: id }, it.learner))).questions
    expect(values.find((q) => q.id === text)?.value).toBe('from another tab')
  })
  test('an answer can be taken back, and what was never answered stays so', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    const essay = the('essay').id
    await good(save(it, id, essay, 'A first thought.', 1))
    expect(await good(save(it, id, essay, null, 2))).toMatchObject({ saved: true })
    const form = {
      attempt: id,
      [`s${essay}`]: '2',
      [`s${the('text').id}`]: '0',
      [`s${the('multiple').id}`]: '0',
    }
    expect(await good(w.perform(savePaper, form, it.learner))).toMatchObject({ saved: 1, older: 0 })
    expect(await w.put((db) => db.$count(answer))).toBe(1)
    expect(
      (await good(w.ask(exam, { attempt: id }, it.learner))).questions.every(
        (asked) => asked.value === null,
      ),
    ).toBe(true)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    expect(await stateOf(id)).toMatchObject({ state: 'posted' })
  })
  test('no answer enters the event spine', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    await good(save(it, id, the('text').id, 'a-private-answer'))
    expect(JSON.stringify(await w.put((db) => db.select().from(event)))).not.toContain(
      'a-private-answer',
    )
  })
})

test('who gave up the seat neither saves nor hands in what was running', async () => {
  const it = await w.put((db) => anExam(db))
  const { attempt: id } = await start(it)
  const { the } = await paperOf(w, id)
  await w.put((db) =>
    db.run(sql`update enrolment set state = 'withdrawn' where id = ${it.enrolment}`),
  )
  expect(await save(it, id, the('text').id, 'x')).toMatchObject({ kind: 'refused' })
  expect(await w.perform(submitAttempt, { attempt: id }, it.learner)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('gave up your seat'),
  })
})

describe('keys stay hidden', () => {
  test('nothing a learner can ask shows a key, a rubric or an explanation before posting', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const seen = async () =>
      JSON.stringify([
        await w.ask(exam, { attempt: id }, it.learner),
        await w.ask(exam, { attempt: id, check: '1' }, it.learner),
        await w.ask(quizPanel, { enrolment: it.enrolment, item: it.item }, it.learner),
        await w.ask(attemptToMark, { attempt: id }, it.learner),
        await w.ask(examMarks, { item: it.item }, it.learner),
        await w.ask(markingQueue, {}, it.learner),
      ])
    const { attempt: id } = await start(it)
    expect(await seen()).not.toContain(secret)
    const essay = await answerAll(it, id)
    const withAnswers = await seen()
    expect(withAnswers.split(secret).length - 1).toBe(0)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    expect(await seen()).not.toContain(secret)
    await good(
      w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: 0, criteria: [3, 1] },
        it.instructor,
      ),
    )
    expect(await seen()).not.toContain(secret)
    await good(w.perform(postGrade, { attempt: id }, it.instructor))
    expect(await seen()).toContain(secret)
    expect(JSON.stringify(await w.ask(attemptToMark, { attempt: id }, it.learner))).not.toContain(
      secret,
    )
  })
  test('an empty paper handed in to read the key shows none while another attempt is left', async () => {
    const it = await w.put((db) => anExam(db))
    for (const last of [false, true]) {
      const { attempt: id } = await start(it)
      await good(w.perform(submitAttempt, { attempt: id }, it.learner))
      const page = await good(w.ask(exam, { attempt: id }, it.learner))
      expect(page.result?.passed).toBe(false)
      expect(page.result?.keys.ok).toBe(last)
      expect(JSON.stringify(page).includes(secret)).toBe(last)
    }
  })
  test('nor does the order of what is sent: an ordering arrives as drawn', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    const { the } = await paperOf(w, id)
    const asked = (await good(w.ask(exam, { attempt: id }, it.learner))).questions.find(
      (q) => q.id === the('ordering').id,
    )!
    expect((asked.body as { options: string[] }).options).toEqual(
      the('ordering').options.map((i) => ['first', 'second', 'third'][i]),
    )
    expect(asked).not.toHaveProperty('options')
  })
})

describe('from handing in to the grade', () => {
  test('a paper without essays is graded and posted on submission, and a pass completes the exam', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    const page = await good(w.ask(exam, { attempt: id }, it.learner))
    expect(page).toMatchObject({
      phase: 'posted',
      result: { possible: 8, raw: 8, final: 8, passed: true },
    })
    expect(await w.put((db) => db.select().from(completion))).toHaveLength(1)
    expect(await w.put((db) => db.select().from(enrolment).get())).toMatchObject({
      outcome: 'passed',
    })
    expect(
      await w.perform(startAttempt, { enrolment: it.enrolment, item: it.item }, it.learner),
    ).toMatchObject({ kind: 'refused' })
  })
  test('an essay waits for a person; the last mark makes it ready; posting shows it', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const { attempt: id } = await start(it)
    const essay = await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    expect(await stateOf(id)).toMatchObject({ state: 'submitted', needsMarking: true })
    expect(await w.perform(postGrade, { attempt: id }, it.instructor)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('answers left to mark'),
    })
    expect(await good(w.ask(markingQueue, {}, it.owner))).toMatchObject({
      left: 1,
      exams: [{ item: it.item, essays: 1, firstAttempt: id, firstQuestion: essay }],
    })
    const page = await good(w.ask(attemptToMark, { attempt: id }, it.instructor))
    expect(page).toMatchObject({
      left: 1,
      place: 1,
      shown: { question: essay, words: 6, mark: null },
    })
    expect(JSON.stringify(page)).not.toContain('Lena')
    expect(page).not.toHaveProperty('personId')
    expect(
      await w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: 0, level0: '4', level1: '1' },
        it.instructor,
      ),
    ).toMatchObject({ kind: 'refused' })
    expect(
      await good(
        w.perform(
          markAnswer,
          { attempt: id, question: essay, seen: '0', level0: '3', level1: '0', comment: 'Good.' },
          it.instructor,
        ),
      ),
    ).toMatchObject({ points: 6 })
    expect(await stateOf(id)).toMatchObject({ state: 'graded' })
    expect(await good(w.ask(exam, { attempt: id }, it.learner))).toMatchObject({
      phase: 'waiting',
      result: undefined,
    })
    await good(w.perform(postGrade, { attempt: id }, it.instructor))
    const result = (await good(w.ask(exam, { attempt: id }, it.learner))).result
    expect(result).toMatchObject({ possible: 16, raw: 14, passed: true })
    expect(result?.answers.at(-1)).toMatchObject({ points: 6, criteria: [3, 0], comment: 'Good.' })
  })
  test('the last failed attempt fails the course; earlier ones leave a try', async () => {
    const it = await w.put((db) => anExam(db, { attempts: 2 }))
    for (const outcome of [null, 'failed']) {
      const { attempt: id } = await start(it)
      await good(w.perform(submitAttempt, { attempt: id }, it.learner))
      expect((await w.put((db) => db.select().from(enrolment).get()))?.outcome).toBe(outcome)
    }
    expect(
      await w.perform(startAttempt, { enrolment: it.enrolment, item: it.item }, it.learner),
    ).toMatchObject({ because: 'All 2 attempts are used.' })
  })
  test('posting all closes what ran out and posts what is ready', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const other = await w.put((db) => aPerson(db))
    const second = await w.put((db) => anEnrolment(db, other, it.offeringId))
    const { attempt: left } = await start(it, other, second)
    const { attempt: id } = await start(it)
    const essay = await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    await good(
      w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: 0, criteria: [3, 1] },
        it.instructor,
      ),
    )
    later(31 * minute)
    expect(await w.perform(postAll, { item: it.item }, it.learner)).toMatchObject({
      kind: 'not found',
    })
    expect(await good(w.perform(postAll, { item: it.item }, it.instructor))).toMatchObject({
      posted: 2,
    })
    expect(await stateOf(left)).toMatchObject({ state: 'posted', closedLate: true })
    expect(
      (await good(w.ask(examMarks, { item: it.item }, it.instructor))).attempts.map(
        (row) => row.passed,
      ),
    ).toEqual(expect.arrayContaining([true, false]))
  })
  test('one’s own exam is marked by someone else', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const own = await w.put((db) => anEnrolment(db, it.instructor, it.offeringId))
    const { attempt: id } = await start(it, it.instructor, own)
    const essay = await answerAll(it, id, it.instructor)
    await good(w.perform(submitAttempt, { attempt: id }, it.instructor))
    expect(
      await w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: 0, criteria: [3, 1] },
        it.instructor,
      ),
    ).toMatchObject({ kind: 'refused' })
    expect(await w.ask(attemptToMark, { attempt: id }, it.instructor)).toMatchObject({
      kind: 'refused',
    })
    expect((await good(w.ask(markingQueue, {}, it.instructor))).left).toBe(0)
    expect((await good(w.ask(markingQueue, {}, it.second))).left).toBe(1)
  })
  test('two markers never overwrite each other unseen', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const { attempt: id } = await start(it)
    const essay = await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    const give = (as: number, criteria: number[], seen: number) =>
      w.perform(
        markAnswer,
        { attempt: id, question: essay, seen, criteria, comment: `by ${as}` },
        as,
      )
    const outcomes = await Promise.all([give(it.instructor, [3, 1], 0), give(it.second, [1, 0], 0)])
    const late = outcomes.findIndex((outcome) => !outcome.ok)
    const said =
      late === 1
        ? /Ida Instructor gave 8 points.*Yours is not saved: levels 1, 0/
        : /Sam Second gave 2 points.*Yours is not saved: levels 3, 1/
    expect(outcomes[1 - late]?.ok).toBe(true)
    expect(outcomes[late]).toMatchObject({ kind: 'refused', because: expect.stringMatching(said) })
    const [kept] = await w.put((db) => db.select().from(mark).where(sql`marker_id is not null`))
    await good(
      late === 1 ? give(it.second, [1, 0], kept!.id) : give(it.instructor, [3, 1], kept!.id),
    )
    expect(
      await w.put((db) => db.select().from(mark).where(sql`marker_id is not null`)),
    ).toHaveLength(2)
  })
  test('two markers who differ by more than 2 points wait for a third', async () => {
    const it = await w.put((db) => anExam(db, { essay: true }))
    const { attempt: id } = await start(it)
    const essay = await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    for (const [as, criteria, state] of [
      [it.instructor, [3, 1], 'graded'],
      [it.second, [1, 0], 'submitted'],
      [it.owner, [2, 1], 'graded'],
    ] as const) {
      const page = await good(w.ask(attemptToMark, { attempt: id }, as))
      await good(
        w.perform(
          markAnswer,
          {
            attempt: id,
            question: essay,
            seen: page.shown?.mark?.id ?? 0,
            criteria: [...criteria],
          },
          as,
        ),
      )
      expect((await stateOf(id))?.state).toBe(state)
      expect((await good(w.ask(markingQueue, {}, it.owner))).left).toBe(
        state === 'submitted' ? 1 : 0,
      )
    }
    await good(w.perform(postGrade, { attempt: id }, it.owner))
    expect((await good(w.ask(exam, { attempt: id }, it.learner))).result).toMatchObject({ raw: 14 })
  })
})
