import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { employedOn } from '../../../employment'
import { placedOn } from '../../../place'

const pl = named(placement, 'pl')
const i = named(person, 'i')

export type ChangeRow = {
  id: number
  positionId: number
  title: string
  code: string
  customer: string
  criticality: number
  personId: number | null
  person: string | null
  beforeId: number | null
  before: string | null
  fromTitle: string | null
  fromCustomer: string | null
  because: string
  group: number | null
  byRule: number
  adoptedAt: number | null
  adoptedBy: string | null
  madeId: number | null
  moved: number
  nowIn: string | null
}

/** SQL: who is in the position of a change (alias `c`) on a day. */
const inIt = (
  on: Day,
) => sql`from placement pl join person i on i.id = pl.person_id where pl.position_id = c.position_id
  and pl.kind = 'full' and ${placedOn(pl, on)} and ${employedOn(i, on)}`

/**
 * Every change and every position that stays empty; `moved`: somebody else is in it on the plan's
 * day than when it was made, `nowIn`.
 */
export const planChanges = (db: Reader, planId: number, on: Day) =>
  db.all<ChangeRow>(sql`
    select c.id, c.position_id as "positionId", po.title, t.code, t.customer, po.criticality,
    c.person_id as "personId", p.name as person, c.before_id as "beforeId",
      b.name as before, fp.title as "fromTitle", ft.customer as "fromCustomer", c.because,
      json_extract(c.proof, '$.group') as "group",
      coalesce(json_extract(c.proof, '$.rule'), 0) as "byRule", c.adopted_at as "adoptedAt",
      a.name as "adoptedBy", c.made_id as "madeId",
      (select pl.id ${inIt(on)}) is not c.placement_id as moved, (select i.name ${inIt(on)})
      as "nowIn"
    from plan_change c join position po on po.id = c.position_id join team t on t.id = po.team_id
    left join person p on p.id = c.person_id
      left join person b on b.id = c.before_id left join position fp on fp.id = c.from_position_id
      left join team ft on ft.id = fp.team_id
      left join person a on a.id = c.adopted_by_id where c.plan_id = ${planId} order by c.id`)
