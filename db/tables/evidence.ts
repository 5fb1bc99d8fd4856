import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { award } from './award.ts'
import { certification } from './certification.ts'
import { day, flag, id, instant, oneOf, within } from './columns.ts'
import { document } from './document.ts'
import { person } from './people.ts'

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
    /**
     * `exam`: a certificate of a passed exam. `renewal`: the issuer's word that it was renewed in
     * another way (continuing education).
     */
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

/**
 * One check of a certificate with (or, by `document` alone, without) its issuer: the first and
 * every later one.
 */
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
