import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { positionRequirement } from '@/db/tables/staffing'
import { addDays, type Day } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { readRemedy, remedyJson } from '../../eligibility/queries/remedy'
import { seesEveryone } from '../../sight'
import { sayFall } from '../rules/falls'
import { asking, mayAskCoverage, narrowed, withDefaults } from './board-input'
import { sayNames, shiftName } from './cells'
import { namesOf } from './falls'
import { type Cause, fallingSql } from './falls-sql'

const r = named(positionRequirement, 'r')

const pageSize = 25
const most = 10_000

type Fall = {
  teamId: number
  day: Day
  cause: Cause
  last: Day | null
  positionId: number
  title: string
  shift: 'day' | 'evening' | 'night' | null
  personId: number
  person: string
  held: string | null
  slug: string | null
  names: string | null
  remedy: string | null
}
type Team = {
  id: number
  code: string
  customer: string
  site: string
  monthlyUsd: number
  first: Day
  n: number
  skills: string
}

/**
 * Only what is lost for good, of positions that ask for something: whoever is away comes back, who
 * works other hours or elsewhere holds the skill, and whose only fault is proficiency holds the
 * skill.
 */
const lost = sql`f.cause not in ('away', 'opens empty', 'starts uncertified', 'new terms')
  and not (f.cause in ('exception ends', 'asks more') and f.row_id is null) and exists (select 1
  from position_requirement r where r.position_id = f.position_id and ${lastsOn(r, sql`f.day`)})`

/**
 * Which customers lose a required skill within 30, 60 and 90 days if nobody acts, by the value of
 * their contract, with whose what ends and what would prevent it.
 */
export const losses = question({
  input: withDefaults(
    asking.extend({ within: z.enum(['30', '60', '90']).catch('90').describe('Days from today') }),
  ),
  async answer({ db, actor, now }, asked) {
    const today = actor.today
    const until = addDays(today, Number(asked.within))
    const where = narrowed(actor, asked, today)
    const size = asked.whole ? most : pageSize
    const usdBy = (days: number) =>
      sql`coalesce(sum((first <= ${addDays(today, days)}) * t.contract_monthly_usd), 0)`
    const teamsBy = (days: number) => sql`coalesce(sum(first <= ${addDays(today, days)}), 0)`
    const rows = await db.all<
      Team & { t30: number; t60: number; t90: number; u30: number; u60: number; u90: number }
    >(sql`
      with ${fallingSql(today, addDays(today, 90), where)},
      losing as materialized (select f.team_id, min(f.day) as first, sum(f.day <= ${until}) as n
      from falling f where ${lost} group by f.team_id),
      whole as (select ${teamsBy(30)} as t30, ${teamsBy(60)} as t60, ${teamsBy(90)} as t90,
      ${usdBy(30)} as u30, ${usdBy(60)} as u60, ${usdBy(90)} as u90 from losing l
      join team t on t.id = l.team_id)
      select whole.*, t.id, t.code, t.customer, t.site, t.contract_monthly_usd as "monthlyUsd",
      l.first, l.n from whole left join losing l on l.first <= ${until}
      left join team t on t.id = l.team_id
      order by t.contract_monthly_usd desc, l.first, t.code
      limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const first = rows[0]
    const teams = rows.filter((row) => row.id !== null)
    const ids = sql`t.id in (select value
      from json_each(${JSON.stringify(teams.map((it) => it.id))}))`
    const found = teams.length
      ? await db.all<Fall>(sql`with ${fallingSql(today, until, sql`${ids} and ${where}`)}
        select f.team_id as "teamId", f.day, f.cause, f.last, f.position_id as "positionId",
        po.title, po.shift, p.id as "personId", p.name as person, c.short as held, c.slug,
        ${namesOf},
          ${remedyJson(sql`f.certification_id`, sql`f.person_id`, today, +now)} as remedy
        from falling f join position po on po.id = f.position_id join person p on p.id = f.person_id
        left join certification c on c.id = f.certification_id
        where ${lost} order by f.day, f.position_id, f.cause`)
      : []
    const counts = {
      '30': [first?.t30, first?.u30],
      '60': [first?.t60, first?.u60],
      '90': [first?.t90, first?.u90],
    } as const
    const count = counts[asked.within][0] ?? 0
    return {
      today,
      asked,
      everyone: seesEveryone(actor),
      totals: (['30', '60', '90'] as const).map((days) => ({
        within: days,
        customers: counts[days][0] ?? 0,
        usd: counts[days][1] ?? 0,
      })),
      rows: teams.map(({ id, code, customer, site, monthlyUsd, first }) => ({
        code,
        customer,
        site,
        monthlyUsd,
        first,
        falls: found
          .filter((it) => it.teamId === id)
          .map(({ names, remedy, held, shift, ...it }) => {
            const skill = names ? sayNames(names) : ''
            return {
              ...it,
              code,
              shift: shiftName(shift),
              skill,
              why: sayFall({ ...it, skill, held: held ?? '' }),
              held: held ?? '',
              remedy: readRemedy(remedy),
            }
          }),
      })),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      /** Why there can be none: the address names what there is not. */
      problem: teams.length ? undefined : await unknownIn(db, actor, asked),
      perPage: pageSize,
    }
  },
  mayAsk: mayAskCoverage,
})
