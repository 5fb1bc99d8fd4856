import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import {
  attempt,
  attemptQuestion,
  type QuestionBody,
  type QuestionKey,
  question,
  questionVersion,
  quizQuestion,
} from '@/db/tables/assessment'
import { item, offeringInstructor, quiz } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { aCourse, aPerson, noon, type World } from '../world'

/**
 * A phrase in every key and explanation, and nowhere else: what no learner may meet before posting.
 */
export const secret = 'KEYWORD-OF-THE-KEY'
type Asked = { body: QuestionBody; key: QuestionKey; points: number }
const machineMarked: Asked[] = [
  {
    body: { kind: 'single', options: ['a', 'b', 'c'] },
    key: { kind: 'single', correct: 1 },
    points: 2,
  },
  {
    body: { kind: 'ordering', options: ['first', 'second', 'third'] },
    key: { kind: 'ordering' },
    points: 2,
  },
  {
    body: { kind: 'text' },
    key: { kind: 'text', accepted: [secret], normalise: 'case' },
    points: 2,
  },
  {
    body: { kind: 'multiple', options: ['a', 'b', 'c', 'd'] },
    key: { kind: 'multiple', correct: [0, 1], credit: 'right-minus-wrong' },
    points: 2,
  },
]
const anEssay: Asked = {
  body: { kind: 'essay', words: 100 },
  key: {
    kind: 'essay',
    model: secret,
    rubric: [
      { criterion: `Diagnosis ${secret}`, points: 3, descriptor: secret },
      { criterion: 'Repair', points: 1, descriptor: secret },
    ],
  },
  points: 8,
}

type Wanted = {
  essay?: boolean
  attempts?: number
  minutes?: number
  draw?: number
  extraTimePercent?: number
  endsAt?: number
  passPercent?: number
}
/** An exam in an offering with two instructors, and a learner enrolled in it. */
export async function anExam(db: Writer, it: Wanted = {}) {
  const owner = await aPerson(db, { name: 'Olga Owner' })
  const instructor = await aPerson(db, { name: 'Ida Instructor' })
  const second = await aPerson(db, { name: 'Sam Second' })
  const learner = await aPerson(db, {
    name: 'Lena Learner',
    extraTimePercent: it.extraTimePercent ?? 0,
  })
  const made = await aCourse(db, { ownerId: owner })
  const { offeringId, courseId, versionId } = made
  if (it.endsAt) await db.run(`update offering set ends_at = ${it.endsAt} where id = ${offeringId}`)
  for (const personId of [instructor, second])
    await db.insert(offeringInstructor).values({ offeringId, personId })
  const [exam] = await db
    .insert(item)
    .values({
      courseVersionId: versionId,
      position: 1,
      kind: 'quiz',
      title: 'Exam',
      minutes: 30,
      body: '',
    })
    .returning({ id: item.id })
  const itemId = exam!.id
  await db.insert(quiz).values({
    itemId,
    minutes: it.minutes ?? 30,
    draw: it.draw ?? machineMarked.length,
    passPercent: it.passPercent ?? 70,
    attempts: it.attempts ?? 2,
  })
  for (const [n, asked] of [...machineMarked, ...(it.essay ? [anEssay] : [])].entries()) {
    const [q] = await db
      .insert(question)
      .values({ courseId, key: `q${n}` })
      .returning({ id: question.id })
    await db.insert(questionVersion).values({
      questionId: q!.id,
      number: 1,
      prompt: `Question ${n}`,
      points: asked.points,
      body: asked.body,
      answerKey: asked.key,
      explanation: secret,
      createdAt: +noon,
    })
    if (asked.body.kind === 'essay')
      await db.insert(quizQuestion).values({ itemId, questionId: q!.id, always: true })
  }
  const enrolled = await anEnrolment(db, learner, offeringId)
  return { ...made, owner, instructor, second, learner, item: itemId, enrolment: enrolled }
}

export async function anEnrolment(db: Writer, personId: number, offeringId: number) {
  const [row] = await db
    .insert(enrolment)
    .values({ personId, offeringId, state: 'enrolled', requestedAt: +noon, enrolledAt: +noon })
    .returning({ id: enrolment.id })
  return row!.id
}

/**
 * What an attempt drew: each question with its kind, and the shown index of an option as written.
 */
export async function paperOf(w: World, attemptId: number) {
  const rows = await w.put((db) =>
    db
      .select({
        id: attemptQuestion.id,
        options: attemptQuestion.options,
        version: attemptQuestion.questionVersionId,
        body: questionVersion.body,
        seed: attempt.seed,
      })
      .from(attemptQuestion)
      .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
      .innerJoin(attempt, eq(attempt.id, attemptQuestion.attemptId))
      .where(eq(attemptQuestion.attemptId, attemptId))
      .orderBy(attemptQuestion.position),
  )
  const the = (kind: QuestionBody['kind']) => {
    const row = rows.find(({ body }) => body.kind === kind)
    if (!row) throw new Error(`No ${kind} was drawn.`)
    return { ...row, shown: (...written: number[]) => written.map((i) => row.options.indexOf(i)) }
  }
  return { rows, the }
}
