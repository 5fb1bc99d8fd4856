import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../calendar'
import type { Need } from '../rules/eligibility'
import type { Group } from '../rules/requirement'

/*
 * The eligibility rule as SQL over a person `p`: what lets a search walk an index and stop after the people it shows.
 * It must agree with `eligibility` of the rules; test/staffing-judging.test.ts holds both against random worlds.
 */

const forever = '9999-12-31'

/** An award (by alias) is by one of the group's alternatives. */
export const isByAny = (group: Group, alias: string): SQL =>
  sql.join(
    group.map((it) =>
      it.examCode === null
        ? sql`${col(alias, 'certification_id')} = ${it.certification}`
        : sql`(${col(alias, 'certification_id')} = ${it.certification} and ${col(alias, 'exam_code')} = ${it.examCode})`,
    ),
    sql` or `,
  )
const col = (alias: string, name: string) => sql.raw(`${alias}.${name}`)

/** An award (by alias) counts on a day. */
export const countsOn = (alias: string, day: Day | SQL): SQL => sql`${col(alias, 'valid_from')} <= ${day}
  and (${col(alias, 'valid_until')} is null or ${col(alias, 'valid_until')} >= ${day}) and (${col(alias, 'revoked_on')} is null or ${col(alias, 'revoked_on')} > ${day})
  and not exists (select 1 from suspension s where s.holding_id = ${col(alias, 'holding_id')} and s."from" <= ${day} and (s.until is null or s.until >= ${day}))`

const metOn = (group: Group, day: Day | SQL): SQL =>
  sql`exists (select 1 from award a where a.person_id = p.id and (${isByAny(group, 'a')}) and ${countsOn('a', day)})`

/** Met on every day: met on the first, and again on each day after something ended. */
function metThroughout(group: Group, from: Day, until: Day): SQL {
  const own = sql`b.person_id = p.id and (${isByAny(group, 'b')})`
  return sql`(${metOn(group, from)}
    and not exists (select 1 from award b where ${own} and b.valid_until >= ${from} and b.valid_until < ${until} and not ${metOn(group, sql`date(b.valid_until, '+1 day')`)})
    and not exists (select 1 from award b where ${own} and b.revoked_on > ${from} and b.revoked_on <= ${until} and not ${metOn(group, sql`b.revoked_on`)})
    and not exists (select 1 from award b join suspension h on h.holding_id = b.holding_id
      where ${own} and h."from" > ${from} and h."from" <= ${until} and not ${metOn(group, sql`h."from"`)}))`
}

const inGrace = (group: Group, day: Day): SQL => sql`exists (select 1 from award a join certification_version v on v.id = a.version_id
  where a.person_id = p.id and (${isByAny(group, 'a')}) and a.valid_until < ${day} and date(a.valid_until, '+' || v.grace_days || ' days') >= ${day}
    and (a.revoked_on is null or a.revoked_on > ${day})
    and not exists (select 1 from suspension s where s.holding_id = a.holding_id and s."from" <= ${day} and (s.until is null or s.until >= ${day})))`

const sum = (parts: SQL[]): SQL => (parts.length ? sql`(${sql.join(parts, sql` + `)})` : sql`0`)
const all = (parts: SQL[]): SQL => (parts.length ? sql`(${sql.join(parts, sql` and `)})` : sql`1`)

/** The conditions of a need, each on a person `p`. `others` counts what is in the way besides certifications. */
export function judging({ interval, segments, shift, site, team, capacity }: Need) {
  const from = interval.from
  const until = interval.until ?? forever
  const first = segments[0]?.groups ?? []
  const during = sql`pl.person_id = p.id and pl."from" <= ${until} and (pl.until is null or pl.until >= ${from})`
  const ways: SQL[] = [sql`(p.hired_on > ${from})`, sql`(p.left_on is not null and p.left_on < ${until})`]
  if (shift) ways.push(sql`(p.shift <> ${shift})`)
  if (site) ways.push(sql`(p.site <> ${site})`)
  if (team !== null) ways.push(sql`exists (select 1 from placement pl where ${during} and pl.team_id = ${team})`)
  // Few people serve as many teams in the interval as they can at once; only for them are the days compared.
  if (capacity)
    ways.push(sql`((select count(*) from placement pl where ${during}) >= p.capacity and p.capacity <= (
      select max((select count(*) from placement q where q.person_id = p.id and q."from" <= d.day and (q.until is null or q.until >= d.day)))
      from (select ${from} as day union all select pl."from" from placement pl where ${during} and pl."from" > ${from}) d))`)
  const met = first.map((group) => metOn(group, from))
  return {
    others: sum(ways),
    clear: all(ways.map((way) => sql`not ${way}`)),
    unmet: sum(met.map((it) => sql`(not ${it})`)),
    met: all(met),
    throughout: all(segments.flatMap((segment) => segment.groups.map((group) => metThroughout(group, segment.from, segment.until ?? forever)))),
    graced: all(first.map((group) => sql`(${metOn(group, from)} or ${inGrace(group, from)})`)),
  }
}

export const kinds = ['qualified', 'expires during', 'in grace', 'unqualified'] as const

/** The place in `kinds` of a person `p`, and how many things are in the way. */
export function verdictSql(need: Need): { kind: SQL; obstacles: SQL } {
  const { others, clear, unmet, met, throughout, graced } = judging(need)
  return {
    kind: sql`case when not ${clear} then 3 when ${met} then (case when ${throughout} then 0 else 1 end) when ${graced} then 2 else 3 end`,
    obstacles: sql`${others} + ${unmet}`,
  }
}
