import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { placement, positionRequirement } from '@/db/tables/staffing'
import type { Day } from '../../calendar'
import { validOn } from '../../certification/validity/queries/valid-on'
import { inForceOn } from '../../certification/validity/queries/versions-sql'
import { lastsOn, notOverOn } from '../../day-sql'
import { continues } from '../../roster/queries/terms'
import { groupMet } from '../../staffing/eligibility/queries/unmet-sql'

const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')
const a = named(award, 'a')
const v = named(certificationVersion, 'v')

export type PlaceLost = {
  personId: number
  person: string
  code: string
  customer: string
  position: string
  from: Day
  excepted: boolean
  certification: string
}
export type Dependent = {
  holdingId: number
  personId: number
  person: string
  short: string
  needs: string
}

/**
 * What taking back these holdings would set off from a day on: placements, now or to come, whose
 * requirement is met today and would not be; and certifications held validly that name one of them
 * as a requirement. Two statements.
 */
export async function setOffBy(
  db: Reader,
  holdings: readonly number[],
  day: Day,
): Promise<{ places: PlaceLost[]; dependents: Dependent[] }> {
  if (!holdings.length) return { places: [], dependents: [] }
  const among = sql`(select value from json_each(${JSON.stringify(holdings)}))`
  const on = sql`max(pl."from", ${day})`
  const places = await db.all<PlaceLost & { excepted: number | boolean }>(sql`
    select pl.person_id as "personId", p.name as person, t.code, t.customer, po.title as position,
    ${on} as "from", replace(group_concat(distinct c.short), ',', ', ') as certification,
      exists (select 1 from placement_exception x where x.placement_id = pl.id and x."from" <= ${on}
      and x.until >= ${on}) as excepted
    from holding h join placement pl on pl.person_id = h.person_id and pl.kind = 'full'
    and ${notOverOn(pl, day)}
      join position po on po.id = pl.position_id join team t on t.id = pl.team_id
      join person p on p.id = pl.person_id
      join position_requirement r on r.position_id = po.id
      and r.certification_id = h.certification_id and ${lastsOn(r, on)}
      join certification c on c.id = h.certification_id
    where h.id in ${among} and not (pl."from" > ${day} and ${continues('pl')})
    and ${groupMet(sql`pl.person_id`, 'r', on)}
    and not ${groupMet(sql`pl.person_id`, 'r', on, sql`a.holding_id not in ${among}`)}
    group by pl.id order by t.customer, po.title limit 200`)
  const dependents = await db.all<Dependent>(sql`
    select distinct d.id as "holdingId", d.person_id as "personId", p.name as person, c.short,
    n.short as needs
    from holding h join certification_requirement r on r.kind = 'certification'
    and r.required_certification_id = h.certification_id
      join certification_version v on v.id = r.version_id and ${inForceOn(v, day)}
      join holding d on d.person_id = h.person_id and d.certification_id = v.certification_id
      join award a on a.holding_id = d.id and ${validOn(a, day)}
      join person p on p.id = d.person_id join certification c on c.id = d.certification_id
      join certification n on n.id = h.certification_id
    where h.id in ${among} and d.id not in ${among} order by p.name, c.short limit 200`)
  return { places: places.map((it) => ({ ...it, excepted: Boolean(it.excepted) })), dependents }
}
