import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { addDays, addMonths, type Day } from '../../../calendar'
import {
  endsWithin,
  inGraceOn,
  inTermOn,
  revokedWithin,
} from '../../../certification/validity/queries/valid-on'
import { hasSunset } from '../../../certification/validity/queries/versions-sql'
import { lastsWithin } from '../../../day-sql'
import { hiredAfter, leftBefore } from '../../../employment'
import { placedOn } from '../../../place'
import type { AskedTerms, Need } from '../facts'
import type { Group } from '../rules/requirement'
import { awayOn, proficientOn } from './availability-sql'

const pl = named(placement, 'pl')
const q = named(placement, 'q')
const p = named(person, 'p')
const b = named(award, 'b')
const a = named(award, 'a')
const v = named(certificationVersion, 'v')

/*
 * The eligibility rule as SQL over a person `p`: what lets a search walk an index and stop after
 * the people it shows. It must agree with `eligibility` of the rules; test/staffing/eligibility/eligibility-sql.test.ts
 * holds both against random worlds.
 */

const forever = '9999-12-31'

type AnAward = Record<'certificationId' | 'examCode' | 'versionRank', SQLWrapper>
/** An award is by one of the group's alternatives. */
export const isByAny = (group: Group, award: AnAward): SQL =>
  sql.join(
    group.map((it) => {
      const asked = [sql`${award.certificationId} = ${it.certification}`]
      if (it.examCode !== null) asked.push(sql`${award.examCode} = ${it.examCode}`)
      if (it.minRank != null) asked.push(sql`${award.versionRank} >= ${it.minRank}`)
      return asked.length > 1 ? sql`(${sql.join(asked, sql` and `)})` : sql`${asked[0]}`
    }),
    sql` or `,
  )
/** The certifications of a group, once each. */
export const idsOf = (group: Group): SQL =>
  sql.join(
    [...new Set(group.map((it) => it.certification))].map((id) => sql`${id}`),
    sql`, `,
  )
const metOn = (group: Group, day: Day | SQL): SQL =>
  sql`exists (select 1 from award a where a.person_id = p.id and (${isByAny(group, a)})
    and ${inTermOn(a, day)})`

/**
 * SQL: the days (`day`) on which a sunset of one of these begins to hold: the day after it, or the
 * day its rule takes effect.
 */
export const sunsetDays = (group: Group): SQL => {
  const those = sql`from certification_version v where ${hasSunset(v)}
    and v.certification_id in (${idsOf(group)})`
  return sql`select v.certification_id, date(v.sunset_on, '+1 day') as day ${those}
    union select v.certification_id, v.effective_from ${those}`
}

/**
 * Met on every day: met on the first, and again on each day after something ended, or a sunset
 * came.
 */
function metThroughout(group: Group, from: Day, until: Day): SQL {
  const own = sql`b.person_id = p.id and (${isByAny(group, b)})`
  return sql`(${metOn(group, from)}
    and not exists (select 1 from award b
      where ${own} and ${endsWithin(b, from, addDays(until, -1))} and not ${metOn(group, sql`date(b.valid_until, '+1 day')`)})
    and not exists (select 1 from award b
      where ${own} and ${revokedWithin(b, from, until)} and not ${metOn(group, sql`b.revoked_on`)})
    and not exists (select 1 from award b join suspension h on h.holding_id = b.holding_id
      where ${own} and h."from" > ${from} and h."from" <= ${until}
      and not ${metOn(group, sql`h."from"`)})
    and not exists (select 1 from (${sunsetDays(group)}) n where n.day > ${from}
    and n.day <= ${until} and not ${metOn(group, sql`n.day`)}))`
}

const inGrace = (group: Group, day: Day): SQL =>
  sql`exists (select 1 from award a where a.person_id = p.id and (${isByAny(group, a)})
    and ${inGraceOn(a, day)})`

const sum = (parts: SQL[]): SQL => (parts.length ? sql`(${sql.join(parts, sql` + `)})` : sql`0`)
const all = (parts: SQL[]): SQL => (parts.length ? sql`(${sql.join(parts, sql` and `)})` : sql`1`)

/**
 * Away on every day from one to another: on the first (few are, and they are listed once), and
 * again on the day after each absence that ends before the last.
 */
const awayThroughout = (
  from: Day,
  until: Day,
): SQL => sql`(p.id in (select y.person_id from away y where y.until >= ${from}
  and y."from" <= ${from} and y.withdrawn_at is null)
  and not exists (select 1 from away w where w.person_id = p.id and w.withdrawn_at is null
  and w.until >= ${from} and w.until < ${until}
    and not ${awayOn(sql`w.person_id`, sql`date(w.until, '+1 day')`)}))`

/**
 * A person `p` does not fit the shift, the site, the proficiency asked on some of these days: each
 * a condition of its own.
 */
function offTerms(parts: readonly (AskedTerms & { from: Day })[]): SQL[] {
  const any = (each: (part: (typeof parts)[number]) => SQL[]) => {
    const off = parts.flatMap(each)
    return off.length ? [sql`(${sql.join(off, sql` or `)})`] : []
  }
  return [
    ...any(({ shift }) => (shift ? [sql`p.shift <> ${shift}`] : [])),
    ...any(({ site }) => (site ? [sql`p.site <> ${site}`] : [])),
    ...any(({ proficiency: it, from }) =>
      it ? [sql`not ${proficientOn(sql`p.id`, sql`${it.track}`, sql`${it.least}`, from)}`] : [],
    ),
  ]
}

/**
 * The conditions of a need, each on a person `p`. `others` counts what is in the way besides
 * certifications; `clearAtFirst` leaves out what comes into the way only by a change of the
 * position inside the interval.
 */
export function judging({
  interval,
  segments,
  shift,
  site,
  later = [],
  team,
  capacity,
  percent,
  proficiency,
  heldFor,
  hours,
  present,
}: Need) {
  const from = interval.from
  const until = interval.until ?? forever
  const first = segments[0]?.groups ?? []
  const during = sql`pl.person_id = p.id and ${lastsWithin(pl, from, until)}`
  const ways: SQL[] = [sql`(${hiredAfter(p, from)})`, sql`(${leftBefore(p, until)})`]
  if (team !== null)
    ways.push(sql`exists (select 1 from placement pl where ${during} and pl.team_id = ${team})`)
  if (heldFor)
    for (const group of first)
      ways.push(
        sql`(${metOn(group, from)}
          and not ${metThroughout(group, addMonths(from, -heldFor), from)})`,
      )
  if (hours)
    ways.push(
      sql`(p.time_zone || '|' || p.shift not in (select value
        from json_each(${JSON.stringify(hours.fits)})))`,
    )
  if (present)
    ways.push(
      sql`(p.id in (select w.person_id from away w where w.withdrawn_at is null
        and w.until >= ${from} and w."from" <= ${until}))`,
    )
  else if (interval.until !== null) ways.push(awayThroughout(from, interval.until))
  const days = sql`(select ${from} as day union all select pl."from" from placement pl
    where ${during} and pl."from" > ${from}) d`
  const inPlace = sql`q.person_id = p.id and ${placedOn(q, sql`d.day`)}`
  if (percent)
    ways.push(sql`(exists (select 1 from placement pl where ${during} and pl.percent is not null)
      and (select max((select coalesce(sum(q.percent), 0) from placement q where ${inPlace}))
      from ${days}) + ${percent} > 100)`)
  // Few people serve as many teams in the interval as they can at once; only for them are the days
  // compared.
  if (capacity)
    ways.push(sql`((select count(*) from placement pl where ${during}) >= p.capacity
      and p.capacity <= (
      select max((select count(*) from placement q where ${inPlace})) from ${days}))`)
  const met = first.map((group) => metOn(group, from))
  const now = { from, shift, site, proficiency }
  const free = (more: SQL[]) => all([...more, ...ways].map((way) => sql`not ${way}`))
  const off = offTerms([now, ...later])
  return {
    others: sum([...off, ...ways]),
    clear: free(off),
    clearAtFirst: later.length ? free(offTerms([now])) : undefined,
    unmet: sum(met.map((it) => sql`(not ${it})`)),
    met: all(met),
    throughout: all(
      segments.flatMap((segment) =>
        segment.groups.map((group) => metThroughout(group, segment.from, segment.until ?? forever)),
      ),
    ),
    graced: all(first.map((group) => sql`(${metOn(group, from)} or ${inGrace(group, from)})`)),
  }
}

export const kinds = ['qualified', 'expires during', 'in grace', 'unqualified'] as const

/** The place in `kinds` of a person `p`, and how many things are in the way. */
export function verdictSql(need: Need): { kind: SQL; obstacles: SQL } {
  const { others, clear, unmet, met, throughout, graced } = judging(need)
  return {
    kind: sql`case when not ${clear} then 3 when ${met} then (case when ${throughout} then 0 else 1
      end) when ${graced} then 2 else 3 end`,
    obstacles: sql`${others} + ${unmet}`,
  }
}
