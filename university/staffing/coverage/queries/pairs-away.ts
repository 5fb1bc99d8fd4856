import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { positionRequirement, teamRule } from '@/db/tables/staffing'
import { addDays, type Day, later } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { among } from '../../eligibility/queries/facts'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { groupMet } from '../../eligibility/queries/unmet-sql'
import { seesEveryone } from '../../sight'
import { asking, mayAskCoverage, narrowing, withDefaults } from './board-input'
import { sayNames, shiftName } from './cells'
import { askedOn, seatsOn } from './seats-sql'

const g = named(positionRequirement, 'g')
const u = named(teamRule, 'u')
const a = named(award, 'a')

const pageSize = 50
const most = 10_000

type Pair = {
  teamId: number
  code: string
  customer: string
  shift: 'day' | 'evening' | 'night' | null
  a: number
  aName: string
  b: number
  bName: string
  names: string | null
  rule: string | null
  /** What the rule counts, as one of `names`. */
  counts: string | null
}
type Booked = { a: number; b: number; from: Day; until: Day }

/**
 * Who must not be away together: on a team, the only two people in place who hold something that is
 * asked for on a shift, or two without whom a rule across the team would be broken; and who of them
 * is booked away on the same days already.
 */
export const together = question({
  input: withDefaults(asking),
  async answer({ db, actor }, asked: z.infer<typeof asking>) {
    const today = actor.today
    const size = asked.whole ? most : pageSize
    const of = narrowing(actor, asked, today)
    const rows = await db.all<Pair & { count: number }>(sql`
      with seat as materialized (${seatsOn(today, of.teams, of.seats)}), asked as materialized
      (${askedOn(today)}),
      wanted as materialized (select team_id, shift, signature, min(row_id) as row_id from asked
      group by team_id, shift, signature),
      holding as materialized (select distinct w.team_id, w.shift, w.row_id, o.person_id
      from wanted w
        join position_requirement r on r.id = w.row_id join seat o on o.team_id = w.team_id
        and o.shift is w.shift and o.person_id is not null
        and ${groupMet(sql`o.person_id`, 'r', today)}),
      counted as materialized (select distinct u.id as rule_id, u.team_id, u.n,
      iif(u.kind = 'each shift', o.shift, null) as shift, o.person_id from team_rule u
        join seat o on o.team_id = u.team_id and o.person_id is not null
        where (u.kind = 'at least' or (u.kind = 'each shift' and o.shift is not null))
        and ${lastsOn(u, today)} and u.n > 0 ${
          asked.shift
            ? sql`and (u.kind = 'at least'
          or o.shift = ${asked.shift})`
            : sql``
        }
          and (u.certification_id is null or exists (select 1 from award a
          where a.person_id = o.person_id and a.certification_id = u.certification_id
          and ${validOn(a, today)}))
          ${
            asked.certification
              ? sql`and u.certification_id in (select id from certification
            where slug = ${asked.certification})`
              : sql``
          }),
      just as materialized (select rule_id, shift from counted group by rule_id, shift
      having count(*) between max(2, min(n)) and min(n) + 1),
      pair as materialized (
        select team_id, shift, row_id, null as rule_id, min(person_id) as a, max(person_id) as b
        from holding group by team_id, shift, row_id having count(*) = 2
        union all select c.team_id, c.shift, null, c.rule_id, c.person_id, d.person_id from just j
        join counted c on c.rule_id = j.rule_id and c.shift is j.shift
          join counted d on d.rule_id = j.rule_id and d.shift is j.shift
          and d.person_id > c.person_id)
      select t.id as "teamId", t.code, t.customer, x.shift, x.a, p.name as "aName", x.b,
      q.name as "bName", count(*) over () as count,
        (select json_group_array(json_array(g.certification_id, g.exam_code, c.short, json('[]'),
        g.min_version, g.min_rank)) from position_requirement r
          join position_requirement g on g.position_id = r.position_id and g."group" = r."group"
          and ${lastsOn(g, today)} join certification c on c.id = g.certification_id
          where r.id = x.row_id) as names,
        (select json_array(c.id, null, c.short, json('[]'), null, null) from team_rule u
        join certification c on c.id = u.certification_id where u.id = x.rule_id) as counts,
        (select 'at least ' || u.n || iif(u.kind = 'each shift', ' on each shift',
        '') || coalesce(' who hold ' || c.short, '') from team_rule u
          left join certification c on c.id = u.certification_id where u.id = x.rule_id) as rule
      from pair x join team t on t.id = x.team_id join person p on p.id = x.a
      join person q on q.id = x.b
      order by t.customer, t.code, x.shift, p.name, q.name, x.row_id
      limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const ids = [...new Set(rows.flatMap((row) => [row.a, row.b]))]
    const booked = ids.length
      ? await db.all<Booked>(sql`select x.person_id as a, y.person_id as b, max(x."from",
        y."from") as "from", min(x.until, y.until) as until
          from away x join away y on y.person_id <> x.person_id and y."from" <= x.until
          and y.until >= x."from" and y.withdrawn_at is null and y.person_id in ${among(ids)}
          and y.until >= ${today}
          where x.person_id in ${among(ids)} and x.withdrawn_at is null and x.until >= ${today}
          and x.person_id < y.person_id order by 3`)
      : []
    const count = rows[0]?.count ?? 0
    const merged = new Map<
      string,
      Omit<Pair, 'names' | 'rule' | 'counts' | 'shift'> & {
        skills: string[]
        search: string
        booked: { from: Day; until: Day }[]
      }
    >()
    for (const { names, rule, counts, shift, count: _, ...row } of rows) {
      const key = `${row.teamId} ${row.a} ${row.b}`
      const skill = rule
        ? `rule: ${rule}`
        : names && `${sayNames(names)}, ${shiftName(shift).toLowerCase()}`
      const both = booked
        .filter((it) => it.a === Math.min(row.a, row.b) && it.b === Math.max(row.a, row.b))
        .map(({ from, until }) => ({ from: later(from, today), until }))
      const pair = merged.get(key) ?? {
        ...row,
        skills: [],
        search: searchFor(names ?? (counts && `[${counts}]`), shift),
        booked: both,
      }
      if (skill) pair.skills.push(skill)
      merged.set(key, pair)
    }
    const pairs = [...merged.values()]
    return {
      today,
      asked,
      rows: pairs,
      /** Why there can be none: the address names what there is not. */
      problem: rows.length ? undefined : await unknownIn(db, actor, asked),
      everyone: seesEveryone(actor),
      /** Pairs booked away together, soonest first. */
      clashes: pairs
        .filter((it) => it.booked.length > 0)
        .sort((a, b) => ((a.booked[0]?.from ?? '') < (b.booked[0]?.from ?? '') ? -1 : 1)),
      horizon: addDays(today, 540),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  mayAsk: mayAskCoverage,
})

/** A search for a third, as an address: any of what would do, on that shift. */
function searchFor(names: string | null, shift: string | null): string {
  const alternatives = names
    ? (JSON.parse(names) as [
        number,
        string | null,
        string,
        string[],
        string | null,
        number | null,
      ][])
    : []
  const needs = alternatives
    .map(([, examCode, short, , least]) => `${examCode ?? short}${least ? `>=${least}` : ''}`)
    .join(' | ')
  return new URLSearchParams({ needs, ...(shift && { shift }) }).toString()
}
