import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person as personTable } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import {
  placement,
  positionRequirement,
  position as positionTable,
  team as teamTable,
} from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { employedOn, isCounted } from '../../../employment'
import { openOn, placedOn } from '../../../place'
import {
  type Field,
  keyOf,
  type OneAsked,
  type OpenPosition,
  type Worker,
} from '../rules/supply-and-demand'
import { awayOn, newestOn } from './availability-sql'
import { among } from './facts'
import { exceptedOn, someoneIn } from './unmet-sql'
import { breath } from './yield-turn'

const po = named(positionTable, 'po')
const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')
const t = named(teamTable, 't')
const p = named(personTable, 'p')
const a = named(award, 'a')

/**
 * A part of a field: only these positions, by their ids, or of one team or site; only these people,
 * by their ids, or of one site. `asked`: what else its holders are to be known of, beside what
 * positions ask for.
 */
export type Part = {
  positions?: readonly number[] | { site?: string; team?: number }
  people?: readonly number[] | { site: string }
  asked?: readonly OneAsked[]
}
const isList = (it: object | undefined): it is readonly number[] => Array.isArray(it)
/** SQL: a table behind these ids, one look-up each; without ids the table. */
const from = (it: object | undefined, table: SQL, column: SQL): SQL =>
  isList(it)
    ? sql`json_each(${JSON.stringify(it)}) w cross join ${table} on ${column} = w.value`
    : table
/** SQL: a person works here on a day and is in the company's figures. */
export const worksOn = (it: typeof p, day: Day): SQL =>
  sql`${employedOn(it, day)} and ${isCounted(it)}`

/**
 * The positions open on a day with what they ask for and who is in them, everyone employed that
 * day, and who holds what is asked for so that it counts, with their proficiency and who is away.
 * Five statements; of more people than `atOnce` as many times more as that goes into them, and
 * others are answered in between. Without `kinds` every kind of position.
 */
export async function fieldOn(
  db: Reader,
  day: Day,
  kinds: readonly PositionKind[] = [],
  { positions: only, people, asked: besides = [] }: Part = {},
): Promise<Field> {
  const place = only && !isList(only) ? only : undefined
  const there =
    place &&
    sql`${place.site ? sql`and po.site = ${place.site}` : sql``} ${
      place.team
        ? sql`and po.team_id =
    ${place.team}`
        : sql``
    }`
  const wanted = sql`${
    kinds.length
      ? sql`and po.kind in (select value
  from json_each(${JSON.stringify(kinds)}))`
      : sql``
  } ${there ?? sql``}`
  const asking = place
    ? sql`position po cross join position_requirement r on r.position_id = po.id
      where ${lastsOn(r, day)} ${wanted}`
    : sql`${from(only, sql`position_requirement r`, sql`r.position_id`)} where ${lastsOn(r, day)}`
  const site = people && !isList(people) ? people.site : undefined
  const ofSite = (column: SQL) =>
    site === undefined ? sql`` : sql`and ${column} in (select id from person where site = ${site})`
  const positions = await db.all<
    Omit<OpenPosition, 'groups' | 'excepted'> & { excepted: number }
  >(sql`
    select po.id, po.team_id as team, po.kind, po.shift, po.site, po.criticality,
    po.min_proficiency as "minProficiency", po.track, p.id as "personId",
    coalesce(${exceptedOn('pl', day)}, 0) as excepted
    from ${from(only, sql`position po`, sql`po.id`)} join team t on t.id = po.team_id
      left join placement pl on pl.position_id = po.id and pl.kind = 'full'
      and ${placedOn(pl, day)}
      left join person p on p.id = pl.person_id and ${employedOn(p, day)}
    where ${openOn(po, day)} ${wanted} and ${isCounted(t, 'team')} order by po.id`)
  const asked = await db.all<{
    position: number
    group: number
    certification: number
    examCode: string | null
    minRank: number | null
  }>(sql`
    select r.position_id as position, r."group", r.certification_id as certification,
    r.exam_code as "examCode", r.min_rank as "minRank"
    from ${asking} order by r.position_id, r."group"`)
  await breath()
  const workers: (Omit<Worker, 'away'> & { away: number })[] = []
  for (let last = 0, full = true; full; ) {
    const some = await db.all<(typeof workers)[number]>(sql`
      select p.id, p.job_title as "jobTitle", p.shift, p.site, p.capacity, ${awayOn(sql`p.id`, day)}
      as away from ${from(people, sql`person p`, sql`p.id`)}
      where ${worksOn(p, day)} ${site === undefined ? sql`` : sql`and p.site = ${site}`}
      and p.id > ${last} order by p.id limit ${atOnce}`)
    for (const it of some) workers.push(it)
    full = some.length === atOnce
    last = some.at(-1)?.id ?? last
    await breath()
  }
  const certifications = [...new Set([...asked, ...besides].map((it) => it.certification))]
  const each = Math.max(
    1,
    Math.floor((certifications.length * atOnce) / Math.max(1, workers.length)),
  )
  const tracks = [
    ...new Set(positions.flatMap((it) => (it.minProficiency && it.track ? it.track : []))),
  ]
  const assessed = tracks.length
    ? await db.all<{ personId: number; track: string; level: number }>(sql`
        select f.person_id as "personId", f.track, f.level
        from ${from(people, sql`proficiency f`, sql`f.person_id`)}
        where f.track in (select value from json_each(${JSON.stringify(tracks)}))
        and ${newestOn('f', day)} ${ofSite(sql`f.person_id`)}`)
    : []

  const groups = new Map<number, Map<number, OpenPosition['groups'][number][number][]>>()
  for (const { position, group, ...one } of asked) {
    const of = groups.get(position) ?? new Map()
    groups.set(position, of.set(group, [...(of.get(group) ?? []), one]))
  }
  const holders = new Map<string, Set<number>>()
  const add = (key: string, person: number) => {
    const set = holders.get(key)
    if (set) set.add(person)
    else holders.set(key, new Set([person]))
  }
  const least = new Map<number, Set<number>>()
  for (const { certification, minRank } of [...asked, ...besides])
    if (minRank != null)
      least.set(certification, (least.get(certification) ?? new Set<number>()).add(minRank))
  for (let n = 0; n < certifications.length; n += each) {
    const held = await db.all<{
      certification: number
      examCode: string | null
      rank: number | null
      personId: number
    }>(sql`
      select distinct a.certification_id as certification, a.exam_code as "examCode",
      a.version_rank as rank, a.person_id as "personId"
      from ${from(people, sql`award a`, sql`a.person_id`)}
      where a.certification_id in ${among(certifications.slice(n, n + each))}
      and ${validOn(a, day)} ${ofSite(sql`a.person_id`)}`)
    for (const { certification, examCode, rank, personId } of held) {
      const ranks = [null, ...(least.get(certification) ?? [])].filter(
        (minRank) => minRank === null || (rank !== null && rank >= minRank),
      )
      for (const minRank of ranks) {
        add(keyOf({ certification, examCode: null, minRank }), personId)
        if (examCode !== null) add(keyOf({ certification, examCode, minRank }), personId)
      }
    }
    await breath()
  }
  const proficiency = new Map<number, Map<string, number>>()
  for (const { personId, track, level } of assessed)
    proficiency.set(
      personId,
      (proficiency.get(personId) ?? new Map<string, number>()).set(track, level),
    )
  return {
    positions: positions.map((it) => ({
      ...it,
      excepted: it.excepted === 1,
      groups: [...(groups.get(it.id)?.values() ?? [])],
    })),
    workers: workers.map((it) => ({
      ...it,
      away: it.away === 1,
      proficiency: proficiency.get(it.id),
    })),
    holders,
  }
}

/** More people than this are read in turns: a statement on a local file answers nobody else. */
const atOnce = 5_000
/** More people than this are not looked at while a page waits. */
export const mostPeople = 25_000
export type SiteOn = { site: string; people: number; positions: number }
/**
 * The sites that would do for a page on a day, with how many people and positions are there; most
 * positions first, and not this one.
 */
export async function sitesOn(
  db: Reader,
  day: Day,
  kinds: readonly PositionKind[] = [],
  but = '',
): Promise<SiteOn[]> {
  const rows = await db.all<SiteOn>(sql`
    select site, sum(people) as people, sum(positions) as positions from (
      select p.site, count(*) as people, 0 as positions from person p where ${worksOn(p, day)}
      group by p.site
      union all select po.site, 0, count(*) from position po join team t on t.id = po.team_id
        where ${openOn(po, day)} and ${isCounted(t, 'team')} ${
          kinds.length
            ? sql`and po.kind in
          (select value from json_each(${JSON.stringify(kinds)}))`
            : sql``
        } group by po.site)
    group by site order by 3 desc, 2 desc, site`)
  return rows.filter(
    (it) => it.site !== '' && it.site !== but && it.positions > 0 && it.people <= mostPeople,
  )
}
/** How many people a field would hold, read before it is: at a site, or everywhere. */
export async function peopleOn(db: Reader, day: Day, site = ''): Promise<number> {
  return (
    (
      await db.get<{ n: number }>(
        sql`select count(*) as n from person p where ${worksOn(p, day)}
          and ${site} in ('', p.site)`,
      )
    )?.n ?? 0
  )
}

/** Where people work, by hopping along the index: one step for a site, not for a person. */
export async function sitesIn(db: Reader): Promise<string[]> {
  const rows = await db.all<{ site: string }>(sql`
    with recursive hop(site) as (select min(site) from person union all select (select min(p.site)
    from person p where p.site > hop.site) from hop where hop.site is not null)
    select site from hop where site is not null and site <> ''`)
  return rows.map((it) => it.site)
}

/** The site of a position, or the one site of a team; '' where there is none, or more than one. */
export async function siteOf(db: Reader, on: Day, team = '', position = 0): Promise<string> {
  if (!team && !position) return ''
  const rows = await db.all<{
    site: string
  }>(sql`select distinct po.site from position po join team t on t.id = po.team_id
    where ${openOn(po, on)} and ${
      position
        ? sql`po.id = ${position}`
        : sql`t.code = ${team}
      collate nocase`
    }`)
  return rows.length === 1 ? (rows[0]?.site ?? '') : ''
}

export type TeamOn = { code: string; customer: string; positions: number; empty: number }
/**
 * The teams of a site with most empty positions on a day, then of most value: where to begin, when
 * the site is too much.
 */
export const teamsOn = (
  db: Reader,
  day: Day,
  kinds: readonly PositionKind[],
  site: string,
): Promise<TeamOn[]> =>
  db.all<TeamOn>(sql`
    select t.code, t.customer, count(*) as positions, sum(not ${someoneIn(sql`po.id`, day)})
    as empty from position po join team t on t.id = po.team_id
    where po.site = ${site} and ${openOn(po, day)} and ${isCounted(t, 'team')}
    and po.kind in (select value from json_each(${JSON.stringify(kinds)}))
    group by t.id order by 4 desc, t.contract_monthly_usd desc, t.code limit 8`)
