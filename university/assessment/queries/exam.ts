import { and, asc, count, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { answer, attempt, attemptQuestion, grade, questionVersion } from '@/db/tables/assessment'
import { yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { asShown, bodyShown, inWords, keyInWords } from '../rules/answer'
import { disputeMs, isOver, timeAllowed } from '../rules/deadline'
import { creditRule } from '../rules/machine-mark'
import { mayDispute, seesKeys } from '../rules/may'
import { type Attempt, attemptOf, newestMark } from './attempt'

/**
 * As drawn, with the saved answers. The key is not among the columns: of it, only the name of a
 * partial-credit rule.
 */
const asDrawn = prepared((db) =>
  db
    .select({
      id: attemptQuestion.id,
      position: attemptQuestion.position,
      options: attemptQuestion.options,
      prompt: questionVersion.prompt,
      points: questionVersion.points,
      body: questionVersion.body,
      credit: sql<string | null>`json_extract(${questionVersion.answerKey}, '$.credit')`,
      value: answer.value,
      sequence: sql<number>`coalesce(${answer.sequence}, 0)`,
      savedAt: answer.savedAt,
    })
    .from(attemptQuestion)
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .leftJoin(answer, eq(answer.attemptQuestionId, attemptQuestion.id))
    .where(eq(attemptQuestion.attemptId, sql.placeholder('attempt')))
    .orderBy(asc(attemptQuestion.position))
    .prepare(),
)

/** The keys and marks of an attempt: asked for only once its grade is posted. */
const marked = prepared((db) =>
  db
    .select({
      id: attemptQuestion.id,
      body: questionVersion.body,
      key: questionVersion.answerKey,
      explanation: questionVersion.explanation,
      points: sql<number>`${newestMark('points')}`,
      comment: sql<string>`${newestMark('comment')}`,
      criteria: sql`${newestMark('criteria')}`.mapWith((it: Json<number[]> | null) => fromJson(it)),
      value: answer.value,
    })
    .from(attemptQuestion)
    .innerJoin(attempt, and(eq(attempt.id, attemptQuestion.attemptId), eq(attempt.state, 'posted')))
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .leftJoin(answer, eq(answer.attemptQuestionId, attemptQuestion.id))
    .where(eq(attemptQuestion.attemptId, sql.placeholder('attempt')))
    .orderBy(asc(attemptQuestion.position))
    .prepare(),
)
const grades = prepared((db) =>
  db
    .select()
    .from(grade)
    .where(
      and(
        eq(grade.enrolmentId, sql.placeholder('enrolment')),
        eq(grade.itemId, sql.placeholder('item')),
        eq(grade.attemptId, sql.placeholder('attempt')),
        sql`${grade.postedAt} is not null`,
      ),
    )
    .orderBy(sql`${grade.at} desc, ${grade.id} desc`)
    .prepare(),
)

const counted = prepared((db) =>
  db
    .select({ n: count() })
    .from(attempt)
    .where(
      and(
        eq(attempt.enrolmentId, sql.placeholder('enrolment')),
        eq(attempt.itemId, sql.placeholder('item')),
        eq(attempt.counts, true),
      ),
    )
    .prepare(),
)

export type ExamPhase = 'running' | 'over' | 'waiting' | 'posted' | 'voided'
const phaseOf = (it: Attempt, now: Date): ExamPhase => {
  if (it.state === 'in progress') return isOver(it.deadline, now) ? 'over' : 'running'
  return it.state === 'posted' || it.state === 'voided' ? it.state : 'waiting'
}

/**
 * An exam for its taker: the questions as drawn, what is saved, the time left; after posting, the
 * result with keys and explanations. By date it is over ten seconds after the deadline, whether or
 * not anything has closed it yet.
 */
export const exam = question({
  input: z.object({ attempt: id, check: z.coerce.boolean().default(false) }),
  async answer(at, input) {
    const { db, actor, now } = at
    const it = await attemptOf(at, input.attempt)
    if (it?.personId !== actor.id) return
    const phase = phaseOf(it, now)
    const rows = phase === 'voided' ? [] : await asDrawn(db).all({ attempt: it.id })
    const questions = rows.map(({ credit, body, options, value, ...row }) => ({
      ...row,
      body: bodyShown(body, options),
      value: asShown(body, options, value ?? null),
      credit: creditRule(body.kind, credit),
    }))
    const {
      id: attemptId,
      enrolmentId,
      itemId,
      number,
      attempts,
      title,
      code,
      startedAt,
      deadline,
      submittedAt,
      closedLate,
      voidedBecause,
      passPercent,
    } = it
    return {
      attempt: attemptId,
      enrolment: enrolmentId,
      item: itemId,
      ...{
        number,
        attempts,
        title,
        code,
        startedAt,
        deadline,
        submittedAt,
        closedLate,
        voidedBecause,
        passPercent,
        phase,
      },
      zone: actor.timeZone,
      now: +now,
      time: timeAllowed(it.minutes, it.extraPercent),
      check: input.check && phase === 'running',
      questions,
      result: phase === 'posted' ? await resultFor(at, it) : undefined,
    }
  },
  mayAsk: () => yes,
})

async function resultFor(
  { db, actor, now }: Parameters<typeof attemptOf>[0] & { now: Date },
  it: Attempt,
) {
  const [history, answers] = [
    await grades(db).all({ enrolment: it.enrolmentId, item: it.itemId, attempt: it.id }),
    await marked(db).all({ attempt: it.id }),
  ]
  const [newest] = history
  if (!newest) return
  const { possible, raw, penalty, final, passed, postedAt, because, disputedAt, disputedBecause } =
    newest
  const used = (await counted(db).get({ enrolment: it.enrolmentId, item: it.itemId }))?.n ?? 0
  const keys = seesKeys(passed ?? false, used, it.attempts)
  return {
    keys,
    ...{ possible, raw, penalty, final, passed, postedAt, because, disputedAt, disputedBecause },
    earlier: history
      .slice(1)
      .map((row) => ({ final: row.final, at: row.at, disputedBecause: row.disputedBecause })),
    disputeUntil: (postedAt ?? 0) + disputeMs,
    mayDispute: mayDispute(
      actor,
      it,
      history.some((row) => row.disputedAt !== null),
      now,
    ),
    answers: answers.map(({ body, key, value, explanation, ...row }) => ({
      ...row,
      yours: inWords(body, value ?? null),
      right: keys.ok ? keyInWords(body, key) : [],
      explanation: keys.ok ? explanation : '',
      rubric:
        key.kind === 'essay'
          ? key.rubric.map((it) => ({ ...it, descriptor: keys.ok ? it.descriptor : '' }))
          : undefined,
    })),
  }
}
export type Exam = NonNullable<Awaited<ReturnType<typeof exam.answer>>>
