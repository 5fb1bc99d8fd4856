import type { Writer } from '@/db'
import {
  answer,
  attempt,
  attemptQuestion,
  grade,
  mark,
  question,
  questionDomain,
  questionVersion,
  quizQuestion,
} from '@/db/tables/assessment'
import { item, quiz } from '@/db/tables/catalogue'
import { examDomain } from '@/db/tables/exam'
import { noon } from '../../world'
import type { Cast } from '../cast'
import { daysAgo, put } from './rows'
import type { setStudies } from './studies'

type Studies = Awaited<ReturnType<typeof setStudies>>
type Run = Partial<typeof attempt.$inferInsert> & { answer: string; comment?: string }
type Where = { enrolmentId: number; itemId: number }

const handedIn = { state: 'submitted', needsMarking: true, submittedAt: daysAgo(1) } as const

/** Exams of one essay: posted and disputed, to be marked, set aside, marked but not posted. */
export async function setExams(db: Writer, cast: Cast, at: Studies, epsilon: number) {
  const essay = await setEssay(db, at.courseId, epsilon)
  const first = await setExam(db, at.version, 3, essay.question)
  const second = await setExam(db, at.version, 4, essay.question)
  const run = (where: Where, it: Run) => setAttempt(db, cast.in, essay.version, { ...where, ...it })
  const ofSol = await setSols(db, cast, run, at.enrolment, first, second)
  const emil = at.emilsEnrolment
  const open = await run(
    { enrolmentId: emil, itemId: first },
    {
      answer: '‹Emil’s answer saved›',
      state: 'in progress',
      startedAt: +noon - 60_000,
      deadline: +noon + 3_600_000,
      submittedAt: null,
    },
  )
  const marked = { enrolmentId: emil, itemId: second }
  const unposted = await run(marked, {
    answer: '‹Emil’s marked answer›',
    comment: '‹what the marker will tell Emil›',
    state: 'graded',
  })
  const result = { raw: 7219, final: 7219, postedAt: null }
  await setGrade(db, cast.in, { ...marked, attemptId: unposted, ...result })
  const third = await setExam(db, at.fredsVersion, 1, essay.question)
  const elsewhere = await run(
    { enrolmentId: at.tomsEnrolment, itemId: third },
    { ...handedIn, answer: '‹Tom’s answer elsewhere›' },
  )
  return { first, second, ...ofSol, open, unposted, elsewhere }
}

async function setSols(
  db: Writer,
  cast: Cast,
  run: (where: Where, it: Run) => Promise<number>,
  enrolmentId: number,
  first: number,
  second: number,
) {
  const posted = await run(
    { enrolmentId, itemId: first },
    {
      answer: '‹Sol’s posted answer›',
      comment: '‹what the marker told Sol›',
      postedAt: daysAgo(4),
    },
  )
  await setGrade(db, cast.in, {
    enrolmentId,
    itemId: first,
    attemptId: posted,
    because: '‹why the grade is so›',
    disputedAt: daysAgo(1),
    disputedBecause: '‹why Sol disputes›',
  })
  const again = { enrolmentId, itemId: second }
  const voided = await run(again, {
    answer: '‹Sol’s answer set aside›',
    state: 'voided',
    voidedAt: daysAgo(3),
    voidedById: cast.in,
    voidedBecause: '‹why it was set aside›',
  })
  const waiting = await run(again, {
    number: 2,
    answer: '‹Sol’s answer to be marked›',
    ...handedIn,
  })
  return { posted, voided, waiting }
}

/** The one question, which practises the one domain of an outside exam. */
async function setEssay(db: Writer, courseId: number, certificationId: number) {
  const asked = await put(db, question, { courseId, key: 'essay' })
  const version = await put(db, questionVersion, {
    questionId: asked,
    number: 1,
    prompt: 'Why?',
    points: 9000,
    body: { kind: 'essay', words: 1 },
    answerKey: {
      kind: 'essay',
      model: '‹the model answer›',
      rubric: [{ criterion: 'One', points: 9000, descriptor: '‹the rubric›' }],
    },
    explanation: '‹the explanation›',
    createdAt: daysAgo(99),
  })
  const domain = { certificationId, position: 1, name: 'Storage', weight: 100, basis: 'percent' }
  const domainId = await put(db, examDomain, domain)
  await db.insert(questionDomain).values({ domainId, questionId: asked })
  return { question: asked, version }
}

async function setExam(db: Writer, version: number, position: number, questionId: number) {
  const itemId = await put(db, item, {
    courseVersionId: version,
    position,
    kind: 'quiz',
    title: `Exam ${position}`,
    minutes: 30,
    body: '',
  })
  await db.insert(quiz).values({ itemId, minutes: 30, draw: 1, passPercent: 50, attempts: 9 })
  await put(db, quizQuestion, { itemId, questionId, always: true })
  return itemId
}

async function setAttempt(db: Writer, marker: number, essay: number, it: Where & Run) {
  const { answer: value, comment, ...row } = it
  const made = await put(db, attempt, {
    number: 1,
    state: 'posted',
    seed: 838_383,
    startedAt: daysAgo(6),
    deadline: daysAgo(5),
    submittedAt: daysAgo(5),
    ...row,
  })
  const drawn = { attemptId: made, position: 1, questionVersionId: essay, options: [] }
  const attemptQuestionId = await put(db, attemptQuestion, drawn)
  await put(db, answer, { attemptQuestionId, value, sequence: 1, savedAt: daysAgo(5) })
  const points = { points: 8261, criteria: [8261], at: daysAgo(4) }
  if (comment) await put(db, mark, { attemptQuestionId, markerId: marker, comment, ...points })
  return made
}

const setGrade = (
  db: Writer,
  byId: number,
  it: Where & { attemptId: number } & Partial<typeof grade.$inferInsert>,
) =>
  put(db, grade, {
    possible: 9000,
    raw: 8261,
    penalty: 0,
    final: 8261,
    passed: true,
    at: daysAgo(4),
    byId,
    postedAt: daysAgo(4),
    ...it,
  })
