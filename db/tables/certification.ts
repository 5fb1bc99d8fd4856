// Tables that refer to each other stand in one file: apart they would import each other in a circle.
import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { course, item, path } from './catalogue.ts'
import { day, flag, id, instant, json, oneOf, within } from './columns.ts'
import { document } from './document.ts'
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
    /** How many months after the end the late path is open; after that everything is earned anew. Null: the late path has no end. */
    lateMonths: integer(),
    /** The last day on which a superseded certification counts; null: to each award's own end. */
    sunsetOn: day(),
    successorId: integer().references((): AnySQLiteColumn => certification.id),
    /** The issuer's own words and facts: exams, domains, renewal, sources, evidence grades, cautions. */
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
    minutes: integer(),
    /** After the `retakeFrom`-th failure the next try must wait `retakeWaitHours`. Null: no rule is known, so none is computed. */
    retakeWaitHours: integer(),
    retakeFrom: integer(),
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

export const requirementKinds = ['course', 'path', 'exam', 'lab', 'certification', 'evidence'] as const
export const purposes = ['earn', 'renew', 'late'] as const
export type Purpose = (typeof purposes)[number]

/**
 * What an award takes: all groups, any alternative inside one. `course` passed or completed; `path` walked to its end; `exam`:
 * a quiz of the course passed with at least `minPercent`; `lab`: the course's checklists signed off; `certification`:
 * currently valid; `evidence`: an outside exam verified. `renew` and `late` rows replace the `earn` rows for a renewal inside
 * the window and for one after the end; where there are none, `earn` holds. A renewal path may rotate: the n-th renewal takes
 * the rows whose `rotation` is n modulo the number of rotations, and those without one.
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
    /** Set by the holder, who wants strangers to see nothing behind the verification code. */
    hiddenAt: instant(),
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
    /** The version as a number that grows: its first number times a thousand plus its second (RHEL 9 is 9000), in-house the rule's number times a thousand. Null: not known. */
    versionRank: integer(),
    certificateNumber: text(),
    evidence: text().notNull().default(''),
    /** What satisfied each requirement, as shown under "why": sentences with dates and links. */
    basis: json<{ what: string; on: string; href?: string }[]>().notNull(),
    /** For strangers: the public verification page. */
    verificationCode: text().notNull().unique(),
    createdAt: instant().notNull(),
    byId: integer().references(() => person.id),
    because: text(),
    /** `revokedOn` decides; `revokedAt` is when it was recorded, for the register as it was known on a day. */
    revokedOn: day(),
    revokedAt: instant(),
    revokedById: integer().references(() => person.id),
    revokedBecause: text(),
  },
  (t) => [
    index('award_by_holding').on(t.holdingId, t.issuedOn),
    index('award_by_person').on(t.personId),
    // Holds all that decides who is certified on a day, so that walking the holders of a certification reads no award row.
    index('award_valid').on(t.certificationId, t.examCode, t.validUntil, t.personId, t.validFrom, t.revokedOn, t.holdingId, t.versionRank),
    index('award_revoked').on(t.revokedOn).where(sql`"revoked_on" is not null`),
    index('award_by_end').on(t.validUntil),
    uniqueIndex('award_certificate').on(t.issuer, t.certificateNumber).where(sql`"certificate_number" is not null and "source" <> 'renewal'`),
    // Numbers that differ by case alone are one certificate. Not unique: a database may hold two from before; the commands refuse a new one.
    index('award_certificate_any_case')
      .on(t.issuer, sql`"certificate_number" collate nocase`)
      .where(sql`"certificate_number" is not null and "source" <> 'renewal'`),
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
    at: instant().notNull().default(0),
    /** Reinstated early: `until` became the day before, and `plannedUntil` keeps what it was. */
    endedAt: instant(),
    endedById: integer().references(() => person.id),
    endedBecause: text(),
    plannedUntil: day(),
  },
  (t) => [index('suspension_by_holding').on(t.holdingId)],
)

/** An issuer moves the end of everything that ends in an interval, for everyone: who decided to follow it, from which source. */
export const issuerExtension = sqliteTable(
  'issuer_extension',
  {
    id: id(),
    issuer: text().notNull(),
    /** Null: all certifications of the issuer. */
    certificationId: integer().references(() => certification.id),
    endsFrom: day().notNull(),
    endsUntil: day().notNull(),
    extendedTo: day().notNull(),
    because: text().notNull(),
    source: text().notNull().default(''),
    byId: integer().references(() => person.id),
    at: instant().notNull(),
  },
  () => [check('issuer_extension_interval', sql`"ends_until" >= "ends_from"`)],
)

/** The end of an award moved later by a decision. Its anchor stays, so the next renewal does not count from here. */
export const extension = sqliteTable(
  'extension',
  {
    id: id(),
    awardId: integer()
      .notNull()
      .references(() => award.id),
    before: day().notNull(),
    until: day().notNull(),
    because: text().notNull(),
    issuerExtensionId: integer().references(() => issuerExtension.id),
    byId: integer().references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [index('extension_by_award').on(t.awardId), check('extension_later', sql`"until" > "before"`)],
)

/**
 * The end of an award that moved without a decision about it: an older certificate arrived later, and where a renewal adds to the
 * old date the ends after it follow. Kept so that the register can be asked as it was known before.
 */
export const redating = sqliteTable(
  'redating',
  {
    id: id(),
    awardId: integer()
      .notNull()
      .references(() => award.id),
    before: day(),
    after: day(),
    at: instant().notNull(),
  },
  (t) => [index('redating_by_award').on(t.awardId)],
)

export const evidenceKinds = ['exam', 'renewal'] as const

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
    /** `exam`: a certificate of a passed exam. `renewal`: the issuer's word that it was renewed in another way (continuing education). */
    kind: oneOf(evidenceKinds).notNull().default('exam'),
    examCode: text(),
    examVersion: text(),
    number: text().notNull(),
    earnedOn: day().notNull(),
    link: text().notNull().default(''),
    fileHash: text().references(() => document.hash),
    fileName: text(),
    submittedAt: instant().notNull(),
    decidedAt: instant(),
    decidedById: integer().references(() => person.id),
    verified: flag(),
    because: text(),
    /** What it became. */
    awardId: integer().references(() => award.id),
  },
  (t) => [
    index('evidence_by_person').on(t.personId),
    index('evidence_by_award').on(t.awardId),
    check('evidence_other', sql`"decided_by_id" is null or "decided_by_id" <> "person_id"`),
  ],
)

export const verificationMethods = ['issuer page', 'e-mail', 'document', 'signature'] as const
export type VerificationMethod = (typeof verificationMethods)[number]

/** One check of a certificate with (or, by `document` alone, without) its issuer: the first and every later one. */
export const verification = sqliteTable(
  'verification',
  {
    id: id(),
    evidenceId: integer().references(() => evidence.id),
    awardId: integer().references(() => award.id),
    at: instant().notNull(),
    on: day().notNull(),
    byId: integer().references(() => person.id),
    method: oneOf(verificationMethods).notNull(),
    confirmed: flag().notNull(),
    note: text().notNull(),
    /** When to look again; null: never. */
    nextOn: day(),
  },
  (t) => [
    index('verification_by_award').on(t.awardId),
    index('verification_by_evidence').on(t.evidenceId),
    index('verification_by_next').on(t.nextOn),
    check('verification_method', within('method', verificationMethods)),
    check('verification_of_something', sql`"evidence_id" is not null or "award_id" is not null`),
  ],
)

/** A part of an outside exam, with the weight its issuer publishes; in `basis` the unit of the weights (percent, points). */
export const examDomain = sqliteTable(
  'exam_domain',
  {
    id: id(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    position: integer().notNull(),
    name: text().notNull(),
    weight: integer(),
    basis: text().notNull().default(''),
  },
  (t) => [uniqueIndex('exam_domain_name').on(t.certificationId, t.name)],
)

/** Which lessons and labs teach a domain; which questions practise it is `questionDomain`. */
export const itemDomain = sqliteTable(
  'item_domain',
  {
    domainId: integer()
      .notNull()
      .references(() => examDomain.id),
    itemId: integer()
      .notNull()
      .references(() => item.id),
  },
  (t) => [primaryKey({ columns: [t.domainId, t.itemId] }), index('item_domain_by_item').on(t.itemId)],
)

export const bookingResults = ['passed', 'failed', 'absent'] as const

/** An outside exam someone is going to sit, and how it went. */
export const examBooking = sqliteTable(
  'exam_booking',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    examId: integer()
      .notNull()
      .references(() => exam.id),
    bookedFor: day().notNull(),
    place: text().notNull().default(''),
    at: instant().notNull(),
    byId: integer().references(() => person.id),
    cancelledAt: instant(),
    cancelledBecause: text(),
    result: oneOf(bookingResults),
    resultOn: day(),
    score: text(),
    resultAt: instant(),
    resultById: integer().references(() => person.id),
  },
  (t) => [
    index('exam_booking_by_person').on(t.personId),
    index('exam_booking_by_exam').on(t.examId, t.bookedFor),
    // One date to come for a person and an exam: a second one is a move of the first.
    uniqueIndex('exam_booking_open').on(t.personId, t.examId).where(sql`"cancelled_at" is null and "result" is null`),
    check('exam_booking_result', sql`"result" is null or "result" in ('passed', 'failed', 'absent')`),
  ],
)

/** The keys credentials are signed with. The private part is encrypted with the installation's secret; a retired key still verifies what it signed. */
export const signingKey = sqliteTable('signing_key', {
  id: id(),
  /** Ed25519, multibase multikey (z6Mk…). */
  publicMultibase: text().notNull().unique(),
  /** AES-256-GCM, base64url `iv.tag.text`; never leaves the server. */
  privateSealed: text().notNull(),
  madeAt: instant().notNull(),
  retiredAt: instant(),
  because: text().notNull().default(''),
})
