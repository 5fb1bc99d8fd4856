import { randomInt } from 'node:crypto'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import {
  attempt,
  attemptQuestion,
  question,
  questionVersion,
  quizQuestion,
} from '@/db/tables/assessment'
import { id } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { startOf } from '../queries/start'
import { deadlineOf } from '../rules/deadline'
import { type Drawable, drawPaper } from '../rules/draw'
import { mayStart } from '../rules/may'

/** Begins an attempt: draws the paper and fixes the deadline. It counts from here. */
export const startAttempt = command({
  input: z.object({ enrolment: id, item: id }),
  subject: startOf,
  may: ({ actor, now }, it) => mayStart(actor, it, now),
  async run({ db, now }, it) {
    const { bank, always } = await questionsFor(db, it.itemId, it.courseId)
    const seed = randomInt(2 ** 31)
    const paper = drawPaper(seed, bank, always, it.draw)
    if (!paper.length)
      throw new Refusal('This exam has no questions yet. Its course owner knows more.')
    const deadline = deadlineOf({
      startedAt: +now,
      minutes: it.minutes,
      extraPercent: it.extraPercent,
      granted: 0,
      close: it.endsAt,
    })
    const [made] = await db
      .insert(attempt)
      .values({
        enrolmentId: it.enrolmentId,
        itemId: it.itemId,
        number: it.lastNumber + 1,
        state: 'in progress',
        seed,
        startedAt: +now,
        deadline,
      })
      .returning({ id: attempt.id })
    const attemptId = made?.id as number
    await db.insert(attemptQuestion).values(
      paper.map(({ versionId, options }, position) => ({
        attemptId,
        position: position + 1,
        questionVersionId: versionId,
        options,
      })),
    )
    const about = {
      person: it.personId,
      offering: it.offeringId,
      enrolment: it.enrolmentId,
      attempt: attemptId,
    }
    return did(
      'attempt.started',
      { attempt: attemptId, deadline },
      { about, number: it.lastNumber + 1, deadline },
    )
  },
})

/**
 * What an exam draws from, in the newest version of each question: `always` are the ones its rules
 * name; the bank is every machine-marked question of the course, or only those the exam lists,
 * where it lists some.
 */
export async function questionsFor(
  db: Reader,
  itemId: number,
  courseId: number,
): Promise<{ bank: Drawable[]; always: Drawable[] }> {
  const rows = await db
    .select({
      versionId: questionVersion.id,
      body: questionVersion.body,
      always: quizQuestion.always,
    })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.questionId, question.id))
    .leftJoin(
      quizQuestion,
      and(eq(quizQuestion.questionId, question.id), eq(quizQuestion.itemId, itemId)),
    )
    .where(
      and(
        eq(question.courseId, courseId),
        isNull(question.retiredAt),
        sql`not exists (select 1 from question_version newer
          where newer.question_id = ${question.id} and newer.number > ${questionVersion.number})`,
      ),
    )
    .orderBy(asc(quizQuestion.id), asc(question.id))
  const machine = rows.filter((row) => !row.always && row.body.kind !== 'essay')
  const listed = machine.filter((row) => row.always === false)
  return { bank: listed.length ? listed : machine, always: rows.filter((row) => row.always) }
}
