import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { ItemKind } from '@/db/tables/catalogue'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import type { At } from '../../at'
import { readsMaterial } from '../rules'

type Place = {
  enrolmentId: number
  personId: number
  offeringId: number
  courseId: number
  state: EnrolmentState
  outcome: Outcome | null
}
const place = sql`e.id as enrolmentId, e.person_id as personId, e.offering_id as offeringId,
  o.course_id as courseId, e.state as state, e.outcome as outcome`

/**
 * One item of one enrolment, with what its rules need; undefined where there is none, or none whose
 * material the actor may read.
 */
export async function taskOf(
  { db, actor }: Pick<At<Reader>, 'db' | 'actor'>,
  enrolmentId: number,
  itemId: number,
) {
  const [row] = await db.all<
    Place & { itemId: number; kind: ItemKind; title: string; done: number; next: number | null }
  >(
    sql`select ${place}, i.id as itemId, i.kind as kind, i.title as title,
      exists (select 1 from completion c where c.enrolment_id = e.id and c.item_id = i.id) as done,
      (select n.id from item n where n.course_version_id = i.course_version_id
      and n.position > i.position order by n.position limit 1) as next
      from enrolment e join offering o on o.id = e.offering_id
      join item i on i.course_version_id = o.course_version_id
      where e.id = ${enrolmentId} and i.id = ${itemId}`,
  )
  return row && readsMaterial(actor, row) ? { ...row, done: Boolean(row.done) } : undefined
}

/** One lab step of one enrolment, on the same terms. */
export async function stepOf(
  { db, actor }: Pick<At<Reader>, 'db' | 'actor'>,
  enrolmentId: number,
  stepId: number,
) {
  const [row] = await db.all<
    Place & { itemId: number; stepId: number; text: string; ticked: number; confirmed: number }
  >(
    sql`select ${place}, s.item_id as itemId, s.id as stepId, s.text as text, r.done_at is not null
      as ticked, r.confirmed_at is not null as confirmed
      from enrolment e join offering o on o.id = e.offering_id
      join item i on i.course_version_id = o.course_version_id
      join lab_step s on s.item_id = i.id left join lab_result r on r.enrolment_id = e.id
      and r.step_id = s.id
      where e.id = ${enrolmentId} and s.id = ${stepId}`,
  )
  return row && readsMaterial(actor, row)
    ? { ...row, ticked: Boolean(row.ticked), confirmed: Boolean(row.confirmed) }
    : undefined
}
