import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { At } from '../../at'
import { graceMs } from '../rules/deadline'

export type Spot = { attempt: number; question: number }
/** When an attempt was, or by date is, handed in. */
export const handedIn = sql.raw('coalesce(a.submitted_at, a.deadline)')
/** By date: handed in, or run out and not yet touched by anybody. */
export const isHandedIn = (now: Date) =>
  sql`(a.state = 'submitted' or (a.state = 'in progress' and a.deadline < ${+now - graceMs}))`
/**
 * The attempts still in somebody's hands, in the words of their partial index: few at any time,
 * however many were ever posted.
 */
export const isUnposted = sql.raw("a.state in ('in progress', 'submitted', 'graded')")
/** An offering this person teaches, or one of a course they own, and not their own enrolment. */
export const markedBy = ({ id, teaches, owns }: At<Reader>['actor']) => sql`(e.person_id <> ${id}
  and (e.offering_id in (select value from json_each(${JSON.stringify(teaches)}))
  or o.course_id in (select value from json_each(${JSON.stringify(owns)}))))`
/** An essay with something written in it: an empty one earns nothing and waits for nobody. */
export const isWritten = sql.raw(
  `(json_extract(v.body, '$.kind') = 'essay' and n.value is not null and trim(n.value, ' "\\n') not in ('', 'null'))`,
)

/**
 * Two markers whose newest marks are more than 2 points apart: a third decides, or one of them
 * thinks again. Correlated to `aq`.
 */
export const differ =
  sql.raw(`((select count(distinct m.marker_id) from mark m where m.attempt_question_id = aq.id) = 2
  and (select max(m.points) - min(m.points) from mark m where m.attempt_question_id = aq.id
  and m.marker_id is not null
    and not exists (select 1 from mark later where later.attempt_question_id = aq.id
    and later.marker_id = m.marker_id and later.id > m.id)) > 2)`)
export const isMarked = sql`(exists (select 1 from mark m where m.attempt_question_id = aq.id)
  and not ${differ})`

/**
 * Essays of one exam this person may mark that are still to be marked: oldest first, and inside an
 * attempt in its order.
 */
export function openEssays({ db, actor, now }: At<Reader>, item: number) {
  return db.all<Spot>(sql`
    select a.id as attempt, aq.id as question from attempt a
    cross join enrolment e on e.id = a.enrolment_id join offering o on o.id = e.offering_id
    cross join attempt_question aq on aq.attempt_id = a.id
    join question_version v on v.id = aq.question_version_id
    left join answer n on n.attempt_question_id = aq.id
    where a.item_id = ${item} and ${isUnposted} and ${isHandedIn(now)} and ${markedBy(actor)}
    and ${isWritten} and not ${isMarked}
    order by ${handedIn}, a.id, aq.position`)
}

/** The next open essay of the exam after this one: the oldest of the others. */
export async function nextToMark(at: At<Reader>, item: number, after: Spot): Promise<Spot | null> {
  const open = await openEssays(at, item)
  return open.find((spot) => spot.question !== after.question) ?? null
}
