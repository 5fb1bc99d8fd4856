import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { plan, planChange } from '@/db/tables/planning'
import type { At } from '../../../at'
import { addDays, sayDay } from '../../../calendar'
import { record } from '../../../event'
import { id, reason, ticked } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { factsOf } from '../../eligibility/queries/facts'
import { freeFrom } from '../../placement/commands/close-placement'
import { placeIn } from '../../placement/commands/place-in'
import { mayMoveOn } from '../../placement/rules/placement'
import { seesEveryone } from '../../sight'
import { type Spot, spotsOn } from '../queries/plan-facts'
import { judged, type Move } from '../queries/propose'
import { mayAdopt, mayAdoptChain } from '../rules/plan'
import { chainsOf } from '../rules/planning'

/**
 * The changes of a plan that change something, in their order: what stays empty is told, and never
 * adopted.
 */
const changesOf = (db: Writer, planId: number) =>
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
    const rows = await changesOf(db, it.id)
    const all = chainsOf(rows.map((row) => ({ before: row.beforeId, after: row.personId }))).map(
      (chain) => chain.map((n) => rows[n]!),
    )
    const wanted = all.filter(
      (chain) =>
        chain.every((row) => row.adoptedAt === null) &&
        (whole || chain.some((row) => ticks.includes(row.id))),
    )
    const known = new Set(rows.map((row) => row.id))
    if (!whole && ticks.some((one) => !known.has(one)))
      throw new Refusal('One of these changes is not part of this plan.')
    const mine = wanted.filter(
      (chain) =>
        !mayAdoptChain(
          actor,
          chain.map((row) => row.personId),
        ).ok,
    )
    if (mine.length && !whole)
      throw new Refusal(
        'One of these chains places you, and nobody places themselves: another staffing lead adopts it.',
      )
    const chosen = wanted.filter((chain) => !mine.includes(chain)).flat()
    if (!chosen.length)
      throw new Refusal(
        mine.length
          ? 'What is left places you: another staffing lead adopts it.'
          : 'These chains were adopted already.',
      )

    const spots = await spotsOn(
      db,
      [...new Set(chosen.flatMap((row) => [row.positionId, row.fromPositionId ?? row.positionId]))],
      it.on,
    )
    const moved = await meanwhile(db, chosen, spots)
    if (moved.length)
      throw new Refusal(
        `Nothing was changed, because since the plan was made: ${moved.join(' ')} Make the plan anew.`,
      )
    const people = [
      ...new Set(
        chosen.flatMap((row) => [row.personId, row.beforeId]).filter((one) => one !== null),
      ),
    ]
    const facts = await factsOf(db, people, it.on)
    const moves: (Move & { row: Row })[] = chosen.map((row) => ({
      row,
      spot: spots.get(row.positionId)!,
      before: row.beforeId === null ? undefined : facts.get(row.beforeId),
      after: row.personId === null ? undefined : facts.get(row.personId),
      coming: row.fromPositionId === null ? undefined : spots.get(row.fromPositionId),
    }))
    const verdicts = moves.map((move) => move.after && judged(move, moves, it.on))
    const bad = moves.flatMap((move, n) => {
      const verdict = verdicts[n]
      if (verdict && !verdict.may.ok)
        return [`${move.after?.name} for ${where(move.spot)}: ${verdict.may.because}`]
      const ends = move.spot.placement && mayMoveOn(move.spot.placement, it.on, actor.today)
      return ends && !ends.ok
        ? [`${move.spot.placement?.name} in ${where(move.spot)}: ${ends.because}`]
        : []
    })
    if (bad.length)
      throw new Refusal(
        `Nothing was changed, because it does not hold any more. ${bad.slice(0, 8).join(' ')}`,
      )

    const follows = new Map<number, number | null>()
    for (const { spot } of moves) {
      if (!spot.placement) continue
      follows.set(spot.id, await freeFrom(at, spot.placement, it.on, because))
      const about = {
        person: spot.placement.person,
        team: spot.teamId,
        position: spot.id,
        placement: spot.placement.id,
      }
      const { until } = spot.placement
      await record(at, 'placement.ended', {
        about,
        reason: because,
        plan: it.id,
        before: { until },
        after: { until: addDays(it.on, -1) },
      })
    }
    const made: number[] = []
    for (const [n, { row, spot, after, coming }] of moves.entries()) {
      if (after)
        made.push(
          await put(
            at,
            it.id,
            spot,
            after.id,
            verdicts[n]!,
            coming && { percent: coming.placement?.percent, follows: follows.get(coming.id) },
            because,
            row.id,
          ),
        )
    }
    await db
      .update(planChange)
      .set({ adoptedAt: +now, adoptedById: actor.id })
      .where(
        and(
          inArray(
            planChange.id,
            chosen.map((row) => row.id),
          ),
          isNull(planChange.adoptedAt),
        ),
      )
    const about = {
      plan: it.id,
      person: people,
      team: [...new Set(moves.map((move) => move.spot.teamId))],
      position: moves.map((move) => move.spot.id),
      placement: made,
    }
    return did(
      'plan.adopted',
      { plan: it.id, changes: chosen.length, made: made.length, leftOut: mine.flat().length },
      { about, reason: because, on: it.on },
    )
  },
})

const where = (spot: Spot) => `${spot.title} with ${spot.customer}`

async function put(
  at: At<Writer>,
  planId: number,
  spot: Spot,
  personId: number,
  { interval, exception }: ReturnType<typeof judged>,
  from: { percent: number | null | undefined; follows: number | null | undefined } | undefined,
  because: string,
  change: number,
): Promise<number> {
  const terms = {
    kind: 'full' as const,
    percent: from?.percent ?? null,
    followsId: from?.follows ?? null,
    because,
  }
  const { placement, about, standing, renewBy } = await placeIn(at, {
    position: spot,
    personId,
    interval,
    exception,
    ...terms,
  })
  await record(at, 'placement.made', {
    about,
    ...interval,
    position: spot.title,
    standing,
    renewBy,
    plan: planId,
    reason: because,
  })
  await at.db.update(planChange).set({ madeId: placement }).where(eq(planChange.id, change))
  return placement
}

/** What is no longer as the plan found it, each with who did it and when. */
async function meanwhile(
  db: Writer,
  rows: readonly Row[],
  spots: ReadonlyMap<number, Spot>,
): Promise<string[]> {
  const moved = rows.filter(
    (row) => (spots.get(row.positionId)?.placement?.id ?? null) !== row.placementId,
  )
  const said: string[] = []
  for (const row of moved.slice(0, 8)) {
    const spot = spots.get(row.positionId)
    const last = await db.get<{
      at: number
      name: string | null
    }>(sql`select e.at, p.name from event_about a join event e on e.id = a.event_id
      left join person p on p.id = e.actor_id where a.kind = 'position'
      and a.subject_id = ${row.positionId} order by e.id desc limit 1`)
    const by = last
      ? ` (${last.name ?? 'Guildhall'}, ${sayDay(new Date(last.at).toISOString().slice(0, 10))})`
      : ''
    if (!spot) said.push(`A position of it is not open any more${by}.`)
    else if (spot.placement)
      said.push(
        `${spot.placement.name} is in ${where(spot)} since ${sayDay(spot.placement.from)}${by}.`,
      )
    else said.push(`${where(spot)} is empty now${by}.`)
  }
  return moved.length > said.length ? [...said, `And ${moved.length - said.length} more.`] : said
}
