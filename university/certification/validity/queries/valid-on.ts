import { type SQL, sql } from 'drizzle-orm'
import { award, suspension } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import type { Day } from '../../../calendar'
import { inForceOn } from './versions-sql'

/**
 * `countsOn` of the rules as an SQL condition on `award` (or an alias of it): not revoked by the
 * day, begun, not ended or in a grace that counts, its holding not suspended, its certification's
 * sunset not passed, by the rules in force on that day. `day` may be a placeholder or a column.
 */
export function validOn(
  day: Day | SQL | ReturnType<typeof sql.placeholder>,
  it: Pick<
    typeof award,
    'holdingId' | 'certificationId' | 'validFrom' | 'validUntil' | 'revokedOn'
  > = award,
): SQL {
  // Few certifications have a grace that counts: the first comparison rules out nearly every award
  // that has ended.
  const graceFrom = (which: SQL) =>
    sql`select min(date(${day}, '-' || v.grace_days || ' days')) from ${certificationVersion} v
      where v.grace_counts and ${which}`
  const graced = sql`${it.validUntil} >= (${graceFrom(sql`1`)})
    and ${it.validUntil} >= (${graceFrom(sql`v.certification_id = ${it.certificationId}
      and ${inForceOn(day)}`)})`
  return sql`((${it.revokedOn} is null or ${it.revokedOn} > ${day}) and ${it.validFrom} <= ${day}
    and (${it.validUntil} is null or ${it.validUntil} >= ${day} or (${graced}))
    and ${it.certificationId} not in (select v.certification_id from ${certificationVersion} v
    where v.sunset_on < ${day} and ${inForceOn(day)})
    and ${it.holdingId} not in (select "held"."holding_id" from ${suspension} "held"
    where "held"."from" <= ${day} and ("held"."until" is null or "held"."until" >= ${day})))`
}

/** SQL: `person` is in the company's figures: people of the demo only while there are no others. */
export const isCounted = sql`(${person.origin} <> 'demo' or not exists (select 1
  from ${person} "real" where "real"."origin" <> 'demo'))`
