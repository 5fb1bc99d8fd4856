import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { modes, offering } from '@/db/tables/catalogue'
import { certificationVersion } from '@/db/tables/certification'
import type { Who } from '../../at'
import type { Day } from '../../calendar'
import { inForceOn, takesEffectBy } from '../../certification/validity/queries/versions-sql'
import { notOverOn } from '../../day-sql'
import { many, page } from '../../input'
import { monthEnd, searchTerms, whens } from '../rules'

const o = named(offering, 'o')
const cv = named(certificationVersion, 'cv')

const sorts = ['code', 'title', 'hours'] as const
/** The catalogue's address, read: nonsense is no filter. */
export const catalogueInput = z.object({
  leads: z
    .preprocess(
      (v) => (v === undefined || v === '' ? [] : [v].flat()),
      z.array(z.string().max(80)).max(20),
    )
    .catch([]),
  how: many(modes),
  when: many(whens),
  q: z.string().trim().max(200).catch(''),
  sort: z.enum(sorts).catch('code'),
  page,
})
export type CatalogueInput = z.infer<typeof catalogueInput>

const list = (values: readonly string[]) =>
  sql.join(
    values.map((v) => sql`${v}`),
    sql`, `,
  )
const all = (conditions: SQL[]) =>
  conditions.length ? sql.join(conditions, sql` and `) : sql`true`

/** SQL on `c`, a course: on offer now, and found by what was typed. */
export function isListed({ q }: CatalogueInput, { actor }: Who): SQL {
  const terms = searchTerms(q)
  const found = terms
    ? [
        sql`(c.id in (select (rowid - 1) / 4 from search where search match ${terms}
          and kind = 'course')
        or c.id in (select sv.course_id from course_version sv where sv.superseded_at is null
        and sv.summary like ${`%${q}%`}))`,
      ]
    : []
  return all([sql`(c.retired_on is null or c.retired_on > ${actor.today})`, ...found])
}

/** SQL on `cv`, a version of a certification: in force today, and begun. */
export const versionInForce = (today: Day): SQL =>
  sql`${takesEffectBy(cv, today)} and ${inForceOn(cv, today)}`

/** SQL on `c`: leads to one of these certifications, by the rules in force today. */
export const leadsTo = ({ leads }: CatalogueInput, { actor }: Who): SQL =>
  leads.length
    ? sql`c.id in (select r.course_id from certification ce
      join certification_version cv on cv.certification_id = ce.id
        join certification_requirement r on r.version_id = cv.id where ce.slug in (${list(leads)})
        and ${versionInForce(actor.today)})`
    : sql`true`

/** SQL on `o`, an offering: someone can still get into it. */
export const isOpen = ({ actor, now }: Who) =>
  sql`o.cancelled_at is null and o.closed_at is null and (o.ends_at is null or o.ends_at > ${+now})
    and ${notOverOn({ until: o.enrolUntil }, actor.today)}`
export const hasFree = sql`(o.seats is null or (o.taken < o.seats and o.waiting = 0))`
export const startsAnyTime = sql`o.starts_at is null`
export const startsThisMonth = ({ actor, now }: Who) =>
  sql`(o.starts_at >= ${+now} and o.starts_at < ${monthEnd(actor.today, actor.timeZone)})`

/** SQL on `o`: held in one of these ways. */
export const isHow = ({ how }: CatalogueInput): SQL =>
  how.length ? sql`o.mode in (${list(how)})` : sql`true`
/** SQL on `o`: at one of these times; "seats free" narrows them further. */
export function isWhen({ when }: CatalogueInput, who: Who): SQL {
  const times = [
    ...(when.includes('any time') ? [startsAnyTime] : []),
    ...(when.includes('this month') ? [startsThisMonth(who)] : []),
  ]
  return all([
    ...(times.length ? [sql`(${sql.join(times, sql` or `)})`] : []),
    ...(when.includes('seats free') ? [hasFree] : []),
  ])
}
export const narrowsOfferings = ({ how, when }: CatalogueInput) => how.length + when.length > 0
