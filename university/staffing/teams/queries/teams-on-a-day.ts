import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { dayShown, page } from '../../../input'
import { question } from '../../../kernel'
import { seesEveryone } from '../../sight'

const pageSize = 25

/**
 * The teams there were on a day, by the beginning of their customer or code: where looking back
 * begins.
 */
export const teamsOnADay = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({ q: z.string().trim().max(80).catch(''), on: dayShown, page }),
  ),
  async answer({ db, actor }, { q, on = actor.today, page: n }) {
    const like = `${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
    const rows = await db.all<{
      code: string
      customer: string
      site: string
      since: Day
      count: number
    }>(sql`
      select t.code, t.customer, t.site, t.since, count(*) over () as count from team t
      where t.since <= ${on} and (t.customer like ${like} escape '\\'
      or t.code like ${like} escape '\\')
      order by t.customer, t.code limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const count = rows[0]?.count ?? 0
    return { rows, q, on, count, page: n, pages: Math.max(1, Math.ceil(count / pageSize)) }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look back at any team.'),
})
