import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import type { Day } from '../../calendar'

/**
 * What of a person the viewer may see beyond name, title, site, teams, certifications now valid and
 * awards.
 */
export type Sight = {
  /** What is missing, lapsed, overdue or refused; availability. */
  standing: boolean
  /** Sign-in, extra time, roles that ended, delegations: the person, registrar, auditor. */
  private: boolean
}

/** `manages`: whether the viewer stands above this person in the reporting line. */
export function sightOf(actor: Actor, personId: number, manages: boolean): Sight {
  const own = actor.id === personId || is(actor, 'registrar', 'auditor')
  return { standing: own || manages || is(actor, 'staffing lead'), private: own }
}

/**
 * A last day as a viewer is told it: one that is over is everyone's to know, one to come is for who
 * sees when someone is there.
 */
export const lastDayTold = (leftOn: Day | null, sees: boolean, today: Day): Day | null =>
  sees || (leftOn !== null && leftOn < today) ? leftOn : null

/** A password is set by the person, who knows the old one, or by the registrar for someone else. */
export function maySetPassword(actor: Actor, personId: number): Verdict {
  if (actor.scopes) return no('A password is set on the site, not with an API token.')
  return actor.id === personId || is(actor, 'registrar')
    ? yes
    : no('Only they themselves, or the registrar, set a password.')
}

/** Nobody closes their own sign-in: the last registrar would be outside. */
export function mayCloseSignIn(
  actor: Actor,
  person: { id: number; disabledAt: number | null },
): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar closes and opens sign-ins.')
  if (actor.id === person.id) return no('Nobody closes their own sign-in. Ask another registrar.')
  return person.disabledAt === null ? yes : no('This sign-in is closed already.')
}

export function mayOpenSignIn(
  actor: Actor,
  person: { id: number; disabledAt: number | null },
): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar closes and opens sign-ins.')
  return person.disabledAt === null ? no('This sign-in is open.') : yes
}

/** Extra time is a decision about a person, so not their own. */
export function maySetExtraTime(actor: Actor, personId: number): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar decides on extra time.')
  return actor.id === personId
    ? no('Nobody decides on their own extra time. Ask another registrar.')
    : yes
}

export const maySetUp = (actor: Actor): Verdict =>
  is(actor, 'registrar') ? yes : no('Only the registrar changes how the university is set up.')
