import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { placement, position } from '@/db/tables/staffing'
import { addDays, type Day } from '../../calendar'
import { cycleJson } from '../../certification/validity/queries/cycles'
import {
  begunBy,
  endOf,
  endsWithin,
  lastsBeyond,
  notEndedOn,
  notRevokedBy,
  suspendedOn,
} from '../../certification/validity/queries/valid-on'
import { hasSunset, inForceOn } from '../../certification/validity/queries/versions-sql'
import type { Cycle } from '../../certification/validity/rules/validity'
import { employedOn, notLeftOn } from '../../employment'
import { openOn, placedOn } from '../../place'
import { asksInVain, exceptedOn } from '../../staffing/eligibility/queries/unmet-sql'
import type { Place } from '../endings'
import { earliest, latest, type Step, steps } from '../rules/steps'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const p = named(person, 'p')
const m = named(person, 'm')
const b = named(award, 'b')
const a = named(award, 'a')
const v = named(certificationVersion, 'v')

/**
 * `stepDue` as SQL, for one that was not sent: the nearest step that is not below so many days
 * left.
 */
export const stepOf = (daysLeft: SQL): SQL =>
  sql`case ${sql.join(
    steps
      .slice(1)
      .map(
        (next, i) =>
          sql`when ${daysLeft} > ${sql.raw(String(next))} then ${sql.raw(String(steps[i]))}`,
      ),
    sql` `,
  )} else ${sql.raw(String(steps.at(-1)))} end`

export type Due = {
  award: number
  holding: number
  person: number
  certification: number
  until: Day
  daysLeft: number
  step: Step
  name: string
  manager: number | null
  /** It ends because its version is replaced, before its own end. */
  sunset: boolean
  awards: Cycle[]
  places: Place[]
}

/** The ends that can be due for a reminder on a day. */
export const reachOf = (today: Day) => ({
  from: addDays(today, latest),
  to: addDays(today, earliest),
})

/**
 * Who is to be reminded today and was not yet: the last award of a holding, where nothing follows
 * it, not revoked, not suspended, of someone who works here beyond its end. Found by the day it
 * ends, so that half a million awards cost what six months of them do, or what the days between
 * `from` and `to` do.
 */
export async function endingUntold(
  db: Reader,
  today: Day,
  now: Date,
  most: number,
  { from, to } = reachOf(today),
): Promise<Due[]> {
  const columns = sql`a.id, a.holding_id, a.person_id, a.certification_id, a.exam_code`
  const rows = await db.all<
    Omit<Due, 'awards' | 'places' | 'sunset'> & {
      awards: Json<Cycle[]>
      places: Json<Place[]>
      sunset: number
    }
  >(sql`
    with sunset as materialized (select v.certification_id, v.sunset_on as day
    from certification_version v where ${hasSunset(v)} and ${inForceOn(v, today)}),
    ends as materialized (
      select ${columns}, a.valid_until as until, 0 as sunset from award a
      left join sunset s on s.certification_id = a.certification_id
        where ${endsWithin(a, from, to)} and ${isUntold(sql`a.valid_until`, today)}
        and (s.day is null or not ${lastsBeyond(a, sql`s.day`)}) and ${lastOfItsHolding(today, now)}
      union all
      select ${columns}, s.day, 1 from sunset s
      cross join award a on a.certification_id = s.certification_id
        where s.day between ${from} and ${to} and ${isUntold(sql`s.day`, today)}
        and ${lastsBeyond(a, sql`s.day`)} and ${lastOfItsHolding(today, now)}),
    counted as (select ends.*, ${daysTo(sql`until`, today)} as days_left, max(${today}, date(until,
    '+1 day')) as after from ends),
    due as materialized (
      select counted.*, ${stepOf(sql`days_left`)} as step, p.name, p.manager_id
      from counted cross join person p on p.id = counted.person_id and ${employedOn(p, today)}
      and ${notLeftOn(p, sql`after`)}
      order by until, counted.id limit ${most})
    select due.id as award, holding_id as holding, person_id as person,
    certification_id as certification, until, days_left as "daysLeft", step, sunset, name,
      (select m.id from person m where m.id = due.manager_id and ${employedOn(m, today)})
      as manager,
      (select json_group_array(${cycleJson(b)})
        from award b where b.holding_id = due.holding_id and b.created_at <= ${+now}) as awards,
      (select json_group_array(json_object('position', po.id, 'title', po.title, 'team', t.code,
      'customer', t.customer))
        from placement pl join position po on po.id = pl.position_id
        join team t on t.id = po.team_id
        where pl.person_id = due.person_id and pl.kind = 'full'
        and ${placedOn(pl, sql`due.after`)} and ${openOn(po, sql`due.after`)}
          and not ${exceptedOn('pl', sql`due.after`)}
          and ${asksInVain('po', sql`due.person_id`, sql`due.certification_id`, sql`due.exam_code`, sql`due.after`)})
          as places
    from due order by until, due.id`)
  return rows.map((row) => ({
    ...row,
    sunset: row.sunset === 1,
    awards: fromJson(row.awards),
    places: fromJson(row.places),
  }))
}

const daysTo = (until: SQL, today: Day): SQL =>
  sql`cast(julianday(${until}) - julianday(${today}) as integer)`
/**
 * The holder of award `a` was not told yet at the step of today: one look into an index, and the
 * first one, because most were.
 */
const isUntold = (until: SQL, today: Day): SQL =>
  sql`not exists (select 1 from outbox o where o.key = 'ending/' || a.id || '/' || ${until} || '/'
    || ${stepOf(daysTo(until, today))} || '/' || a.person_id)`

/**
 * Award `a` is what its holding stands on, or stood on last: begun, neither revoked nor suspended,
 * and nothing ends later (a renewal, also one that begins tomorrow). Once it ended, the newest
 * award decides instead: where that was revoked, nothing is to be renewed.
 */
const lastOfItsHolding = (
  today: Day,
  now: Date,
): SQL => sql`${notRevokedBy(a, today)} and ${begunBy(a, today)}
  and a.created_at <= ${+now}
  and not exists (select 1 from award b where b.holding_id = a.holding_id and b.id <> a.id
  and b.created_at <= ${+now}
    and ${notRevokedBy(b, today)} and (${endOf(b)}, b.id) > (${endOf(a)}, a.id))
  and (${notEndedOn(a, today)} or (select ${notRevokedBy(b, today)} from award b
    where b.holding_id = a.holding_id and ${begunBy(b, today)} and b.created_at <= ${+now}
    order by b.issued_on desc, ${endOf(b)} desc, b.id desc limit 1))
  and not ${suspendedOn(a, today)}`
