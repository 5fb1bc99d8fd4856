import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Writer } from '@/db'
import { plan, planChange } from '@/db/tables/planning'
import type { Actor } from '../../../actor'
import type { Day } from '../../../calendar'
import { id, reason, ticked } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { factsOf } from '../../eligibility/queries/facts'
import { mayMoveOn } from '../../placement/rules/placement'
import { seesEveryone } from '../../sight'
import { changedSince } from '../queries/changed-since'
import { spotsOn } from '../queries/plan-facts'
import { judgeMove } from '../rules/move'
import { positionWithCustomer } from '../rules/move-words'
import { mayAdopt, mayAdoptChain } from '../rules/plan'
import { chainsOf } from '../rules/planning'
import { type AdoptedMove, carryOutMoves } from './carry-out-moves'

/**
 * The changes of a plan that change something, in their order: what stays empty is told, and never
 * adopted.
 */
const changesOf = (db: Reader, planId: number) =>
  db
    .select()
    .from(planChange)
    .where(
      and(
        eq(planChange.planId, planId),
        sql`(${planChange.personId} is not null or ${planChange.beforeId} is not null)`,
      ),
    )
    .orderBy(planChange.id)
type Row = Awaited<ReturnType<typeof changesOf>>[number]

/** The chains somebody ticked, or all of them, without those adopted and those that place them. */
function chosenOf(actor: Actor, rows: readonly Row[], whole: boolean, ticks: readonly number[]) {
  if (!whole && ticks.some((one) => !rows.some((row) => row.id === one)))
    throw new Refusal('One of these changes is not part of this plan.')
  const all = chainsOf(rows.map((row) => ({ before: row.beforeId, after: row.personId })))
  const wanted = all
    .map((chain) => chain.map((n) => rows[n]!))
    .filter((chain) => chain.every((row) => row.adoptedAt === null))
    .filter((chain) => whole || chain.some((row) => ticks.includes(row.id)))
  const peopleIn = (chain: readonly Row[]) => chain.map((row) => row.personId)
  const mine = wanted.filter((chain) => !mayAdoptChain(actor, peopleIn(chain)).ok)
  if (mine.length && !whole)
    throw new Refusal(
      'One of these chains places you, and nobody places themselves: ' +
        'another staffing lead adopts it.',
    )
  const chosen = wanted.filter((chain) => !mine.includes(chain)).flat()
  if (chosen.length) return { chosen, leftOut: mine.flat().length }
  throw new Refusal(
    mine.length
      ? 'What is left places you: another staffing lead adopts it.'
      : 'These chains were adopted already.',
  )
}

/** The chosen changes as they stand now, everyone who comes judged again. */
async function movesNow(db: Reader, chosen: readonly Row[], on: Day): Promise<AdoptedMove[]> {
  const positions = chosen.flatMap((row) => [row.positionId, row.fromPositionId ?? row.positionId])
  const spots = await spotsOn(db, [...new Set(positions)], on)
  const changed = await changedSince(db, chosen, spots)
  if (changed.length)
    throw new Refusal(
      `Nothing was changed, because since the plan was made: ${changed.join(' ')} ` +
        'Make the plan anew.',
    )
  const facts = await factsOf(db, peopleOf(chosen), on)
  const moves = chosen.map((row) => ({
    change: row.id,
    spot: spots.get(row.positionId)!,
    before: row.beforeId === null ? undefined : facts.get(row.beforeId),
    after: row.personId === null ? undefined : facts.get(row.personId),
    coming: row.fromPositionId === null ? undefined : spots.get(row.fromPositionId),
  }))
  return moves.map((move) => ({
    ...move,
    verdict: move.after && judgeMove(move, move.after, moves, on),
  }))
}

const peopleOf = (rows: readonly Row[]) => [
  ...new Set(rows.flatMap((row) => [row.personId, row.beforeId]).filter((one) => one !== null)),
]

/** What does not hold any more, in words. */
const faultsOf = (moves: readonly AdoptedMove[], on: Day, today: Day): string[] =>
  moves.flatMap(({ spot, after, verdict }) => {
    const where = positionWithCustomer(spot)
    if (verdict && !verdict.may.ok) return [`${after?.name} for ${where}: ${verdict.may.because}`]
    const ends = spot.placement && mayMoveOn(spot.placement, on, today)
    return ends && !ends.ok ? [`${spot.placement?.name} in ${where}: ${ends.because}`] : []
  })

const markAdopted = (db: Writer, chosen: readonly Row[], now: Date, by: number) =>
  db
    .update(planChange)
    .set({ adoptedAt: +now, adoptedById: by })
    .where(
      and(
        inArray(
          planChange.id,
          chosen.map((row) => row.id),
        ),
        isNull(planChange.adoptedAt),
      ),
    )

/**
 * Adopts a plan, whole or some of its chains, in one transaction. Everything it touches is checked
 * again: who is in which position, and everyone who comes, over the whole time, by the rule of
 * placing. It makes ends and placements that follow them, requires the renewals of what ends on the
 * way, and signs the exceptions it said it takes. Or it refuses with what changed meanwhile, and
 * nothing is changed.
 */
export const adoptPlan = command({
  input: z
    .object({
      plan: id,
      chains: z.preprocess(
        (value) => (value === undefined || value === '' ? [] : [value].flat()),
        z.array(id).max(30_000),
      ),
      whole: ticked,
      reason,
    })
    .refine((it) => it.whole || it.chains.length > 0, {
      path: ['chains'],
      message: 'tick at least one chain, or the whole plan',
    })
    .describe('Adopt a plan whole, or the chains that these changes (by id) belong to'),
  async subject({ db, actor }, it) {
    if (!seesEveryone(actor)) return undefined
    const found = await db.select().from(plan).where(eq(plan.id, it.plan)).get()
    const counts = await db.get<{
      changes: number
      adopted: number
    }>(sql`select count(*) as changes, count(adopted_at) as adopted from plan_change
      where plan_id = ${it.plan} and (person_id is not null or before_id is not null)`)
    return found && { ...found, changes: counts?.changes ?? 0, adopted: counts?.adopted ?? 0 }
  },
  may: ({ actor }, it) => mayAdopt(actor, it),
  async run(at, it, { chains: ticks, whole, reason: because }) {
    const { db, actor, now } = at
    const { chosen, leftOut } = chosenOf(actor, await changesOf(db, it.id), whole, ticks)
    const moves = await movesNow(db, chosen, it.on)
    const faults = faultsOf(moves, it.on, actor.today)
    if (faults.length)
      throw new Refusal(
        `Nothing was changed, because it does not hold any more. ${faults.slice(0, 8).join(' ')}`,
      )
    const made = await carryOutMoves(at, moves, { plan: it.id, on: it.on, because })
    await markAdopted(db, chosen, now, actor.id)
    const about = {
      plan: it.id,
      person: peopleOf(chosen),
      team: [...new Set(moves.map((move) => move.spot.teamId))],
      position: moves.map((move) => move.spot.id),
      placement: made,
    }
    return did(
      'plan.adopted',
      { plan: it.id, changes: chosen.length, made: made.length, leftOut },
      { about, reason: because, on: it.on },
    )
  },
})
