import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { employedOn } from '../../../employment'
import { openOn, placedOn } from '../../../place'
import { awayOn } from '../../eligibility/queries/availability-sql'
import {
  exceptedOn,
  groupMet,
  meets,
  misfits,
  offShiftOrSite,
  shortOf,
} from '../../eligibility/queries/unmet-sql'

const r = named(positionRequirement, 'r')
const po = named(position, 'po')
const pl = named(placement, 'pl')
const q = named(positionRequirement, 'q')
const p = named(person, 'p')
const hp = named(person, 'hp')
const a = named(award, 'a')

/**
 * A team as the board and the outlook list it: its contract, and how many of its positions are a
 * gap.
 */
export type TeamSeats = {
  code: string
  customer: string
  site: string
  monthlyUsd: number
  positions: number
  empty: number
  critical: number
  uncertified: number
  excepted: number
}

const raw = (text: string) => sql.raw(text)

/**
 * How many people counted by their award somewhere in the company meet the group of a requirement
 * row (by alias) on a day.
 */
export const companyHolders = (
  r: string,
  day: Day,
): SQL => sql`(select count(distinct a.person_id) from position_requirement q
  cross join award a on a.certification_id = q.certification_id
  cross join person hp on hp.id = a.person_id
  where q.position_id = ${raw(r)}.position_id and q."group" = ${raw(r)}."group"
  and ${lastsOn(q, day)} and ${meets} and ${validOn(a, day)} and ${employedOn(hp, day)})`

const seatStates = ['counts', 'excepted', 'away', 'not certified', 'empty'] as const
export type SeatState = (typeof seatStates)[number]

/**
 * The positions open on a day, each with whoever fills it (only a full placement does, by someone
 * employed) and its state: does it count, by an exception, or is it a gap, because the person is
 * away, not certified, or there is nobody. `where` narrows positions `po` of teams `t`. `meant`:
 * which of them are asked about, where the others only tell who is beside.
 */
export const seatsOn = (day: Day, where: SQL = sql`1`, meant: SQL = sql`1`): SQL => sql`
  select po.id, po.team_id, po.kind, po.title, po.shift, po.site, po.criticality, po.track,
  po.min_proficiency, pl.id as placement_id, p.id as person_id, (${meant}) as meant,
    case when p.id is null then 'empty' when ${awayOn(sql`p.id`, day)} then 'away'
      when ${misfits(sql`p.id`, 'po', day)} = 0 then 'counts'
      when ${exceptedOn('pl', day)} then 'excepted' else 'not certified' end as state
  from position po join team t on t.id = po.team_id
    left join placement pl on pl.position_id = po.id and pl.kind = 'full'
    and ${placedOn(pl, day)}
    left join person p on p.id = pl.person_id and ${employedOn(p, day)}
  where ${openOn(po, day)} and ${where}`

/**
 * What makes two groups the same, as text: their alternatives in order. `r` is the alias of one of
 * its rows.
 */
const signature = (r: string, day: Day): SQL => sql`(select group_concat(one, ',') from (
  select q.certification_id || coalesce('/' || q.exam_code, '') || coalesce('>' || q.min_rank,
  '') as one from position_requirement q
  where q.position_id = ${raw(r)}.position_id and q."group" = ${raw(r)}."group"
  and ${lastsOn(q, day)} order by 1))`

/**
 * Every group asked for by the positions meant of the table `seat` (as `seatsOn` makes it), and
 * whether whoever is in the seat counts for it (`have`); `short`: they hold it, and do not reach
 * the proficiency that the position asks for.
 */
export const askedOn = (day: Day): SQL => sql`
  select s.team_id, s.id as position_id, s.shift, s.site, r."group", min(r.id) as row_id,
  ${signature('r', day)} as signature, s.track, s.min_proficiency,
    s.state in ('counts', 'excepted') or (s.state = 'not certified'
    and ${groupMet(sql`s.person_id`, 'r', day)} and not ${shortOf(sql`s.person_id`, 's', day)}
    and not ${offShiftOrSite(sql`s.person_id`, 's')})
    as have,
    s.state = 'not certified' and ${groupMet(sql`s.person_id`, 'r', day)}
    and ${shortOf(sql`s.person_id`, 's', day)} as short
  from seat s join position_requirement r on r.position_id = s.id and ${lastsOn(r, day)}
  where s.meant group by s.id, r."group"`

/**
 * The rows of a table `asked` (as `askedOn` makes it) with how many people in place on the same
 * team, site and shift count for what they ask, proficiency and all.
 */
export const withHolders = (day: Day): SQL => sql`
  select k.*, count(distinct case when o.state <> 'away' and ${groupMet(sql`o.person_id`, 'k', day)}
  and not ${shortOf(sql`o.person_id`, 'k', day)} then o.person_id end) as holders
  from asked k left join seat o on o.team_id = k.team_id and o.shift is k.shift and o.site = k.site
  and o.person_id is not null group by k.position_id, k."group"`
