import { type Day, spoken } from '../../calendar'
import { no, type Verdict, yes } from '../../kernel'
import { type Actor, is, isSignedIn } from '../../people/actor'
import type { Status } from './validity'

/** Whether a decision would be about oneself, also when acting for someone. */
const isOwn = (actor: Actor, personId: number) => actor.id === personId || actor.onBehalfOf === personId
const onlyRegistrar = 'Only the registrar decides about awards.'

/** Awarding by hand: for someone else, and only what is not held validly or may be renewed. */
export function mayAward(actor: Actor, personId: number, status: Status): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId)) return no('Nobody awards themselves. Ask another registrar.')
  if (status.word === 'suspended') return no('It is suspended. Reinstate it, or wait for the suspension to end.')
  if (status.counts && status.until === null) return no('It is held already, and has no end.')
  if (status.word === 'certified' || (status.word === 'superseded' && status.counts))
    return no(`It is held until ${spoken(status.until as Day)}; renewal opens on ${spoken(status.opens as Day)}.`)
  return yes
}

type Standing = { personId: number; status: Status }

export function mayRevoke(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId)) return no('Nobody revokes an award of their own. Ask another registrar.')
  if (status.word === 'revoked') return no('It is revoked already.')
  return ['lapsed', 'not held', 'in progress', 'claimed'].includes(status.word) ? no('Nothing is valid that could be revoked.') : yes
}

export function maySuspend(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId)) return no('Nobody suspends a certification of their own. Ask another registrar.')
  if (status.word === 'suspended') return no('It is suspended already.')
  return ['certified', 'due for renewal', 'superseded'].includes(status.word) ? yes : no('Nothing is valid that could be suspended.')
}

export function mayReinstate(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId)) return no('Nobody reinstates a certification of their own. Ask another registrar.')
  return status.word === 'suspended' ? yes : no('It is not suspended.')
}

/** Everyone may bring what they earned outside; it counts once someone else has verified it. */
export function maySubmitEvidence(actor: Actor, earnedOn?: Day): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to submit a certificate.')
  return earnedOn !== undefined && earnedOn > actor.today ? no('A certificate cannot be earned in the future.') : yes
}

export function mayVerify(actor: Actor, it: { personId: number; decidedAt: number | null }): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar verifies certificates.')
  if (isOwn(actor, it.personId)) return no('Nobody verifies their own certificate. Ask another registrar.')
  return it.decidedAt === null ? yes : no('This certificate was decided already.')
}

/** Rules are the registrar's to make; everyone may read who changed them and why. */
export const mayMakeRules = (actor: Actor): Verdict => (is(actor, 'registrar') ? yes : no('Only the registrar makes the rules of a certification.'))
