import { type Actor, is } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { type Day, spoken } from '../../../calendar'

/**
 * Only what this house awarded is its to give as a badge, and only while nobody took it back.
 * Expired and renewed ones say so themselves.
 */
export function mayGiveBadge(
  it: { inHouse: boolean; issuer: string; revokedOn: Day | null; suspended: boolean },
  today: Day,
): Verdict {
  if (!it.inHouse) return no(`${it.issuer} awarded this, so the badge is theirs to give.`)
  if (it.revokedOn !== null && it.revokedOn <= today)
    return no(`It was revoked on ${spoken(it.revokedOn)}, so no badge is given for it.`)
  return it.suspended ? no('It is suspended. A badge is given again when that ends.') : yes
}

/**
 * What strangers see behind the code is the holder's own choice: nobody makes it for them, also not
 * who acts for them.
 */
export function mayHide(actor: Actor, it: { personId: number; hiddenAt: number | null }): Verdict {
  if (actor.id !== it.personId || actor.onBehalfOf)
    return no('Only who holds it decides whether strangers may see it.')
  return it.hiddenAt === null ? yes : no('It is hidden already.')
}

export function mayShow(actor: Actor, it: { personId: number; hiddenAt: number | null }): Verdict {
  if (actor.id !== it.personId || actor.onBehalfOf)
    return no('Only who holds it decides whether strangers may see it.')
  return it.hiddenAt === null ? no('It is not hidden.') : yes
}

/**
 * The first key is made by the installation itself, or by the registrar; after that keys are
 * changed with a reason.
 */
export function mayMakeKey(actor: Actor, keys: number): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar decides about signing keys.')
  return keys === 0 ? yes : no('There is a key already. Change it with a reason.')
}
export const mayRotateKey = (actor: Actor): Verdict =>
  is(actor, 'registrar') ? yes : no('Only the registrar decides about signing keys.')
export const mayTrust = (actor: Actor): Verdict =>
  is(actor, 'registrar')
    ? yes
    : no('Only the registrar decides whose badges are taken at their word.')
