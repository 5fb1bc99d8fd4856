import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { placement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { prefixes } from '../../../people/queries/search-words'
import { continues, sinceOf, untilOfStay } from '../../../roster/queries/terms'
import { seesEveryone } from '../../sight'

const pl = named(placement, 'pl')

const pageSize = 20
type Row = {
  id: number
  personId: number
  name: string
  position: string
  kind: 'full' | 'shadow'
  code: string
  customer: string
  from: Day
  until: Day | null
  count: number
}

/**
 * Placements of today and later, by the beginning of the person's name or by the team's code or
 * customer.
 */
export const placed = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({ q: z.string().trim().max(80).catch(''), page }),
  ),
  async answer({ db, actor }, { q, page: n }) {
    const like = `${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
    const rows = q
      ? await db.all<Row>(sql`
        select pl.id, p.id as "personId", p.name, po.title as position, pl.kind, t.code, t.customer,
        ${sinceOf('pl')} as "from", ${untilOfStay('pl')} as until, count(*) over () as count
        from placement pl join person p on p.id = pl.person_id
        join position po on po.id = pl.position_id join team t on t.id = pl.team_id
        where ${notOverOn(pl, actor.today)} and not (pl."from" > ${actor.today}
        and ${continues('pl')})
          and (pl.person_id in (select ref from search where search match ${prefixes(q)}
          and kind = 'person' limit 500)
            or pl.team_id in (select id from team where code = ${q} collate nocase
            or customer like ${like} escape '\\'))
        order by p.name, pl."from", pl.id limit ${pageSize} offset ${(n - 1) * pageSize}`)
      : []
    const count = rows[0]?.count ?? 0
    return { rows, q, count, page: n, pages: Math.max(1, Math.ceil(count / pageSize)) }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look through all placements.'),
})
