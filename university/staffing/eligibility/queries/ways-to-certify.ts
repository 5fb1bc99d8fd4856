import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { offering as offeringTable } from '@/db/tables/catalogue'
import { certificationVersion } from '@/db/tables/certification'
import { type Day, dayIn } from '../../../calendar'
import { hasFree } from '../../../catalogue/queries/filters'
import { inForceOn } from '../../../certification/validity/queries/versions-sql'
import { takesEnrolmentsOn } from '../../../enrolment/queries/seat-sql'
import type { NextOffering, Ways } from '../rules/quickest'
import { among } from './facts'

const o = named(offeringTable, 'o')
const v = named(certificationVersion, 'v')

type Seat = [
  certification: number,
  course: number,
  code: string,
  courseCode: string,
  title: string,
  startsAt: number | null,
  zone: string,
  left: number | null,
]
type Done = [person: number, course: number, finished: 0 | 1]

/**
 * What helps these people towards these certifications, in one statement: the coming offerings with
 * a free seat of the courses on the way (what its rule asks for; for an issuer's, what teaches its
 * exam's domains), and which exams renew it. A course somebody has finished is no way for them; one
 * they are in is said.
 */
export async function waysFor(
  db: Reader,
  people: readonly number[],
  certifications: readonly number[],
  today: Day,
  now: Date,
): Promise<(person: number) => Ways> {
  const none: Ways = { offering: () => undefined, renewing: () => [] }
  if (people.length === 0 || certifications.length === 0) return () => none
  const asked = among(certifications)
  const row = await db.get<{ seats: string; done: string; renewing: string }>(sql`
    with way(certification, course) as materialized (
      select v.certification_id, r.course_id from certification_version v
      join certification_requirement r on r.version_id = v.id and r.course_id is not null
        where v.certification_id in ${asked} and ${inForceOn(v, today)}
      union select v.certification_id, pc.course_id from certification_version v
      join certification_requirement r on r.version_id = v.id and r.path_id is not null
        join path_step s on s.path_id = r.path_id and s.rule <> 'optional'
        join path_course pc on pc.step_id = s.id where v.certification_id in ${asked}
        and ${inForceOn(v, today)}
      union select d.certification_id, cv.course_id from exam_domain d
      join item_domain t on t.domain_id = d.id join item i on i.id = t.item_id
        join course_version cv on cv.id = i.course_version_id and cv.published_at is not null
        and cv.superseded_at is null where d.certification_id in ${asked}),
    seat as materialized (
      select w.certification, w.course, o.code, co.code as course_code, v.title, o.starts_at,
      o.time_zone, o.seats - o.taken as left_over
      from way w join course co on co.id = w.course and (co.retired_on is null
      or co.retired_on > ${today})
        join offering o on o.course_id = w.course
        join course_version v on v.id = o.course_version_id
      where o.cancelled_at is null and o.closed_at is null and ${hasFree}
      and ${takesEnrolmentsOn(o, today)}
        and (o.starts_at is null or o.starts_at > ${+now}) and (o.ends_at is null
        or o.ends_at > ${+now}))
    select (select json_group_array(json_array(certification, course, code, course_code, title,
    starts_at, time_zone, left_over)) from seat) as seats,
      (select json_group_array(json_array(e.person_id, o.course_id, e.outcome is not null
      and e.outcome in ('passed', 'completed'))) from enrolment e
      join offering o on o.id = e.offering_id
        where e.person_id in ${among(people)} and o.course_id in (select course
        from way) and (e.outcome in ('passed', 'completed') or e.state in ('enrolled',
        'offered'))) as done,
      (select json_group_array(json_array(b.certification_id, x.code))
      from (select certification_id, exam_id from renewal_by_exam union select certification_id, id
      from exam) b
        join exam x on x.id = b.exam_id where b.certification_id in ${asked}
        and (x.retired_on is null or x.retired_on > ${today})) as renewing`)
  const seats = (JSON.parse(row?.seats ?? '[]') as Seat[]).sort((a, b) => (a[5] ?? 0) - (b[5] ?? 0))
  const done = new Map<number, Done[]>()
  for (const it of JSON.parse(row?.done ?? '[]') as Done[])
    done.set(it[0], [...(done.get(it[0]) ?? []), it])
  const renewing = JSON.parse(row?.renewing ?? '[]') as [number, string][]
  return (person) => {
    const own = done.get(person) ?? []
    const offering = (certification: number): NextOffering | undefined => {
      const found = seats.find(
        ([of, course]) =>
          of === certification && !own.some(([, it, finished]) => it === course && finished),
      )
      if (!found) return undefined
      const [, course, code, courseCode, title, startsAt, zone, left] = found
      return {
        code,
        courseCode,
        title,
        startsOn: startsAt === null ? null : dayIn(startsAt, zone),
        seatsLeft: left,
        already: own.some(([, it]) => it === course),
      }
    }
    return {
      offering,
      renewing: (certification) =>
        [
          ...new Set(renewing.filter(([of]) => of === certification).map(([, code]) => code)),
        ].sort(),
    }
  }
}
