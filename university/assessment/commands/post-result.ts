import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Writer } from '@/db'
import { attempt, attemptQuestion, grade, questionVersion } from '@/db/tables/assessment'
import { quiz } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import type { At, EventDetail } from '../../at'
import { record } from '../../event'
import { Refusal } from '../../kernel'
import { completeItem } from '../../learning/commands'
import { newestMark } from '../queries/attempt'
import { type Result, resultOf } from '../rules/grade'

const totals = prepared((db) =>
  db
    .select({
      possible: sql<number>`sum(${questionVersion.points})`,
      raw: sql<number>`sum(${newestMark('points')})`,
      unmarked: sql<number>`sum(${newestMark('points')} is null)`,
      enrolmentId: attempt.enrolmentId,
      itemId: attempt.itemId,
      state: attempt.state,
      personId: enrolment.personId,
      offeringId: enrolment.offeringId,
      passPercent: quiz.passPercent,
      spent: sql`(select count(*) from attempt a where a.enrolment_id = ${attempt.enrolmentId}
          and a.item_id = ${attempt.itemId} and a.counts) >= ${quiz.attempts}`.mapWith(Boolean),
    })
    .from(attempt)
    .innerJoin(enrolment, eq(enrolment.id, attempt.enrolmentId))
    .innerJoin(quiz, eq(quiz.itemId, attempt.itemId))
    .innerJoin(attemptQuestion, eq(attemptQuestion.attemptId, attempt.id))
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .where(eq(attempt.id, sql.placeholder('attempt')))
    .groupBy(attempt.id)
    .prepare(),
)

export type Posting = { byId: number | null; because?: string }

/**
 * Writes the agreed result as a new grade row and shows it to the learner; a pass completes the
 * exam, the last failed attempt fails the course. Answers with the detail of its event.
 */
export async function postResult(
  at: At<Writer>,
  attemptId: number,
  { byId, because }: Posting,
): Promise<Result & EventDetail> {
  const { db, now } = at
  const it = await totals(db).get({ attempt: attemptId })
  if (!it || it.unmarked > 0) throw new Refusal('There are answers left to mark.')
  const result = resultOf(it.possible, Math.min(it.raw, it.possible), it.passPercent)
  await db.insert(grade).values({
    enrolmentId: it.enrolmentId,
    itemId: it.itemId,
    attemptId,
    ...result,
    at: +now,
    byId,
    because,
    postedAt: +now,
  })
  await db
    .update(attempt)
    .set({ state: 'posted', needsMarking: false, postedAt: +now })
    .where(eq(attempt.id, attemptId))
  const about = {
    person: it.personId,
    offering: it.offeringId,
    enrolment: it.enrolmentId,
    attempt: attemptId,
  }
  // Decided anew: what failed on the last attempt is open again, and is then passed or not by the
  // same rule.
  if (because)
    await db
      .update(enrolment)
      .set({ outcome: null, outcomeAt: null })
      .where(and(eq(enrolment.id, it.enrolmentId), eq(enrolment.outcome, 'failed')))
  if (result.passed) await completeItem(at, it.enrolmentId, it.itemId)
  else if (it.spent) await fail(at, it.enrolmentId)
  return { about, ...result, ...(because && { because }) }
}

/** The same for a result that nobody posted by hand, or one of many: its event is written here. */
export async function postAndRecord(
  at: At<Writer>,
  attemptId: number,
  posting: Posting,
): Promise<void> {
  await record(at, 'grade.posted', await postResult(at, attemptId, posting))
}

/** No attempts are left: the outcome is failed. The place stays until the offering closes. */
async function fail({ db, now }: At<Writer>, enrolmentId: number) {
  await db
    .update(enrolment)
    .set({ outcome: 'failed', outcomeAt: +now })
    .where(and(eq(enrolment.id, enrolmentId), sql`${enrolment.outcome} is null`))
}
