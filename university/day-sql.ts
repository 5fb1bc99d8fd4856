import { is, Placeholder, SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import type { Day } from './calendar'

/** A day, or what stands for one in SQL: a placeholder, a column, an expression. */
export type AnyDay = Day | SQLWrapper
/** One day for a whole statement: what depends on it alone is read once, not for each row. */
const isFixed = (day: AnyDay): boolean => typeof day === 'string' || is(day, Placeholder)

/** A row that lasts from a day through a day: a table, or the columns of a subselect. */
export type Lasting = { from: SQLWrapper; until: SQLWrapper }

/** SQL: a row lasts on a day, both ends included. `covers` of the calendar says the same. */
export const lastsOn = (it: Lasting, day: AnyDay): SQL =>
  sql`(${it.from} <= ${day} and ${notOverOn(it, day)})`

/** SQL: a row is not over on a day. It lasts on it, or is to begin. */
export const notOverOn = (it: Pick<Lasting, 'until'>, day: AnyDay): SQL =>
  sql`(${it.until} is null or ${it.until} >= ${day})`

/** SQL: a row lasts on some day of an interval. */
export const lastsWithin = (it: Lasting, from: AnyDay, until: AnyDay): SQL =>
  sql`(${it.from} <= ${until} and ${notOverOn(it, from)})`

/** SQL: a row lasts beyond a day. */
export const goesBeyond = (it: Pick<Lasting, 'until'>, day: AnyDay): SQL =>
  sql`(${it.until} is null or ${it.until} > ${day})`

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' })
const hole = '\u0001'
/**
 * A long condition on a row and a day, put into words once for each row it is about: later only the
 * day is filled in. Writing out that an award counts cost a page a millisecond each time.
 * `fixed`: the day is the same for the whole statement. The condition has no values but the day.
 */
export function onDay<Row extends object>(
  write: (it: Row, day: SQL, fixed: boolean) => SQL,
): (it: Row, day: AnyDay) => SQL {
  const written = { fixed: new WeakMap<Row, SQL[]>(), moving: new WeakMap<Row, SQL[]>() }
  return (it, day) => {
    const known = isFixed(day) ? written.fixed : written.moving
    let parts = known.get(it)
    if (!parts) {
      const { sql: text } = dialect.sqlToQuery(write(it, sql.raw(hole), isFixed(day)))
      parts = text.split(hole).map((part) => sql.raw(part))
      known.set(it, parts)
    }
    return new SQL(parts.flatMap((part, n) => (n === 0 ? [part] : [sql`${day}`, part])))
  }
}
