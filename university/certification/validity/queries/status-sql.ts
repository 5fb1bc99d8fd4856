import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award, extension, holding, redating, suspension } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { evidence } from '@/db/tables/evidence'
import type { StatusWord } from '../rules/validity'
import { inForceOn } from './versions-sql'

const v = named(certificationVersion, 'v')

/**
 * A row of `statusesOn`. `counts` is 0 or 1; days as `YYYY-MM-DD`. Its fields mean what they mean
 * in `Status` of the rules.
 */
export type StatusRow = {
  holding_id: number | null
  person_id: number
  certification_id: number
  award_id: number | null
  word: StatusWord
  counts: number
  until: string | null
  opens: string | null
  days_left: number | null
}

/** A value or a placeholder of a prepared statement. */
type Value<T> = T | SQL | ReturnType<typeof sql.placeholder>
type Asked = {
  /** Only what was recorded by this instant: the register as it was known then. */
  knownAt?: Value<number>
  /** Which holdings: a condition on `h` (id, person_id, certification_id). Without one, all. */
  where?: SQL
  /**
   * With claims that were undecided when this instant came (the end of the day, or now): rows
   * without an award, and mostly without a holding.
   */
  claimedAt?: Value<number>
}

/**
 * SQL: `addMonths(day, -months)` of the calendar: the month's last day where the day has no
 * counterpart.
 */
const monthsBefore = (day: SQL, months: SQL) =>
  sql`min(date(${day}, '-' || ${months} || ' months'), date(${day}, 'start of month',
    (1 - ${months}) || ' months', '-1 day'))`
/**
 * SQL: the latest end whose window of `months` is open on a day, so that a window is judged once
 * per rule and not once per award.
 */
const lastOpenOn = (day: Value<string>, months: SQL) =>
  sql`case when strftime('%d', ${day}, '+1 day') = '01' then date(${day}, 'start of month',
    '+' || (${months} + 1) || ' months', '-1 day')
    else min(date(${day}, '+' || ${months} || ' months'), date(${day}, 'start of month',
    '+' || (${months} + 1) || ' months', '-1 day')) end`

/**
 * `statusOn` of the rules for many holdings at once: a subselect to stand in a FROM, with the
 * columns of `StatusRow`, one row per holding with an award begun by the day, by the rules in force
 * on that day. A test holds both against random histories.
 *
 * It knows nothing of `not held` (no row) and of `in progress`, which takes reading courses, exams
 * and labs requirement by requirement: that is `standingOf`, one person at a time. `claimed` rows
 * come with `claimedAt`.
 */
export function statusesOn(day: Value<string>, { knownAt, where, claimedAt }: Asked = {}): SQL {
  const isKnown = (at: SQL) => (knownAt === undefined ? sql`1` : sql`${at} <= ${knownAt}`)
  // An end as it was before it was first moved by what was not known yet: a decision, or an older
  // certificate that came later.
  const first = (moves: SQL) =>
    sql`materialized (select award_id, "before", min(at) from (${moves}) where at > ${knownAt}
      group by award_id)`
  const redatings = sql`select award_id, "before", at from ${redating}`
  const moves = sql`moved as ${first(sql`select award_id, "before", at from ${extension}
  union all ${redatings}`)}, redated as ${first(redatings)},`
  const withMoves = (a: SQL) =>
    knownAt === undefined
      ? sql``
      : sql`left join moved ${a}m on ${a}m.award_id = ${a}.id
        left join redated ${a}r on ${a}r.award_id = ${a}.id`
  const until = (a: SQL) =>
    knownAt === undefined
      ? sql`${a}.valid_until`
      : sql`iif(${a}m.award_id is null, ${a}.valid_until, ${a}m."before")`
  const anchor = (a: SQL) =>
    knownAt === undefined
      ? sql`${a}.anchor`
      : sql`iif(${a}r.award_id is null, ${a}.anchor, ${a}r."before")`
  const revoked = (a: SQL) =>
    sql`(${a}.revoked_on <= ${day} ${
      knownAt === undefined
        ? sql``
        : sql`and (${a}.revoked_at
    is null or ${a}.revoked_at <= ${knownAt})`
    })`
  const heldUntil =
    knownAt === undefined
      ? sql`s.until`
      : sql`case when s.ended_at > ${knownAt} then s.planned_until else s.until end`
  const begun = (a: SQL) => sql`${a}.valid_from <= ${day} and ${isKnown(sql`${a}.created_at`)}`

  const versions = sql`select v.certification_id, v.successor_id is not null as replaced,
    v.sunset_on is not null and v.sunset_on < ${day} as sunset,
      v.grace_counts, v.grace_days, date(${day}, '-' || v.grace_days || ' days') as grace_from,
      v.window_months, ${lastOpenOn(day, sql`v.window_months`)} as open_until
    from ${certificationVersion} v where ${inForceOn(v, day, knownAt)}`
  // The award that speaks: in force before in grace before ended, then the one that lasts longest.
  // The columns beside max() are its. Everyone's are read in the order of an index on holdings,
  // without a row of those.
  const [h, all] = where
    ? [sql`h.id`, sql`${holding} h cross join ${award} a on a.holding_id = h.id`]
    : [sql`a.holding_id`, sql`${award} a`]
  const speaking = sql`select ${h} as holding_id, a.person_id, a.certification_id, a.id as award_id,
    ${until(sql`a`)} as until, ${anchor(sql`a`)} as anchor, sum(${revoked(sql`a`)}) as revocations,
      v.replaced, v.sunset, v.grace_counts, v.grace_days, v.open_until, v.window_months,
      max(case when ${revoked(sql`a`)} then '0' else iif(coalesce(${until(sql`a`)},
      '9999') >= ${day}, '3', iif(${until(sql`a`)} >= v.grace_from, '2', '1'))
        || coalesce(${until(sql`a`)}, '9999-12-31') || a.issued_on || coalesce(${anchor(sql`a`)},
        '') end) as best
    from ${all} ${withMoves(sql`a`)} join versions v on v.certification_id = a.certification_id
    where ${begun(sql`a`)} ${where ? sql`and (${where})` : sql``} group by ${h}`
  // Of an ended holding with a revocation: whether the newest award is the revoked one.
  const newestRevoked = sql`(select case when off then id end
    from (select n.id, coalesce(${revoked(sql`n`)}, 0) as off from ${award} n ${withMoves(sql`n`)}
      where n.holding_id = b.holding_id and ${begun(sql`n`)}
      order by n.issued_on desc, coalesce(${until(sql`n`)}, '9999-12-31') desc,
      ${anchor(sql`n`)} desc, off limit 1))`
  const judged = sql`select b.*, substr(b.best, 1, 1) as stage,
      b.holding_id in (select s.holding_id from ${suspension} s where s."from" <= ${day}
      and ${isKnown(sql`s.at`)} and (${heldUntil} is null or ${heldUntil} >= ${day})) as held,
      case when b.revocations > 0 and b.best < '2' then ${newestRevoked} end as revoked_id
    from speaking b`
  const claims = sql`union all select h.id, h.person_id, h.certification_id, null, 'claimed', 0,
    null, null, null
    from (select o.id, e.person_id, e.certification_id from ${evidence} e
    left join ${holding} o on o.person_id = e.person_id and o.certification_id = e.certification_id
      where e.submitted_at <= ${claimedAt} and (e.decided_at is null or e.decided_at > ${claimedAt})
      group by e.person_id, e.certification_id) h
    where ${where ? sql`(${where}) and` : sql``} not exists (select 1 from ${award} a
    where a.holding_id = h.id and ${begun(sql`a`)})`

  return sql`(with ${knownAt === undefined ? sql`` : moves} versions as materialized (${versions}),
    speaking as (${speaking}), judged as (${judged})
    select holding_id, person_id, certification_id, coalesce(revoked_id, award_id) as award_id,
      case when stage >= '2' and held then 'suspended' when stage = '2' then 'grace'
      when revoked_id is not null then 'revoked' when stage < '2' then 'lapsed'
        when sunset then 'superseded' when until is not null
        and coalesce(anchor, until) <= open_until then 'due for renewal'
        when replaced then 'superseded' else 'certified' end as word,
      not held and not sunset and (stage = '3' or (stage = '2' and grace_counts)) as counts,
      case when revoked_id is null then until end as until,
      case when stage = '3' then ${monthsBefore(sql`coalesce(anchor, until)`, sql`window_months`)}
      end as opens,
      case when stage >= '2' then cast(julianday(until) - julianday(${day}) as integer) + iif(stage
      = '2', grace_days, 0) end as days_left
    from judged ${claimedAt === undefined ? sql`` : claims})`
}
