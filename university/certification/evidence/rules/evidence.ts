import { type Actor, is } from '../../../actor'
import type { IssuerFacts } from '../../requirements/rules/facts'
import type { Tone } from '../../validity/rules/words'

/**
 * Ways an issuer renews without another exam, in its own words; where there is none, only a passed
 * exam renews.
 */
export const waysWithoutExam = (facts: IssuerFacts) =>
  (facts.renewal ?? []).filter((way) =>
    /^(continuing-education|online-assessment|fee)$/.test(way.method),
  )

/** How a check was done, as a person says it. */
export const methodText = {
  'issuer page': 'On the issuer’s page',
  'e-mail': 'By e-mail with the issuer',
  document: 'By looking at the document',
  signature: 'By the signature of the badge',
} as const

export const seesEvidence = (actor: Actor, personId: number) =>
  actor.id === personId || is(actor, 'registrar', 'auditor')

/** Where a certificate someone brought stands. */
export function evidenceState(it: { decidedAt: number | null; verified: boolean | null }): {
  word: string
  tone: Tone
} {
  if (it.decidedAt === null) return { word: 'Waiting', tone: 'info' }
  return it.verified ? { word: 'Verified', tone: 'good' } : { word: 'Rejected', tone: 'bad' }
}
