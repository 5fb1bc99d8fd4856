import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { addDays } from '../../../calendar'
import {
  endedBefore,
  endsWithin,
  inTermOn,
  notEndedOn,
  revokedWithin,
} from '../../../certification/validity/queries/valid-on'
import { notLeftOn } from '../../../employment'
import { prefixes } from '../../../people/queries/search-words'
import { placedOn } from '../../../place'
import type { Need } from '../../eligibility/facts'
import {
  idsOf,
  isByAny,
  judging,
  sunsetDays,
  verdictSql,
} from '../../eligibility/queries/eligibility-sql'
import type { Group } from '../../eligibility/rules/requirement'

const l = named(placement, 'l')
const p = named(person, 'p')
const d = named(award, 'd')

/**
 * How many of each standing are looked for: a search that finds more says "more than" and asks for
 * another condition.
 */
export const most = { qualified: 200, during: 100, near: 100, looked: 400, named: 500 }
/** The same for a file, which holds everyone found as far as one is read at once. */
export const mostInFile: typeof most = {
  qualified: 10_000,
  during: 10_000,
  near: 10_000,
  looked: 10_000,
  named: 10_000,
}
export type Found = { id: number; kind: number; obstacles: number; load: number }
const employed = (need: Need): SQL =>
  sql`p.disabled_at is null and ${notLeftOn(p, need.interval.from)}`
const load = (need: Need): SQL =>
  sql`(select count(*) from placement l where l.person_id = p.id
    and ${placedOn(l, need.interval.from)})`
/** Awards (as `d`) of one group, by the index on certification and exam. */
const awardsBy = (group: Group): SQL =>
  sql`d.certification_id in (${idsOf(group)}) and (${isByAny(group, d)})`
/** People whose award by one of these counts on the first day. */
const holdersOf = (group: Group, need: Need): SQL =>
  sql`select d.person_id from award d where ${awardsBy(group)}
    and ${inTermOn(d, need.interval.from)}`
/**
 * People who hold every group on the first day, by walking the holders of one. The other groups,
 * and who works at the site, are sets made once from an index alone: whoever is not in them is
 * passed over before any row is read.
 */
function holdersOfAll(driver: Group, groups: readonly Group[], need: Need): SQL {
  const sets = groups.filter((group) => group !== driver).map((group) => holdersOf(group, need))
  if (need.site)
    sets.push(
      sql`select id from person where site = ${need.site} ${
        need.shift
          ? sql`and shift =
      ${need.shift}`
          : sql``
      }`,
    )
  return sql.join(
    [holdersOf(driver, need), ...sets.map((set) => sql`and d.person_id in (${set})`)],
    sql` `,
  )
}

/**
 * People whose award by one of these ends inside the interval, or may: the only ones who can expire
 * during it. A sunset inside it ends everyone's.
 */
function endingDuring(asked: Group, { interval: { from, until } }: Need): SQL {
  const last = until ?? '9999-12-31'
  const sunsets = sql`select n.certification_id from (${sunsetDays(asked)}) n where n.day > ${from}
    and n.day <= ${last}`
  return sql`select d.person_id from award d where ${awardsBy(asked)}
    and ${endsWithin(d, from, addDays(last, -1))}
    union select d.person_id from award d where ${revokedWithin(d, from, last)}
    and ${awardsBy(asked)}
    union select d.person_id from suspension h join award d on d.holding_id = h.holding_id
    where h."from" > ${from} and h."from" <= ${last} and ${awardsBy(asked)}
    union select d.person_id from award d where d.certification_id in (${sunsets})
    and ${awardsBy(asked)} and ${inTermOn(d, from)}`
}

/**
 * Holders by these, newest end first, as far as is looked for people who are near: first who
 * lapsed, then who holds it and is kept by something else.
 */
function nearBy(group: Group, from: string, looked: number): SQL {
  // Whoever holds an older version than asked is near too.
  const asked = group.map((it) => ({ ...it, minRank: null }))
  const newest = sql`order by d.certification_id desc, d.exam_code desc, d.valid_until desc
    limit ${looked}`
  return sql`select * from (select d.person_id from award d where ${awardsBy(asked)}
    and ${endedBefore(d, from)} ${newest})
    union select * from (select d.person_id from award d where ${awardsBy(asked)}
    and ${notEndedOn(d, from)} ${newest})`
}

/**
 * People who meet a need, or nearly: each branch walks the awards of one group and stops when it
 * has enough, so the time taken does not grow with the company. Everyone found has a kind (see
 * `kinds`) and the number of things in the way.
 */
export async function findPeople(
  db: Reader,
  need: Need,
  only: { name?: string; title?: string } = {},
  limits = most,
): Promise<Found[]> {
  const { clear, clearAtFirst, met, throughout } = judging(need)
  const verdict = verdictSql(need)
  const first = need.segments[0]?.groups ?? []
  const sure = (kind: number) => sql`p.id, ${kind} as kind, 0 as obstacles, ${load(need)} as load`
  const judged = sql`p.id, ${verdict.kind} as kind, ${verdict.obstacles} as obstacles,
    ${load(need)} as load`
  const who = only.title
    ? sql`${employed(need)} and p.job_title like ${`%${only.title}%`}`
    : employed(need)

  if (only.name) {
    return db.all<Found>(sql`select ${judged} from person p
      where p.id in (select ref from search where search match ${prefixes(only.name)}
      and kind = 'person' limit ${limits.named}) and ${who} limit ${limits.near}`)
  }
  const driver = fewest(first)
  // Whoever fits until the position changes is looked for apart from those who do not fit as it is:
  // they can be placed until then.
  const fitNow = clearAtFirst ?? clear
  if (!driver) {
    const untilChange = clearAtFirst
      ? sql`union all select * from (select ${judged} from person p where ${who} and ${fitNow}
        and not ${clear} limit ${limits.near})`
      : sql``
    return db.all<Found>(sql`
      select * from (select ${sure(0)} from person p where ${who} and ${clear} and ${throughout}
      limit ${limits.qualified + 1})
      union all select * from (select ${sure(1)} from person p where ${who} and ${clear}
      and not ${throughout} limit ${limits.during})
      ${untilChange}
      union all select * from (select ${judged} from person p where ${who} and not ${fitNow}
      limit ${limits.near})`)
  }
  const holders = holdersOfAll(driver, first, need)
  const untilChange = clearAtFirst
    ? sql`union all select * from (select distinct ${judged} from (${holders}) d
      cross join person p on p.id = d.person_id where ${who} and ${fitNow} and ${met}
      and not ${clear} limit ${limits.near})`
    : sql``
  // A change of requirement during the interval can end it for anyone.
  const during = need.segments.length > 1 ? holders : endingDuring(first.flat(), need)
  return db.all<Found>(sql`
    with part as materialized (select distinct ${sure(1)} from (${during}) d
    join person p on p.id = d.person_id
        where ${who} and ${clear} and ${met} and not ${throughout} limit ${limits.during + 1})
    select * from (select distinct ${sure(0)} from (${holders}) d
    cross join person p on p.id = d.person_id where ${who} and ${clear} and ${throughout}
    limit ${limits.qualified + 1})
    union all select * from part ${untilChange}
    union all select * from (select ${judged}
    from (${nearBy(first.flat(), need.interval.from, limits.looked)}) d
    cross join person p on p.id = d.person_id
      where ${who} and not (${fitNow} and ${met}) limit ${limits.near})`)
}

/** The group with the fewest alternatives: as a rule the one with the fewest holders. */
const fewest = (groups: readonly Group[]): Group | undefined =>
  [...groups].sort((a, b) => a.length - b.length)[0]
/** How many people meet a need now, counted up to `limit`. */
export async function countQualified(db: Reader, need: Need, limit = 20): Promise<number> {
  const { clear, throughout } = judging(need)
  const groups = need.segments[0]?.groups ?? []
  const driver = fewest(groups)
  const who = sql`${employed(need)} and ${clear} and ${throughout} limit ${limit}`
  const found = driver
    ? sql`select distinct p.id from (${holdersOfAll(driver, groups, need)}) d
      cross join person p on p.id = d.person_id where ${who}`
    : sql`select p.id from person p where ${who}`
  return (await db.get<{ n: number }>(sql`select count(*) as n from (${found})`))?.n ?? 0
}
