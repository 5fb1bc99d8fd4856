// Tables that refer to each other stand in one file: apart they would import each other in a
// circle.
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { day, id, instant, oneOf, within } from './columns'
import { person } from './people'

export const tracks = ['linux', 'mysql', 'support', 'network', 'security', 'leadership'] as const
export type Track = (typeof tracks)[number]
export const levels = ['foundation', 'intermediate', 'advanced'] as const
export const modes = ['self-paced', 'instructor-led', 'blended'] as const
export type Mode = (typeof modes)[number]
export const itemKinds = [
  'lesson',
  'quiz',
  'assignment',
  'lab',
  'session',
  'acknowledgement',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** A stable identity with a code. What is taught lives in its versions. */
export const course = sqliteTable(
  'course',
  {
    id: id(),
    code: text().notNull().unique(),
    track: oneOf(tracks).notNull(),
    ownerId: integer().references(() => person.id),
    retiredOn: day(),
  },
  (t) => [index('course_by_owner').on(t.ownerId), check('course_track', within('track', tracks))],
)

/**
 * Frozen content and rules. Published once, superseded by the next; a draft has no `publishedAt`.
 */
export const courseVersion = sqliteTable(
  'course_version',
  {
    id: id(),
    courseId: integer()
      .notNull()
      .references(() => course.id),
    number: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    level: oneOf(levels).notNull(),
    hours: integer().notNull(),
    publishedAt: instant(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('course_version_number').on(t.courseId, t.number),
    uniqueIndex('course_version_current')
      .on(t.courseId)
      .where(sql`"published_at" is not null and "superseded_at" is null`),
  ],
)

export const stepRules = ['all', 'any', 'some', 'optional'] as const

/**
 * Ordered steps of courses, joined by THEN. A path is not a certification: it can be what one
 * takes.
 */
export const path = sqliteTable('path', {
  id: id(),
  code: text().notNull().unique(),
  title: text().notNull(),
  summary: text().notNull().default(''),
  retiredOn: day(),
})

/** One step: all of its courses, any one, `n` of them (`some`), or none needed (`optional`). */
export const pathStep = sqliteTable(
  'path_step',
  {
    id: id(),
    pathId: integer()
      .notNull()
      .references(() => path.id),
    position: integer().notNull(),
    rule: oneOf(stepRules).notNull(),
    n: integer(),
  },
  (t) => [
    uniqueIndex('path_step_position').on(t.pathId, t.position),
    check('path_step_rule', within('rule', stepRules)),
    check('path_step_n', sql`("rule" = 'some') = ("n" is not null)`),
  ],
)

export const pathCourse = sqliteTable(
  'path_course',
  {
    stepId: integer()
      .notNull()
      .references(() => pathStep.id),
    courseId: integer()
      .notNull()
      .references(() => course.id),
  },
  (t) => [primaryKey({ columns: [t.stepId, t.courseId] })],
)

export const item = sqliteTable(
  'item',
  {
    id: id(),
    courseVersionId: integer()
      .notNull()
      .references(() => courseVersion.id),
    position: integer().notNull(),
    kind: oneOf(itemKinds).notNull(),
    title: text().notNull(),
    minutes: integer().notNull(),
    /** Markdown. */
    body: text().notNull(),
    required: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (t) => [
    uniqueIndex('item_position').on(t.courseVersionId, t.position),
    check('item_kind', within('kind', itemKinds)),
  ],
)

/** One step of a lab checklist: what to do, and what an assessor must see. */
export const labStep = sqliteTable(
  'lab_step',
  {
    id: id(),
    itemId: integer()
      .notNull()
      .references(() => item.id),
    position: integer().notNull(),
    text: text().notNull(),
    expect: text().notNull(),
  },
  (t) => [uniqueIndex('lab_step_position').on(t.itemId, t.position)],
)

/** The rules of a quiz or exam item. */
export const quiz = sqliteTable(
  'quiz',
  {
    itemId: integer()
      .primaryKey()
      .references(() => item.id),
    minutes: integer().notNull(),
    draw: integer().notNull(),
    passPercent: integer().notNull(),
    attempts: integer().notNull(),
  },
  () => [
    check('quiz_pass', sql`"pass_percent" between 0 and 100`),
    check('quiz_limits', sql`"minutes" > 0 and "attempts" > 0`),
  ],
)

/** A waiver has a reason, a grantor and an end. */
export const prerequisiteWaiver = sqliteTable(
  'prerequisite_waiver',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    courseId: integer()
      .notNull()
      .references(() => course.id),
    reason: text().notNull(),
    grantedById: integer()
      .notNull()
      .references(() => person.id),
    until: day().notNull(),
  },
  (t) => [
    index('prerequisite_waiver_by_person').on(t.personId, t.courseId),
    check('prerequisite_waiver_other', sql`"granted_by_id" <> "person_id"`),
  ],
)

/** A course version delivered in a period. */
export const offering = sqliteTable(
  'offering',
  {
    id: id(),
    /** LNX-201-2026-12 */
    code: text().notNull().unique(),
    courseVersionId: integer()
      .notNull()
      .references(() => courseVersion.id),
    /** The same course as the version's, kept here so that lists need no third table. */
    courseId: integer()
      .notNull()
      .references(() => course.id),
    mode: oneOf(modes).notNull(),
    /** Null: no limit. */
    seats: integer(),
    /** Seats in use (enrolled and offered) and people waiting, kept by triggers on `enrolment`. */
    taken: integer().notNull().default(0),
    waiting: integer().notNull().default(0),
    enrolFrom: day().notNull(),
    /** Last day of enrolment; null: open until the offering ends. */
    enrolUntil: day(),
    /** Null: start any time. */
    startsAt: instant(),
    endsAt: instant(),
    timeZone: text().notNull(),
    approval: integer({ mode: 'boolean' }).notNull().default(false),
    cancelledAt: instant(),
    cancelledById: integer().references(() => person.id),
    cancelledBecause: text(),
    closedAt: instant(),
  },
  (t) => [
    index('offering_by_course').on(t.courseId, t.startsAt),
    index('offering_by_version').on(t.courseVersionId),
    check('offering_seats', sql`"seats" is null or "seats" >= 0`),
    check('offering_mode', within('mode', modes)),
    check(
      'offering_interval',
      sql`"ends_at" is null or "starts_at" is null or "ends_at" >= "starts_at"`,
    ),
  ],
)

export const offeringInstructor = sqliteTable(
  'offering_instructor',
  {
    id: id(),
    offeringId: integer()
      .notNull()
      .references(() => offering.id),
    personId: integer()
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    uniqueIndex('offering_instructor_once').on(t.offeringId, t.personId),
    index('offering_instructor_by_person').on(t.personId),
  ],
)

/** One dated meeting. Cancelled, never deleted: it keeps its reason and can be restored. */
export const session = sqliteTable(
  'session',
  {
    id: id(),
    offeringId: integer()
      .notNull()
      .references(() => offering.id),
    title: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    timeZone: text().notNull(),
    room: text().notNull().default(''),
    link: text().notNull().default(''),
    cancelledAt: instant(),
    cancelledById: integer().references(() => person.id),
    cancelledBecause: text(),
  },
  (t) => [
    index('session_by_offering').on(t.offeringId, t.startsAt),
    check('session_interval', sql`"ends_at" > "starts_at"`),
  ],
)
