import { is, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Day } from './calendar'

/** A day, or what stands for one in SQL: a placeholder, a column, an expression. */
export type AnyDay = Day | SQLWrapper
/** One day for a whole statement: what depends on it alone is read once, not for each row. */
export const isFixed = (day: AnyDay): boolean => typeof day === 'string' || is(day, Placeholder)

/** A row that lasts from a day through a day: a table, an alias of one, columns of a subselect. */
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
