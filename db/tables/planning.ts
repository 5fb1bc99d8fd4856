import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { course, modes, offering } from './catalogue.ts'
import { day, flag, id, instant, json, oneOf, within } from './columns.ts'
import { person } from './people.ts'
import { placement, position } from './staffing.ts'

export const planStates = ['working', 'ready', 'cancelled', 'failed'] as const
export type PlanState = (typeof planStates)[number]

/**
 * A proposal who fills which position on a day. It changes nothing until someone adopts it, whole
 * or in part.
 */
export const plan = sqliteTable(
  'plan',
  {
    id: id(),
    on: day().notNull(),
    /** What it was asked: kinds of position, same site, team rules, pinned and forbidden pairs. */
    wishes: json<Record<string, unknown>>().notNull(),
    madeById: integer()
      .notNull()
      .references(() => person.id),
    madeAt: instant().notNull(),
    state: oneOf(planStates).notNull(),
    /** Which solver: flow, or HiGHS where rules across a team are asked. */
    solver: text().notNull(),
    /** 0 to 100, and the last sign of life: a plan whose process died is seen by its age. */
    progress: integer().notNull().default(0),
    seenAt: instant().notNull(),
    /** How far from the best it may be, in percent; null: it is the best, or not known yet. */
    gap: integer(),
    /** Counts beside today's, and why it failed. */
    outcome: json<Record<string, unknown>>(),
    cancelledById: integer().references(() => person.id),
  },
  (t) => [
    index('plan_by_maker').on(t.madeById, t.madeAt),
    check('plan_state', within('state', planStates)),
  ],
)

/**
 * One change a plan proposes: a position gets another person, or (with no `personId`) becomes or
 * stays empty.
 */
export const planChange = sqliteTable(
  'plan_change',
  {
    id: id(),
    planId: integer()
      .notNull()
      .references(() => plan.id),
    positionId: integer()
      .notNull()
      .references(() => position.id),
    personId: integer().references(() => person.id),
    /** Who is in it today, by which placement, and where the new one comes from. */
    beforeId: integer().references(() => person.id),
    placementId: integer().references(() => placement.id),
    fromPositionId: integer().references(() => position.id),
    because: text().notNull(),
    /** Of a position that stays empty: the proof (positions that compete, people, their room). */
    proof: json<Record<string, unknown>>(),
    adoptedAt: instant(),
    adoptedById: integer().references(() => person.id),
    madeId: integer().references(() => placement.id),
  },
  (t) => [uniqueIndex('plan_change_once').on(t.planId, t.positionId)],
)

/**
 * An offering someone asked for, because a certification will be short; its course's owner or the
 * registrar opens or declines it.
 */
export const offeringDraft = sqliteTable(
  'offering_draft',
  {
    id: id(),
    courseId: integer()
      .notNull()
      .references(() => course.id),
    mode: oneOf(modes).notNull(),
    seats: integer(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    because: text().notNull(),
    draftedById: integer()
      .notNull()
      .references(() => person.id),
    draftedAt: instant().notNull(),
    offeringId: integer().references(() => offering.id),
    decidedById: integer().references(() => person.id),
    decidedAt: instant(),
    declinedBecause: text(),
  },
  (t) => [
    index('offering_draft_by_course').on(t.courseId),
    check('offering_draft_mode', within('mode', modes)),
    check('offering_draft_interval', sql`"ends_on" >= "starts_on"`),
  ],
)

/** A search kept under a name: the address's parameters. */
export const savedSearch = sqliteTable(
  'saved_search',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    query: text().notNull(),
    at: instant().notNull(),
    /** Seen by every staffing lead. */
    shared: flag().notNull().default(false),
  },
  (t) => [uniqueIndex('saved_search_name').on(t.personId, t.name)],
)

/** Someone a staffing lead wants to come back to, for a position or in general. */
export const shortlisted = sqliteTable(
  'shortlisted',
  {
    id: id(),
    ownerId: integer()
      .notNull()
      .references(() => person.id),
    personId: integer()
      .notNull()
      .references(() => person.id),
    positionId: integer().references(() => position.id),
    note: text().notNull().default(''),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('shortlisted_once').on(t.ownerId, t.personId, t.positionId),
    uniqueIndex('shortlisted_once_in_general')
      .on(t.ownerId, t.personId)
      .where(sql`"position_id" is null`),
  ],
)
