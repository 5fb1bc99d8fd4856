import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Writer } from '@/db'
import { answer, attempt, attemptQuestion, mark, questionVersion } from '@/db/tables/assessment'
import type { At } from '../../at'
import { isOver } from '../rules/deadline'
import { machineMark } from '../rules/machine-mark'
import { postAndRecord } from './post-result'

const paper = prepared((db) =>
  db
    .select({
      question: attemptQuestion.id,
      body: questionVersion.body,
      key: questionVersion.answerKey,
      points: questionVersion.points,
      value: answer.value,
    })
    .from(attemptQuestion)
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .leftJoin(answer, eq(answer.attemptQuestionId, attemptQuestion.id))
    .where(eq(attemptQuestion.attemptId, sql.placeholder('attempt')))
    .orderBy(asc(attemptQuestion.position))
    .prepare(),
)

/**
 * Closes a running attempt with the answers saved: the machine marks what it can, and where nothing
 * is left for a person the result is posted at once. `late`: time ran out, so it counts as handed
 * in at the deadline.
 */
export async function handIn(
  at: At<Writer>,
  attemptId: number,
  late: boolean,
): Promise<{ needsMarking: boolean }> {
  const { db, now } = at
  const rows = await paper(db).all({ attempt: attemptId })
  const marks = rows.map((row) => ({
    attemptQuestionId: row.question,
    points: machineMark(row.body, row.key, row.points, row.value ?? null),
    at: +now,
  }))
  const given = marks.filter((it): it is typeof it & { points: number } => it.points !== null)
  const needsMarking = given.length < marks.length
  const closed = await db
    .update(attempt)
    .set({
      state: needsMarking ? 'submitted' : 'graded',
      submittedAt: late ? sql`${attempt.deadline}` : +now,
      closedLate: late,
      needsMarking,
    })
    .where(and(eq(attempt.id, attemptId), eq(attempt.state, 'in progress')))
    .returning({ id: attempt.id })
  if (!closed.length) return { needsMarking }
  if (given.length) await db.insert(mark).values(given)
  if (!needsMarking) await postAndRecord(at, attemptId, { byId: null })
  return { needsMarking }
}

/**
 * Closes an attempt whose time is over by date. Whatever touches an attempt calls this first; true
 * when it did.
 */
export async function closeIfOver(
  at: At<Writer>,
  it: { id: number; state: string; deadline: number },
): Promise<boolean> {
  if (it.state !== 'in progress' || !isOver(it.deadline, at.now)) return false
  await handIn(at, it.id, true)
  return true
}
