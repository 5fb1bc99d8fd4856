import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement, position } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { addDays } from '../../../calendar'
import { employedOn, leftBefore } from '../../../employment'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { positionOnDay, stayOf, untilOfStay } from '../../../roster/queries/terms'
import { exceptedOn, misfits } from '../../eligibility/queries/unmet-sql'
import { seesEveryone } from '../../sight'
import type { TeamSeats } from './seats-sql'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const p = named(person, 'p')

const pageSize = 25
type Row = TeamSeats & { in30: number; in60: number; in90: number }
type Totals = {
  teams: number
  withGap: number
  atRisk: number
  empty: number
  uncertified: number
  lapsing: number
  usdAtRisk: number
}

/**
 * Gaps now, and what falls in 30, 60 and 90 days if nobody acts, by team, worst first; a leader
 * sees their own teams. A position counts as lost when whoever is in it today no longer meets it,
 * leaves, or their exception or placement ends by then.
 */
export const coverage = question({
  input: z.preprocess((value) => value ?? {}, z.object({ page, all: z.string().catch('') })),
  async answer({ db, actor }, { page: n, all }) {
    const today = actor.today
    const seen = seesEveryone(actor)
      ? sql``
      : sql`and po.team_id in (select value from json_each(${JSON.stringify(actor.leads)}))`
    const lost = (days: number) => {
      const day = addDays(today, days)
      // By what the position is then, where a change of it is announced.
      const unmet = sql`case when po.until < ${day} then exists (select 1 from position nx
        where nx.id = ${positionOnDay(sql`po.id`, day)}
        and ${misfits(sql`pl.person_id`, 'nx', day)} > 0
          and not exists (select 1 from placement px where px.id in ${stayOf(sql`pl.id`)}
          and ${exceptedOn('px', day)}))
        else ${misfits(sql`pl.person_id`, 'po', day)} > 0 and not ${exceptedOn('pl', day)} end`
      return sql`(coalesce(${untilOfStay('pl')} < ${day}, 0) or ${leftBefore(p, day)}
        or ${unmet})`
    }
    const stand = sql`
      with seat as materialized (
        select po.team_id, po.criticality, p.id is null as empty, p.id is not null
        and ${misfits(sql`p.id`, 'po', today)} > 0 as unmet,
          p.id is not null and ${exceptedOn('pl', today)} as excepted,
          p.id is not null and ${lost(30)} as in30, p.id is not null and ${lost(60)} as in60,
          p.id is not null and ${lost(90)} as in90
        from position po left join placement pl on pl.position_id = po.id and pl.kind = 'full'
        and ${placedOn(pl, today)}
          left join person p on p.id = pl.person_id and ${employedOn(p, today)}
        where ${openOn(po, today)} ${seen}),
      board as materialized (
        select team_id, count(*) as positions, sum(empty) as empty, sum(empty
        and criticality = 3) as critical, sum(unmet and not excepted) as uncertified,
          sum(unmet and excepted) as excepted, sum(in30 and not (unmet and not excepted)) as in30,
          sum(in60 and not (unmet and not excepted)) as in60,
          sum(in90 and not (unmet and not excepted)) as in90, sum((empty or (unmet
          and not excepted)) * criticality * criticality) as weight
        from seat group by team_id)`
    const rows = await db.all<Row & Totals>(sql`${stand},
      total as (select count(*) as teams, sum(empty + uncertified > 0) as "withGap",
      sum(empty + uncertified + in90 > 0) as "atRisk", sum(empty) as "allEmpty",
        sum(uncertified) as "allUncertified", sum(in90) as lapsing,
        sum((in90 > 0) * t.contract_monthly_usd) as "usdAtRisk" from board b
        join team t on t.id = b.team_id)
      select t.code, t.customer, t.site, t.contract_monthly_usd as "monthlyUsd", b.positions,
      b.empty, b.critical, b.uncertified, b.excepted, b.in30, b.in60, b.in90,
        total.teams, total."withGap", total."atRisk", total.lapsing, total."usdAtRisk"
      from total left join board b on ${
        all === '1'
          ? sql`1`
          : sql`b.empty + b.uncertified + b.in90
        > 0`
      } left join team t on t.id = b.team_id
      order by b.weight desc, b.in30 desc, b.in60 desc, b.in90 desc, t.contract_monthly_usd desc,
      t.code limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const first = rows[0]
    const count = (all === '1' ? first?.teams : first?.atRisk) ?? 0
    return {
      rows: rows.filter((row) => row.code !== null),
      totals: {
        teams: first?.teams ?? 0,
        withGap: first?.withGap ?? 0,
        atRisk: first?.atRisk ?? 0,
        lapsing: first?.lapsing ?? 0,
        usdAtRisk: first?.usdAtRisk ?? 0,
      },
      today,
      all: all === '1',
      count,
      page: n,
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) || actor.leads.length > 0
      ? yes
      : no('Coverage is for team leaders, staffing leads, the registrar and auditors.'),
})
