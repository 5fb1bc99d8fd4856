import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { addDays, type Day, type Interval, lastDayOf, sayDay } from '../../../calendar'
import {
  type Eligibility,
  neededFrom,
  neverLifted,
  sayEligibility,
  takesException,
} from '../../eligibility/rules/eligibility'
import type { Exception } from './exception'

/** Placing is the staffing lead's, and nobody places themselves. */
export function mayPlace(actor: Actor, personId: number | null): Verdict {
  if (!is(actor, 'staffing lead')) return no('Only a staffing lead places people.')
  if (personId !== null && isOwn(actor, personId))
    return no('Nobody places themselves: ask another staffing lead.')
  return yes
}
/**
 * How someone is placed: as a shadow who has begun to earn what the position asks for,
 * certifications are not in the way.
 */
export type Terms = { shadow?: boolean; begun?: boolean }
/**
 * Whether a person may be placed as they stand. Unqualified takes an exception; some things no
 * exception can lift.
 */
export function mayBePlaced(
  it: Eligibility,
  exception: Exception | undefined,
  from: string,
  terms: Terms = {},
): Verdict {
  const reasons = it.kind === 'unqualified' ? it.reasons : []
  const hard = reasons.filter((reason) => neverLifted.has(reason.kind) && reason.kind !== 'leaves')
  if (hard.length > 0)
    return no(`${sentence(hard.map((reason) => reason.text).join(' · '))} No exception lifts this.`)
  const leaves = reasons.find((reason) => reason.kind === 'leaves')
  if (leaves) return no(`${sentence(leaves.text)} End the placement by then.`)
  if (!needsException(it, terms)) return yes
  if (!exception) {
    const begin =
      terms.shadow && !terms.begun ? ' A shadow is certified, or has begun to earn it.' : ''
    return no(
      `Not qualified: ${sayEligibility(it)}. It takes an exception with a reason and an end.${begin}`,
    )
  }
  const needed = neededFrom(it, from)
  if (exception.until >= needed) return yes
  return no(
    needed === from
      ? `The exception would end on ${sayDay(exception.until)}, before the placement starts.`
      : `The exception would end on ${sayDay(exception.until)}; it is needed from ${sayDay(needed)}: ${sayEligibility(it)}.`,
  )
}

/**
 * Whether placing someone on these terms takes an exception: a shadow may still be earning what is
 * asked for.
 */
export function needsException(it: Eligibility, { shadow, begun }: Terms = {}): boolean {
  if (!shadow || !begun) return takesException(it)
  return (
    it.kind === 'unqualified' &&
    it.reasons.some((reason) => reason.kind !== 'certification' && reason.kind !== 'proficiency')
  )
}

/** From which day someone may be moved: what has begun has at least one day where it is. */
export function mayMoveOn(it: Interval, on: Day, today: Day): Verdict {
  if (it.until !== null && it.until < today)
    return no(`This placement ended on ${sayDay(it.until)}.`)
  if (on < today) return no('A move is from today on, or later: what was is not rewritten.')
  if (it.from <= today && on <= it.from) return no('It began today: move them from tomorrow.')
  if (it.until !== null && on > addDays(it.until, 1))
    return no(`This placement ends on ${sayDay(it.until)}: place the person anew for later days.`)
  return yes
}
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
/** Ending, too, is the staffing lead's, whoever asks for it and in whatever way. */
export function mayEndPlacement(actor: Actor): Verdict {
  return is(actor, 'staffing lead') ? yes : no('Only a staffing lead ends a placement.')
}

/** The leader answers; where there is none, or the leader asks, a staffing lead does. */
export function mayAnswerJoin(
  actor: Actor,
  request: { personId: number; teamId: number; leaderId: number | null; decidedAt: number | null },
): Verdict {
  if (request.decidedAt !== null) return no('This was answered already.')
  if (isOwn(actor, request.personId)) return no('Nobody answers their own request.')
  if (actor.leads.includes(request.teamId)) return yes
  if (
    is(actor, 'staffing lead') &&
    (request.leaderId === null || request.leaderId === request.personId)
  )
    return yes
  return no('The team’s leader answers.')
}

/**
 * How long a placement is thought to last where nobody says: half a year, or as long as the
 * position.
 */
export function usualUntil(from: Day, positionUntil: Day | null): Day {
  const half = lastDayOf(from, 6)
  return positionUntil !== null && positionUntil < half ? positionUntil : half
}
export type Placed = Interval & { personId: number }
