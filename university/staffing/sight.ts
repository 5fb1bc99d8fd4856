// Who sees what of a team: questions and commands of every room ask it, so it stands beside them.
import { type Actor, is } from '../actor'

/** Who sees a team from inside: its positions, standing and coverage. */
export const seesInside = (actor: Actor, team: number): boolean =>
  actor.serves.includes(team) || is(actor, 'staffing lead', 'registrar', 'auditor')
/** Who sees a team's contract value, exceptions and their reasons. */
export const seesTerms = (actor: Actor, team: number): boolean =>
  actor.leads.includes(team) || is(actor, 'staffing lead', 'registrar', 'auditor')
/** Who searches among everyone and sees what is missing. */
export const seesEveryone = (actor: Actor): boolean =>
  is(actor, 'staffing lead', 'registrar', 'auditor')
