import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { position } from '@/db/tables/staffing'
import type { Terms } from '../rules/terms'

/**
 * SQL: the ids of all rows of a position, on whatever terms. A place whose terms changed is a row
 * for each of them, and each row follows the one before it.
 */
export const rowsOfPosition = (
  id: SQL,
): SQL => sql`(with recursive back(id, follows_id) as (select b.id, b.follows_id from position b
  where b.id = ${id}
    union all select b.id, b.follows_id from back join position b on b.id = back.follows_id),
  line(id) as (select id from back where follows_id is null union all select f.id from line
  join position f on f.follows_id = line.id)
  select id from line)`

/**
 * SQL: the row of a position whose terms hold on a day; the first before it opens, the last after
 * it ended.
 */
export const positionOnDay = (
  id: SQL,
  day: string,
): SQL => sql`(select x.id from position x where x.id in ${rowsOfPosition(id)}
  order by case when x."from" <= ${day} then x."from" else '' end desc, x."from" limit 1)`

/** SQL: the last day of a position (by alias), on whatever terms; null where it has no end. */
export const lastDayOfPosition = (po: string): SQL => sql`(select x.until from position x
  where x.id in ${rowsOfPosition(sql`${sql.raw(po)}.id`)}
  order by x."from" desc limit 1)`

/** A position on all its terms, in order of time. Empty where there is no such position. */
export const termsOf = (db: Reader, id: number): Promise<Terms[]> =>
  db
    .select()
    .from(position)
    .where(sql`${position.id} in ${rowsOfPosition(sql`${id}`)}`)
    .orderBy(position.from)

/** SQL: a placement `b` goes on as `f` through a change of its position's terms. */
const goesOn = (b: string, f: string): SQL =>
  sql`${sql.raw(f)}.kind = ${sql.raw(b)}.kind and exists (select 1 from position nx
    where nx.id = ${sql.raw(f)}.position_id and nx.follows_id = ${sql.raw(b)}.position_id)`

/**
 * SQL: a placement (by alias) is how another one goes on since the terms of its position changed:
 * nobody came.
 */
export const continues = (pl: string): SQL =>
  sql`(${sql.raw(pl)}.follows_id is not null and exists (select 1 from placement bf
    where bf.id = ${sql.raw(pl)}.follows_id and ${goesOn('bf', pl)}))`
/**
 * SQL: a placement (by alias) goes on as another one when the terms of its position change: nobody
 * went.
 */
export const continued = (pl: string): SQL =>
  sql`(${sql.raw(pl)}.until is not null and exists (select 1 from placement af
    where af.follows_id = ${sql.raw(pl)}.id and ${goesOn(pl, 'af')}))`

/**
 * SQL: an exception `x` of a placement (both by alias) was signed for the part of the stay before
 * it, and is in force on the new terms too.
 */
export const carried = (x: string, pl: string): SQL =>
  sql`(${sql.raw(pl)}.follows_id is not null and exists (select 1 from placement_exception y
    where y.placement_id = ${sql.raw(pl)}.follows_id and y.approver_id = ${sql.raw(x)}.approver_id
    and y.at = ${sql.raw(x)}.at))`

const earlierIn = (id: SQL): SQL => sql`back(id) as (select ${id}
    union all select b.id from back cross join placement f on f.id = back.id
    cross join placement b on b.id = f.follows_id and ${goesOn('b', 'f')})`
const laterIn = (id: SQL): SQL => sql`forth(id) as (select ${id}
    union all select f.id from forth cross join placement b on b.id = forth.id
    cross join placement f on f.follows_id = b.id and ${goesOn('b', 'f')})`

/** SQL: the ids of a placement and of what it goes on from and as. */
export const stayOf = (id: SQL): SQL =>
  sql`(with recursive ${earlierIn(id)}, ${laterIn(id)} select id from back union select id
    from forth)`
/**
 * SQL: since when someone is in this position, on whatever terms: the first day of a placement (by
 * alias) or of what it continues.
 */
export const sinceOf = (
  pl: string,
): SQL => sql`case when ${sql.raw(pl)}.follows_id is null then ${sql.raw(pl)}."from"
  else (with recursive ${earlierIn(sql`${sql.raw(pl)}.id`)}
  select min(z."from") from back join placement z on z.id = back.id) end`
/** SQL: until when, on whatever terms; null where it has no end. */
export const untilOfStay = (pl: string): SQL => sql`case when ${sql.raw(pl)}.until is null then null
  else (with recursive ${laterIn(sql`${sql.raw(pl)}.id`)}
  select z.until from forth join placement z on z.id = forth.id order by z."from" desc limit 1) end`
