import { sql } from 'drizzle-orm'
import { integer, text } from 'drizzle-orm/sqlite-core'

/**
 * Integer primary keys stay small at millions of rows; UUIDs are only for what strangers may hold.
 */
export const id = () => integer().primaryKey()
/** An instant: milliseconds since 1970 UTC. */
export const instant = () => integer()
/**
 * A calendar date, `YYYY-MM-DD`; intervals are inclusive at both ends and open without an `until`.
 */
export const day = () => text()
export const flag = () => integer({ mode: 'boolean' })
export const json = <T>() => text({ mode: 'json' }).$type<T>()
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  text({ enum: values })
/** `column IN ('a','b')` for a check constraint. */
export const within = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" in (${values.map((v) => `'${v.replaceAll("'", "''")}'`).join(', ')})`)
