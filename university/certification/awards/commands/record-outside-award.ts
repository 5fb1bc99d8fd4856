import { eq, sql } from 'drizzle-orm'
import { prepared, type Writer } from '@/db'
import { award } from '@/db/tables/award'
import type { At } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { monthsFor, validUntilOf } from '../../validity/rules/validity'
import { followIssuer } from './extend-issuer'
import { type Definition, definitionOn, grant, type Memory } from './grant'
import { redateAwards } from './redate-awards'
import { renewByExam } from './renew-by-exam'

type Award = typeof award.$inferSelect

export type OutsideAward = {
  personId: number
  /** The exam as the issuer offers it. */
  exam: { code: string; certificationId: number }
  earnedOn: Day
  /** The certificate number: with the issuer it identifies the award. */
  number: string
  version?: string | null
  evidence?: string
  /** `evidence` where a verifier checked it; an import is taken as it comes. */
  source?: 'import' | 'evidence'
  /**
   * Recorded, but it certifies nothing from today on: what it counted for, it counted for before.
   */
  history?: boolean
  basis?: { what: string; on: string; href?: string }[]
}

/**
 * `known`: this certificate was recorded before, nothing changed. `taken`: the number is another
 * person's.
 */
export type OutsideOutcome =
  | {
      state: 'recorded'
      awardId: number
      holdingId: number
      validUntil: Day | null
      validityKnown: boolean
      renewed: number[]
    }
  | { state: 'known'; awardId: number; holdingId: number }
  | { state: 'taken'; because: string }

/**
 * Numbers that differ by case alone are one certificate; where two were recorded before that was
 * so, the very one asked for comes first.
 */
const byNumber = prepared((db) =>
  db
    .select({ id: award.id, holdingId: award.holdingId, personId: award.personId })
    .from(award)
    .where(
      sql`${award.issuer} = ${sql.placeholder('issuer')}
        and ${award.certificateNumber} = ${sql.placeholder('number')} collate nocase
        and ${award.source} <> 'renewal'`,
    )
    .orderBy(
      sql`${award.certificateNumber} = ${sql.placeholder('exactly')} desc,
        ${award.personId} = ${sql.placeholder('personId')} desc`,
    )
    .prepare(),
)

/**
 * Records an award earned outside, and every renewal it sets off. Its validity is that of the day
 * it was earned; prerequisites are not judged again. The order in which a person’s awards arrive
 * does not change how they end. `memory` is shared by the many of one import.
 */
export async function recordOutsideAward(
  at: At<Writer>,
  it: OutsideAward,
  memory?: Memory,
): Promise<OutsideOutcome> {
  const of = await definitionOn(at.db, it.exam.certificationId, it.earnedOn, memory)
  const before = await recordedBefore(at.db, of, it)
  if (before) return before
  const months = monthsFor(of.terms, of.byDate, it.earnedOn)
  const ends = validUntilOf(of.terms, it.earnedOn, null, months)
  const yesterday = addDays(at.actor.today, -1)
  const isCut = it.history === true && (ends === null || ends > yesterday)
  const made = await grant(at, it.personId, of, {
    ...asAward(at, of, it, isCut),
    validUntil: isCut ? yesterday : ends,
    anchor: ends,
  })
  const stands = of.terms.method === 'anchored' ? await redated(at, of, made) : made
  const validUntil = isCut ? stands.validUntil : await followIssuer(at, stands, memory)
  return {
    state: 'recorded',
    awardId: made.id,
    holdingId: made.holdingId,
    validUntil,
    validityKnown: months !== null,
    renewed: await renewByExam(at, it.personId, of.certificationId, memory),
  }
}

/** What the number says: recorded before for them or for someone else; undefined: it is new. */
async function recordedBefore(
  db: Writer,
  of: Definition,
  { number, personId }: OutsideAward,
): Promise<OutsideOutcome | undefined> {
  const known = await byNumber(db).get({ issuer: of.issuer, number, exactly: number, personId })
  if (!known) return undefined
  if (known.personId === personId)
    return { state: 'known', awardId: known.id, holdingId: known.holdingId }
  const because = `${of.issuer} certificate ${number} is recorded for someone else.`
  return { state: 'taken', because }
}

function asAward({ actor }: At<Writer>, of: Definition, it: OutsideAward, isCut: boolean) {
  const what = `Passed ${it.exam.code}, ${of.issuer} certificate ${it.number}`
  const basis = it.basis ?? [{ what, on: it.earnedOn }]
  const history = 'Recorded as history only: it certifies nothing from this day on'
  return {
    issuedOn: it.earnedOn,
    source: it.source ?? ('import' as const),
    examCode: it.exam.code,
    examVersion: it.version || null,
    certificateNumber: it.number,
    evidence: it.evidence ?? '',
    basis: isCut ? [...basis, { what: history, on: actor.today }] : basis,
    byId: actor.id || null,
  }
}

/** The award once the ends of its holding are counted anew. */
async function redated(at: At<Writer>, of: Definition, made: Award): Promise<Award> {
  await redateAwards(at, made.holdingId, of)
  return (await at.db.select().from(award).where(eq(award.id, made.id)).get()) ?? made
}
