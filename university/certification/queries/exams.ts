import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import type { Day } from '../../calendar'
import type { RetakeRule } from '../rules/retake'

/** An exam of an issuer. Its two names for one issuer are one exam here; `id` is the first of them. */
export type Exam = RetakeRule & {
  id: number
  code: string
  certificationId: number
  short: string
  slug: string
  issuer: string
  minutes: number | null
  retiredOn: Day | null
  /** The issuer's word for each edition under this code: current, previous, retired. */
  statuses: (string | null)[]
  /** Certifications it restarts while they are current. */
  restarts: number[]
}

const all = prepared((db) =>
  db
    .select({
      id: sql<number>`min(e.id)`,
      code: sql<string>`e.code`,
      certificationId: sql<number>`c.id`,
      short: sql<string>`c.short`,
      slug: sql<string>`c.slug`,
      issuer: sql<string>`c.issuer`,
      minutes: sql<number | null>`max(e.minutes)`,
      retiredOn: sql<string | null>`max(e.retired_on)`,
      waitHours: sql<number | null>`max(e.retake_wait_hours)`,
      from: sql<number | null>`max(e.retake_from)`,
      editions: sql<
        string | null
      >`(select json_extract(v.facts, '$.exams') from certification_version v where v.certification_id = c.id order by v.number desc limit 1)`,
      restarts: sql<string>`(select coalesce(json_group_array(distinct r.certification_id), '[]') from exam same join renewal_by_exam r on r.exam_id = same.id
        where same.certification_id = c.id and same.code = e.code)`,
    })
    .from(sql`exam e join certification c on c.id = e.certification_id`)
    .groupBy(sql`c.id, e.code`)
    .orderBy(sql`c.issuer, c.short, min(e.id)`)
    .prepare(),
)

/** Every exam known, by issuer and certification. One statement. */
export async function examsKnown(db: Reader): Promise<Exam[]> {
  const rows = await all(db).all()
  return rows.map(({ editions, restarts, ...row }) => {
    const said = JSON.parse(editions ?? '[]') as { code?: string | null; status?: string | null }[]
    const parts = row.code.split('+')
    const statuses = said.filter((it) => it.code && parts.includes(it.code)).map((it) => it.status ?? null)
    return { ...row, statuses, restarts: JSON.parse(restarts) }
  })
}
