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
import { course, path } from './catalogue.ts'
import { day, flag, id, instant, json, oneOf, within } from './columns.ts'
import { person } from './people.ts'

export const expiryMethods = ['completion', 'anchored', 'fixed'] as const
/** The definition's identity. `slug` is in URLs. */
export const certification = sqliteTable('certification', {
  id: id(),
  slug: text().notNull().unique(),
  /** RHCSA */
  short: text().notNull(),
  name: text().notNull(),
  issuer: text().notNull(),
  inHouse: flag().notNull(),
  track: text().notNull(),
  level: text().notNull().default(''),
})

/**
 * The rules, from a date. Validity null with `validityKnown` false means unknown: compute no expiry
 * and say so.
 */
export const certificationVersion = sqliteTable(
  'certification_version',
  {
    id: id(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    number: integer().notNull(),
    effectiveFrom: day().notNull(),
    validityMonths: integer(),
    validityKnown: flag().notNull(),
    method: oneOf(expiryMethods).notNull().default('anchored'),
    windowMonths: integer().notNull().default(3),
    minimumActiveMonths: integer(),
    fixedBase: day(),
    graceDays: integer().notNull().default(0),
    graceCounts: flag().notNull().default(false),
    earlyCreditDays: integer().notNull().default(30),
    /**
     * How many months after the end the late path is open; after that everything is earned anew.
     * Null: the late path has no end.
     */
    lateMonths: integer(),
    /** The last day on which a superseded certification counts; null: to each award's own end. */
    sunsetOn: day(),
    successorId: integer().references((): AnySQLiteColumn => certification.id),
    /**
     * The issuer's own words and facts: exams, domains, renewal, sources, evidence grades,
     * cautions.
     */
    facts: json<Record<string, unknown>>(),
    checkedOn: day(),
    /** Who changed the rule, when it was decided (not when it takes effect) and why. */
    decidedById: integer().references(() => person.id),
    decidedAt: instant(),
    because: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('certification_version_number').on(t.certificationId, t.number),
    check('certification_version_method', within('method', expiryMethods)),
    check(
      'certification_version_validity',
      sql`"validity_months" is null or "validity_months" > 0`,
    ),
  ],
)

/**
 * A validity that depends on the date earned (LFCS, CKA): `months` for awards earned between two
 * dates.
 */
export const validityTerm = sqliteTable(
  'validity_term',
  {
    id: id(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    earnedFrom: day(),
    earnedUntil: day(),
    months: integer().notNull(),
  },
  (t) => [index('validity_term_by_certification').on(t.certificationId)],
)

export const requirementKinds = [
  'course',
  'path',
  'exam',
  'lab',
  'certification',
  'evidence',
] as const
export const purposes = ['earn', 'renew', 'late'] as const
export type Purpose = (typeof purposes)[number]

/**
 * What an award takes: all groups, any alternative inside one. `course` passed or completed; `path`
 * walked to its end; `exam`: a quiz of the course passed with at least `minPercent`; `lab`: the
 * course's checklists signed off; `certification`: currently valid; `evidence`: an outside exam
 * verified. `renew` and `late` rows replace the `earn` rows for a renewal inside the window and for
 * one after the end; where there are none, `earn` holds. A renewal path may rotate: the n-th
 * renewal takes the rows whose `rotation` is n modulo the number of rotations, and those without
 * one.
 */
export const certificationRequirement = sqliteTable(
  'certification_requirement',
  {
    id: id(),
    versionId: integer()
      .notNull()
      .references(() => certificationVersion.id),
    purpose: oneOf(purposes).notNull().default('earn'),
    rotation: integer(),
    group: integer().notNull(),
    kind: oneOf(requirementKinds).notNull(),
    courseId: integer().references(() => course.id),
    pathId: integer().references(() => path.id),
    requiredCertificationId: integer().references(() => certification.id),
    minPercent: integer(),
  },
  (t) => [
    index('certification_requirement_by_version').on(t.versionId),
    index('certification_requirement_by_course').on(t.courseId),
    check('certification_requirement_kind', within('kind', requirementKinds)),
    check('certification_requirement_purpose', within('purpose', purposes)),
  ],
)
