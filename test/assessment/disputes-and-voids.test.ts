import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attempt, grade, mark } from '@/db/tables/assessment'
import { enrolment } from '@/db/tables/enrolment'
import { markAnswer } from '@/university/assessment/commands/mark-answer'
import { disputeGrade, postGrade } from '@/university/assessment/commands/post-grade'
import { saveAnswer } from '@/university/assessment/commands/save-answer'
import { extendAttempt, releaseAttempt, voidAttempt } from '@/university/assessment/commands/staff'
import { startAttempt } from '@/university/assessment/commands/start-attempt'
import { closeAttempt, submitAttempt } from '@/university/assessment/commands/submit-attempt'
import { exam } from '@/university/assessment/queries/exam'
import { markingQueue } from '@/university/assessment/queries/marking-queue'
import { quizPanel } from '@/university/assessment/queries/quiz-panel'
import { noon, type World, world } from '../world'
import { anExam, paperOf, secret } from './exam-world'

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

describe('disputes', () => {
  async function posted() {
    const it = await w.put((db) => anExam(db, { essay: true, attempts: 1, passPercent: 100 }))
    const { attempt: id } = await start(it)
    const essay = await answerAll(it, id)
    await good(w.perform(submitAttempt, { attempt: id }, it.learner))
    await good(
      w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: 0, criteria: [2, 1] },
        it.instructor,
      ),
    )
    await good(w.perform(postGrade, { attempt: id }, it.instructor))
    return { it, id, essay }
  }
  test('another marker decides with a new grade row; the old one stays', async () => {
    const { it, id, essay } = await posted()
    expect((await w.put((db) => db.select().from(enrolment).get()))?.outcome).toBe('failed')
    await good(
      w.perform(disputeGrade, { attempt: id, because: 'The repair was verified.' }, it.learner),
    )
    expect((await good(w.ask(markingQueue, {}, it.second))).exams[0]).toMatchObject({ disputes: 1 })
    const [last] = await w.put((db) => db.select().from(mark).where(sql`marker_id is not null`))
    const again = { attempt: id, question: essay, seen: last!.id, criteria: [3, 1] }
    expect(await w.perform(markAnswer, again, it.instructor)).toMatchObject({
      because: 'A disputed grade is decided by another marker.',
    })
    await good(w.perform(markAnswer, again, it.owner))
    expect(await w.perform(postGrade, { attempt: id }, it.second)).toMatchObject({
      because: 'Say why, to the learner who disputed.',
    })
    await good(w.perform(postGrade, { attempt: id, because: 'Verified indeed.' }, it.second))
    const grades = await w.put((db) => db.select().from(grade))
    expect(grades.map((row) => [row.final, row.passed])).toEqual([
      [14, false],
      [16, true],
    ])
    expect((await w.put((db) => db.select().from(enrolment).get()))?.outcome).toBe('passed')
    expect(
      await w.perform(disputeGrade, { attempt: id, because: 'And more.' }, it.learner),
    ).toMatchObject({ kind: 'refused' })
  })
  test('for ten days, by the learner alone, and never to their harm', async () => {
    const { it, id, essay } = await posted()
    expect(
      await w.perform(disputeGrade, { attempt: id, because: 'For fun.' }, it.second),
    ).toMatchObject({ kind: 'refused' })
    later(10 * 86_400_000 + 1)
    expect(
      await w.perform(disputeGrade, { attempt: id, because: 'Too late.' }, it.learner),
    ).toMatchObject({ kind: 'refused' })
    later(-1)
    await good(w.perform(disputeGrade, { attempt: id, because: 'Just in time.' }, it.learner))
    const [last] = await w.put((db) => db.select().from(mark).where(sql`marker_id is not null`))
    await good(
      w.perform(
        markAnswer,
        { attempt: id, question: essay, seen: last!.id, criteria: [0, 0] },
        it.second,
      ),
    )
    expect(
      await w.perform(postGrade, { attempt: id, because: 'Worse than thought.' }, it.owner),
    ).toMatchObject({
      because: expect.stringContaining('never lowers'),
    })
    expect(await w.put((db) => db.$count(grade))).toBe(1)
  })
})

describe('staff', () => {
  test('release an empty start within a minute, which then does not count', async () => {
    const it = await w.put((db) => anExam(db, { attempts: 1 }))
    const { attempt: id } = await start(it)
    later(59_000)
    expect(
      await w.perform(releaseAttempt, { attempt: id, because: 'pressed by mistake' }, it.learner),
    ).toMatchObject({ kind: 'refused' })
    await good(
      w.perform(releaseAttempt, { attempt: id, because: 'pressed by mistake' }, it.instructor),
    )
    const { attempt: next } = await start(it)
    const { the } = await paperOf(w, next)
    await good(save(it, next, the('text').id, 'something'))
    expect(
      await w.perform(
        releaseAttempt,
        { attempt: next, because: 'pressed by mistake' },
        it.instructor,
      ),
    ).toMatchObject({ kind: 'refused' })
  })
  test('void with a reason, giving the attempt back or not', async () => {
    const it = await w.put((db) => anExam(db, { attempts: 2 }))
    const { attempt: id } = await start(it)
    await good(
      w.perform(
        voidAttempt,
        { attempt: id, because: 'the room lost power', giveBack: 'on' },
        it.instructor,
      ),
    )
    expect(await good(w.ask(exam, { attempt: id }, it.learner))).toMatchObject({
      phase: 'voided',
      questions: [],
      voidedBecause: 'the room lost power',
    })
    const panel = () => w.ask(quizPanel, { enrolment: it.enrolment, item: it.item }, it.learner)
    expect(await good(panel())).toMatchObject({ left: 2, mayStart: { ok: true } })
    const { attempt: copied } = await start(it)
    await good(
      w.perform(voidAttempt, { attempt: copied, because: 'a copied paper' }, it.instructor),
    )
    expect(await good(panel())).toMatchObject({ left: 1 })
    expect(await w.perform(submitAttempt, { attempt: copied }, it.learner)).toMatchObject({
      kind: 'refused',
    })
  })
  test('extending adds minutes and never runs past the close', async () => {
    const it = await w.put((db) => anExam(db, { minutes: 30, endsAt: +noon + 40 * minute }))
    const { attempt: id, deadline } = await start(it)
    const more = (minutes: number) =>
      w.perform(extendAttempt, { attempt: id, minutes, because: 'a fire drill' }, it.instructor)
    expect(await good(more(5))).toMatchObject({ deadline: deadline + 5 * minute })
    expect(await good(more(60))).toMatchObject({ deadline: +noon + 40 * minute })
    expect(await more(5)).toMatchObject({ kind: 'refused' })
    expect(
      await w.perform(
        extendAttempt,
        { attempt: id, minutes: 5, because: 'for myself' },
        it.learner,
      ),
    ).toMatchObject({ kind: 'refused' })
  })
  test('an attempt is closed by hand only once it is over', async () => {
    const it = await w.put((db) => anExam(db))
    const { attempt: id } = await start(it)
    expect(await w.perform(closeAttempt, { attempt: id }, it.learner)).toMatchObject({
      because: 'There is time left.',
    })
    later(31 * minute)
    await good(w.perform(closeAttempt, { attempt: id }, it.learner))
    expect(await stateOf(id)).toMatchObject({ state: 'posted', closedLate: true })
  })
})
