import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import type { Day } from '../../../calendar'
import type { RetakeRule } from '../rules/retake'

/**
 * An exam of an issuer. Its two names for one issuer are one exam here; `id` is the first of them.
 */
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

type Read = Omit<Exam, 'statuses' | 'restarts'> & {
  editions: { code?: string | null; status?: string | null }[]
  restarts: number[]
}
/** SQL: every exam known, by issuer and certification, as JSON. */
export const examsJson = sql<Json<Read[]>>`(select coalesce(json_group_array(json(one)), '[]')
  from (select json_object('id', min(e.id), 'code', e.code, 'certificationId', c.id, 'short',
  c.short,
    'slug', c.slug, 'issuer', c.issuer, 'minutes', max(e.minutes), 'retiredOn', max(e.retired_on),
    'waitHours', max(e.retake_wait_hours), 'from', max(e.retake_from),
    'editions', json(coalesce((select json_extract(v.facts, '$.exams') from certification_version v
    where v.certification_id = c.id order by v.number desc limit 1), '[]')),
    'restarts', json((select coalesce(json_group_array(distinct r.certification_id), '[]')
    from exam same join renewal_by_exam r on r.exam_id = same.id
      where same.certification_id = c.id and same.code = e.code))) as one
  from exam e join certification c on c.id = e.certification_id group by c.id, e.code
  order by c.issuer, c.short, min(e.id)))`
const all = prepared((db) => db.select({ exams: examsJson }).from(sql`(select 1)`).prepare())

export const examsIn = (json: Json<Read[]> | undefined): Exam[] =>
  listFrom(json).map(({ editions, ...exam }) => {
    const parts = exam.code.split('+')
    return {
      ...exam,
      statuses: editions
        .filter((it) => it.code && parts.includes(it.code))
        .map((it) => it.status ?? null),
    }
  })
/** Every exam known, by issuer and certification. One statement. */
export const examsKnown = async (db: Reader): Promise<Exam[]> =>
  examsIn((await all(db).get())?.exams)
