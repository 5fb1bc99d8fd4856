import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement, position } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { employedOn } from '../../../employment'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { teamsJudged } from '../../eligibility/queries/team-rules'
import { someoneIn } from '../../eligibility/queries/unmet-sql'
import { mayDecide } from '../../eligibility/rules/decisions'
import { seesInside, seesTerms } from '../../sight'

const pl = named(placement, 'pl')
const po = named(position, 'po')
const p = named(person, 'p')

const pageSize = 25
type Row = {
  id: number
  code: string
  customer: string
  site: string
  monthlyUsd: number
  nextReviewOn: Day | null
  positions: number
  filled: number
  leader: string | null
}

/** Customer teams by name or code; the gaps and the contract value for those who may see them. */
export const teams = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({ q: z.string().trim().max(80).catch(''), mine: z.string().catch(''), page }),
  ),
  async answer({ db, actor }, { q, mine, page: n }) {
    const today = actor.today
    const like = `%${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
    const named = q
      ? sql`(t.customer like ${like} escape '\\' or t.code like ${like} escape '\\'
        or t.site like ${like} escape '\\')`
      : sql`1`
    const where =
      mine === '1'
        ? sql`${named} and t.id in (select value from json_each(${JSON.stringify(actor.serves)}))`
        : named
    const rows = await db.all<Row>(sql`
      select t.id, t.code, t.customer, t.site, t.contract_monthly_usd as "monthlyUsd",
      t.next_review_on as "nextReviewOn",
        (select count(*) from position po where po.team_id = t.id
        and ${openOn(po, today)}) as positions,
        (select count(*) from position po where po.team_id = t.id and ${openOn(po, today)}
        and ${someoneIn(sql`po.id`, today)}) as filled,
        (select p.name from position po join placement pl on pl.position_id = po.id
        join person p on p.id = pl.person_id
          where po.team_id = t.id and po.kind = 'leader' and pl.kind = 'full'
          and ${placedOn(pl, today)} and ${employedOn(p, today)} limit 1) as leader
      from team t where ${where} order by t.code limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const count = await db.get<{ n: number }>(sql`select count(*) as n from team t where ${where}`)
    const inside = rows.filter((row) => seesInside(actor, row.id)).map((row) => row.id)
    const judged = await teamsJudged(db, inside, today)
    return {
      mayFound: mayDecide(actor),
      rows: rows.map((row) => {
        const inside = seesInside(actor, row.id)
        return {
          ...row,
          monthlyUsd: seesTerms(actor, row.id) ? row.monthlyUsd : null,
          positions: inside ? row.positions : null,
          gaps: inside ? row.positions - row.filled : null,
          /** Rules across the team that are broken today, in words. */
          broken: (judged.get(row.id) ?? []).filter((it) => !it.kept).map((it) => it.says),
        }
      }),
      q,
      mine: mine === '1',
      serves: actor.serves.length,
      count: count?.n ?? 0,
      page: n,
      pages: Math.max(1, Math.ceil((count?.n ?? 0) / pageSize)),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the teams.')),
})
