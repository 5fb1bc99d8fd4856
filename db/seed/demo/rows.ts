import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Writer } from '../..'
import { type EventSubject, event, eventAbout } from '../../tables/record'

type Told = {
  at: number
  actorId: number | null
  onBehalfOfId: number | null
  verb: string
  about: Partial<Record<EventSubject, number | number[]>>
  detail: object
}
type By = number | null | { person: number; for: number }

export type Rows = ReturnType<typeof rowsAfter>
/**
 * Collects a story's rows with their ids, so that telling it needs no database, and writes them
 * with one statement per few hundred rows. `taken` is the highest id of each table already in use.
 */
export function rowsAfter(taken: ReadonlyMap<string, number>) {
  const kept = new Map<SQLiteTable, object[]>()
  const told: Told[] = []
  const next = (table: SQLiteTable) =>
    (taken.get(getTableName(table)) ?? 0) + (kept.get(table)?.length ?? 0) + 1

  /** A row whose key is not a number of its own. */
  function put<T extends SQLiteTable>(table: T, row: T['$inferInsert']): void {
    const rows = kept.get(table)
    if (rows) rows.push(row)
    else kept.set(table, [row])
  }

  return {
    put,
    /** The id the next row of a table gets. */
    next,
    /** The rows told so far, with their ids. */
    of: <T extends SQLiteTable>(table: T) =>
      (kept.get(table) ?? []) as (T['$inferInsert'] & { id: number })[],
    /** A row; answers with its id. */
    add<T extends SQLiteTable>(table: T, row: Omit<T['$inferInsert'], 'id'>): number {
      const id = next(table)
      put(table, { ...row, id } as T['$inferInsert'])
      return id
    },
    /** What happened, for the record: in the order of time, whatever the order of telling. */
    tell(at: number, by: By, verb: string, about: Told['about'], detail: object = {}): void {
      const who =
        by !== null && typeof by === 'object'
          ? { actorId: by.person, onBehalfOfId: by.for }
          : { actorId: by, onBehalfOfId: null }
      told.push({ at, ...who, verb, about, detail })
    },
    async write(db: Writer): Promise<void> {
      // Parents and children in the order of telling: foreign keys are looked at when the
      // transaction commits.
      await db.run(sql`pragma defer_foreign_keys = on`)
      for (const { about, ...row } of told.sort((a, b) => a.at - b.at)) {
        const eventId = this.add(event, row as Omit<typeof event.$inferInsert, 'id'>)
        for (const [kind, ids] of Object.entries(about)) {
          for (const subjectId of new Set([ids].flat()))
            put(eventAbout, { kind: kind as EventSubject, subjectId, eventId })
        }
      }
      for (const [table, rows] of kept) {
        const many = Math.floor(9000 / Object.keys(getTableColumns(table)).length)
        for (let i = 0; i < rows.length; i += many)
          await db.insert(table).values(rows.slice(i, i + many))
      }
    },
  }
}

/** The highest id of every table that counts its rows. */
export async function idsTaken(db: Writer): Promise<Map<string, number>> {
  const tables = await db.all<{ name: string }>(
    sql`select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'id'
      where m.type = 'table' and m.sql not like 'create virtual%'`,
  )
  const counts = tables.map(
    ({ name }) =>
      sql`select ${name} as name, coalesce(max(id), 0) as id from ${sql.identifier(name)}`,
  )
  const rows = await db.all<{ name: string; id: number }>(sql.join(counts, sql` union all `))
  return new Map(rows.map(({ name, id }) => [name, id]))
}
