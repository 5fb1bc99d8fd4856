import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement, position, positionRequirement, team as teamTable } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { isCounted } from '../../../employment'
import { openOn, placedOn } from '../../../place'
import { worksOn } from '../../eligibility/queries/supply-and-demand'

const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')
const po = named(position, 'po')
const p = named(personTable, 'p')
const t = named(teamTable, 't')

type Example = { key: string; name: string } | null
export type Examples = { customer: Example; certification: Example; person: Example }
export const noExamples: Examples = { customer: null, certification: null, person: null }

/**
 * What a what-if is asked of most: the largest contract, the certification most positions ask for,
 * whoever does the most critical work. One statement.
 */
export async function examplesOf(db: Reader, today: Day): Promise<Examples> {
  const it = await db.get<Record<keyof Examples, string | null>>(sql`select
    (select json_object('key', t.code, 'name', t.customer) from team t where ${isCounted(t, 'team')}
    and exists (select 1 from position po where po.team_id = t.id and po.kind = 'technician'
      and ${openOn(po, today)}) order by t.contract_monthly_usd desc, t.code limit 1) as customer,
    (select json_object('key', c.slug, 'name', c.short) from certification c
    join (select r.certification_id as id, count(distinct r.position_id) as n
    from position_requirement r
      where ${lastsOn(r, today)} group by r.certification_id order by n desc, r.certification_id
      limit 1) most on most.id = c.id) as certification,
    (select json_object('key', p.email, 'name', p.name) from position po
    join placement pl on pl.position_id = po.id and pl.kind = 'full' and ${placedOn(pl, today)}
      join person p on p.id = pl.person_id where po.kind = 'technician' and ${openOn(po, today)}
      and ${worksOn(p, today)}
      group by p.id order by sum(po.criticality) desc, p.name limit 1) as person`)
  const read = (text: string | null | undefined): Example => (text ? JSON.parse(text) : null)
  return {
    customer: read(it?.customer),
    certification: read(it?.certification),
    person: read(it?.person),
  }
}
