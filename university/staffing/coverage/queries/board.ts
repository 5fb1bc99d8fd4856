import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { position } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { ticked } from '../../../input'
import { question } from '../../../kernel'
import { openOn } from '../../../place'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { teamsJudged } from '../../eligibility/queries/team-rules'
import { seesEveryone } from '../../sight'
import {
  asking,
  dayAsked,
  mayAskCoverage,
  type Narrowing,
  narrowing,
  sliderOf,
  withDefaults,
} from './board-input'
import { cellsOf } from './cells'
import { askedOn, companyHolders, seatsOn, type TeamSeats, withHolders } from './seats-sql'

const po = named(position, 'po')

const pageSize = 25
/** The most teams of a file. */
const most = 10_000

type BoardRow = TeamSeats & { id: number; away: number }
type Totals = {
  teams: number
  withGap: number
  empty: number
  away: number
  uncertified: number
  excepted: number
  usdWithGap: number
}

const orders = {
  worst: sql`b.weight desc, t.contract_monthly_usd desc, t.code`,
  value: sql`t.contract_monthly_usd desc, t.code`,
  team: sql`t.customer, t.code`,
} as const

/**
 * Teams against what they ask for, on any day: how many of each requirement are in place, which
 * positions are a gap and why. Worst first means every open position is looked at; in any other
 * order without a filter on gaps only those of the page are.
 */
export const board = question({
  input: withDefaults(
    asking.extend({
      by: z
        .enum(['requirement', 'shift', 'site'])
        .catch('requirement')
        .describe('What the cells of a team are'),
      sort: z.enum(['worst', 'value', 'team']).catch('worst'),
      gaps: ticked.catch(false).describe('Only teams with a gap'),
      thin: ticked
        .catch(false)
        .describe(
          'Only teams where fewer than two people in place hold something asked for, though the company has enough',
        ),
    }),
  ),
  async answer({ db, actor }, asked) {
    const on = dayAsked(asked, actor.today)
    const of = narrowing(actor, asked, on)
    const size = asked.whole ? most : pageSize
    const window = sql`limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`
    const counted = asked.sort === 'worst' || asked.gaps || asked.thin || asked.whole
    const { rows, totals } = counted
      ? await ranked(db, on, of, asked, window)
      : await paged(db, on, of, asked.sort, window)
    const cells = await cellsOf(db, on, rows, of, asked.by, asked.thin)
    const judged = await teamsJudged(
      db,
      rows.map((it) => it.id),
      on,
    )
    const count = (asked.gaps ? totals?.withGap : totals?.teams) ?? 0
    return {
      on,
      today: actor.today,
      slider: sliderOf(on, actor.today),
      asked,
      rows: rows.map(({ id, ...row }) => {
        const own = cells.get(id) ?? []
        return {
          ...row,
          /** Rules across the team that are not kept on that day. */
          broken: (judged.get(id) ?? [])
            .filter((it) => !it.kept)
            .map((it) => `${it.says}: ${it.text}`),
          /** On a page as they are drawn, in a file as words. */
          cells: asked.whole ? undefined : own,
          requirements: asked.whole
            ? own.map((it) => `${it.label} ${it.have}/${it.need}`)
            : undefined,
        }
      }),
      /** Over all teams asked for; undefined where only the page was looked at. */
      totals: counted ? totals : undefined,
      everyone: seesEveryone(actor),
      leads: actor.leads.length,
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      /** Why there can be none: the address names what there is not. */
      problem: rows.length ? undefined : await unknownIn(db, actor, asked),
      perPage: pageSize,
      ...(await choices(db)),
    }
  },
  mayAsk: mayAskCoverage,
})

type Found = { rows: BoardRow[]; totals: Totals | undefined }
type Asked = { sort: keyof typeof orders; gaps: boolean; thin: boolean }

const sums = sql`count(*) as positions, sum(state = 'empty') as empty, sum(state = 'empty'
  and criticality = 3) as critical, sum(state = 'away') as away,
  sum(state = 'not certified') as uncertified, sum(state = 'excepted') as excepted,
  sum((state in ('empty', 'away', 'not certified')) * criticality * criticality) as weight`
const shown = sql`t.id, t.code, t.customer, t.site, t.contract_monthly_usd as "monthlyUsd",
  b.positions, b.empty, b.critical, b.away, b.uncertified, b.excepted`

/**
 * SQL: the teams where something asked for is held by fewer than two people in place, though the
 * company has as many holders as it asks for.
 */
const thinTeams = (on: Day): SQL => sql`
  asked as materialized (${askedOn(on)}), held as materialized (${withHolders(on)}),
  fine as materialized (select signature, count(*) as need, min(row_id) as row_id from asked
  group by signature),
  total as materialized (select f.signature from fine f
  join position_requirement r on r.id = f.row_id
  where ${companyHolders('r', on)} >= max(2, f.need)),`

async function ranked(
  db: Reader,
  on: Day,
  of: Narrowing,
  { sort, gaps, thin }: Asked,
  window: SQL,
): Promise<Found> {
  const only = [
    gaps ? sql`b.empty + b.away + b.uncertified > 0` : sql`1`,
    thin
      ? sql`b.team_id in (select team_id from held where holders < 2
        and signature in (select signature from total))`
      : sql`1`,
  ]
  const rows = await db.all<BoardRow & { [K in keyof Totals as `all_${K}`]: number }>(sql`
    with seat as materialized
    (${thin ? seatsOn(on, of.teams, of.seats) : seatsOn(on, sql`${of.teams} and ${of.seats}`)}),
    ${thin ? thinTeams(on) : sql``}
    counted as materialized (select team_id, ${sums} from seat where meant group by team_id),
    b as materialized (select b.*, t.contract_monthly_usd as usd from counted b
    join team t on t.id = b.team_id where ${only[1]}),
    whole as (select count(*) as all_teams, coalesce(sum(empty + away + uncertified > 0),
    0) as "all_withGap", sum(empty) as all_empty, sum(away) as all_away,
      sum(uncertified) as all_uncertified, sum(excepted) as all_excepted,
      coalesce(sum((empty + away + uncertified > 0) * usd), 0) as "all_usdWithGap" from b)
    select ${shown}, whole.* from whole left join b on ${only[0]}
    left join team t on t.id = b.team_id order by ${orders[sort]} ${window}`)
  const first = rows[0]
  return {
    rows: rows
      .filter((row) => row.id !== null)
      .map(
        ({
          id,
          code,
          customer,
          site,
          monthlyUsd,
          positions,
          empty,
          critical,
          away,
          uncertified,
          excepted,
        }) => ({
          id,
          code,
          customer,
          site,
          monthlyUsd,
          positions,
          empty,
          critical,
          away,
          uncertified,
          excepted,
        }),
      ),
    totals: first && {
      teams: first.all_teams,
      withGap: first.all_withGap,
      empty: first.all_empty ?? 0,
      away: first.all_away ?? 0,
      uncertified: first.all_uncertified ?? 0,
      excepted: first.all_excepted ?? 0,
      usdWithGap: first.all_usdWithGap,
    },
  }
}

/** The page's teams first, by an order that needs no position; then only their positions. */
async function paged(
  db: Reader,
  on: Day,
  of: Narrowing,
  sort: keyof typeof orders,
  window: SQL,
): Promise<Found> {
  const has = sql`exists (select 1 from position po where po.team_id = t.id and ${openOn(po, on)}
  and ${of.teams} and ${of.seats})`
  const rows = await db.all<BoardRow & { teams: number }>(sql`
    with chosen as materialized (select t.id, count(*) over () as teams from team t where ${has}
    order by ${orders[sort]} ${window}),
    seat as materialized (${seatsOn(on, sql`t.id in (select id from chosen) and ${of.seats}`)}),
    b as (select team_id, ${sums} from seat group by team_id)
    select ${shown}, chosen.teams from chosen join team t on t.id = chosen.id
    join b on b.team_id = t.id order by ${orders[sort]}`)
  const teams = rows[0]?.teams ?? 0
  return {
    rows: rows.map(({ teams: _, ...row }) => row),
    totals: { teams, withGap: 0, empty: 0, away: 0, uncertified: 0, excepted: 0, usdWithGap: 0 },
  }
}

/** What the board may be narrowed to. */
async function choices(
  db: Reader,
): Promise<{ sites: string[]; certifications: { slug: string; short: string }[] }> {
  const sites = await db.all<{ site: string }>(
    sql`select distinct site from team where site <> '' order by site`,
  )
  const certifications = await db.all<{ slug: string; short: string }>(sql`
    select c.slug, c.short from certification c where exists (select 1 from position_requirement r
    where r.certification_id = c.id) order by c.short`)
  return { sites: sites.map((it) => it.site), certifications }
}
