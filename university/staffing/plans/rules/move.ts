import { no, type Verdict } from '../../../at'
import { type Day, lastDayOf, sayDay } from '../../../calendar'
import { type Known, needOf } from '../../eligibility/queries/facts'
import {
  type Eligibility,
  eligibility,
  fitsUntil,
  neededFrom,
  sayEligibility,
} from '../../eligibility/rules/eligibility'
import { mayBePlaced } from '../../placement/rules/placement'
import { type Spot, untilOf } from '../queries/plan-facts'

/** One position that changes hands. `coming`: the position its new person gives up for it. */
export type Move = {
  spot: Spot
  before: Known | undefined
  after: Known | undefined
  coming: Spot | undefined
}
/** What the rule of placing says of a move, over its whole time. */
export type JudgedMove = {
  may: Verdict
  interval: { from: Day; until: Day | null }
  exception: { reason: string; until: Day } | undefined
  text: string
  kind: string
  /** Why they are placed only until the position changes. */
  stops?: string
}

/** A move for which no day is left. */
const noDayLeft = (leftOn: Day | null, interval: JudgedMove['interval']): JudgedMove => ({
  may: no(
    leftOn !== null && leftOn < interval.from
      ? `Leaves the company on ${sayDay(leftOn)}.`
      : 'No day is left for it.',
  ),
  interval,
  exception: undefined,
  text: '',
  kind: 'unqualified',
})

/** The places someone has when the plan is adopted: without those it frees, with those it gives. */
function placementsAfter(person: Known, move: Move, moves: readonly Move[], on: Day) {
  const freed = new Set(
    moves.filter((it) => it.before?.id === person.id).map((it) => it.spot.teamId),
  )
  const gained = moves.filter((it) => it.after?.id === person.id && it !== move)
  return [
    ...person.placements.filter((it) => !(freed.has(it.team) && it.from <= on)),
    ...gained.map((it) => ({
      team: it.spot.teamId,
      customer: it.spot.customer,
      from: on,
      until: untilOf(it.spot, on, person.leftOn, it.coming),
    })),
  ]
}

const reasonsOf = (it: Eligibility) => (it.kind === 'unqualified' ? it.reasons : [])

/**
 * Whether a move holds over its whole time, by the rule of placing, with the places the plan frees
 * and fills. Someone who only works elsewhere than the team's site takes an exception, which
 * whoever adopts the plan signs.
 */
export function judgeMove(move: Move, person: Known, moves: readonly Move[], on: Day): JudgedMove {
  const until = untilOf(move.spot, on, person.leftOn, move.coming)
  const interval = { from: on, until }
  if (until !== null && until < on) return noDayLeft(person.leftOn, interval)
  const placements = placementsAfter(person, move, moves, on)
  const through = (end: Day | null) =>
    eligibility({ ...person, placements }, needOf(move.spot, { from: on, until: end }))
  const whole = through(until)
  const reasons = reasonsOf(whole)
  if (reasons.length && reasons.every((it) => it.kind === 'site')) {
    const reason = `Works in ${person.site || 'no site'}, serves ${move.spot.customer} from there`
    const exception = { reason, until: until ?? lastDayOf(neededFrom(whole, on), 12) }
    const may = mayBePlaced(whole, exception, on)
    return { may, interval, exception, text: sayEligibility(whole), kind: whole.kind }
  }
  // An empty position is filled until it changes by who fits until then and leaves nothing for it;
  // nobody gives up a place for that.
  const last = move.coming || move.before ? undefined : fitsUntil(whole)
  const verdict = last ? through(last) : whole
  const what = reasons.map((it) => it.text).join('; ')
  return {
    may: mayBePlaced(verdict, undefined, on),
    interval: last ? { from: on, until: last } : interval,
    exception: undefined,
    text: sayEligibility(verdict),
    kind: verdict.kind,
    stops: last && `Until ${sayDay(last)}, when the position changes: ${what}.`,
  }
}
