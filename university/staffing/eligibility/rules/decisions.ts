import { type Actor, is, isOwn, isSignedIn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'

/**
 * Teams, positions, what they ask and the rules across a team are the staffing leads' and the
 * registrar's. A leader sees them.
 */
export const mayDecide = (actor: Actor): Verdict =>
  is(actor, 'staffing lead', 'registrar')
    ? yes
    : no('Staffing leads and the registrar decide on teams and positions.')
/**
 * Lowering what one's own position asks would be signing for oneself. `holders`: who is in it,
 * today or later.
 */
export function mayDecideRequirement(actor: Actor, holders: readonly number[]): Verdict {
  const may = mayDecide(actor)
  return may.ok && holders.some((it) => isOwn(actor, it))
    ? no('Nobody decides what their own position asks: ask another staffing lead.')
    : may
}

/** A review with the customer is written down by who held it. */
export const mayRecordReview = (actor: Actor, team: number): Verdict =>
  actor.leads.includes(team) || is(actor, 'staffing lead', 'registrar')
    ? yes
    : no('The team’s leader, a staffing lead or the registrar records a review.')
export type Assessed = {
  personId: number /** Teams served today. */
  teams: readonly number[]
  manages: boolean /** Whether the actor teaches a course of the track. */
  teaches: boolean
}

/** Who has seen the work assesses it; never one's own. */
export function mayAssess(actor: Actor, { personId, teams, manages, teaches }: Assessed): Verdict {
  if (!isSignedIn(actor)) return no('Sign in first.')
  if (isOwn(actor, personId))
    return no('Nobody assesses themselves: ask your leader or your manager.')
  if (
    is(actor, 'staffing lead') ||
    manages ||
    teaches ||
    teams.some((team) => actor.leads.includes(team))
  )
    return yes
  return no(
    'A leader of a team they serve, their manager, an instructor of the track or a staffing lead assesses.',
  )
}

/** Time away is entered and withdrawn by the person, their managers and staffing leads. */
export const mayEnterAway = (actor: Actor, it: { personId: number; manages: boolean }): Verdict =>
  (isSignedIn(actor) && actor.id === it.personId) || it.manages || is(actor, 'staffing lead')
    ? yes
    : no('Only they themselves, their managers and staffing leads enter time away.')
/** A number is shared by whose it is. */
export const mayShareNumber = (actor: Actor, personId: number): Verdict =>
  isSignedIn(actor) && actor.id === personId ? yes : no('Everyone decides on their own numbers.')
