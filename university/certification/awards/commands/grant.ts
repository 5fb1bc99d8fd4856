// What every way to an award shares: the definition as of a date, the holding, the new row.

import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Writer } from '@/db'
import { onlyRow } from '@/db/row'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion, validityTerm } from '@/db/tables/certification'
import { rankOf } from '@/db/version-rank'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import type { Term, Terms } from '../../validity/rules/validity'

const versionsOf = prepared((db) =>
  db
    .select({
      version: certificationVersion,
      issuer: certification.issuer,
      short: certification.short,
    })
    .from(certificationVersion)
    .innerJoin(certification, eq(certification.id, certificationVersion.certificationId))
    .where(eq(certificationVersion.certificationId, sql.placeholder('id')))
    .orderBy(asc(certificationVersion.effectiveFrom), asc(certificationVersion.number))
    .prepare(),
)
const termsOf = prepared((db) =>
  db
    .select()
    .from(validityTerm)
    .where(eq(validityTerm.certificationId, sql.placeholder('id')))
    .prepare(),
)

export type Definition = {
  certificationId: number
  versionId: number
  issuer: string
  short: string
  terms: Terms
  byDate: Term[]
}

/** What does not change while one turn records thousands of awards, so that it is read once. */
export type Memory = Map<string, Promise<unknown>>
export function remembered<T>(
  memory: Memory | undefined,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = memory?.get(key) as Promise<T> | undefined
  const value = known ?? read()
  memory?.set(key, value)
  return value
}

/** The rules of a certification as they stood on a day; the first ones for anything older. */
export async function definitionOn(
  db: Reader,
  certificationId: number,
  day: Day,
  memory?: Memory,
): Promise<Definition> {
  const rows = await remembered(memory, `versions of ${certificationId}`, () =>
    versionsOf(db).all({ id: certificationId }),
  )
  const row =
    rows.findLast(({ version }) => version.effectiveFrom <= day) ??
    rows.findLast(({ version }) => version.effectiveFrom === rows[0]?.version.effectiveFrom)
  if (!row) throw new Error(`Certification ${certificationId} has no version.`)
  const byDate = await remembered(memory, `terms of ${certificationId}`, () =>
    termsOf(db).all({ id: certificationId }),
  )
  return {
    certificationId,
    versionId: row.version.id,
    issuer: row.issuer,
    short: row.short,
    terms: termsIn(row.version),
    byDate,
  }
}

/** A version's row as the rules read it. */
const termsIn = (row: typeof certificationVersion.$inferSelect): Terms => ({
  ...row,
  validityKnown: row.validityKnown ?? false,
  method: row.method ?? 'anchored',
  graceCounts: row.graceCounts ?? false,
})

const heldBy = prepared((db) =>
  db
    .select({ id: holding.id })
    .from(holding)
    .where(
      and(
        eq(holding.personId, sql.placeholder('personId')),
        eq(holding.certificationId, sql.placeholder('certificationId')),
      ),
    )
    .prepare(),
)

/** The person's holding of a certification, made at the first award. */
async function holdingOf(db: Writer, personId: number, certificationId: number): Promise<number> {
  const found = await heldBy(db).get({ personId, certificationId })
  if (found) return found.id
  const made = await db
    .insert(holding)
    .values({ personId, certificationId })
    .returning({ id: holding.id })
  return onlyRow(made).id
}

type NewAward = Pick<typeof award.$inferInsert, 'issuedOn' | 'validUntil' | 'source' | 'basis'> &
  Partial<
    Pick<
      typeof award.$inferInsert,
      | 'validFrom'
      | 'anchor'
      | 'examCode'
      | 'examVersion'
      | 'certificateNumber'
      | 'evidence'
      | 'because'
      | 'byId'
    >
  >

/** The rank of what this house awards by its own rules: the rule's number. */
const ruleRank = (versionId: number) =>
  sql<number | null>`(select v.number * 1000 from certification_version v
    join certification c on c.id = v.certification_id where v.id = ${versionId} and c.in_house)`

/**
 * Writes one cycle. Its anchor is its end, until someone extends it; what is recorded as history
 * ends before it.
 */
export async function grant(
  { db, now }: At<Writer>,
  personId: number,
  of: Definition,
  it: NewAward,
) {
  const holdingId = await holdingOf(db, personId, of.certificationId)
  const made = await db
    .insert(award)
    .values({
      validFrom: it.issuedOn,
      ...it,
      holdingId,
      personId,
      certificationId: of.certificationId,
      versionId: of.versionId,
      issuer: of.issuer,
      versionRank: rankOf(it.examVersion) ?? ruleRank(of.versionId),
      anchor: it.anchor === undefined ? it.validUntil : it.anchor,
      verificationCode: crypto.randomUUID(),
      createdAt: +now,
    })
    .returning()
  return onlyRow(made)
}
