import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { certification } from './certification.ts'
import { day, id, instant, oneOf, within } from './columns.ts'
import { origins, person, shifts } from './people.ts'

export const positionKinds = [
  'leader',
  'account manager',
  'technician',
  'billing specialist',
  'accounts-receivable specialist',
] as const
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

/**
 * A place on a team, with its requirements. Its shift, site, criticality and proficiency hold
 * between its dates: where they change from a day on, this row ends the day before and another
 * follows it, so that every day is judged by what was decided for it. What is asked and who is in
 * it go on in the one that follows. Of a place that was never changed there is one row.
 */
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
    /**
     * Which of several alike, in the order of the file: makes an import of the same file change
     * nothing.
     */
    ordinal: integer().notNull().default(1),
    site: text().notNull().default(''),
    /** Null: any shift. */
    shift: oneOf(shifts),
    /** 1 to 3; 3 hurts the customer most when empty. */
    criticality: integer().notNull().default(2),
    /**
     * The least assessed proficiency wanted, 0 to 4, in this track (see `proficiency`). 0: none is
     * asked for.
     */
    minProficiency: integer().notNull().default(0),
    track: text(),
    from: day().notNull(),
    until: day(),
    /** The same place on the terms before these. */
    followsId: integer().references((): AnySQLiteColumn => position.id),
    /** Who decided on these terms, when and why. */
    decidedById: integer().references(() => person.id),
    decidedAt: instant(),
    because: text(),
  },
  (t) => [
    index('position_by_team').on(t.teamId),
    uniqueIndex('position_follows').on(t.followsId).where(sql`"follows_id" is not null`),
    check('position_kind', within('kind', positionKinds)),
    check('position_criticality', sql`"criticality" between 1 and 3`),
  ],
)

/**
 * All groups, any alternative inside one. With an exam code only awards by that exam count, because
 * a title can outlive its content. Dated: who decided, when, why.
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
    /**
     * The oldest version that will do, as people say it (RHEL 9), and its rank, to be compared with
     * an award's. Null: any.
     */
    minVersion: text(),
    minRank: integer(),
    from: day().notNull(),
    until: day(),
    decidedById: integer().references(() => person.id),
    decidedAt: instant(),
    because: text().notNull().default(''),
    /** Who ended it and why; the next one in force begins the day after. */
    endedById: integer().references(() => person.id),
    endedBecause: text(),
  },
  (t) => [
    index('position_requirement_by_position').on(t.positionId),
    index('position_requirement_by_certification').on(t.certificationId),
  ],
)

export const placementKinds = ['full', 'shadow'] as const

/**
 * A person in a position from a date to a date. Triggers refuse, on any day: two full placements in
 * one position, one person twice on a team, more teams than the person's capacity, and shares of
 * working time above a hundred percent.
 */
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
    /** Share of working time, 1 to 100. Null: not agreed; then only the number of teams counts. */
    percent: integer(),
    /**
     * The placement this one continues: the shadow that was signed off, the place someone was moved
     * from, or the same place on the terms before.
     */
    followsId: integer().references((): AnySQLiteColumn => placement.id),
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
    index('placement_follows').on(t.followsId).where(sql`"follows_id" is not null`),
    check('placement_interval', sql`"until" is null or "until" >= "from"`),
    check('placement_kind', within('kind', placementKinds)),
    check('placement_not_by_oneself', sql`"placed_by_id" is null or "placed_by_id" <> "person_id"`),
  ],
)

/**
 * One line of the checklist a shadow's leader signs off before they become full (the lines:
 * university/staffing/placement/rules/shadow.ts).
 */
export const placementCheck = sqliteTable(
  'placement_check',
  {
    id: id(),
    placementId: integer()
      .notNull()
      .references(() => placement.id),
    line: text().notNull(),
    signedById: integer()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
    note: text().notNull().default(''),
  },
  (t) => [uniqueIndex('placement_check_once').on(t.placementId, t.line)],
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
  (t) => [
    index('placement_exception_by_placement').on(t.placementId),
    index('placement_exception_by_end').on(t.until),
  ],
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
  (t) => [
    index('join_request_by_position').on(t.positionId),
    index('join_request_by_person').on(t.personId),
  ],
)

export const teamRuleKinds = ['at least', 'at most juniors', 'each shift'] as const
export type TeamRuleKind = (typeof teamRuleKinds)[number]

/**
 * What a team asks across its positions: at least `n` people who hold X; at most `n` juniors
 * (assessed below 2 in the track, or never); at least `n` on each shift the team has positions for
 * (who hold X, where one is named). Dated: who decided, when, why.
 */
export const teamRule = sqliteTable(
  'team_rule',
  {
    id: id(),
    teamId: integer()
      .notNull()
      .references(() => team.id),
    kind: oneOf(teamRuleKinds).notNull(),
    n: integer().notNull(),
    certificationId: integer().references(() => certification.id),
    track: text(),
    from: day().notNull(),
    until: day(),
    decidedById: integer().references(() => person.id),
    decidedAt: instant().notNull(),
    because: text().notNull(),
    endedById: integer().references(() => person.id),
    endedBecause: text(),
  },
  (t) => [
    index('team_rule_by_team').on(t.teamId),
    check('team_rule_kind', within('kind', teamRuleKinds)),
    check('team_rule_n', sql`"n" >= 0`),
    check(
      'team_rule_names',
      sql`("kind" <> 'at least' or "certification_id" is not null) and ("kind" <> 'at most juniors'
        or "track" is not null)`,
    ),
  ],
)

/** A review held with the customer: what the next one is told about begins here. */
export const teamReview = sqliteTable(
  'team_review',
  {
    id: id(),
    teamId: integer()
      .notNull()
      .references(() => team.id),
    on: day().notNull(),
    note: text().notNull().default(''),
    byId: integer()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [index('team_review_by_team').on(t.teamId, t.on)],
)
