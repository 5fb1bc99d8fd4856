import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { suspension } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { dueExtension, holdRule, holdRulePerson } from '@/db/tables/requirement'
import { placement } from '@/db/tables/staffing'
import type { Actor } from '../../../actor'
import type { Day } from '../../../calendar'
import { lastsOn, notOverOn } from '../../../day-sql'
import { employedOn, reportsTo } from '../../../employment'
import { placedOn } from '../../../place'
import { sinceOf } from '../../../roster/queries/terms'
import { statusesOn } from '../../validity/queries/status-sql'
import { inForceOn } from '../../validity/queries/versions-sql'
import type { MustState } from '../rules/must-hold'

const c = named(person, 'c')

const d = named(person, 'd')

const own = named(placement, 'own')
const x = named(suspension, 'x')
const pl = named(placement, 'pl')
const r = named(holdRule, 'r')
const p = named(person, 'p')
const v = named(certificationVersion, 'v')

/**
 * A row of `musts`: the one live requirement of a person for a certification. Its fields mean what
 * they mean in `mustHold`.
 */
export type MustRow = {
  person_id: number
  certification_id: number
  holding_id: number | null
  /** How many rules ask for it. */
  rules: number
  counts: number
  last: Day | null
  base: Day | null
  due: Day | null
  state: MustState
}

type Which = {
  /** Whom: a condition on `p`. */
  people?: SQL
  /** By which rules: a condition on `r`. */
  rules?: SQL
  /** Rules that are not written down: where they and whom they name are read from. */
  from?: { rules: SQL; people: SQL }
}

/**
 * SQL: `dueBy` of the rules for everyone: rule_id, person_id, certification_id, due, until. One row
 * for each rule that means a person on a day.
 */
export function liveOn(
  day: Day,
  {
    people = sql`1`,
    rules = sql`1`,
    from = { rules: sql`${holdRule}`, people: sql`${holdRulePerson}` },
  }: Which = {},
): SQL {
  const runs = sql`${lastsOn(r, day)} and (${rules})`
  const works = sql`${employedOn(p, day)}
    and (${people})`
  const facts = sql`r.id as rule_id, p.id as person_id, r.certification_id, r."from", r.until,
    r.due_kind, r.due_on, r.due_days, p.hired_on,
    case when r.job_title is null then p.hired_on else coalesce(p.job_since, p.hired_on)
    end as job_since`
  const placed = (
    how: SQL,
  ) => sql`select ${facts}, min(${sinceOf('pl')}) as placed, null as added_on from ${from.rules} r
    join ${how}
      join person p on p.id = pl.person_id and (r.job_title is null or r.job_title = p.job_title)
      and (r.site is null or r.site = p.site)
    where not r.named and ${runs} and ${works} and pl.kind = 'full' and ${placedOn(pl, day)} group by r.id, p.id`
  // Each kind of rule by its own index: a job title, a site, the people of a team, those in a kind
  // of position, those named.
  return sql`select rule_id, person_id, certification_id, until, max("from", case due_kind
    when 'fixed' then due_on
      when 'after hire' then date(hired_on, '+' || due_days || ' days')
      when 'after placement' then date(coalesce(placed, hired_on), '+' || due_days || ' days')
      else date(max("from", hired_on, job_since, coalesce(placed, ''), coalesce(added_on, '')),
      '+' || due_days || ' days') end) as due
    from (select ${facts}, null as placed, null as added_on from ${from.rules} r
    cross join person p on p.job_title = r.job_title and (r.site is null or r.site = p.site)
        where not r.named and r.position_kind is null and r.team_id is null and ${runs} and ${works}
      union all select ${facts}, null, null from ${from.rules} r
      cross join person p on p.site = r.site
        where not r.named and r.position_kind is null and r.team_id is null and r.job_title is null
        and ${runs} and ${works}
      union all select * from (${placed(sql`placement pl on pl.team_id = r.team_id
        join position po on po.id = pl.position_id and (r.position_kind is null
        or po.kind = r.position_kind)`)})
      union all select * from (${placed(sql`position po on po.kind = r.position_kind
        and r.team_id is null join placement pl on pl.position_id = po.id`)})
      union all select ${facts}, null, n.added_on from ${from.people} n
      join ${from.rules} r on r.id = n.rule_id join person p on p.id = n.person_id
        left join placement own on own.id = r.placement_id where r.named and ${runs} and ${works}
        and ${notOverOn(own, day)})`
}

/**
 * SQL: the tables of a WITH that answer who must hold what on a day: `live` (each rule that means a
 * person) and `musts` (the one requirement of a person for a certification, as `MustRow`).
 * `mustHold` of the rules says the same of one; a test holds them together.
 */
export function mustsOn(day: Day, which: Which = {}, only: { holdings?: SQL } = {}): SQL {
  const status = statusesOn(day, {
    where: sql`${only.holdings ?? sql`h.certification_id in (select certification_id from live)`}
      and (h.person_id, h.certification_id) in (select person_id, certification_id from live)`,
  })
  return sql`live as materialized (${liveOn(day, which)}),
    asked as (select person_id, certification_id, count(*) as rules, min(due) as first, case
    when max(until is null) then null else max(until) end as runs
      from live group by person_id, certification_id),
    terms as materialized (select v.certification_id, v.sunset_on, v.grace_days, v.grace_counts
    from ${certificationVersion} v
      where v.certification_id in (select certification_id from live) and ${inForceOn(v, day)}),
    status as materialized (select * from ${status}),
    held as materialized (select s.person_id, s.certification_id, s.holding_id, s.counts, case
        when s.counts and s.word = 'grace' then date(${day}, '+' || s.days_left || ' days')
        when s.counts then case when t.sunset_on < coalesce(s.until, '9999-12-31') then t.sunset_on
        else s.until end
        when s.word = 'revoked' then (select min(date(a.revoked_on, '-1 day'),
        coalesce(a.valid_until, '9999-12-31')) from award a where a.id = s.award_id)
        when s.word = 'suspended' then (select date(min(x."from"), '-1 day') from suspension x
        where x.holding_id = s.holding_id and ${lastsOn(x, day)})
        when s.word = 'superseded' then t.sunset_on
        when s.word = 'lapsed' and t.grace_counts then date(s.until, '+' || t.grace_days || ' days')
        else s.until end as last
      from status s join terms t on t.certification_id = s.certification_id),
    based as (select a.person_id, a.certification_id, a.rules, h.holding_id, coalesce(h.counts,
    0) as counts, h.last,
        case when h.counts then case when a.runs is null or h.last < a.runs then h.last end
        else max(a.first, coalesce(h.last, '')) end as base,
        (select max(e.until) from ${dueExtension} e where e.person_id = a.person_id
        and e.certification_id = a.certification_id and e.granted
          and (h.last is null or e.before >= h.last)) as granted
      from asked a left join held h on h.person_id = a.person_id
      and h.certification_id = a.certification_id),
    musts as (select person_id, certification_id, holding_id, rules, counts, last, base, case
    when base is not null then max(base, coalesce(granted, '')) end as due,
        case when counts then 'fulfilled' when max(base, coalesce(granted, '')) < ${day} then
        'overdue' when granted > base then 'extended' else 'due' end as state
      from based)`
}

/** SQL: everyone below the actor in the reporting line, at any height, as a condition on `p`. */
export const reportsOf = (
  actor: Actor,
) => sql`p.id in (with recursive below(id) as (select d.id from person d
  where ${reportsTo(d, actor.id)}
  union select c.id from person c join below b on ${reportsTo(c, sql`b.id`)}) select id from below)`

/**
 * SQL: `why`, the rules that mean the people of a page, beside `live`: read once and not for each
 * row.
 */
export const whyOf = (page: string) =>
  sql`why as materialized (select l.* from live l
    where (l.person_id, l.certification_id) in (select person_id, certification_id
    from ${sql.identifier(page)}))`

/**
 * SQL: those of `why` that mean person `m.person_id` for certification `m.certification_id`, as a
 * JSON list with what is said of each.
 */
export const reasonsJson = sql<string>`(select coalesce(json_group_array(json(one)), '[]')
  from (select json_object('id', r.id, 'because', r.because, 'due', l.due, 'until', r.until,
    'jobTitle', r.job_title, 'site', r.site, 'positionKind', r.position_kind, 'teamId', r.team_id,
    'team', t.customer, 'named', json(iif(r.named, 'true', 'false')),
    'dueKind', r.due_kind, 'dueOn', r.due_on, 'dueDays', r.due_days, 'placementId', r.placement_id,
    'by', b.name, 'from', r."from") as one
  from why l join ${holdRule} r on r.id = l.rule_id left join team t on t.id = r.team_id
  left join person b on b.id = r.decided_by_id
  where l.person_id = m.person_id and l.certification_id = m.certification_id
  order by l.due, r.id))`
