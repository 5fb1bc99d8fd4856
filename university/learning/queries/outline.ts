import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import type { ItemKind } from '@/db/tables/catalogue'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import { type At, yes } from '../../at'
import { mayWithdraw } from '../../enrolment/rules/staff'
import { id } from '../../input'
import { question } from '../../kernel'
import { progressOf, readsMaterial } from '../rules'

type OutlineItem = {
  id: number
  kind: ItemKind
  title: string
  minutes: number
  required: boolean
  doneAt: number | null
}
type Row = {
  id: number
  personId: number
  person: string
  state: EnrolmentState
  outcome: Outcome | null
  outcomeAt: number | null
  offeringId: number
  offering: string
  courseId: number
  course: string
  title: string
  startsAt: number | null
  endsAt: number | null
  items: Json<(Omit<OutlineItem, 'required'> & { required: number })[]>
  instructors: Json<{ id: number; name: string }[]>
  sessions: Json<Session[]>
}
export type Session = {
  id: number
  title: string
  startsAt: number
  endsAt: number
  timeZone: string
  room: string
  link: string
  cancelledAt: number | null
  because: string | null
}

/**
 * An enrolment's outline with progress: one statement. Undefined where the actor may not read the
 * material.
 */
export async function outlineOf({ db, actor, now }: At<Reader>, enrolmentId: number) {
  const [row] = await db.all<Row>(sql`
    select e.id as id, e.person_id as personId, p.name as person, e.state as state,
    e.outcome as outcome, e.outcome_at as outcomeAt, o.id as offeringId,
      o.code as offering, o.course_id as courseId, c.code as course, v.title as title,
      o.starts_at as startsAt, o.ends_at as endsAt,
      (select json_group_array(json_object('id', i.id, 'kind', i.kind, 'title', i.title, 'minutes',
      i.minutes, 'required', i.required, 'doneAt', i.at))
        from (select i.*, d.at from item i left join completion d on d.item_id = i.id
        and d.enrolment_id = e.id
          where i.course_version_id = o.course_version_id order by i.position) i) as items,
      (select json_group_array(json_object('id', t.id, 'name', t.name)) from offering_instructor oi
      join person t on t.id = oi.person_id
        where oi.offering_id = o.id) as instructors,
      (select json_group_array(json_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at,
      'endsAt', s.ends_at, 'timeZone', s.time_zone, 'room', s.room,
        'link', s.link, 'cancelledAt', s.cancelled_at, 'because', s.cancelled_because))
        from (select * from session where offering_id = o.id order by starts_at) s) as sessions
    from enrolment e join person p on p.id = e.person_id join offering o on o.id = e.offering_id
    join course c on c.id = o.course_id
      join course_version v on v.id = o.course_version_id
    where e.id = ${enrolmentId}`)
  if (!row || !readsMaterial(actor, row)) return undefined
  const items = fromJson(row.items).map((i) => ({ ...i, required: Boolean(i.required) }))
  const required = items.filter((i) => i.required)
  const done = required.filter((i) => i.doneAt !== null).length
  return {
    ...row,
    own: row.personId === actor.id,
    items: items as OutlineItem[],
    instructors: fromJson(row.instructors),
    sessions: fromJson(row.sessions),
    required: required.length,
    done,
    progress: progressOf(done, required.length),
    next: items.find((i) => i.required && i.doneAt === null) ?? null,
    minutesLeft: required.filter((i) => i.doneAt === null).reduce((sum, i) => sum + i.minutes, 0),
    mayWithdraw: mayWithdraw(actor, { ...row, managers: [], live: row.state === 'enrolled' }),
    viewer: { zone: actor.timeZone, now },
  }
}

/** What a course holds and how far one is. */
export const outline = question({
  input: z.object({ enrolment: id }),
  answer: (at, { enrolment }) => outlineOf(at, enrolment),
  mayAsk: () => yes,
})
