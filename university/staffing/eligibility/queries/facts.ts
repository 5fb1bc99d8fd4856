import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import type { Shift } from '@/db/tables/people'
import { person } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { placement } from '@/db/tables/staffing'
import { addDays, type Day, end, type Interval } from '../../../calendar'
import { inForceOn } from '../../../certification/validity/queries/versions-sql'
import { sunsetsOf } from '../../../certification/validity/rules/sunset'
import { notOverOn } from '../../../day-sql'
import { employedOn } from '../../../employment'
import { placedOn } from '../../../place'
import { lastDayOfPosition, positionOnDay, stayOf } from '../../../roster/queries/terms'
import { partOn } from '../../../roster/rules/terms'
import type { AskedTerms, Need, PersonFacts, PlaceFact, ProficiencyAsked } from '../facts'
import type { AwardFact } from '../rules/award-days'
import { type DatedAlternative, joined, segmentsOf } from '../rules/requirement'

const pl = named(placement, 'pl')
const lp = named(placement, 'lp')
const lpp = named(person, 'lpp')
const v = named(certificationVersion, 'v')

/** A list of ids as an SQL list; an empty one matches nothing. */
export const among = (ids: readonly number[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * Requirement rows of a position as JSON, each with the certification's name and the exams that can
 * still be sat. `po` is the position's alias.
 */
export const requirementJson = (
  day: Day,
): SQL => sql`(select json_group_array(json_array(r."group", r.certification_id, r.exam_code,
  r."from", r.until, c.short, r.min_version, r.min_rank,
    (select json_group_array(distinct e.code) from exam e where e.certification_id = c.id
    and (e.retired_on is null or e.retired_on > ${day}))))
  from position_requirement r join certification c on c.id = r.certification_id
  where r.position_id = po.id)`

type RequirementRow = [
  number,
  number,
  string | null,
  Day,
  Day | null,
  string,
  string | null,
  number | null,
  string[],
]
/** Requirement rows as `requirementJson` reads them, by group. */
export const readRequirement = (json: string): DatedAlternative[] =>
  alternativesOf(JSON.parse(json) as RequirementRow[])
function alternativesOf(rows: readonly RequirementRow[]): DatedAlternative[] {
  return rows
    .map(([group, certification, examCode, from, until, short, minVersion, minRank, exams]) => ({
      group,
      certification,
      examCode,
      from,
      until,
      short,
      minVersion,
      minRank,
      exams,
    }))
    .sort((a, b) => a.group - b.group)
}

/** A position as it is judged: its team, dates and requirement. */
export type Position = {
  id: number
  kind: PositionKind
  title: string
  site: string
  shift: Shift | null
  criticality: number
  minProficiency: number
  track: string | null
  /** Between which days these terms hold. */
  from: Day
  until: Day | null
  /** The last day of the position on whatever terms; null: it has no end. */
  lasts: Day | null
  teamId: number
  code: string
  customer: string
  teamSite: string
  requirement: readonly DatedAlternative[]
  /** The same place on the terms announced for later, in order of time. */
  onward: readonly Onward[]
}
type Onward = Pick<Position, 'id' | 'site' | 'shift' | 'minProficiency' | 'track' | 'requirement'> &
  Interval

/**
 * SQL: what position `po` is to be after these terms, as JSON; null where no change is announced.
 */
export const onwardJson = (day: Day): SQL => sql`case when po.until is not null then (
    select json_group_array(json_array(po.id, po.site, po.shift, po.min_proficiency, po.track,
    po."from", po.until, json(${requirementJson(day)})))
    from (with recursive onward(id) as (select f.id from position f where f.follows_id = po.id
    union all select f.id from onward join position f on f.follows_id = onward.id)
      select x.* from onward join position x on x.id = onward.id order by x."from") po) end`

type OnwardRow = [
  number,
  string,
  Shift | null,
  number,
  string | null,
  Day,
  Day | null,
  RequirementRow[],
]
/** Terms to come as `onwardJson` reads them. */
export const readOnward = (json: string | null): Onward[] =>
  (JSON.parse(json ?? '[]') as OnwardRow[]).map(
    ([id, site, shift, minProficiency, track, from, until, requirement]) => ({
      ...{ id, site, shift, minProficiency, track, from, until },
      requirement: alternativesOf(requirement),
    }),
  )

/** SQL: positions `po` with their team `t`, as they are judged. */
const positionRows = (day: Day): SQL => sql`
    select po.id, po.kind, po.title, po.site, po.shift, po.criticality,
    po.min_proficiency as "minProficiency", po.track, po."from", po.until,
    ${lastDayOfPosition('po')} as lasts, po.team_id as "teamId", t.code, t.customer,
    t.site as "teamSite",
      ${requirementJson(day)} as requirement, ${onwardJson(day)} as onward
    from position po join team t on t.id = po.team_id`
type PositionRow = Omit<Position, 'requirement' | 'onward'> & {
  requirement: string
  onward: string | null
}
const readPosition = (row: PositionRow): Position => ({
  ...row,
  requirement: readRequirement(row.requirement),
  onward: readOnward(row.onward),
})

/**
 * A position as it is judged on a day, by the id of any of its terms: an address from before a
 * change leads on.
 */
export async function positionOf(db: Reader, id: number, day: Day): Promise<Position | undefined> {
  const row = await db.get<PositionRow | undefined>(
    sql`${positionRows(day)} where po.id = ${positionOnDay(sql`${id}`, day)}`,
  )
  return row && readPosition(row)
}

/** Positions by id, on just these terms. One statement. */
export async function positionsOf(
  db: Reader,
  ids: readonly number[],
  day: Day,
): Promise<Map<number, Position>> {
  const rows = await db.all<PositionRow>(sql`${positionRows(day)} where po.id in ${among(ids)}`)
  return new Map(rows.map((row) => [row.id, readPosition(row)]))
}

/** The least proficiency a position asks for, where it asks for one. */
/** What a position asks besides certifications. */
export const termsAsked = (
  it: Pick<Position, 'shift' | 'site' | 'track' | 'minProficiency'>,
): AskedTerms => ({ shift: it.shift, site: it.site, proficiency: proficiencyAsked(it) })

export const proficiencyAsked = ({
  track,
  minProficiency,
}: Pick<Position, 'track' | 'minProficiency'>): ProficiencyAsked | null =>
  track && minProficiency > 0 ? { track, least: minProficiency } : null

type Asking = Pick<
  Position,
  'requirement' | 'shift' | 'site' | 'teamId' | 'track' | 'minProficiency' | 'onward'
>
/**
 * What a position asks of a person over an interval, by the terms of every day of it, and of how
 * much of their working time where that is agreed.
 */
export function needOf(position: Asking, interval: Interval, percent: number | null = null): Need {
  const terms = [{ ...position, from: interval.from }, ...position.onward]
  const first = terms.findLastIndex((it) => it.from <= interval.from)
  const parts = terms.slice(first).filter((it) => it.from <= end(interval.until))
  const asked = parts.map((it, n) => {
    const from = n === 0 ? interval.from : it.from
    const next = parts[n + 1]
    const until = next ? addDays(next.from, -1) : interval.until
    return {
      from,
      shift: it.shift,
      site: it.site,
      proficiency: proficiencyAsked(it),
      segments: segmentsOf(it.requirement, { from, until }),
    }
  })
  const [{ shift, site, proficiency }, ...later] = asked as [
    (typeof asked)[number],
    ...typeof asked,
  ]
  const segments = joined(asked.flatMap((it) => it.segments))
  return {
    interval,
    segments,
    shift,
    site,
    later: later.map(({ segments: _, ...it }) => it),
    team: position.teamId,
    capacity: true,
    percent,
    proficiency,
  }
}

type Told = 'awards' | 'placements' | 'proficiencies' | 'away'
export type Known = PersonFacts & { id: number; name: string }
type AwardRow = [
  number,
  string | null,
  string | null,
  number | null,
  Day,
  Day | null,
  Day | null,
  number,
  number,
  [Day, Day | null][],
  [Day, Day | null][],
]

/**
 * The facts that decide, of these people: awards (all, or of these certifications) with the grace
 * in force on `from`, and the teams served on `from` or later, every assessment, and the days away
 * from `from` on. One statement.
 */
export async function factsOf(
  db: Reader,
  ids: readonly number[],
  from: Day,
  certifications?: readonly number[],
): Promise<Map<number, Known>> {
  if (ids.length === 0) return new Map()
  const only = certifications ? sql`and a.certification_id in ${among(certifications)}` : sql``
  const rows = await db.all<Omit<Known, Told> & Record<Told, string>>(sql`
    select p.id, p.name, p.shift, p.site, p.capacity, p.hired_on as "hiredOn",
    p.left_on as "leftOn", p.time_zone as "timeZone",
      (select json_group_array(json_array(a.certification_id, a.exam_code, a.exam_version,
      a.version_rank, a.valid_from, a.valid_until, a.revoked_on, v.grace_days, v.grace_counts,
          (select json_group_array(json_array(s."from", s.until)) from suspension s
          where s.holding_id = a.holding_id),
          (select json_group_array(json_array(w.effective_from, w.sunset_on))
          from (select effective_from, sunset_on from certification_version
            where certification_id = a.certification_id order by effective_from, number) w)))
        from award a join certification_version v on v.certification_id = a.certification_id
        and ${inForceOn(v, from)} where a.person_id = p.id ${only}) as awards,
      (select json_group_array(json_array(pl.team_id, t.customer, pl."from", pl.until, pl.percent))
      from placement pl join team t on t.id = pl.team_id
        where pl.person_id = p.id and ${notOverOn(pl, from)}) as placements,
      (select json_group_array(json_array(f.track, f.level, f.assessed_on, f.name))
      from (select f.track, f.level, f.assessed_on, b.name from proficiency f
        join person b on b.id = f.assessed_by_id where f.person_id = p.id
        order by f.assessed_on, f.id) f) as proficiencies,
      (select json_group_array(json_array(w."from", w.until)) from away w where w.person_id = p.id
      and w.until >= ${from} and w.withdrawn_at is null) as away
    from person p where p.id in ${among(ids)}`)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        awards: (JSON.parse(row.awards) as AwardRow[]).map(
          ([
            certification,
            examCode,
            version,
            rank,
            validFrom,
            validUntil,
            revokedOn,
            graceDays,
            graceCounts,
            suspensions,
            versions,
          ]): AwardFact => ({
            certification,
            examCode,
            version,
            rank,
            validFrom,
            validUntil,
            revokedOn,
            graceDays,
            graceCounts: graceCounts === 1,
            suspensions: suspensions.map(([since, until]) => ({ from: since, until })),
            sunsets: sunsetsOf(
              versions.map(([effectiveFrom, sunsetOn]) => ({ effectiveFrom, sunsetOn })),
            ),
          }),
        ),
        placements: (
          JSON.parse(row.placements) as [number, string, Day, Day | null, number | null][]
        ).map(
          ([team, customer, since, until, percent]): PlaceFact => ({
            team,
            customer,
            from: since,
            until,
            percent,
          }),
        ),
        proficiencies: (JSON.parse(row.proficiencies) as [string, number, Day, string][]).map(
          ([track, level, assessedOn, by]) => ({
            track,
            level,
            assessedOn,
            by,
          }),
        ),
        away: (JSON.parse(row.away) as [Day, Day][]).map(([since, until]) => ({
          from: since,
          until,
        })),
      },
    ]),
  )
}

export type Placed = {
  id: number
  personId: number
  teamId: number
  positionId: number
  name: string
  code: string
  customer: string
  title: string
  kind: 'full' | 'shadow'
  percent: number | null
  followsId: number | null
  from: Day
  until: Day | null
}

/**
 * A placement with what is said of it, by the id of any part of a stay: of the part that holds on
 * the day, with the first and the last day of the whole stay, which goes on where the terms of the
 * position change.
 */
export async function placementOf(
  db: Reader,
  placementId: number,
  day: Day,
): Promise<Placed | undefined> {
  return stayAt(await placementParts(db, placementId), day)
}

/** The same of the parts of a stay that are read already. */
export function stayAt(parts: readonly Placed[], day: Day): Placed | undefined {
  const [first, last] = [parts[0], parts.at(-1)]
  const part = partOn(parts, day)
  return (
    part &&
    first &&
    last && { ...part, followsId: first.followsId, from: first.from, until: last.until }
  )
}

/**
 * The parts of a stay in order of time, by the id of any of them: more than one where the terms of
 * the position changed.
 */
export const placementParts = (db: Reader, placementId: number) =>
  db.all<Placed>(sql`
    select pl.id, pl.person_id as "personId", pl.team_id as "teamId",
    pl.position_id as "positionId", p.name, t.code, t.customer, po.title, pl.kind, pl.percent,
      pl.follows_id as "followsId", pl."from", pl.until
    from placement pl join person p on p.id = pl.person_id join team t on t.id = pl.team_id
    join position po on po.id = pl.position_id
    where pl.id in ${stayOf(sql`${placementId}`)} order by pl."from"`)

/**
 * SQL: who leads a team (a column) on a day, in full and still employed; null where nobody does.
 */
export const leaderOn = (
  team: SQL,
  day: Day,
): SQL => sql`(select lp.person_id from placement lp join position lpo on lpo.id = lp.position_id
    join person lpp on lpp.id = lp.person_id and ${employedOn(lpp, day)}
  where lp.team_id = ${team} and lpo.kind = 'leader' and lp.kind = 'full' and ${placedOn(lp, day)} limit 1)`

/** Whether a placement has ended before a day. */
export const isOver = (it: Interval, today: Day): boolean => it.until !== null && it.until < today
