import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Writer } from '@/db'
import { noon } from '../../world'

/** One row as a test needs it, past the kernel, and its id. */
export async function put<T extends SQLiteTable & { id: SQLiteColumn }>(
  db: Writer,
  table: T,
  row: T['$inferInsert'],
): Promise<number> {
  const [made] = await db
    .insert(table)
    .values(row as never)
    .returning({ id: table.id })
  return (made as { id: number }).id
}

/** The instant some days before the clock of the tests. */
export const daysAgo = (n: number) => +noon - n * 86_400_000
