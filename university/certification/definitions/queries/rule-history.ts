import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import { is, isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { question } from '../../../kernel'
import { requirementsOf } from '../../requirements/queries/work'
import { issuerFactsIn } from '../../requirements/rules/facts'
import type { Requirement } from '../../requirements/rules/requirements'
import { termsJson } from '../../validity/queries/versions-sql'
import type { Term, Terms } from '../../validity/rules/validity'
import { changes } from '../rules/rule-in-words'

const v = named(certificationVersion, 'v')

/** Every version of a rule, in the order of the days they hold from. */
async function versionsOf(db: Reader, slug: string) {
  const rows = await db.all<{
    number: number
    effectiveFrom: Day
    decidedAt: number | null
    decidedBy: string | null
    because: string
    checkedOn: Day | null
    terms: Json<Terms>
    requirements: Json<Requirement[]>
    facts: string | null
    byDate: Json<Term[]>
  }>(sql`
    select v.number, v.effective_from as "effectiveFrom", v.decided_at as "decidedAt",
    (select d.name from person d where d.id = v.decided_by_id) as "decidedBy",
      v.because, v.checked_on as "checkedOn", ${termsJson(v)} as terms,
      ${requirementsOf} as requirements, v.facts,
      (select coalesce(json_group_array(json_object('earnedFrom', t.earned_from, 'earnedUntil',
      t.earned_until, 'months', t.months)), '[]') from validity_term t
      where t.certification_id = c.id) as "byDate"
    from certification c join certification_version v on v.certification_id = c.id
    where c.slug = ${slug} order by v.effective_from, v.number`)
  return rows.map((row) => ({
    ...row,
    terms: fromJson(row.terms),
    requirements: fromJson(row.requirements),
    // A term is dated by itself: a version is told with those that had begun when it took effect.
    byDate: fromJson(row.byDate).filter(
      (term) => term.earnedFrom === null || term.earnedFrom <= row.effectiveFrom,
    ),
    facts: issuerFactsIn(row.facts),
  }))
}

/**
 * How a certification's rule came to be what it is: who decided each version, when, why, from which
 * day, and what it changed.
 */
export const ruleHistory = question({
  input: z
    .object({ certification: z.string().max(100) })
    .describe(
      'Every version of a certification’s rule: who decided it, why, from when, and what changed',
    ),
  async answer({ db, actor, now }, { certification }) {
    if (!isSignedIn(actor)) return undefined
    const all = await versionsOf(db, certification)
    if (!all.length) return undefined
    const today = actor.today
    const current = all.findLast((it) => it.effectiveFrom <= today) ?? all[0]
    const versions = all.map((it, i) => {
      const replaced = all.slice(i + 1).some((later) => later.effectiveFrom === it.effectiveFrom)
      const state = replaced
        ? 'never'
        : it === current
          ? 'now'
          : it.effectiveFrom > today
            ? 'planned'
            : 'past'
      const { number, effectiveFrom, decidedAt, decidedBy, because } = it
      const before = all[i - 1]
      const changed = before ? changes(before, it) : []
      const seen = is(actor, 'registrar', 'auditor')
        ? changed
        : changed.filter(
            (one) => !['Sources', 'Cautions', 'How well it is known'].includes(one.what),
          )
      return {
        number,
        effectiveFrom,
        decidedAt,
        decidedBy,
        because,
        state: state as 'never' | 'now' | 'planned' | 'past',
        changes: seen,
      }
    })
    return { today, now: +now, zone: actor.timeZone, versions: versions.reverse() }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the certifications.')),
})
