import type { Day } from '../../../calendar'
import { type Known, needOf } from '../../eligibility/queries/facts'
import { eligibility } from '../../eligibility/rules/eligibility'
import type { Spot } from '../queries/plan-facts'
import type { JudgedMove, Move } from './move'

/** A position as it is named: 'Technician with Northwind'. */
export const positionWithCustomer = (spot: Spot): string => `${spot.title} with ${spot.customer}`

/** Why someone who goes nowhere else leaves a position. */
function staysNot(before: Known, spot: Spot, on: Day): string {
  const placements = before.placements.filter((it) => it.team !== spot.teamId)
  const verdict = eligibility({ ...before, placements }, needOf(spot, { from: on, until: on }))
  // To serve another site is what a plan may ask of anyone, so it is no reason to leave.
  const reasons =
    verdict.kind === 'unqualified' ? verdict.reasons.filter((it) => it.kind !== 'site') : []
  const room = reasons.filter((it) => it.kind === 'capacity')
  if (!reasons.length || room.length === reasons.length)
    return `${before.name} serves more teams than they have room for${room.length ? `: ${room.map((it) => it.text).join('; ')}` : ''}.`
  return `${before.name} does not qualify here any more: ${reasons.map((it) => it.text).join('; ')}.`
}

/** Who leaves the position, and why. `goes`: their move elsewhere. */
function sayWhoLeaves({ spot, before, after }: Move, goes: Move | undefined, on: Day): string[] {
  if (!before) return []
  const frees =
    goes &&
    `Frees ${before.name} for ${positionWithCustomer(goes.spot)}${goes.before ? '' : ', which is empty'}.`
  if (after) return [frees ?? staysNot(before, spot, on)]
  return frees
    ? [frees, 'Nobody else can take this one.']
    : [`${before.name} leaves it, and nobody else can take it.`]
}

/** What stands in the way of a move, or what it takes. */
function sayVerdict(verdict: JudgedMove): string[] {
  const parts = verdict.stops ? [verdict.stops] : []
  if (!verdict.may.ok) parts.push(`Cannot be adopted: ${verdict.may.because}`)
  else if (verdict.exception) parts.push(`Takes an exception: ${verdict.exception.reason}.`)
  else if (verdict.kind === 'expires during')
    parts.push(`${verdict.text}: the renewal becomes a requirement.`)
  return parts
}

/** Why a position changes hands, in a sentence or two. `pinned`: 'position person'. */
export function sayMove(
  move: Move,
  moves: readonly Move[],
  verdict: JudgedMove | undefined,
  pinned: ReadonlySet<string>,
  on: Day,
): string {
  const { spot, before, after, coming } = move
  const goes = before && moves.find((it) => it.after?.id === before.id && it.coming?.id === spot.id)
  const parts: string[] = []
  if (after && !before)
    parts.push(`Fills ${spot.criticality === 3 ? 'an empty critical' : 'an empty'} position.`)
  parts.push(...sayWhoLeaves(move, goes, on))
  if (after)
    parts.push(
      `${after.name} ${coming ? `comes from ${positionWithCustomer(coming)}` : 'has room for it'}.`,
    )
  if (after && pinned.has(`${spot.id} ${after.id}`)) parts.push('Pinned.')
  if (verdict) parts.push(...sayVerdict(verdict))
  return parts.join(' ')
}
