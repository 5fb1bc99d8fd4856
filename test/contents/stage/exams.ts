import type { Writer } from '@/db'
import {
  answer,
  attempt,
  attemptQuestion,
  grade,
  mark,
  question,
  questionVersion,
  quizQuestion,
} from '@/db/tables/assessment'
import { item, quiz } from '@/db/tables/catalogue'
import { noon } from '../../world'
import type { Cast } from '../cast'
import { daysAgo, put } from './rows'
import type { setStudies } from './studies'

type Studies = Awaited<ReturnType<typeof setStudies>>
type Run = Partial<typeof attempt.$inferInsert> & { answer: string; comment?: string }

/** Exams of one essay: posted and disputed, to be marked, set aside, marked but not posted. */
export async function setExams(db: Writer, cast: Cast, at: Studies) {
  const asked = await put(db, question, { courseId: at.courseId, key: 'essay' })
  const essay = await put(db, questionVersion, {
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
  const exam = async (position: number, title: string) => {
    const made = await put(db, item, {
      courseVersionId: at.version,
      position,
      kind: 'quiz',
      title,
      minutes: 30,
      body: '',
    })
    await db
      .insert(quiz)
      .values({ itemId: made, minutes: 30, draw: 1, passPercent: 50, attempts: 9 })
    await put(db, quizQuestion, { itemId: made, questionId: asked, always: true })
    return made
  }
  const first = await exam(3, 'First exam')
  const second = await exam(4, 'Second exam')
  async function run(enrolmentId: number, itemId: number, { answer: said, comment, ...it }: Run) {
    const made = await put(db, attempt, {
      enrolmentId,
      itemId,
      number: 1,
      state: 'posted',
      seed: 838_383,
      startedAt: daysAgo(6),
      deadline: daysAgo(5),
      submittedAt: daysAgo(5),
      ...it,
    })
    const drawn = await put(db, attemptQuestion, {
      attemptId: made,
      position: 1,
      questionVersionId: essay,
      options: [],
    })
    const saved = { attemptQuestionId: drawn, sequence: 1, savedAt: daysAgo(5) }
    await put(db, answer, { ...saved, value: said })
    if (comment)
      await put(db, mark, {
        attemptQuestionId: drawn,
        markerId: cast.in,
        points: 8261,
        comment,
        criteria: [8261],
        at: daysAgo(4),
      })
    return made
  }
  const graded = (enrolmentId: number, itemId: number, attemptId: number, more: object) =>
    put(db, grade, {
      enrolmentId,
      itemId,
      attemptId,
      possible: 9000,
      raw: 8261,
      penalty: 0,
      final: 8261,
      passed: true,
      at: daysAgo(4),
      byId: cast.in,
      postedAt: daysAgo(4),
      ...more,
    })
  const posted = await run(at.enrolment, first, {
    answer: '‹Sol’s posted answer›',
    comment: '‹what the marker told Sol›',
    postedAt: daysAgo(4),
  })
  await graded(at.enrolment, first, posted, {
    because: '‹why the grade is so›',
    disputedAt: daysAgo(1),
    disputedBecause: '‹why Sol disputes›',
  })
  const voided = await run(at.enrolment, second, {
    answer: '‹Sol’s answer set aside›',
    state: 'voided',
    voidedAt: daysAgo(3),
    voidedById: cast.in,
    voidedBecause: '‹why it was set aside›',
  })
  const waiting = await run(at.enrolment, second, {
    number: 2,
    answer: '‹Sol’s answer to be marked›',
    state: 'submitted',
    needsMarking: true,
    submittedAt: daysAgo(1),
  })
  const open = await run(at.emilsEnrolment, first, {
    answer: '‹Emil’s answer saved›',
    state: 'in progress',
    startedAt: +noon - 60_000,
    deadline: +noon + 3_600_000,
    submittedAt: null,
  })
  const unposted = await run(at.emilsEnrolment, second, {
    answer: '‹Emil’s marked answer›',
    comment: '‹what the marker will tell Emil›',
    state: 'graded',
  })
  await graded(at.emilsEnrolment, second, unposted, { raw: 7219, final: 7219, postedAt: null })
  return { first, second, posted, voided, waiting, open, unposted }
}
