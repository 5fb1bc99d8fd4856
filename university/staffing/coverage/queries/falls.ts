import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { positionRequirement } from '@/db/tables/staffing'
import { addDays, type Day } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { seesEveryone } from '../../sight'
import { sayFall } from '../rules/falls'
import {
  asking,
  dayAsked,
  horizonMonths,
  lastDay,
  mayAskCoverage,
  narrowed,
  sliderOf,
  withDefaults,
} from './board-input'
import { sayNames, shiftName } from './cells'
import { type Cause, causes, fallingSql } from './falls-sql'

const q = named(positionRequirement, 'q')

const pageSize = 50
const most = 20_000

type Row = {
  day: Day
  cause: Cause
  last: Day | null
  positionId: number
  placement: number | null
  personId: number | null
  person: string | null
  code: string
  customer: string
  site: string
  monthlyUsd: number
  title: string
  shift: 'day' | 'evening' | 'night' | null
  asksSite: string
  works: 'day' | 'evening' | 'night' | null
  sits: string | null
  names: string | null
  held: string | null
  slug: string | null
}

/**
 * Everything that falls between today and a day, in order of time, if nobody acts: which lapse,
 * leaver, exception or absence opens which position.
 */
export const falls = question({
  input: withDefaults(asking.extend({ cause: z.enum(['', ...causes]).catch('') })),
  async answer({ db, actor }, asked) {
    const today = actor.today
    const chosen = asked.on || asked.ahead ? dayAsked(asked, today) : addDays(today, 90)
    const on = chosen > today ? chosen : addDays(today, 90)
    const size = asked.whole ? most : pageSize
    const rows = await db.all<
      Row & { count: number; byCause: string; teams: number; usd: number }
    >(sql`
      with ${fallingSql(today, on, narrowed(actor, asked, today))},
      listed as materialized (select * from falling
      where ${asked.cause ? sql`cause = ${asked.cause}` : sql`1`}),
      whole as (select (select json_group_object(cause, n) from (select cause, count(*) as n
      from falling group by cause)) as "byCause", (select count(*) from listed) as count,
        (select count(*) from team where id in (select team_id from listed)) as teams,
        (select sum(contract_monthly_usd) from team where id in (select team_id
        from listed)) as usd)
      select whole.*, f.day, f.cause, f.last, f.position_id as "positionId",
      f.placement_id as placement, f.person_id as "personId", p.name as person, t.code, t.customer,
      t.site,
        t.contract_monthly_usd as "monthlyUsd", po.title, po.shift, po.site as "asksSite",
        p.shift as works, p.site as sits, c.short as held, c.slug, ${namesOf}
      from whole left join listed f left join team t on t.id = f.team_id
      left join position po on po.id = f.position_id left join person p on p.id = f.person_id
        left join certification c on c.id = f.certification_id
      order by f.day, t.contract_monthly_usd desc, t.code, f.position_id, f.cause
      limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const first = rows[0]
    const count = first?.count ?? 0
    return {
      on,
      today,
      horizon: { until: lastDay(today), months: horizonMonths },
      slider: sliderOf(on, today),
      asked,
      rows: rows
        .filter((row) => row.day !== null)
        .map(
          ({
            count: _,
            byCause,
            teams,
            usd,
            names,
            held,
            shift,
            asksSite,
            works,
            sits,
            ...row
          }) => ({
            ...row,
            held: held ?? '',
            shift: shiftName(shift),
            skill: names ? sayNames(names) : '',
            why: sayFall({
              ...row,
              skill: names ? sayNames(names) : '',
              held: held ?? '',
              fits: { shift, site: asksSite, works, sits },
            }),
          }),
        ),
      /** Whether the viewer looks across the company, and so may search in it. */
      everyone: seesEveryone(actor),
      byCause: JSON.parse(first?.byCause ?? '{}') as Partial<Record<Cause, number>>,
      teams: first?.teams ?? 0,
      usd: first?.usd ?? 0,
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      /** Why there can be none: the address names what there is not. */
      problem: count ? undefined : await unknownIn(db, actor, asked),
      perPage: pageSize,
    }
  },
  mayAsk: mayAskCoverage,
})

/** SQL: the group a fall `f` is about, to be said by `sayNames`. */
export const namesOf = sql`(select json_group_array(json_array(q.certification_id, q.exam_code,
  qc.short, (select json_group_array(distinct e.code) from exam e where e.certification_id = qc.id
  and e.retired_on is null), q.min_version, q.min_rank))
  from position_requirement r join position_requirement q on q.position_id = r.position_id
  and q."group" = r."group" and ${lastsOn(q, sql`f.day`)}
    join certification qc on qc.id = q.certification_id where r.id = f.row_id) as names`
