import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Day, daysBetween } from '../../calendar'
import { page } from '../../input'
import { no, question, yes } from '../../kernel'
import { seesEveryone } from '../rules/placement'

const pageSize = 50
type Row = {
  id: number
  code: string
  customer: string
  position: string
  personId: number
  person: string
  approver: string
  reason: string
  from: Day
  until: Day
  count: number
}

/** Who is in a position without its certifications, why, who signed, until when. A team's leader sees that team's. */
export const exceptions = question({
  input: z.preprocess((value) => value ?? {}, z.object({ ended: z.string().catch(''), page })),
  async answer({ db, actor }, { ended, page: n }) {
    const seen = seesEveryone(actor) ? sql`1` : sql`pl.team_id in (select value from json_each(${JSON.stringify(actor.leads)}))`
    const past = sql`(x.until < ${actor.today} or pl.until < ${actor.today})`
    const rows = await db.all<Row>(sql`
      select x.id, t.code, t.customer, po.title as position, p.id as "personId", p.name as person, a.name as approver, x.reason, x."from", x.until, count(*) over () as count
      from placement_exception x join placement pl on pl.id = x.placement_id join position po on po.id = pl.position_id join team t on t.id = pl.team_id
        join person p on p.id = pl.person_id join person a on a.id = x.approver_id
      where ${seen} and ${ended === '1' ? past : sql`not coalesce(${past}, 0)`}
      order by ${ended === '1' ? sql`x.until desc` : sql`x.until`}, x.id limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const count = rows[0]?.count ?? 0
    return {
      rows: rows.map((row) => ({ ...row, daysLeft: daysBetween(actor.today, row.until) })),
      ended: ended === '1',
      today: actor.today,
      count,
      page: n,
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  may: ({ actor }) =>
    seesEveryone(actor) || actor.leads.length > 0 ? yes : no('Exceptions are for team leaders, staffing leads, the registrar and auditors.'),
})
