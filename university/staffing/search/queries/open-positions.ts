import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement, position } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { employedOn } from '../../../employment'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { seesEveryone } from '../../sight'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const p = named(person, 'p')

const pageSize = 25
type Row = {
  id: number
  title: string
  code: string
  customer: string
  criticality: number
  holder: string | null
  count: number
}

/**
 * Positions open today by the beginning of their customer or team's code, the empty and the
 * critical first: where "why not" begins.
 */
export const positionsOpen = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      q: z.string().trim().max(80).catch(''),
      name: z.string().trim().max(80).catch(''),
      page,
    }),
  ),
  async answer({ db, actor }, { q, name, page: n }) {
    const like = `${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
    const named = q
      ? sql`and po.team_id in (select id from team where code = ${q} collate nocase
        or customer like ${like} escape '\\')`
      : sql``
    const rows = await db.all<Row>(sql`
      select po.id, po.title, t.code, t.customer, po.criticality, p.name as holder,
      count(*) over () as count
      from position po join team t on t.id = po.team_id
        left join placement pl on pl.position_id = po.id and pl.kind = 'full'
        and ${placedOn(pl, actor.today)} left join person p on p.id = pl.person_id
        and ${employedOn(p, actor.today)}
      where ${openOn(po, actor.today)} ${named}
      order by p.id is not null, po.criticality desc, t.customer, po.id
      limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const count = rows[0]?.count ?? 0
    return { rows, q, name, count, page: n, pages: Math.max(1, Math.ceil(count / pageSize)) }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look through all positions.'),
})
