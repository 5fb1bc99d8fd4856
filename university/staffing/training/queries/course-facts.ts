import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { offering } from '@/db/tables/catalogue'
import { type Day, dayIn } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { among } from '../../eligibility/queries/facts'
import { type CourseFact, leads, type OpenOffering } from '../rules/facts'

const o = named(offering, 'o')

type Row = Omit<CourseFact, 'offerings' | 'retired' | 'usual'> & {
  retiredOn: Day | null
  offerings: string
  usual: string | null
}
/** Id, code, start, end, last day to enrol, zone, seats, and how many of them are taken. */
type Offered = [
  number,
  string,
  number | null,
  number | null,
  Day | null,
  string,
  number | null,
  number,
]

function offeringOf([id, code, starts, ends, enrolUntil, zone, seats, taken]: Offered) {
  const day = (at: number | null) => (at === null ? null : dayIn(at, zone))
  const free = seats === null ? null : Math.max(0, seats - taken)
  return { id, code, startsOn: day(starts), endsOn: day(ends), enrolUntil, free }
}

/** Courses with the offerings one could still get a seat in. */
export async function coursesOf(
  db: Reader,
  ids: Iterable<number>,
  now: Date,
  today: Day,
): Promise<CourseFact[]> {
  const rows = await db.all<Row>(sql`
    select co.id, co.code, cv.title, cv.hours, co.retired_on as "retiredOn",
    co.owner_id as "ownerId",
      (select json_object('mode', u.mode, 'seats', u.seats) from offering u
      where u.course_id = co.id and u.seats > 0 order by u.id desc limit 1) as usual,
      (select coalesce(json_group_array(json_array(o.id, o.code, o.starts_at, o.ends_at,
      o.enrol_until, o.time_zone, o.seats, o.taken + o.waiting)), '[]') from offering o
        where o.course_id = co.id and o.cancelled_at is null and o.closed_at is null
        and (o.starts_at is null or o.starts_at >= ${+now})
          and (o.ends_at is null or o.ends_at >= ${+now})
          and ${notOverOn({ until: o.enrolUntil }, today)}) as offerings
    from course co join course_version cv on cv.course_id = co.id and cv.published_at is not null
    and cv.superseded_at is null where co.id in ${among([...ids])} order by co.code`)
  return rows.map(({ retiredOn, offerings, usual, ...row }) => ({
    ...row,
    retired: retiredOn !== null && retiredOn < today,
    usual: usual
      ? (JSON.parse(usual) as CourseFact['usual'])
      : { mode: 'instructor-led' as const, seats: leads.seats },
    offerings: (JSON.parse(offerings) as Offered[]).map((it): OpenOffering => offeringOf(it)),
  }))
}
