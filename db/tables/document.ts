import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'
import { person } from './people.ts'

/**
 * A file someone brought, kept in the database so that every node has it and a backup is whole.
 * Stored once per content.
 */
export const document = sqliteTable('document', {
  /** SHA-256 of the content, hex. */
  hash: text().primaryKey(),
  /** What its first bytes say it is, never what its sender said: application/pdf, image/png … */
  type: text().notNull(),
  size: integer().notNull(),
  content: blob({ mode: 'buffer' }).notNull(),
  at: instant().notNull(),
  byId: integer().references(() => person.id),
})
