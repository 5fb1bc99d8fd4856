import { type Actor, is, isSignedIn } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { addDays, type Day, spoken } from '../../calendar'

const onlyRegistrar = 'Only the registrar decides who holds a role.'

/** Roles are given by the registrar, and nobody gives one to themselves. */
export function mayGrantRole(actor: Actor, personId: number): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  return actor.id === personId
    ? no('Nobody gives a role to themselves. Ask another registrar.')
    : yes
}

/**
 * A role that is still held can be ended; not one's own, so the last registrar cannot lock everyone
 * out.
 */
export function mayEndRole(actor: Actor, grant: { personId: number; until: Day | null }): Verdict {
  if (!is(actor, 'registrar')) return no(onlyRegistrar)
  if (actor.id === grant.personId)
    return no('Nobody ends a role of their own. Ask another registrar.')
  return grant.until !== null && grant.until < actor.today
    ? no(`This role ended on ${spoken(grant.until)}.`)
    : yes
}

/**
 * The last day of a role ended now: yesterday, because days are inclusive and a role taken away
 * counts at once.
 */
export const endedNow = (today: Day): Day => addDays(today, -1)

/**
 * Anyone may let a colleague act for them between two dates; the registrar may arrange it for
 * someone who is away.
 */
export function mayDelegate(actor: Actor, it: { personId: number; delegateId: number }): Verdict {
  if (!isSignedIn(actor)) return no('Sign in first.')
  if (it.personId === it.delegateId) return no('Choose somebody else: nobody acts for themselves.')
  if (actor.id === it.personId) return yes
  if (!is(actor, 'registrar'))
    return no('Only they themselves, or the registrar, decide who acts for them.')
  return actor.id === it.delegateId
    ? no('Nobody makes themselves a delegate. Ask another registrar.')
    : yes
}

/** Ended by either side, or by the registrar. */
export function mayEndDelegation(
  actor: Actor,
  it: { personId: number; delegateId: number; until: Day },
): Verdict {
  if (it.until < actor.today) return no(`This delegation ended on ${spoken(it.until)}.`)
  return actor.id === it.personId || actor.id === it.delegateId || is(actor, 'registrar')
    ? yes
    : no('Only the two of them, or the registrar, end a delegation.')
}
