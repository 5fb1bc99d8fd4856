import { is, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { award } from '@/db/tables/award'
import { suspension } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import type { Day } from '../../../calendar'
import { inForceOn } from './versions-sql'

/** The award a condition is about: its table, an alias of it, or the columns of a subselect. */
type Award = Record<
  keyof Pick<
    typeof award,
    'holdingId' | 'certificationId' | 'validFrom' | 'validUntil' | 'revokedOn'
  >,
  SQLWrapper
>
/** A day, or what stands for one in SQL: a placeholder or a column. */
type AnyDay = Day | SQLWrapper
/** One day for the whole statement: what depends on it alone is read once, not for each award. */
const isFixed = (day: AnyDay) => typeof day === 'string' || is(day, Placeholder)

/**
 * SQL: an award counts on a day. It is begun and not revoked by the day, not ended or in a grace
 * that counts, its holding is not suspended, and no sunset has passed; all by the rules in force on
 * that day. `countsOn` of the rules says the same of one.
 */
export const validOn = (it: Award, day: AnyDay): SQL =>
  sql`((${notEndedOn(it, day)} or ${inCountingGraceOn(it, day)}) and ${standsOn(it, day)})`

const notEndedOn = (it: Award, day: AnyDay): SQL =>
  sql`(${it.validUntil} is null or ${it.validUntil} >= ${day})`

/**
 * Few certifications have a grace that counts: of a fixed day the first comparison rules out nearly
 * every award that has ended.
 */
function inCountingGraceOn(it: Award, day: AnyDay): SQL {
  const graceFrom = sql`date(${day}, '-' || v.grace_days || ' days')`
  const soonest = isFixed(day)
    ? sql`${it.validUntil} >= (select min(${graceFrom}) from ${certificationVersion} v
        where v.grace_counts) and`
    : sql``
  return sql`(${it.validUntil} < ${day} and ${soonest}
    exists (select 1 from ${certificationVersion} v where v.certification_id = ${it.certificationId}
      and v.grace_counts and ${it.validUntil} >= ${graceFrom} and ${inForceOn(day)}))`
}

/**
 * Nothing takes it out of the count, whatever its end: a revocation, a suspension of its holding, a
 * sunset of its certification.
 */
function standsOn(it: Award, day: AnyDay): SQL {
  const sunset = sql`v.sunset_on < ${day} and ${inForceOn(day)}`
  const noSunset = isFixed(day)
    ? sql`${it.certificationId} not in (select v.certification_id
        from ${certificationVersion} v where ${sunset})`
    : sql`not exists (select 1 from ${certificationVersion} v
        where v.certification_id = ${it.certificationId} and ${sunset})`
  return sql`${it.validFrom} <= ${day} and (${it.revokedOn} is null or ${it.revokedOn} > ${day})
    and not exists (select 1 from ${suspension} "held"
      where "held"."holding_id" = ${it.holdingId} and "held"."from" <= ${day}
        and ("held"."until" is null or "held"."until" >= ${day}))
    and ${noSunset}`
}

/** SQL: `person` is in the company's figures: people of the demo only while there are no others. */
export const isCounted = sql`(${person.origin} <> 'demo' or not exists (select 1
  from ${person} "real" where "real"."origin" <> 'demo'))`
