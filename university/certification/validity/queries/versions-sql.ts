import { type SQL, sql } from 'drizzle-orm'
import { certificationVersion } from '@/db/tables/certification'

/**
 * SQL: `v` is the version in force on a day: the newest by its date, of two with one date the
 * later; before the first, the first. With `knownAt`, of those decided by that instant.
 */
export function inForceOn(day: unknown, knownAt?: unknown): SQL {
  const known = (it: SQL) =>
    knownAt === undefined
      ? sql``
      : sql`(${it}.decided_at is null or ${it}.decided_at <= ${knownAt}) and`
  // Without a sort, because a day that is a column is not seen from inside one.
  return sql`(${known(sql`v`)} not exists (select 1 from ${certificationVersion} w
    where w.certification_id = v.certification_id and ${known(sql`w`)}
    case when v.effective_from <= ${day} then w.effective_from <= ${day}
    and (w.effective_from > v.effective_from or (w.effective_from = v.effective_from
    and w.number > v.number))
      else w.effective_from <= ${day} or w.effective_from < v.effective_from
      or (w.effective_from = v.effective_from and w.number > v.number) end))`
}

/** SQL: the terms of version `v`, as JSON. */
export const termsJson = sql<string>`json_object('validityMonths', v.validity_months,
  'validityKnown', json(iif(v.validity_known, 'true', 'false')), 'method', v.method,
  'windowMonths', v.window_months, 'minimumActiveMonths', v.minimum_active_months, 'fixedBase',
  v.fixed_base, 'graceDays', v.grace_days,
  'graceCounts', json(iif(v.grace_counts, 'true', 'false')), 'earlyCreditDays', v.early_credit_days,
  'lateMonths', v.late_months, 'sunsetOn', v.sunset_on,
  'successor', (select s.short from certification s where s.id = v.successor_id))`
