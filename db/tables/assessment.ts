import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { course, item } from './catalogue.ts'
import { flag, id, instant, json, oneOf, within } from './columns.ts'
import { enrolment } from './enrolment.ts'
import { examDomain } from './exam.ts'
import { person } from './people.ts'

/**
 * What a learner sees of a question besides its prompt. Options are shown in an order drawn per
 * attempt.
 */
export type QuestionBody =
  | { kind: 'single'; options: string[] }
  | { kind: 'multiple'; options: string[] }
  | { kind: 'boolean' }
  | { kind: 'numeric'; unit?: string }
  | { kind: 'text' }
  | { kind: 'ordering'; options: string[] }
  | { kind: 'matching'; left: string[]; right: string[] }
  | { kind: 'essay'; words: number }
  | { kind: 'command' }

/**
 * The key. Indexes count from 0 into the options as written. `multiple.credit`: 'all-or-nothing',
 * or 'right-minus-wrong' ((right − wrong chosen) / right options, never below 0). `text`/`command`
 * answers are compared after the named normalisation: outer space cut and inner runs of space
 * folded, and with 'case' also lower-cased. `ordering`: the options are written in the right order.
 * `matching`: `pairs[i]` is the right index for left i.
 */
export type QuestionKey =
  | { kind: 'single'; correct: number }
  | { kind: 'multiple'; correct: number[]; credit: 'all-or-nothing' | 'right-minus-wrong' }
  | { kind: 'boolean'; correct: boolean }
  | { kind: 'numeric'; value: number; tolerance: number }
  | { kind: 'text'; accepted: string[]; normalise: 'space' | 'case' }
  | { kind: 'ordering' }
  | { kind: 'matching'; pairs: number[] }
  | {
      kind: 'essay'
      model: string
      rubric: { criterion: string; points: number; descriptor: string }[]
    }
  | { kind: 'command'; accepted: string[] }

/**
 * What a learner answers. Indexes count into the options as written, whatever order they were shown
 * in.
 */
export type AnswerValue = number | number[] | boolean | string | null

/** A question's identity in a course's bank. Its text lives in versions. */
export const question = sqliteTable(
  'question',
  {
    id: id(),
    courseId: integer()
      .notNull()
      .references(() => course.id),
    key: text().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex('question_key').on(t.courseId, t.key)],
)

/** Which domain of an outside exam a question practises. */
export const questionDomain = sqliteTable(
  'question_domain',
  {
    domainId: integer()
      .notNull()
      .references(() => examDomain.id),
    questionId: integer()
      .notNull()
      .references(() => question.id),
  },
  (t) => [
    primaryKey({ columns: [t.domainId, t.questionId] }),
    index('question_domain_by_question').on(t.questionId),
  ],
)

export const questionVersion = sqliteTable(
  'question_version',
  {
    id: id(),
    questionId: integer()
      .notNull()
      .references(() => question.id),
    number: integer().notNull(),
    prompt: text().notNull(),
    points: real().notNull(),
    body: json<QuestionBody>().notNull(),
    /** Never selected for a learner's page before posting. */
    answerKey: text({ mode: 'json' }).$type<QuestionKey>().notNull(),
    explanation: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('question_version_number').on(t.questionId, t.number),
    check('question_points', sql`"points" > 0`),
  ],
)

/**
 * Questions of a bank that an exam always contains (essays); the rest of the draw comes from the
 * machine-marked ones.
 */
export const quizQuestion = sqliteTable(
  'quiz_question',
  {
    id: id(),
    itemId: integer()
      .notNull()
      .references(() => item.id),
    questionId: integer()
      .notNull()
      .references(() => question.id),
    always: flag().notNull(),
  },
  (t) => [uniqueIndex('quiz_question_once').on(t.itemId, t.questionId)],
)

export const attemptStates = ['in progress', 'submitted', 'graded', 'posted', 'voided'] as const
export type AttemptState = (typeof attemptStates)[number]

/**
 * One timed run of a quiz, bound to the question versions it drew. `submitted` with open essays
 * needs marking.
 */
export const attempt = sqliteTable(
  'attempt',
  {
    id: id(),
    enrolmentId: integer()
      .notNull()
      .references(() => enrolment.id),
    itemId: integer()
      .notNull()
      .references(() => item.id),
    number: integer().notNull(),
    state: oneOf(attemptStates).notNull(),
    /** With the stored versions the draw can be replayed. */
    seed: integer().notNull(),
    startedAt: instant().notNull(),
    /**
     * min(started + limit × accommodation + granted, close + accommodation): fixed at the start,
     * only ever extended.
     */
    deadline: instant().notNull(),
    submittedAt: instant(),
    /** Closed by the first request after the deadline and ten seconds, with what was saved. */
    closedLate: flag().notNull().default(false),
    needsMarking: flag().notNull().default(false),
    /** False once staff gave the start back: it does not use up an attempt. */
    counts: flag().notNull().default(true),
    postedAt: instant(),
    voidedAt: instant(),
    voidedById: integer().references(() => person.id),
    voidedBecause: text(),
  },
  (t) => [
    uniqueIndex('attempt_number').on(t.enrolmentId, t.itemId, t.number),
    uniqueIndex('attempt_one_open').on(t.enrolmentId, t.itemId).where(sql`"state" = 'in progress'`),
    index('attempt_to_mark').on(t.itemId, t.submittedAt).where(sql`"state" = 'submitted'`),
    index('attempt_unposted')
      .on(t.itemId)
      .where(sql`"state" in ('in progress', 'submitted', 'graded')`),
    check('attempt_state', within('state', attemptStates)),
  ],
)

/** What was drawn, in order; `options` is the order in which the options are shown. */
export const attemptQuestion = sqliteTable(
  'attempt_question',
  {
    id: id(),
    attemptId: integer()
      .notNull()
      .references(() => attempt.id),
    position: integer().notNull(),
    questionVersionId: integer()
      .notNull()
      .references(() => questionVersion.id),
    options: json<number[]>().notNull(),
  },
  (t) => [uniqueIndex('attempt_question_position').on(t.attemptId, t.position)],
)

/** The saved answer. A save with a sequence not above the stored one is ignored. */
export const answer = sqliteTable('answer', {
  id: id(),
  attemptQuestionId: integer()
    .notNull()
    .unique()
    .references(() => attemptQuestion.id),
  value: json<AnswerValue>().notNull(),
  sequence: integer().notNull(),
  savedAt: instant().notNull(),
})

/**
 * Machine and human marks for one question of one attempt. A later row by the same marker replaces
 * the earlier in the reading, never in the table.
 */
export const mark = sqliteTable(
  'mark',
  {
    id: id(),
    attemptQuestionId: integer()
      .notNull()
      .references(() => attemptQuestion.id),
    /** Null: marked by the machine. */
    markerId: integer().references(() => person.id),
    points: real().notNull(),
    comment: text().notNull().default(''),
    criteria: json<number[]>(),
    at: instant().notNull(),
  },
  (t) => [
    index('mark_by_question').on(t.attemptQuestionId, t.at),
    check('mark_points', sql`"points" >= 0`),
  ],
)

/**
 * The agreed result. A change is a new row; the newest counts. Raw, penalty and final stay apart.
 */
export const grade = sqliteTable(
  'grade',
  {
    id: id(),
    enrolmentId: integer()
      .notNull()
      .references(() => enrolment.id),
    itemId: integer()
      .notNull()
      .references(() => item.id),
    attemptId: integer().references(() => attempt.id),
    possible: real().notNull(),
    raw: real().notNull(),
    penalty: real().notNull(),
    final: real().notNull(),
    passed: flag().notNull(),
    at: instant().notNull(),
    byId: integer().references(() => person.id),
    because: text(),
    /** Visible to the learner from here. */
    postedAt: instant(),
    disputedAt: instant(),
    disputedBecause: text(),
  },
  (t) => [
    index('grade_by_enrolment').on(t.enrolmentId, t.itemId, t.at),
    index('grade_disputed').on(t.itemId).where(sql`"disputed_at" is not null`),
    check('grade_range', sql`"final" >= 0 and "final" <= "possible" and "penalty" >= 0`),
  ],
)
