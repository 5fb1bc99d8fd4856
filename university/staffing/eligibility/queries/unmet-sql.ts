import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person as personTable } from '@/db/tables/people'
import { placement, positionRequirement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn, notOverOn } from '../../../day-sql'
import { employedOn } from '../../../employment'
import { placedOn } from '../../../place'
import { carried } from '../../../roster/queries/terms'
import { proficientOn } from './availability-sql'

const pi = named(placement, 'pi')
const pl = named(placement, 'pl')
const q = named(positionRequirement, 'q')
const r = named(positionRequirement, 'r')
const ip = named(personTable, 'ip')
const a = named(award, 'a')

const raw = (alias: string) => sql.raw(alias)

/**
 * Someone is in a position (a column) on a day: in full, and still works here. Whoever left leaves
 * it empty; whoever is away does not.
 */
export const someoneIn = (
  position: SQL,
  day: Day | SQL,
): SQL => sql`exists (select 1 from placement pi join person ip on ip.id = pi.person_id
  where pi.position_id = ${position} and pi.kind = 'full' and ${placedOn(pi, day)}
  and ${employedOn(ip, day)})`

/**
 * How many things that a position asks for a person does not fit on a day: groups of its
 * requirement, its proficiency, its shift, its site. None: they count for it. It is what
 * `standingOf` judges. The requirement is read from its rows, so many positions fit one statement.
 * An absence is not counted here: see `awayOn`.
 */
export const misfits = (person: SQL, po: string, day: Day | SQL): SQL =>
  sql`(${unmetSkills(person, po, day)} + ${offShiftOrSite(person, po)})`

/** The same by certifications and proficiency alone: what somebody holds, wherever they work. */
export const unmetSkills = (
  person: SQL,
  po: string,
  day: Day | SQL,
): SQL => sql`(${unmetCertifications(person, po, day)}
  + ${shortOf(person, po, day)})`

/** How many of a position's shift and site (by alias) a person does not fit: 0, 1 or 2. */
export const offShiftOrSite = (person: SQL, po: string): SQL => {
  const it = raw(po)
  return sql`(select (${it}.shift is not null and ${it}.shift <> fp.shift)
    + (${it}.site not in ('', fp.site)) from person fp where fp.id = ${person})`
}

/** A person does not reach the proficiency that a position (by alias) asks for, on a day. */
export const shortOf = (
  person: SQL,
  po: string,
  day: Day | SQL,
): SQL => sql`(${raw(po)}.min_proficiency > 0 and ${raw(po)}.track is not null
    and not ${proficientOn(person, sql`${raw(po)}.track`, sql`${raw(po)}.min_proficiency`, day)})`

const unmetCertifications = (
  person: SQL,
  po: string,
  day: Day | SQL,
): SQL => sql`(select count(distinct r."group") from position_requirement r
  where r.position_id = ${raw(po)}.id and ${lastsOn(r, day)} and not ${groupMet(person, 'r', day)})`

/** An alternative `q` of a requirement is met by an award `a`. */
export const meets = sql`(q.exam_code is null or q.exam_code = a.exam_code) and (q.min_rank is null
  or a.version_rank >= q.min_rank)`
/**
 * A person holds one alternative of the group that a requirement row (by alias) belongs to, on a
 * day. `but` leaves out alternatives `q` or awards `a`.
 */
export const groupMet = (
  person: SQL,
  r: string,
  day: Day | SQL,
  but?: SQL,
): SQL => sql`exists (select 1 from position_requirement q
  cross join award a on a.person_id = ${person} and a.certification_id = q.certification_id
  where q.position_id = ${raw(r)}.position_id and q."group" = ${raw(r)}."group"
  and ${lastsOn(q, day)}
    and ${meets} and ${validOn(a, day)} ${but ? sql`and ${but}` : sql``})`

/** An exception for a placement (by alias) is in force on a day. */
export const exceptedOn = (pl: string, day: Day | SQL): SQL =>
  sql`exists (select 1 from placement_exception x where x.placement_id = ${raw(pl)}.id
    and x."from" <= ${day} and x.until >= ${day})`

/**
 * An exception `x` of a placement `pl` is not over on a day: it is in force, or to come; one that
 * goes on through a change of terms counts once.
 */
export const exceptionStands = (day: Day | SQL | Placeholder): SQL =>
  sql`(x.until >= ${day} and ${notOverOn(pl, day)} and not (x."from" > ${day}
    and ${carried('x', 'pl')}))`

/**
 * A position (by alias) asks for a certification on a day, by this exam or any, and the person
 * holds no alternative to it then. All but the alias and the day are columns.
 */
export const asksInVain = (
  po: string,
  person: SQL,
  certification: SQL,
  examCode: SQL,
  day: SQL,
): SQL => sql`exists (select 1 from position_requirement r
  where r.position_id = ${raw(po)}.id and r.certification_id = ${certification}
  and (r.exam_code is null or r.exam_code = ${examCode})
    and ${lastsOn(r, day)}
    and not ${groupMet(person, 'r', day)})`
