import { and, eq } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { award } from '@/db/tables/award'
import type { At } from '../../../at'
import { type Day, forever } from '../../../calendar'
import { Refusal } from '../../../kernel'
import { isValidOn, monthsFor, validUntilOf } from '../../validity/rules/validity'
import { definitionOn, grant } from './grant'
import type { OutsideAward, OutsideOutcome } from './record-outside-award'

/**
 * The award of a person that an issuer could renew on a day: the one then valid that lasts longest.
 */
export async function renewable(db: Reader, personId: number, certificationId: number, on: Day) {
  const awards = await db
    .select()
    .from(award)
    .where(and(eq(award.personId, personId), eq(award.certificationId, certificationId)))
  return awards
    .filter((it) => isValidOn(it, on))
    .sort((a, b) => (a.validUntil ?? forever).localeCompare(b.validUntil ?? forever))
    .at(-1)
}

/**
 * Records that the issuer renewed a certificate without an exam. Its number stays, and what was
 * passed before stays what it rests on.
 */
export async function recordRenewal(at: At<Writer>, it: OutsideAward): Promise<OutsideOutcome> {
  const base = await renewable(at.db, it.personId, it.exam.certificationId, it.earnedOn)
  if (!base)
    throw new Refusal('Nothing of theirs was valid on that day that could have been renewed.')
  const of = await definitionOn(at.db, it.exam.certificationId, it.earnedOn)
  const months = monthsFor(of.terms, of.byDate, it.earnedOn)
  const made = await grant(at, it.personId, of, {
    issuedOn: it.earnedOn,
    validUntil: validUntilOf(of.terms, it.earnedOn, base, months),
    source: 'renewal',
    examCode: base.examCode,
    examVersion: it.version || base.examVersion,
    certificateNumber: it.number,
    evidence: it.evidence ?? '',
    basis: it.basis ?? [],
    byId: at.actor.id || null,
  })
  return {
    state: 'recorded',
    awardId: made.id,
    holdingId: made.holdingId,
    validUntil: made.validUntil,
    validityKnown: months !== null,
    renewed: [],
  }
}
