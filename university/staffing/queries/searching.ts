import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Need } from '../rules/eligibility'
import type { Group } from '../rules/requirement'
import { countsOn, isByAny, judging, verdictSql } from './judging'

/** How many of each standing are looked for: a search that finds more says "more than" and asks for another condition. */
export const most = { qualified: 200, during: 100, near: 200 }

export type Found = { id: number; kind: number; obstacles: number; load: number }

const employed = (need: Need): SQL => sql`p.disabled_at is null and (p.left_on is null or p.left_on >= ${need.interval.from})`
const load = (need: Need): SQL =>
  sql`(select count(*) from placement l where l.person_id = p.id and l."from" <= ${need.interval.from} and (l.until is null or l.until >= ${need.interval.from}))`

/** Award rows of one group by the index on certification and exam, newest end first where one is asked for. */
const awardsBy = (group: Group): SQL =>
  sql`d.certification_id in (${sql.join(
    [...new Set(group.map((it) => it.certification))].map((id) => sql`${id}`),
    sql`, `,
  )}) and (${isByAny(group, 'd')})`

/**
 * People who meet a need, or nearly: each branch walks the awards of one group and stops when it has enough, so the time
 * taken does not grow with the company. Everyone found has a kind (see `kinds`) and the number of things in the way.
 */
export async function findPeople(db: Reader, need: Need, only: { name?: string; title?: string } = {}): Promise<Found[]> {
  const { clear, met, throughout } = judging(need)
  const verdict = verdictSql(need)
  const first = need.segments[0]?.groups ?? []
  const sure = (kind: number) => sql`p.id, ${kind} as kind, 0 as obstacles, ${load(need)} as load`
  const judged = sql`p.id, ${verdict.kind} as kind, ${verdict.obstacles} as obstacles, ${load(need)} as load`
  const named = only.title ? sql`and p.job_title like ${`%${only.title}%`}` : sql``

  if (only.name) {
    return db.all<Found>(sql`select ${judged} from person p
      where p.id in (select ref from search where search match ${prefixes(only.name)} and kind = 'person' limit 500) and ${employed(need)} ${named} limit ${most.near}`)
  }
  const driver = [...first].sort((a, b) => a.length - b.length)[0]
  if (!driver) {
    return db.all<Found>(sql`
      select * from (select ${sure(0)} from person p where ${employed(need)} ${named} and ${clear} and ${throughout} limit ${most.qualified + 1})
      union all select * from (select ${sure(1)} from person p where ${employed(need)} ${named} and ${clear} and not ${throughout} limit ${most.during})
      union all select * from (select ${judged} from person p where ${employed(need)} ${named} and not ${clear} limit ${most.near})`)
  }
  const someEnd =
    need.segments.length > 1
      ? sql`1`
      : sql`(d.valid_until < ${need.interval.until ?? '9999-12-31'} or d.revoked_on is not null or d.holding_id in (select holding_id from suspension))`
  const held = (group: Group) => sql`${awardsBy(group)} and ${countsOn('d', need.interval.from)}`
  const anyGroup = sql.join(
    first.map((group) => sql`(${awardsBy(group)})`),
    sql` or `,
  )
  const everyone = first.flat()
  return db.all<Found>(sql`
    with whole as (select distinct ${sure(0)} from award d join person p on p.id = d.person_id
        where ${held(driver)} and ${employed(need)} ${named} and ${clear} and ${met} and ${throughout} limit ${most.qualified + 1}),
      part as (select distinct ${sure(1)} from award d join person p on p.id = d.person_id
        where d.certification_id in (${sql.join(
          [...new Set(everyone.map((it) => it.certification))].map((id) => sql`${id}`),
          sql`, `,
        )}) and (${anyGroup}) and ${someEnd}
          and ${countsOn('d', need.interval.from)} and ${employed(need)} ${named} and ${clear} and ${met} and not ${throughout} limit ${most.during + 1}),
      near as (select distinct d.person_id as id from award d join person p on p.id = d.person_id
        where ${awardsBy(everyone)} and ${employed(need)} ${named} and not (${clear} and ${met})
        order by d.certification_id desc, d.exam_code desc, d.valid_until desc limit ${most.near})
    select * from whole union all select * from part union all select ${judged} from near join person p on p.id = near.id`)
}

/** How many people meet a need now, counted up to `limit`. */
export async function countQualified(db: Reader, need: Need, limit = 99): Promise<number> {
  const { clear, met, throughout } = judging(need)
  const driver = [...(need.segments[0]?.groups ?? [])].sort((a, b) => a.length - b.length)[0]
  const who = sql`${employed(need)} and ${clear} and ${met} and ${throughout} limit ${limit}`
  const row = await db.get<{ n: number }>(
    driver
      ? sql`select count(*) as n from (select distinct p.id from award d join person p on p.id = d.person_id where ${awardsBy(driver)} and ${countsOn('d', need.interval.from)} and ${who})`
      : sql`select count(*) as n from (select p.id from person p where ${who})`,
  )
  return row?.n ?? 0
}

/** A search-index phrase in which every word may be a beginning. */
const prefixes = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? ['_']).map((word) => `"${word}"*`).join(' ')
