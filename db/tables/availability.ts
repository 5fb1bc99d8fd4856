import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, id, instant } from './columns.ts'
import { person } from './people.ts'

/** Days someone is not at work. Taken back by `withdrawnAt`, never deleted. */
export const away = sqliteTable(
  'away',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    from: day().notNull(),
    until: day().notNull(),
    /** What others need to know ("leave", "training"); health is nobody's business here. */
    because: text().notNull().default(''),
    enteredById: integer().references(() => person.id),
    enteredAt: instant().notNull(),
    withdrawnById: integer().references(() => person.id),
    withdrawnAt: instant(),
  },
  (t) => [
    index('away_by_person').on(t.personId, t.until),
    index('away_by_end').on(t.until),
    check('away_interval', sql`"until" >= "from"`),
  ],
)

/**
 * How well someone does the work, beyond the exam: 0 none, 1 under guidance, 2 alone, 3 teaches
 * others, 4 leads the craft. The newest assessment on or before a day counts; earlier ones are
 * kept.
 */
export const proficiency = sqliteTable(
  'proficiency',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    track: text().notNull(),
    level: integer().notNull(),
    assessedOn: day().notNull(),
    assessedById: integer()
      .notNull()
      .references(() => person.id),
    because: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('proficiency_by_person').on(t.personId, t.track, t.assessedOn),
    check('proficiency_level', sql`"level" between 0 and 4`),
    check('proficiency_not_by_oneself', sql`"assessed_by_id" <> "person_id"`),
  ],
)

/** A number someone chose to share with the teams they are on, for the day the phones are down. */
export const personContact = sqliteTable(
  'person_contact',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    /** mobile, home, radio … */
    label: text().notNull(),
    number: text().notNull(),
    sharedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [index('person_contact_by_person').on(t.personId)],
)
