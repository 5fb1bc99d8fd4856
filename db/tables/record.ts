import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json } from './columns.ts'
import { person } from './people.ts'

/** What an event can be about; the trail of any of these is one index scan. */
export type EventSubject =
  | 'person'
  | 'course'
  | 'offering'
  | 'enrolment'
  | 'attempt'
  | 'certification'
  | 'holding'
  | 'team'
  | 'position'
  | 'placement'
  | 'import'
  | 'rule'
  | 'evidence'
  | 'booking'
  | 'plan'

/**
 * The one spine: audit log, notices, webhooks and reports read it. Written in the command's own
 * transaction.
 */
export const event = sqliteTable(
  'event',
  {
    id: id(),
    at: instant().notNull(),
    /** Null: the system. */
    actorId: integer().references(() => person.id),
    onBehalfOfId: integer().references(() => person.id),
    verb: text().notNull(),
    /** Before and after values of changed facts; never a secret. */
    detail: json<Record<string, unknown>>().notNull(),
  },
  (t) => [index('event_by_verb').on(t.verb, t.id), index('event_by_actor').on(t.actorId, t.id)],
)

/** What each event is about. */
export const eventAbout = sqliteTable(
  'event_about',
  {
    kind: text().$type<EventSubject>().notNull(),
    subjectId: integer().notNull(),
    eventId: integer()
      .notNull()
      .references(() => event.id),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.subjectId, t.eventId] }),
    index('event_about_by_event').on(t.eventId),
  ],
)

/** How far a person has read their notices, which are a reading of the spine. */
export const noticesRead = sqliteTable('notices_read', {
  personId: integer()
    .primaryKey()
    .references(() => person.id),
  eventId: integer().notNull(),
})

/** Single notices read beyond that mark. */
export const noticeSeen = sqliteTable(
  'notice_seen',
  {
    personId: integer()
      .notNull()
      .references(() => person.id),
    eventId: integer()
      .notNull()
      .references(() => event.id),
  },
  (t) => [primaryKey({ columns: [t.personId, t.eventId] })],
)
