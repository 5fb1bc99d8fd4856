import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'

export type Exception = { reason: string; until: string }
/**
 * An exception is signed by someone other than the person, for a time that lies inside the
 * placement.
 */
export function maySignException(actor: Actor, team: number, personId: number): Verdict {
  if (isOwn(actor, personId)) return no('Nobody signs an exception for themselves.')
  return is(actor, 'staffing lead') || actor.leads.includes(team)
    ? yes
    : no('Only the team’s leader or a staffing lead signs an exception.')
}
