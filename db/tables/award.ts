import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { certification, certificationVersion } from './certification.ts'
import { day, id, instant, json, oneOf, within } from './columns.ts'
import { person } from './people.ts'

export const awardSources = ['path', 'renewal', 'import', 'evidence', 'manual'] as const
export type AwardSource = (typeof awardSources)[number]

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
  (t) => [
    uniqueIndex('holding_once').on(t.personId, t.certificationId),
    index('holding_by_certification').on(t.certificationId),
  ],
)

/** One granted cycle. Immutable but for its revocation, which has a who, a when and a why. */
export const award = sqliteTable(
  'award',
  {
    id: id(),
    holdingId: integer()
      .notNull()
      .references(() => holding.id),
    /**
     * The holding's person and certification, repeated so that "who is certified on this date" is
     * one index.
     */
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
    /**
     * Inclusive. Null: no end is known (`validityKnown` says whether that is a rule or ignorance).
     */
    validUntil: day(),
    /** The expiry before any extension; renewals count from it. */
    anchor: day(),
    source: oneOf(awardSources).notNull(),
    issuer: text().notNull(),
    examCode: text(),
    examVersion: text(),
    /**
     * The version as a number that grows: its first number times a thousand plus its second (RHEL 9
     * is 9000), in-house the rule's number times a thousand. Null: not known.
     */
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
    /**
     * `revokedOn` decides; `revokedAt` is when it was recorded, for the register as it was known on
     * a day.
     */
    revokedOn: day(),
    revokedAt: instant(),
    revokedById: integer().references(() => person.id),
    revokedBecause: text(),
  },
  (t) => [
    index('award_by_holding').on(t.holdingId, t.issuedOn),
    index('award_by_person').on(t.personId),
    // Holds all that decides who is certified on a day, so that walking the holders of a
    // certification reads no award row.
    index('award_valid').on(
      t.certificationId,
      t.examCode,
      t.validUntil,
      t.personId,
      t.validFrom,
      t.revokedOn,
      t.holdingId,
      t.versionRank,
    ),
    index('award_revoked').on(t.revokedOn).where(sql`"revoked_on" is not null`),
    index('award_by_end').on(t.validUntil),
    uniqueIndex('award_certificate')
      .on(t.issuer, t.certificateNumber)
      .where(sql`"certificate_number" is not null and "source" <> 'renewal'`),
    // Numbers that differ by case alone are one certificate. Not unique: a database may hold two
    // from before; the commands refuse a new one.
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

/**
 * An issuer moves the end of everything that ends in an interval, for everyone: who decided to
 * follow it, from which source.
 */
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

/**
 * The end of an award moved later by a decision. Its anchor stays, so the next renewal does not
 * count from here.
 */
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
  (t) => [
    index('extension_by_award').on(t.awardId),
    check('extension_later', sql`"until" > "before"`),
  ],
)

/**
 * The end of an award that moved without a decision about it: an older certificate arrived later,
 * and where a renewal adds to the old date the ends after it follow. Kept so that the register can
 * be asked as it was known before.
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
