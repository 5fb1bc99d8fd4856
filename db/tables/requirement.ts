import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { certification } from './certification.ts'
import { day, flag, id, instant, oneOf, within } from './columns.ts'
import { person } from './people.ts'
import { placement, positionKinds, team } from './staffing.ts'

export const dueKinds = ['fixed', 'after hire', 'after placement', 'after assignment'] as const
export type DueKind = (typeof dueKinds)[number]

/**
 * "These people must hold X by D." Who is meant is computed from the conditions that are set (all
 * of them together), so that a new technician is meant the day they arrive; a rule for named people
 * has no condition and lists them.
 */
export const holdRule = sqliteTable(
  'hold_rule',
  {
    id: id(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    because: text().notNull(),
    jobTitle: text(),
    site: text(),
    positionKind: oneOf(positionKinds),
    teamId: integer().references(() => team.id),
    /** Only the people of `holdRulePerson`. */
    named: flag().notNull().default(false),
    /** The placement it was made for: ends with it. */
    placementId: integer().references(() => placement.id),
    dueKind: oneOf(dueKinds).notNull(),
    dueOn: day(),
    dueDays: integer(),
    from: day().notNull(),
    until: day(),
    decidedById: integer().references(() => person.id),
    at: instant().notNull(),
    endedById: integer().references(() => person.id),
    endedBecause: text(),
  },
  (t) => [
    index('hold_rule_by_certification').on(t.certificationId),
    index('hold_rule_by_placement').on(t.placementId),
    check('hold_rule_due_kind', within('due_kind', dueKinds)),
    check(
      'hold_rule_due',
      sql`("due_kind" = 'fixed') = ("due_on" is not null)
        and ("due_kind" <> 'fixed') = ("due_days" is not null)`,
    ),
    check(
      'hold_rule_interval',
      sql`"until" is null or "until" >= "from" or "ended_because" is not null`,
    ),
  ],
)

export const holdRulePerson = sqliteTable(
  'hold_rule_person',
  {
    ruleId: integer()
      .notNull()
      .references(() => holdRule.id),
    personId: integer()
      .notNull()
      .references(() => person.id),
    addedOn: day().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ruleId, t.personId] }),
    index('hold_rule_person_by_person').on(t.personId),
  ],
)

/**
 * More time for one person and certification: asked by anyone concerned, decided by someone else.
 */
export const dueExtension = sqliteTable(
  'due_extension',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    /** The due date it was asked against, and the new one. */
    before: day().notNull(),
    until: day().notNull(),
    reason: text().notNull(),
    askedById: integer()
      .notNull()
      .references(() => person.id),
    askedAt: instant().notNull(),
    decidedById: integer().references(() => person.id),
    decidedAt: instant(),
    granted: flag(),
    because: text(),
  },
  (t) => [
    index('due_extension_by_person').on(t.personId, t.certificationId),
    check('due_extension_later', sql`"until" > "before"`),
    check(
      'due_extension_other',
      sql`"decided_by_id" is null or ("decided_by_id" <> "person_id"
        and "decided_by_id" <> "asked_by_id")`,
    ),
  ],
)
