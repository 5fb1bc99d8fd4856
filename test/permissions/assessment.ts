import type { Writer } from '@/db'
import type { AttemptState } from '@/db/tables/assessment'
import {
  answer,
  attempt,
  attemptQuestion,
  mark,
  question,
  questionVersion,
} from '@/db/tables/assessment'
import { item, offeringInstructor, quiz } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { aCourse, noon } from '../world'
import type { Rows, Stage } from './stage'

const hour = 3_600_000

/**
 * An exam of the owner's course where `self` is enrolled and the instructor teaches, with one
 * essay.
 */
async function anExam(db: Writer, { cast }: Stage) {
  const it = await aCourse(db, { ownerId: cast.owner })
  await db
    .insert(offeringInstructor)
    .values({ offeringId: it.offeringId, personId: cast.instructor })
  const [made] = await db
    .insert(item)
    .values({
      courseVersionId: it.versionId,
      position: 1,
      kind: 'quiz',
      title: 'Exam',
      minutes: 30,
      body: '',
    })
    .returning()
  await db
    .insert(quiz)
    .values({ itemId: made!.id, minutes: 30, draw: 1, passPercent: 50, attempts: 9 })
  const [asked] = await db.insert(question).values({ courseId: it.courseId, key: 'q' }).returning()
  const [version] = await db
    .insert(questionVersion)
    .values({
      questionId: asked!.id,
      number: 1,
      prompt: 'Why?',
      points: 1,
      body: { kind: 'essay', words: 1 },
      answerKey: {
        kind: 'essay',
        model: '',
        rubric: [{ criterion: 'One', points: 1, descriptor: '' }],
      },
      explanation: '',
      createdAt: +noon,
    })
    .returning()
  const [place] = await db
    .insert(enrolment)
    .values({
      personId: cast.self,
      offeringId: it.offeringId,
      state: 'enrolled',
      requestedAt: +noon,
    })
    .returning()
  return { enrolment: place!.id, item: made!.id, version: version!.id }
}

async function anAttempt(db: Writer, stage: Stage, state: AttemptState, over = false) {
  const it = await anExam(db, stage)
  const times = {
    startedAt: +noon - 1000,
    deadline: +noon + (over ? -hour : hour),
    submittedAt: state === 'in progress' ? null : +noon,
    postedAt: +noon,
  }
  const [made] = await db
    .insert(attempt)
    .values({ enrolmentId: it.enrolment, itemId: it.item, number: 1, state, seed: 1, ...times })
    .returning()
  const [asked] = await db
    .insert(attemptQuestion)
    .values({ attemptId: made!.id, position: 1, questionVersionId: it.version, options: [] })
    .returning()
  if (state === 'submitted')
    await db
      .insert(answer)
      .values({ attemptQuestionId: asked!.id, value: 'Because.', sequence: 1, savedAt: +noon })
  if (state === 'graded')
    await db.insert(mark).values({ attemptQuestionId: asked!.id, points: 1, at: +noon })
  return { ...it, attempt: made!.id, question: asked!.id }
}
const working = (more: object = {}, over = false) => ({
  given: async (db: Writer, stage: Stage) => ({
    ...(await anAttempt(db, stage, 'in progress', over)),
    ...more,
  }),
})
const inState = (state: AttemptState, more: object = {}) => ({
  given: async (db: Writer, stage: Stage) => ({ ...(await anAttempt(db, stage, state)), ...more }),
})

/** Who may know of an attempt but not act on it. */
const sees = {
  self: 'refused',
  instructor: 'refused',
  owner: 'refused',
  registrar: 'refused',
  auditor: 'refused',
} as const
const marks = { ...sees, instructor: 'yes', owner: 'yes' } as const
const staff = { ...marks, registrar: 'yes' } as const
const because = 'the room lost power'

export const rows: Rows = {
  exam: { ...working(), others: 'not found', self: 'yes' },
  'quiz-panel': { given: anExam, others: 'not found', self: 'yes' },
  'marking-queue': { given: () => ({}), others: 'refused', instructor: 'yes', owner: 'yes' },
  'attempt-to-mark': {
    ...inState('submitted'),
    others: 'not found',
    ...marks,
    registrar: 'yes',
    auditor: 'yes',
  },
  'exam-marks': { ...inState('submitted'), others: 'not found', instructor: 'yes', owner: 'yes' },
  'start-attempt': { given: anExam, others: 'not found', self: 'yes' },
  'save-answer': { ...working({ sequence: 1, value: 'x' }), others: 'not found', self: 'yes' },
  'save-paper': { ...working(), others: 'not found', self: 'yes' },
  'submit-attempt': { ...working(), others: 'not found', ...sees, self: 'yes' },
  'close-attempt': { ...working({}, true), others: 'not found', ...staff, self: 'yes' },
  'release-attempt': { ...working({ because }), others: 'not found', ...staff },
  'void-attempt': { ...inState('submitted', { because }), others: 'not found', ...staff },
  'extend-attempt': { ...working({ because, minutes: 5 }), others: 'not found', ...staff },
  'mark-answer': {
    ...inState('submitted', { seen: 0, criteria: [1] }),
    others: 'not found',
    ...marks,
  },
  'post-grade': { ...inState('graded'), others: 'not found', ...marks },
  'post-all': { ...inState('graded'), others: 'not found', instructor: 'yes', owner: 'yes' },
  'dispute-grade': { ...inState('posted', { because }), others: 'not found', ...sees, self: 'yes' },
}
