import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { offering as offeringTable } from '@/db/tables/catalogue'
import type { Day } from '../../../calendar'
import { hasFree } from '../../../catalogue/queries/filters'
import { takesEnrolmentsOn } from '../../../enrolment/queries/seat-sql'

const o = named(offeringTable, 'o')

/**
 * SQL: the courses that lead to a certification: its rules name them, or they teach a domain of its
 * exam.
 */
export const coursesTo = (
  certification: SQL,
): SQL => sql`(select cr.course_id from certification_version cv
  join certification_requirement cr on cr.version_id = cv.id
    where cv.certification_id = ${certification} and cr.course_id is not null
  union select iv.course_id from exam_domain ed join item_domain di on di.domain_id = ed.id
  join item im on im.id = di.item_id join course_version iv on iv.id = im.course_version_id
    where ed.certification_id = ${certification})`

/**
 * SQL: what would keep a certification: its exams, whether this person has booked one, and the next
 * offering with a free seat that leads to it. As JSON.
 */
export const remedyJson = (
  certification: SQL,
  person: SQL,
  today: Day,
  now: number,
): SQL => sql`case when ${certification} is not null then json_object(
  'exams', (select json_group_array(code) from (select distinct e.code from exam e
  where e.certification_id = ${certification} and (e.retired_on is null or e.retired_on > ${today})
  order by e.code)),
  'booked', (select json_array(e.code, b.booked_for) from exam_booking b
  join exam e on e.id = b.exam_id
    where b.person_id = ${person} and e.certification_id = ${certification}
    and b.cancelled_at is null and b.result is null order by b.booked_for limit 1),
  'seat', (select json_array(co.code, o.code, o.starts_at, o.seats - o.taken) from offering o
  join course co on co.id = o.course_id
    where o.course_id in ${coursesTo(certification)} and o.cancelled_at is null
    and o.closed_at is null and (o.starts_at is null or o.starts_at > ${now})
      and ${takesEnrolmentsOn(o, today)}
      and ${hasFree} order by o.starts_at is null, o.starts_at limit 1)) end`

export type Remedy = {
  exams: string[]
  booked: [string, Day] | null
  seat: [course: string, offering: string, startsAt: number | null, free: number | null] | null
}
/** What `remedyJson` answers, read: on another database its parts may come as text. */
export function readRemedy(json: string | null): Remedy | null {
  if (!json) return null
  const it = JSON.parse(json)
  const nested = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value)
  return { exams: nested(it.exams), booked: nested(it.booked), seat: nested(it.seat) }
}
