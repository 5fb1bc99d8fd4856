import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import type { Day } from '../../calendar'
import { begunBy, notEndedOn, revokedBy } from '../../certification/validity/queries/valid-on'
import { takesEffectBy } from '../../certification/validity/queries/versions-sql'

const v = named(certificationVersion, 'v')
const a = named(award, 'a')

export type Since = {
  at: number
  what: string
  person: string | null
  personId: number | null
  holdingId: number | null
  short: string | null
  by: string | null
  because: string | null
}
const most = 200

/**
 * What was recorded after an instant and changes who was certified on a day: each award,
 * revocation, extension, suspension and rule, newest first.
 */
export async function recordedSince(
  db: Reader,
  on: Day,
  known: number,
): Promise<{ rows: Since[]; count: number }> {
  const person = (id: string) => sql`(select name from person where id = ${sql.raw(id)})`
  const rows = await db.all<Since & { count: number }>(sql`
    with since as (
      select a.created_at as at, 'awarded, recorded later' as what, a.person_id, a.holding_id,
      a.certification_id, a.by_id, a.because from award a
        where a.created_at > ${known} and ${begunBy(a, on)} and ${notEndedOn(a, on)}
      union all select a.revoked_at, 'revoked from ' || a.revoked_on, a.person_id, a.holding_id,
      a.certification_id, a.revoked_by_id, a.revoked_because from award a
        where ${revokedBy(a, on)} and a.revoked_at > ${known} and a.created_at <= ${known}
      union all select x.at, 'extended from ' || x."before" || ' to ' || x.until, a.person_id,
      a.holding_id, a.certification_id, x.by_id, x.because from extension x
      join award a on a.id = x.award_id
        where x.at > ${known}
      union all select x.at, 'ends ' || coalesce(x.after, 'never') || ' instead of ' ||
      coalesce(x."before", 'never'), a.person_id, a.holding_id, a.certification_id, null,
        'An older certificate was recorded' from redating x join award a on a.id = x.award_id
        where x.at > ${known}
      union all select s.at, 'suspended from ' || s."from", h.person_id, h.id, h.certification_id,
      s.by_id, s.because from suspension s join holding h on h.id = s.holding_id
        where s.at > ${known} and s."from" <= ${on}
      union all select s.ended_at, 'reinstated', h.person_id, h.id, h.certification_id,
      s.ended_by_id, s.ended_because from suspension s join holding h on h.id = s.holding_id
        where s.ended_at > ${known} and s.at <= ${known}
      union all select v.decided_at, 'rule version ' || v.number || ' from ' || v.effective_from,
      null, null, v.certification_id, v.decided_by_id, v.because from certification_version v
        where v.decided_at > ${known} and ${takesEffectBy(v, on)})
    select since.at, since.what, ${person('since.person_id')} as person,
    since.person_id as "personId", since.holding_id as "holdingId", c.short,
    ${person('since.by_id')} as "by",
      since.because, count(*) over () as count
    from since left join certification c on c.id = since.certification_id order by since.at desc
    limit ${most}`)
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
}
