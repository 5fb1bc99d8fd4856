import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, id, instant, oneOf, within } from './columns.ts'
import { person } from './people.ts'

export const awardKinds = ['straightjacket', 'bmw week'] as const

/** A name put forward for a recognition; votes are private to the voter. */
export const nomination = sqliteTable(
  'nomination',
  {
    id: id(),
    award: oneOf(awardKinds).notNull(),
    /** The month it is for: 2026-11. */
    period: text().notNull(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    byId: integer()
      .notNull()
      .references(() => person.id),
    story: text().notNull(),
    at: instant().notNull(),
    wonOn: day(),
  },
  (t) => [
    index('nomination_by_period').on(t.award, t.period),
    check('nomination_other', sql`"by_id" <> "person_id"`),
    check('nomination_award', within('award', awardKinds)),
  ],
)

export const vote = sqliteTable(
  'vote',
  {
    award: oneOf(awardKinds).notNull(),
    period: text().notNull(),
    voterId: integer()
      .notNull()
      .references(() => person.id),
    nominationId: integer()
      .notNull()
      .references(() => nomination.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.award, t.period, t.voterId] }),
    index('vote_by_nomination').on(t.nominationId),
  ],
)
