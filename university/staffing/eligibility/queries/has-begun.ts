import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import type { Day } from '../../../calendar'
import { inTermOn } from '../../../certification/validity/queries/valid-on'
import type { Need } from '../facts'
import { idsOf, isByAny } from './eligibility-sql'

const a = named(award, 'a')

/**
 * Whether someone holds, or has begun to earn, one alternative of every group asked for on a day:
 * enrolled in a course that counts towards it, an exam booked, or a certificate handed in and not
 * yet looked at.
 */
export async function hasBegun(
  db: Reader,
  personId: number,
  need: Need,
  on: Day,
): Promise<boolean> {
  const groups = need.segments[0]?.groups ?? []
  if (groups.length === 0) return true
  const each = groups.map((group): SQL => {
    const ids = idsOf(group)
    return sql`(exists (select 1 from award a where a.person_id = ${personId}
      and (${isByAny(group, a)}) and ${inTermOn(a, on)})
      or exists (select 1 from certification_version v
      join certification_requirement r on r.version_id = v.id
        left join path_step s on s.path_id = r.path_id left join path_course pc on pc.step_id = s.id
        join offering o on o.course_id = coalesce(r.course_id, pc.course_id)
        join enrolment e on e.offering_id = o.id and e.person_id = ${personId}
        and (e.state = 'enrolled' or e.outcome in ('passed', 'completed'))
        where v.certification_id in (${ids}))
      or exists (select 1 from exam x join exam_booking b on b.exam_id = x.id
      where x.certification_id in (${ids}) and b.person_id = ${personId}
        and b.cancelled_at is null and b.result is null)
      or exists (select 1 from evidence h where h.person_id = ${personId}
      and h.certification_id in (${ids}) and h.decided_at is null))`
  })
  return (
    (await db.get<{ begun: number }>(sql`select ${sql.join(each, sql` and `)} as begun`))?.begun ===
    1
  )
}
