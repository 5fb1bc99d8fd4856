import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json, oneOf } from './columns.ts'
import { person } from './people.ts'

export const importKinds = ['people', 'holdings', 'positions'] as const
export type ImportKind = (typeof importKinds)[number]
/**
 * What a file of holdings may do to who is certified. `newer`: each certificate counts for its own
 * dates, so the newest decides; `uncertified`: it certifies only who is not certified; `history`:
 * it certifies nobody from today on.
 */
export const importModes = ['newer', 'uncertified', 'history'] as const
export type ImportMode = (typeof importModes)[number]
/**
 * What an import does, or did, with one row of its file. `line` counts from 1 at the header; 0 is
 * what the file does not name.
 */
export type RowVerdict = {
  line: number
  key: string
  /** What the row is about, in words: a name, an exam, a customer. */
  about?: string
  verdict: 'create' | 'update' | 'unchanged' | 'deactivate' | 'repeated' | 'refused'
  why?: string
  /** Before and after of each fact that an update changes, by the file's column. */
  changes?: Record<string, [before: string | number | null, after: string | number | null]>
}

/** One file read: the dry run's verdicts, and when it was performed. */
export const importRun = sqliteTable(
  'import_run',
  {
    id: id(),
    kind: oneOf(importKinds).notNull(),
    /** Of holdings; null: newer. */
    mode: oneOf(importModes),
    fileName: text().notNull(),
    /** SHA-256 of the bytes. */
    hash: text().notNull(),
    /** The file itself, kept between dry run and performance, removed after. */
    content: text(),
    verdicts: json<RowVerdict[]>().notNull(),
    counts: json<Record<string, number>>().notNull(),
    byId: integer().references(() => person.id),
    readAt: instant().notNull(),
    performedAt: instant(),
  },
  (t) => [index('import_run_by_time').on(t.readAt)],
)
