import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { holding } from './award.ts'
import { id, instant } from './columns.ts'
import { person } from './people.ts'

/**
 * What the university tells someone of its own accord (a reminder), as opposed to notices, which
 * are a reading of events. Written once per `key`, however often the job runs and on however many
 * nodes.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    /** What makes it the same message: kind, subject, step, recipient. */
    key: text().notNull().unique(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    title: text().notNull(),
    /** Why it was sent, and what to do. */
    because: text().notNull(),
    todo: text().notNull().default(''),
    href: text().notNull(),
    holdingId: integer().references(() => holding.id),
    at: instant().notNull(),
    readAt: instant(),
    /**
     * By mail: when it went, how often it was tried, what went wrong last, and when to try (again);
     * null: it went, or was given up.
     */
    mailedAt: instant(),
    mailTries: integer().notNull().default(0),
    mailError: text(),
    mailAfter: instant(),
  },
  (t) => [
    index('outbox_by_person').on(t.personId, t.id),
    index('outbox_by_holding').on(t.holdingId),
    index('outbox_to_mail').on(t.mailedAt, t.mailAfter),
    index('outbox_by_kind').on(t.kind, t.id),
    // The shell counts these around every page.
    index('outbox_unread').on(t.personId).where(sql`"read_at" is null`),
  ],
)

/** Who is doing a job just now: one node at a time, until it ends or its lease runs out. */
export const lease = sqliteTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: integer().notNull(),
})
