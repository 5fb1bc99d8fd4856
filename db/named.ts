import { type Column, getTableColumns, type SQL, sql, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'

/**
 * The columns of a table under the name it has in a statement: of `award a`, `a.validFrom` is
 * `"a"."valid_from"`. They are text, made once: an alias of drizzle makes two proxies each time a
 * column is mentioned, which was two of the four milliseconds of the catalogue.
 */
export function named<T extends Table>(
  table: T,
  name: string,
): { [K in keyof T['_']['columns']]: SQL } {
  const columns = Object.entries<Column>(getTableColumns(table)).map(([key, column]) => {
    const its = column.keyAsName ? toSnakeCase(column.name) : column.name
    return [key, sql.raw(`"${name}"."${its}"`)]
  })
  return Object.fromEntries(columns)
}
