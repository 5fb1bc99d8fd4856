import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { certification } from './certification.ts'
import { day, id, instant, oneOf, within } from './columns.ts'
import { origins, person, shifts } from './people.ts'

export const positionKinds = ['leader', 'account manager', 'technician', 'billing specialist', 'accounts-receivable specialist'] as const
export type PositionKind = (typeof positionKinds)[number]

/** The people who serve one customer. */
export const team = sqliteTable('team', {
  id: id(),
  /** T0001 */
  code: text().notNull().unique(),
  customer: text().notNull(),
  site: text().notNull(),
  /** Whole US dollars a month; seen by the team's leader, staffing leads, registrar, auditor. */
  contractMonthlyUsd: integer().notNull().default(0),
  since: day().notNull(),
  nextReviewOn: day(),
  origin: oneOf(origins).notNull().default('local'),
})

/** A place on a team, with its requirements. */
export const position = sqliteTable(
  'position',
  {
    id: id(),
    teamId: integer()
      .notNull()
      .references(() => team.id),
    kind: oneOf(positionKinds).notNull(),
    /** What the team calls it: "Database technician". */
    title: text().notNull(),
    /** Which of several alike, in the order of the file: makes an import of the same file change nothing. */
    ordinal: integer().notNull().default(1),
    site: text().notNull().default(''),
    /** Null: any shift. */
    shift: oneOf(shifts),
    /** 1 to 3; 3 hurts the customer most when empty. */
    criticality: integer().notNull().default(2),
    from: day().notNull(),
    until: day(),
  },
  (t) => [
    index('position_by_team').on(t.teamId),
    check('position_kind', within('kind', positionKinds)),
    check('position_criticality', sql`"criticality" between 1 and 3`),
  ],
)

/**
 * All groups, any alternative inside one. With an exam code only awards by that exam count, because a title can outlive
 * its content. Dated: who decided, when, why.
 */
export const positionRequirement = sqliteTable(
  'position_requirement',
  {
    id: id(),
    positionId: integer()
      .notNull()
      .references(() => position.id),
    group: integer().notNull(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    examCode: text(),
    from: day().notNull(),
    until: day(),
    decidedById: integer().references(() => person.id),
    because: text().notNull().default(''),
  },
  (t) => [index('position_requirement_by_position').on(t.positionId), index('position_requirement_by_certification').on(t.certificationId)],
)

export const placementKinds = ['full', 'shadow'] as const

/** A person in a position from a date to a date. Triggers refuse two full placements in one position, or one person twice on a team, on any day. */
export const placement = sqliteTable(
  'placement',
  {
    id: id(),
    positionId: integer()
      .notNull()
      .references(() => position.id),
    teamId: integer()
      .notNull()
      .references(() => team.id),
    personId: integer()
      .notNull()
      .references(() => person.id),
    kind: oneOf(placementKinds).notNull().default('full'),
    from: day().notNull(),
    until: day(),
    placedById: integer().references(() => person.id),
    placedAt: instant().notNull(),
    because: text().notNull().default(''),
    endedById: integer().references(() => person.id),
    endedBecause: text(),
  },
  (t) => [
    index('placement_by_position').on(t.positionId, t.from),
    index('placement_by_person').on(t.personId, t.from),
    index('placement_by_team').on(t.teamId, t.from),
    check('placement_interval', sql`"until" is null or "until" >= "from"`),
    check('placement_kind', within('kind', placementKinds)),
    check('placement_not_by_oneself', sql`"placed_by_id" is null or "placed_by_id" <> "person_id"`),
  ],
)

/** Someone unqualified in a position: why, who signed, until when. Ends by itself. */
export const placementException = sqliteTable(
  'placement_exception',
  {
    id: id(),
    placementId: integer()
      .notNull()
      .references(() => placement.id),
    reason: text().notNull(),
    approverId: integer()
      .notNull()
      .references(() => person.id),
    from: day().notNull(),
    until: day().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('placement_exception_by_placement').on(t.placementId), index('placement_exception_by_end').on(t.until)],
)

/** "Ask to join", answered by the team's leader. */
export const joinRequest = sqliteTable(
  'join_request',
  {
    id: id(),
    positionId: integer()
      .notNull()
      .references(() => position.id),
    personId: integer()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
    note: text().notNull().default(''),
    decidedAt: instant(),
    decidedById: integer().references(() => person.id),
    accepted: integer({ mode: 'boolean' }),
    because: text(),
  },
  (t) => [index('join_request_by_position').on(t.positionId), index('join_request_by_person').on(t.personId)],
)
