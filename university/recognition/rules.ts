import type { Actor } from '../actor'
import { isSignedIn } from '../actor'
import { no, type Verdict, yes } from '../at'

export type AwardKind = 'straightjacket' | 'bmw week'

/** What is given, for what, and by what rule. Months are the company's. */
export const recognitions: Record<AwardKind, { title: string; what: string; who: string }> = {
  straightjacket: {
    title: 'Straightjacket Award',
    what: 'For being fanatical about a customer. One each month, by the votes of colleagues, and a place on the wall of fame.',
    who: 'Anyone but yourself.',
  },
  'bmw week': {
    title: 'BMW week',
    what: 'A week with the company’s BMW, for a manager whose people achieved more than was asked.',
    who: 'A manager: someone with people who report to them.',
  },
}

export function mayNominate(
  actor: Actor,
  award: AwardKind,
  nominee: { id: number; reports: number; left: boolean },
): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to nominate someone.')
  if (nominee.id === actor.id) return no('Nobody nominates themselves.')
  if (nominee.left) return no('They no longer work here.')
  if (award === 'bmw week' && nominee.reports === 0)
    return no('The BMW week is for managers: nobody reports to them.')
  return yes
}

/** One vote for each award and month, not for oneself. */
export function mayVote(
  actor: Actor,
  nomination: { personId: number; period: string; wonOn: string | null },
  voted: boolean,
): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to vote.')
  if (nomination.personId === actor.id) return no('Nobody votes for themselves.')
  if (nomination.period !== actor.today.slice(0, 7)) return no('Voting for that month is over.')
  if (nomination.wonOn !== null) return no('This was won already.')
  return voted ? no('You voted this month.') : yes
}
