import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { certification, certificationVersion, validityTerm } from '@/db/tables/certification'
import type { Day } from '../../../calendar'
import { inForceOn, termsJson } from '../../validity/queries/versions-sql'
import type { Term, Terms } from '../../validity/rules/validity'
import { type IssuerFacts, issuerFactsIn } from '../rules/facts'
import type { Requirement } from '../rules/requirements'
import { requirementsOf } from './work'

const v = named(certificationVersion, 'v')

const p = sql.placeholder

export type Definition = {
  id: number
  slug: string
  short: string
  name: string
  issuer: string
  inHouse: boolean
  track: string
  level: string
  version: number
  effectiveFrom: Day
  checkedOn: Day | null
  terms: Terms
  byDate: Term[]
  requirements: Requirement[]
  facts: IssuerFacts
  successorSlug: string | null
}

const all = prepared((db) =>
  db
    .select({
      id: sql<number>`c.id`,
      slug: sql<string>`c.slug`,
      short: sql<string>`c.short`,
      name: sql<string>`c.name`,
      issuer: sql<string>`c.issuer`,
      inHouse: sql<number>`c.in_house`,
      track: sql<string>`c.track`,
      level: sql<string>`c.level`,
      version: sql<number>`v.number`,
      effectiveFrom: sql<string>`v.effective_from`,
      checkedOn: sql<string | null>`v.checked_on`,
      facts: sql<string | null>`v.facts`,
      successorSlug: sql<
        string | null
      >`(select s.slug from certification s where s.id = v.successor_id)`,
      terms: termsJson(v),
      byDate: sql<
        Json<Term[]>
      >`(select coalesce(json_group_array(json_object('earnedFrom', t.earned_from,
        'earnedUntil', t.earned_until, 'months', t.months)), '[]')
        from ${validityTerm} t where t.certification_id = c.id)`,
      requirements: requirementsOf,
    })
    .from(sql`${certification} c join ${certificationVersion} v on v.certification_id = c.id`)
    .where(sql`${inForceOn(v, p('today'))} and (${p('slug')} is null or c.slug = ${p('slug')})`)
    .orderBy(sql`c.in_house desc, c.track, c.issuer, c.short`)
    .prepare(),
)

/**
 * Every certification as it stands on a day (or the one of a slug), with its rules, requirements
 * and facts. One statement.
 */
export async function definitionsOn(
  db: Reader,
  today: Day,
  slug: string | null = null,
): Promise<Definition[]> {
  const rows = await all(db).all({ today, slug })
  return rows.map((row) => ({
    ...row,
    inHouse: row.inHouse === 1,
    terms: fromJson(row.terms),
    byDate: fromJson(row.byDate),
    requirements: fromJson(row.requirements),
    facts: issuerFactsIn(row.facts),
  }))
}
