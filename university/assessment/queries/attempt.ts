import { and, eq, type SQL, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { attempt, attemptQuestion, grade, mark } from '@/db/tables/assessment'
import { course, item, offering, quiz } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import { type Actor, is } from '../../actor'
import type { At } from '../../at'

const me = sql.placeholder('me')
/**
 * Attempts this person may know of: their own, those of offerings they teach or courses they own;
 * the registrar's and the auditor's are all.
 */
const seenBy = sql`(${enrolment.personId} = ${me} or ${sql.placeholder('all')}
  or ${offering.id} in (select value from json_each(${sql.placeholder('teaches')}))
  or ${offering.courseId} in (select value from json_each(${sql.placeholder('owns')})))`
/** What `seenBy` is filled with. */
const eyesOf = (actor: Actor) => ({
  me: actor.id,
  all: is(actor, 'registrar', 'auditor') ? 1 : 0,
  teaches: JSON.stringify(actor.teaches),
  owns: JSON.stringify(actor.owns),
})

/** The newest grade row of an attempt counts; older ones are its history. */
const newestGrade = (column: string) => sql`(select ${sql.raw(`g."${column}"`)} from grade g
  where g.enrolment_id = "attempt"."enrolment_id" and g.item_id = "attempt"."item_id"
  and g.attempt_id = "attempt"."id" order by g.at desc, g.id desc limit 1)`

export const placeColumns = {
  personId: enrolment.personId,
  enrolmentState: enrolment.state,
  offeringId: offering.id,
  courseId: offering.courseId,
  startsAt: offering.startsAt,
  endsAt: offering.endsAt,
  cancelledAt: offering.cancelledAt,
  closedAt: offering.closedAt,
}
const attemptColumns = {
  id: attempt.id,
  enrolmentId: attempt.enrolmentId,
  itemId: attempt.itemId,
  number: attempt.number,
  state: attempt.state,
  startedAt: attempt.startedAt,
  deadline: attempt.deadline,
  submittedAt: attempt.submittedAt,
  closedLate: attempt.closedLate,
  needsMarking: attempt.needsMarking,
  postedAt: attempt.postedAt,
  voidedBecause: attempt.voidedBecause,
  minutes: quiz.minutes,
  passPercent: quiz.passPercent,
  attempts: quiz.attempts,
  extraPercent: person.extraTimePercent,
}

/** `from attempt` with everything an attempt's rules need beside it. */
const joined = (db: Reader, columns: Record<string, SQL> = {}) =>
  db
    .select({
      ...attemptColumns,
      ...placeColumns,
      title: item.title,
      code: course.code,
      zone: offering.timeZone,
      disputedAt: sql<number | null>`${newestGrade('disputed_at')}`,
      ...columns,
    })
    .from(attempt)
    .innerJoin(enrolment, eq(enrolment.id, attempt.enrolmentId))
    .innerJoin(offering, eq(offering.id, enrolment.offeringId))
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(item, eq(item.id, attempt.itemId))
    .innerJoin(quiz, eq(quiz.itemId, attempt.itemId))
    .innerJoin(course, eq(course.id, offering.courseId))

const one = prepared((db) =>
  joined(db)
    .where(and(eq(attempt.id, sql.placeholder('id')), seenBy))
    .prepare(),
)

/** One attempt this person may know of, with what its rules need. */
export const attemptOf = ({ db, actor }: Pick<At<Reader>, 'db' | 'actor'>, id: number) =>
  one(db).get({ id, ...eyesOf(actor) })
export type Attempt = NonNullable<Awaited<ReturnType<typeof attemptOf>>>

/** The newest mark of an answer counts; an earlier one stays as it was written. */
export const newestMark = (column: 'id' | 'points' | 'comment' | 'criteria') =>
  sql`(select ${sql.raw(`m."${column}"`)} from ${mark} m
    where m.attempt_question_id = ${attemptQuestion.id} order by m.at desc, m.id desc limit 1)`

/**
 * Everyone who marked something in an attempt or posted its grade: who does not decide a dispute
 * about it.
 */
export async function markersOf(db: Reader, attemptId: number): Promise<number[]> {
  const rows = await db.all<{ id: number }>(sql`
    select m.marker_id as id from ${mark} m
    join ${attemptQuestion} aq on aq.id = m.attempt_question_id where aq.attempt_id = ${attemptId}
    and m.marker_id is not null
    union select g.by_id from ${attempt} a join ${grade} g on g.enrolment_id = a.enrolment_id
    and g.item_id = a.item_id and g.attempt_id = a.id
    where a.id = ${attemptId} and g.by_id is not null`)
  return rows.map(({ id }) => id)
}
