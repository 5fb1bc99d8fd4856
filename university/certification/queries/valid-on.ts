import { type SQL, sql } from 'drizzle-orm'
import { award, suspension } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import type { Day } from '../../calendar'

/**
 * `isValidOn` of the rules as an SQL condition on `award` (or an alias of it): not revoked by the day, begun, not ended,
 * its holding not suspended. `day` may be a placeholder or a column.
 */
export function validOn(
  day: Day | SQL | ReturnType<typeof sql.placeholder>,
  it: Pick<typeof award, 'holdingId' | 'validFrom' | 'validUntil' | 'revokedOn'> = award,
): SQL {
  return sql`((${it.revokedOn} is null or ${it.revokedOn} > ${day}) and ${it.validFrom} <= ${day} and (${it.validUntil} is null or ${it.validUntil} >= ${day})
    and ${it.holdingId} not in (select "held"."holding_id" from ${suspension} "held" where "held"."from" <= ${day} and ("held"."until" is null or "held"."until" >= ${day})))`
}

/** SQL: `person` is in the company's figures: people of the demo only while there are no others. */
export const isCounted = sql`(${person.origin} <> 'demo' or not exists (select 1 from ${person} "real" where "real"."origin" <> 'demo'))`
