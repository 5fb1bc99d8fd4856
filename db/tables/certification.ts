import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { course } from './catalogue.ts'
import { day, flag, id, instant, json, oneOf, within } from './columns.ts'
import { person } from './people.ts'

export const expiryMethods = ['completion', 'anchored', 'fixed'] as const
export const awardSources = ['path', 'renewal', 'import', 'evidence', 'manual'] as const
export type AwardSource = (typeof awardSources)[number]

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

/** The rules, from a date. Validity null with `validityKnown` false means unknown: compute no expiry and say so. */
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
    sunsetOn: day(),
    successorId: integer().references((): AnySQLiteColumn => certification.id),
    /** The issuer's own words and facts: exams, domains, renewal, sources, evidence grades, cautions. */
    facts: json<Record<string, unknown>>(),
    checkedOn: day(),
  },
  (t) => [
    uniqueIndex('certification_version_number').on(t.certificationId, t.number),
    check('certification_version_method', within('method', expiryMethods)),
    check('certification_version_validity', sql`"validity_months" is null or "validity_months" > 0`),
  ],
)

/** A validity that depends on the date earned (LFCS, CKA): `months` for awards earned between two dates. */
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

/** An exam an issuer offers, by its code as HR files name it; several codes may lead to one certification. */
export const exam = sqliteTable(
  'exam',
  {
    id: id(),
    issuer: text().notNull(),
    code: text().notNull(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    retiredOn: day(),
  },
  (t) => [uniqueIndex('exam_code').on(t.issuer, t.code), index('exam_by_certification').on(t.certificationId)],
)

/** Passing `exam` while `certification` is current restarts it (EX294 restarts RHCSA, LPIC-2 restarts LPIC-1). */
export const renewalByExam = sqliteTable(
  'renewal_by_exam',
  {
    id: id(),
    examId: integer()
      .notNull()
      .references(() => exam.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
  },
  (t) => [uniqueIndex('renewal_by_exam_once').on(t.examId, t.certificationId)],
)

export const requirementKinds = ['course', 'exam', 'lab', 'certification', 'evidence'] as const

/**
 * What an award takes: all groups, any alternative inside one. `course` passed or completed; `exam`: a quiz of the
 * course passed with at least `minPercent`; `lab`: the course's checklists signed off; `certification`: currently valid;
 * `evidence`: an outside exam verified.
 */
export const certificationRequirement = sqliteTable(
  'certification_requirement',
  {
    id: id(),
    versionId: integer()
      .notNull()
      .references(() => certificationVersion.id),
    group: integer().notNull(),
    kind: oneOf(requirementKinds).notNull(),
    courseId: integer().references(() => course.id),
    requiredCertificationId: integer().references(() => certification.id),
    minPercent: integer(),
  },
  (t) => [
    index('certification_requirement_by_version').on(t.versionId),
    index('certification_requirement_by_course').on(t.courseId),
    check('certification_requirement_kind', within('kind', requirementKinds)),
  ],
)

/** A person's record for one certification, over many cycles. */
export const holding = sqliteTable(
  'holding',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
  },
  (t) => [uniqueIndex('holding_once').on(t.personId, t.certificationId), index('holding_by_certification').on(t.certificationId)],
)

/** One granted cycle. Immutable but for its revocation, which has a who, a when and a why. */
export const award = sqliteTable(
  'award',
  {
    id: id(),
    holdingId: integer()
      .notNull()
      .references(() => holding.id),
    /** The holding's person and certification, repeated so that "who is certified on this date" is one index. */
    personId: integer()
      .notNull()
      .references(() => person.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    versionId: integer()
      .notNull()
      .references(() => certificationVersion.id),
    issuedOn: day().notNull(),
    validFrom: day().notNull(),
    /** Inclusive. Null: no end is known (`validityKnown` says whether that is a rule or ignorance). */
    validUntil: day(),
    /** The expiry before any extension; renewals count from it. */
    anchor: day(),
    source: oneOf(awardSources).notNull(),
    issuer: text().notNull(),
    examCode: text(),
    examVersion: text(),
    certificateNumber: text(),
    evidence: text().notNull().default(''),
    /** What satisfied each requirement, as shown under "why": sentences with dates and links. */
    basis: json<{ what: string; on: string; href?: string }[]>().notNull(),
    /** For strangers: the public verification page. */
    verificationCode: text().notNull().unique(),
    createdAt: instant().notNull(),
    byId: integer().references(() => person.id),
    because: text(),
    revokedOn: day(),
    revokedById: integer().references(() => person.id),
    revokedBecause: text(),
  },
  (t) => [
    index('award_by_holding').on(t.holdingId, t.issuedOn),
    index('award_by_person').on(t.personId),
    // Holds all that decides who is certified on a day, so that walking the holders of a certification reads no award row.
    index('award_valid').on(t.certificationId, t.examCode, t.validUntil, t.personId, t.validFrom, t.revokedOn, t.holdingId),
    index('award_revoked').on(t.revokedOn).where(sql`"revoked_on" is not null`),
    index('award_by_end').on(t.validUntil),
    uniqueIndex('award_certificate').on(t.issuer, t.certificateNumber).where(sql`"certificate_number" is not null and "source" <> 'renewal'`),
    check('award_source', within('source', awardSources)),
    check('award_interval', sql`"valid_until" is null or "valid_until" >= "valid_from"`),
    check('award_revoked_why', sql`"revoked_on" is null or "revoked_because" is not null`),
  ],
)

/** Held by the registrar between two dates. */
export const suspension = sqliteTable(
  'suspension',
  {
    id: id(),
    holdingId: integer()
      .notNull()
      .references(() => holding.id),
    from: day().notNull(),
    until: day(),
    byId: integer().references(() => person.id),
    because: text().notNull(),
  },
  (t) => [index('suspension_by_holding').on(t.holdingId)],
)

/** A certificate a person claims to hold, until a verifier who is not the holder decides. */
export const evidence = sqliteTable(
  'evidence',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    examCode: text(),
    number: text().notNull(),
    earnedOn: day().notNull(),
    link: text().notNull().default(''),
    submittedAt: instant().notNull(),
    decidedAt: instant(),
    decidedById: integer().references(() => person.id),
    verified: flag(),
    because: text(),
  },
  (t) => [index('evidence_by_person').on(t.personId), check('evidence_other', sql`"decided_by_id" is null or "decided_by_id" <> "person_id"`)],
)
