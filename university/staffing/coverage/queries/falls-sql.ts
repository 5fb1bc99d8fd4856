import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import { addDays, type Day } from '../../../calendar'
import {
  endedBefore,
  endsWithin,
  revokedWithin,
} from '../../../certification/validity/queries/valid-on'
import { hasSunset } from '../../../certification/validity/queries/versions-sql'
import { goesBeyond, lastsOn, lastsWithin, notOverOn } from '../../../day-sql'
import { notLeftOn } from '../../../employment'
import { continues } from '../../../roster/queries/terms'
import { groupMet, shortOf, someoneIn, unmetSkills } from '../../eligibility/queries/unmet-sql'

const e = named(positionRequirement, 'e')
const q = named(positionRequirement, 'q')
const r = named(positionRequirement, 'r')
const po = named(position, 'po')
const pl = named(placement, 'pl')
const p = named(person, 'p')
const st = named(person, 'st')
const v = named(certificationVersion, 'v')
const a = named(award, 'a')

export const causes = [
  'lapse',
  'revoked',
  'suspended',
  'sunset',
  'asks more',
  'new terms',
  'exception ends',
  'leaves',
  'placement ends',
  'starts uncertified',
  'away',
  'opens empty',
] as const
export type Cause = (typeof causes)[number]

/**
 * SQL: how a row of `falling` begins. A seat is never called `s`: a suspension is, inside what
 * counts on a day.
 */
const columns = sql`st.team_id, st.position_id, st.placement_id, st.person_id`
const forever = sql`'9999-12-31'`

/**
 * SQL, tables to stand behind `with`: `falling` has everything that covers a position on one day
 * and not on the next, after `today` and up to `until`, if nobody acts: its first day without
 * (`day`), the cause, the requirement row and certification it is about where there is one, and for
 * time away and exceptions the last day (`last`). Who no longer fits the shift or the site after a
 * change still covers it, and is told too. Someone placed or excepted whose only fault is
 * proficiency names no row. `where` narrows positions `po` of teams `t`. What is a gap already
 * falls no more.
 */
export function fallingSql(today: Day, until: Day, where: SQL = sql`1`): SQL {
  const within = (day: SQL) => sql`${day} > ${today} and ${day} <= ${until}`
  /** A day on which an award stops counting for what the seat asks. */
  const stop = (cause: Cause, day: SQL, join: SQL, on: SQL) => sql`
    select ${columns}, r.id as row_id, r."group", a.certification_id, ${day} as day,
    ${cause} as cause from seat st
      cross join position_requirement r on r.position_id = st.position_id and r."from" <= ${until}
      and ${goesBeyond(r, today)}
      cross join award a on a.person_id = st.person_id and a.certification_id = r.certification_id
      and (r.exam_code is null or r.exam_code = a.exam_code) ${join}
    where ${on} and ${within(day)} and (${day} > st."from" or (st.goes_on and ${day} = st."from"))
    and ${day} <= st.until and ${lastsOn(r, day)}`
  const after = sql`date(a.valid_until, '+1 day')`
  const afterGrace = sql`date(a.valid_until, '+' || (v.grace_days + 1) || ' days')`
  const sunset = sql`case when v.sunset_on < v.effective_from then v.effective_from
    else date(v.sunset_on, '+1 day') end`
  const stay = { until: sql`st.placed_until` }
  const versions = sql`cross join certification_version v on v.certification_id =
    a.certification_id`
  const nobodyElse = (day: SQL) =>
    sql`not ${someoneIn(sql`st.position_id`, day)} and not ${someoneIn(
      sql`(select n.id
    from position n where n.follows_id = st.position_id)`,
      day,
    )}`
  const ended = sql`date(st.placed_until, '+1 day')`
  const left = sql`date(st.left_on, '+1 day')`
  const lifted = sql`date(x.until, '+1 day')`
  const dropped = sql`date(r.until, '+1 day')`
  const gone = sql`max(w."from", st."from")`
  return sql`
  seat as materialized (select pl.team_id, po.id as position_id, pl.id as placement_id,
  pl.person_id, max(pl."from", po."from", p.hired_on) as "from",
      min(coalesce(pl.until, ${forever}), coalesce(po.until, ${forever}), coalesce(p.left_on,
      ${forever})) as until,
      pl.until as placed_until, p.left_on, case when exists (select 1 from position n
      where n.follows_id = po.id) then ${forever} else coalesce(po.until, ${forever})
      end as open_until, ${continues('pl')} as goes_on, po.track, po.min_proficiency, po.shift,
      po.site, p.shift as works, p.site as sits
    from position po join team t on t.id = po.team_id
    cross join placement pl on pl.position_id = po.id and pl.kind = 'full'
    cross join person p on p.id = pl.person_id
    where ${where} and ${lastsWithin(pl, today, until)}
    and ${lastsWithin(po, today, until)}
      and ${notLeftOn(p, today)}),
  stops as materialized (
    ${stop('lapse', after, sql``, endsWithin(a, today, addDays(until, -1)))}
    union all ${stop(
      'lapse',
      afterGrace,
      versions,
      sql`v.grace_counts and v.grace_days > 0 and ${endedBefore(a, until)}`,
    )}
    union all ${stop('revoked', sql`a.revoked_on`, sql``, revokedWithin(a, today, until))}
    union all ${stop(
      'suspended',
      sql`h."from"`,
      sql`cross join suspension h on h.holding_id =
      a.holding_id`,
      sql`1`,
    )}
    union all ${stop('sunset', sunset, versions, hasSunset(v))}
    union all select ${columns}, r.id, r."group", r.certification_id, r."from", 'asks more'
    from seat st cross join position_requirement r on r.position_id = st.position_id
      where ${within(sql`r."from"`)} and r."from" > st."from" and r."from" <= st.until
    union all select ${columns}, q.id, q."group", q.certification_id, ${dropped}, 'asks more'
    from seat st
      cross join position_requirement r on r.position_id = st.position_id and ${within(dropped)}
      and ${dropped} > st."from" and ${dropped} <= st.until
      cross join position_requirement q on q.position_id = r.position_id and q."group" = r."group"
      and ${lastsOn(q, dropped)}),
  falling as materialized (
    select ${columns}, min(st.row_id) as row_id, st.certification_id, st.day, st.cause, null as last
    from stops st cross join position_requirement r on r.id = st.row_id
      where not ${groupMet(sql`st.person_id`, 'r', sql`st.day`)}
      and not ${exceptedSeat(sql`st.day`)}
        and (${groupMet(sql`st.person_id`, 'r', sql`date(st.day, '-1 day')`)}
        or (st.cause = 'asks more' and not exists (select 1 from position_requirement e
          where e.position_id = st.position_id and e."group" = st."group" and e."from" < st.day
          and ${notOverOn(e, sql`date(st.day, '-1 day')`)})))
      group by st.placement_id, st."group", st.day
    union all select ${columns}, min(r.id), min(r.certification_id), ${lifted}, 'exception ends',
    x.until from seat st
      cross join placement_exception x on x.placement_id = st.placement_id and x.until >= ${today}
      and x.until < ${until}
      left join position_requirement r on ${unmetRow(lifted)}
      where ${lifted} <= st.until and ${lifted} > st."from" and (${faulty(lifted)} or ${offTerms})
      and not ${exceptedSeat(lifted)} group by x.id
    union all select ${columns}, null, null, ${left}, 'leaves', st.left_on from seat st
      where ${within(left)} and st."from" <= st.left_on and ${goesBeyond(stay, sql`st.left_on`)}
      and st.open_until > st.left_on and ${nobodyElse(left)}
    union all select ${columns}, null, null, ${ended}, 'placement ends', st.placed_until
    from seat st
      where ${within(ended)} and st."from" <= st.placed_until and ${notLeftOn(st, sql`st.placed_until`)} and st.open_until > st.placed_until and ${nobodyElse(ended)}
    union all select ${columns}, min(r.id), min(r.certification_id), st."from", iif(st.goes_on,
    'asks more', 'starts uncertified'), null from seat st
      left join position_requirement r on ${unmetRow(sql`st."from"`)} and not (st.goes_on
      and ${groupMet(sql`st.person_id`, 'r', sql`date(st."from", '-1 day')`)})
      where ${within(sql`st."from"`)} and st."from" <= st.until
      and (${faulty(sql`st."from"`)} or (not st.goes_on and ${offTerms}))
      and not ${exceptedSeat(sql`st."from"`)} and not ${faultyBefore} group by st.placement_id
    union all select ${columns}, null, null, st."from", 'new terms', null from seat st
      where st.goes_on and ${within(sql`st."from"`)} and st."from" <= st.until and ${noLongerFits}
      and not ${exceptedSeat(sql`st."from"`)}
    union all select ${columns}, null, null, ${gone}, 'away', min(w.until, st.until) from seat st
    cross join away w on w.person_id = st.person_id and w.withdrawn_at is null
      where w.until > ${today} and ${gone} <= st.until and w.until >= st."from" and ${within(gone)}
    union all select po.team_id, po.id, null, null, null, null, po."from", 'opens empty', null
    from position po join team t on t.id = po.team_id
      where ${where} and ${within(sql`po."from"`)} and po.follows_id is null
      and not ${someoneIn(sql`po.id`, sql`po."from"`)})`
}

/** A requirement row `r` whose group whoever is in a seat `st` does not meet on a day. */
const unmetRow = (day: SQL): SQL =>
  sql`r.position_id = st.position_id and ${lastsOn(r, day)}
    and not ${groupMet(sql`st.person_id`, 'r', day)}`
/**
 * Whoever is in a seat `st` does not count for it on a day: by such a row (`r`), or by the
 * proficiency alone, where no row is named.
 */
const faulty = (day: SQL): SQL =>
  sql`(r.id is not null or ${shortOf(sql`st.person_id`, 'st', day)})`
/**
 * Whoever goes on in a seat `st` through a change of terms did not count on the terms before
 * either: nothing falls that day.
 */
const faultyBefore = sql`(st.goes_on and exists (select 1 from position cur
  join position pb on pb.id = cur.follows_id where cur.id = st.position_id
  and ${unmetSkills(sql`st.person_id`, 'pb', sql`date(st."from", '-1 day')`)} > 0))`
/**
 * Whoever goes on in a seat `st` through a change of terms fitted the shift, or the site, before it
 * and does not after it.
 */
const noLongerFits = sql`exists (select 1 from position cur
  join position pb on pb.id = cur.follows_id where cur.id = st.position_id
  and ((st.shift <> st.works and (pb.shift is null or pb.shift = st.works))
  or (st.site not in ('', st.sits) and pb.site in ('', st.sits))))`
/** Whoever is in a seat `st` works on another shift than it asks for, or at another site. */
const offTerms = sql`((st.shift is not null and st.shift <> st.works)
  or st.site not in ('', st.sits))`
/** An exception is in force for a seat `st` on a day. */
const exceptedSeat = (day: SQL): SQL =>
  sql`exists (select 1 from placement_exception y where y.placement_id = st.placement_id
    and y."from" <= ${day} and y.until >= ${day})`
