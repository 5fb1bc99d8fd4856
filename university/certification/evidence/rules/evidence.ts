import { type Actor, is, isOwn } from '../../../actor'
import type { Day } from '../../../calendar'
import { no, type Verdict, yes } from '../../../kernel'
import type { Facts } from '../../requirements/rules/facts'
import type { Tone } from '../../validity/rules/words'

/** Ways an issuer renews without another exam, in its own words; where there is none, only a passed exam renews. */
export const waysWithoutExam = (facts: Facts) =>
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

/** Looking again at a certificate that counts already. */
export function mayCheck(
  actor: Actor,
  it: { personId: number; revokedOn: Day | null; source: string },
): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar checks certificates.')
  if (isOwn(actor, it.personId))
    return no('Nobody checks their own certificate. Ask another registrar.')
  if (it.source === 'path' || it.source === 'manual')
    return no('This was awarded here: there is no issuer to ask.')
  return it.revokedOn === null ? yes : no('It is revoked already.')
}

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
