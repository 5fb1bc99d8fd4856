import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import type { Day } from '../../../calendar'
import { requirementsOf } from '../../../certification/requirements/queries/work'
import type { Requirement } from '../../../certification/requirements/rules/requirements'
import { inForceOn, termsJson } from '../../../certification/validity/queries/versions-sql'
import type { Terms } from '../../../certification/validity/rules/validity'
import { among } from '../../eligibility/queries/facts'
import type { CertificationFact } from '../rules/facts'

const v = named(certificationVersion, 'v')

type Row = {
  id: number
  slug: string
  short: string
  inHouse: number
  terms: string
  requirements: string
  sunsetOn: Day | null
  exams: string
  prepares: string
}

/**
 * What these certifications ask today, when they stop counting, their exams, and the courses that
 * teach for them.
 */
export async function certificationsOf(
  db: Reader,
  ids: Iterable<number>,
  today: Day,
  on: Day,
): Promise<CertificationFact[]> {
  const rows = await db.all<Row>(sql`
    select c.id, c.slug, c.short, c.in_house as "inHouse", ${termsJson(v)} as terms,
    ${requirementsOf} as requirements,
      (select v.sunset_on from certification_version v where v.certification_id = c.id
      and ${inForceOn(v, on)}) as "sunsetOn",
      (select coalesce(json_group_array(json_object('code', e.code, 'retiredOn', e.retired_on,
      'waitHours', e.retake_wait_hours, 'from', e.retake_from)), '[]') from exam e
      where e.certification_id = c.id) as exams,
      (select coalesce(json_group_array(course), '[]') from (select cv.course_id as course
      from exam_domain d join item_domain t on t.domain_id = d.id
        join item i on i.id = t.item_id join course_version cv on cv.id = i.course_version_id
        and cv.published_at is not null and cv.superseded_at is null
        where d.certification_id = c.id group by cv.course_id
        order by count(*) desc, cv.course_id)) as prepares
    from certification c join certification_version v on v.certification_id = c.id
    and ${inForceOn(v, today)} where c.id in ${among([...ids])}`)
  return rows.map((row) => ({
    ...row,
    inHouse: row.inHouse === 1,
    terms: JSON.parse(row.terms) as Terms,
    requirements: JSON.parse(row.requirements) as Requirement[],
    exams: JSON.parse(row.exams),
    prepares: JSON.parse(row.prepares),
  }))
}
