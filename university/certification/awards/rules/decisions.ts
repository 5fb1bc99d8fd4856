import { type Actor, is, isOwn, isSignedIn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { type Day, spoken } from '../../../calendar'
import type { Status } from '../../validity/rules/validity'

const onlyRegistrar = 'Only the registrar decides about awards.'

/** Awarding by hand: for someone else, and only what is not held validly or may be renewed. */
export function mayAward(actor: Actor, personId: number, status: Status): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId)) return no('Nobody awards themselves. Ask another registrar.')
  if (status.word === 'suspended')
    return no('It is suspended. Reinstate it, or wait for the suspension to end.')
  if (status.counts && status.until === null) return no('It is held already, and has no end.')
  if (status.word === 'certified' || (status.word === 'superseded' && status.counts))
    return no(
      `It is held until ${spoken(status.until as Day)}; renewal opens on ${spoken(status.opens as Day)}.`,
    )
  return yes
}

type Standing = { personId: number; status: Status }

export function mayRevoke(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId))
    return no('Nobody revokes an award of their own. Ask another registrar.')
  if (status.word === 'revoked') return no('It is revoked already.')
  return ['lapsed', 'not held', 'in progress', 'claimed'].includes(status.word)
    ? no('Nothing is valid that could be revoked.')
    : yes
}

export function maySuspend(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId))
    return no('Nobody suspends a certification of their own. Ask another registrar.')
  if (status.word === 'suspended') return no('It is suspended already.')
  return ['certified', 'due for renewal', 'superseded'].includes(status.word)
    ? yes
    : no('Nothing is valid that could be suspended.')
}

/**
 * Moving an end: only what ends and stands, or is in grace; with the day, only later. Its dates go
 * on while it is suspended.
 */
export function mayExtendAward(actor: Actor, { personId, status }: Standing, until?: Day): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId))
    return no('Nobody extends a certification of their own. Ask another registrar.')
  if (!['certified', 'due for renewal', 'grace', 'suspended', 'superseded'].includes(status.word))
    return no(
      status.word === 'lapsed'
        ? `It lapsed on ${spoken(status.until as Day)}: it is earned anew, not extended.`
        : 'Nothing is valid that could be extended.',
    )
  if (status.until === null) return no('It has no end that could be extended.')
  if (until !== undefined && until <= status.until)
    return no(`It is valid until ${spoken(status.until)}: give a later day.`)
  return until === undefined || until >= actor.today ? yes : no('Extend it to today or later.')
}

/**
 * Following an issuer who extends everyone: the days must make sense. Null: nothing was asked yet.
 */
export function mayExtendForAll(
  actor: Actor,
  asked: { endsFrom: Day; endsUntil: Day; extendedTo: Day } | null,
): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (!asked) return yes
  if (asked.endsUntil < asked.endsFrom)
    return no('The first of the days between which certifications end comes after the last.')
  return asked.extendedTo > asked.endsUntil
    ? yes
    : no('The day to which everyone is extended must come after the days they end.')
}

export function mayReinstate(actor: Actor, { personId, status }: Standing): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (isOwn(actor, personId))
    return no('Nobody reinstates a certification of their own. Ask another registrar.')
  return status.word === 'suspended' ? yes : no('It is not suspended.')
}

/** Everyone may bring what they earned outside; it counts once someone else has verified it. */
export function maySubmitEvidence(actor: Actor, earnedOn?: Day): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to submit a certificate.')
  return earnedOn !== undefined && earnedOn > actor.today
    ? no('A certificate cannot be earned in the future.')
    : yes
}

export function mayVerify(
  actor: Actor,
  it: { personId: number; decidedAt: number | null },
): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar verifies certificates.')
  if (isOwn(actor, it.personId))
    return no('Nobody verifies their own certificate. Ask another registrar.')
  return it.decidedAt === null ? yes : no('This certificate was decided already.')
}

/** Rules are the registrar's to make; everyone may read who changed them and why. */
export const mayMakeRules = (actor: Actor): Verdict =>
  is(actor, 'registrar') ? yes : no('Only the registrar makes the rules of a certification.')

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
