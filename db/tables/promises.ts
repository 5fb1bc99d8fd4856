import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf, within } from './columns.ts'
import { team } from './staffing.ts'

export const promiseKinds = [
  'hardware in one hour',
  'answered in three rings',
  'fixed in one transfer',
] as const

/** One case measured against a promise, with its outcome and why. */
export const promiseCase = sqliteTable(
  'promise_case',
  {
    id: id(),
    reference: text().notNull().unique(),
    teamId: integer()
      .notNull()
      .references(() => team.id),
    promise: oneOf(promiseKinds).notNull(),
    at: instant().notNull(),
    kept: integer({ mode: 'boolean' }).notNull(),
    because: text().notNull(),
  },
  (t) => [
    index('promise_case_by_team').on(t.teamId, t.promise, t.at),
    check('promise_case_kind', within('promise', promiseKinds)),
  ],
)
