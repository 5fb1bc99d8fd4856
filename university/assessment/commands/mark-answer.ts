import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { answer, attemptQuestion, mark, questionVersion } from '@/db/tables/assessment'
import { person } from '@/db/tables/people'
import { type At, no, type Verdict, yes } from '../../at'
import { id } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { attemptOf, markersOf } from '../queries/attempt'
import { isMarked, nextToMark } from '../queries/marking-order'
import { rubricPoints } from '../rules/grade'
import { type LastMark, levelsIn, mayOverwrite } from '../rules/marking'
import { mayMark } from '../rules/may'
import { closeIfOver } from './hand-in'
import { aboutAttempt } from './submit-attempt'

/**
 * An essay by the rubric (`level0`, `level1`, … or `criteria`), any other answer by `points`, which
 * only a dispute opens.
 */
const input = z.looseObject({
  attempt: id,
  question: id,
  /**
   * The newest mark the marker saw, 0 for none: a newer one is a conflict, never silently replaced.
   */
  seen: z.coerce.number().int().min(0),
  comment: z.string().trim().max(4000, 'keep it under 4,000 letters').default(''),
  criteria: z.array(z.coerce.number().int().min(0)).optional(),
  points: z.coerce.number().min(0, 'no fewer than 0').optional(),
})

async function subjectOf(at: At<Reader>, { attempt: attemptId, question }: z.infer<typeof input>) {
  const it = await attemptOf(at, attemptId)
  if (!it) return
  const asked = await at.db
    .select({
      id: attemptQuestion.id,
      key: questionVersion.answerKey,
      points: questionVersion.points,
      value: answer.value,
    })
    .from(attemptQuestion)
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .leftJoin(answer, eq(answer.attemptQuestionId, attemptQuestion.id))
    .where(and(eq(attemptQuestion.id, question), eq(attemptQuestion.attemptId, attemptId)))
    .get()
  if (!asked) return
  const last: LastMark | undefined = await at.db
    .select({
      id: mark.id,
      by: person.name,
      markerId: mark.markerId,
      points: mark.points,
      criteria: mark.criteria,
      comment: mark.comment,
      at: mark.at,
    })
    .from(mark)
    .leftJoin(person, eq(person.id, mark.markerId))
    .where(eq(mark.attemptQuestionId, question))
    .orderBy(sql`${mark.at} desc, ${mark.id} desc`)
    .limit(1)
    .get()
  return { ...it, asked, last, markers: await markersOf(at.db, attemptId) }
}

/**
 * A human mark for one answer: a new row, whose comment and levels the learner sees after posting.
 * Answers where to go next.
 */
export const markAnswer = command({
  input,
  subject: subjectOf,
  may({ actor, now }, it, given): Verdict {
    const verdict = mayMark(actor, it, it.markers, now)
    if (!verdict.ok) return verdict
    if (it.asked.key.kind !== 'essay' && it.disputedAt === null)
      return no('The machine marked this one. It is looked at again only in a dispute.')
    return it.last && it.last.markerId !== actor.id
      ? mayOverwrite(it.last, given.seen, given, now)
      : yes
  },
  async run(at, it, given) {
    const { db, actor, now } = at
    await closeIfOver(at, it)
    const { key, points: possible } = it.asked
    const levels = key.kind === 'essay' ? levelsIn(key.rubric, given) : undefined
    if (typeof levels === 'string') throw new Refusal(levels)
    const points =
      levels && key.kind === 'essay' ? rubricPoints(levels, key.rubric, possible) : given.points
    if (points === undefined || points > possible)
      throw new Refusal(`Give between 0 and ${possible} points.`)
    await db.insert(mark).values({
      attemptQuestionId: it.asked.id,
      markerId: actor.id,
      points,
      comment: given.comment,
      criteria: levels,
      at: +now,
    })
    // The last open answer makes the attempt ready to be posted; two markers who differ open it
    // again.
    await db.run(sql`update attempt set state = case when open then 'submitted' else 'graded'
      end, needs_marking = open
      from (select exists (select 1 from attempt_question aq where aq.attempt_id = ${it.id}
      and not ${isMarked}) as open)
      where id = ${it.id} and state in ('submitted', 'graded')`)
    const here = { attempt: it.id, question: it.asked.id }
    // A dispute is decided on its own page, after as many marks as it takes.
    const next = it.disputedAt === null ? await nextToMark(at, it.itemId, here) : here
    const before = it.last && { mark: it.last.id, points: it.last.points }
    return did(
      'answer.marked',
      { attempt: it.id, item: it.itemId, points, next },
      { about: aboutAttempt(it), question: it.asked.id, before, after: { points, levels } },
    )
  },
})
