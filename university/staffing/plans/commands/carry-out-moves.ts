import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { planChange } from '@/db/tables/planning'
import type { At } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { record } from '../../../event'
import { freeFrom } from '../../placement/commands/close-placement'
import { placeIn } from '../../placement/commands/place-in'
import type { Spot } from '../queries/plan-facts'
import type { JudgedMove, Move } from '../rules/move'

/** A move that is adopted: the plan's change it is of, and its verdict where somebody comes. */
export type AdoptedMove = Move & { change: number; verdict: JudgedMove | undefined }
/** Which plan, from which day on, and why. */
type Of = { plan: number; on: Day; because: string }

/** Ends who is in the position. @returns the placement that a move from it follows. */
async function endPlacement(at: At<Writer>, spot: Spot, it: Of): Promise<number | null> {
  if (!spot.placement) return null
  const { id: placement, person, until } = spot.placement
  const follows = await freeFrom(at, spot.placement, it.on, it.because)
  await record(at, 'placement.ended', {
    about: { person, team: spot.teamId, position: spot.id, placement },
    reason: it.because,
    plan: it.plan,
    before: { until },
    after: { until: addDays(it.on, -1) },
  })
  return follows
}

/** Places who comes. @returns the placement made. */
async function place(
  at: At<Writer>,
  { spot, coming, change }: AdoptedMove,
  personId: number,
  { interval, exception }: JudgedMove,
  follows: number | null,
  it: Of,
): Promise<number> {
  const percent = coming?.placement?.percent ?? null
  const terms = { kind: 'full' as const, percent, followsId: follows, because: it.because }
  const made = await placeIn(at, { position: spot, personId, interval, exception, ...terms })
  const { placement, about, standing, renewBy } = made
  await record(at, 'placement.made', {
    about,
    ...interval,
    position: spot.title,
    standing,
    renewBy,
    plan: it.plan,
    reason: it.because,
  })
  await at.db.update(planChange).set({ madeId: placement }).where(eq(planChange.id, change))
  return placement
}

/** Ends and places, all who leave before all who come. @returns the placements made. */
export async function carryOutMoves(
  at: At<Writer>,
  moves: readonly AdoptedMove[],
  it: Of,
): Promise<number[]> {
  const follows = new Map<number, number | null>()
  for (const { spot } of moves) follows.set(spot.id, await endPlacement(at, spot, it))
  const made: number[] = []
  for (const move of moves) {
    const { after, verdict, coming } = move
    if (!after || !verdict) continue
    const before = coming ? (follows.get(coming.id) ?? null) : null
    made.push(await place(at, move, after.id, verdict, before, it))
  }
  return made
}
