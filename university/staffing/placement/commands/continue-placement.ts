import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { planChange } from '@/db/tables/planning'
import { holdRule } from '@/db/tables/requirement'
import { placement, placementCheck, placementException } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { freshId } from '../../../roster/queries/fresh-id'
import { termsOf } from '../../../roster/queries/terms'
import { spread } from '../../../roster/rules/terms'
import { placementParts } from '../../eligibility/queries/facts'

/**
 * A placement goes on in the row that follows its position's, from a day on and on the same
 * conditions: it was decided as the one before it was. The exceptions that last so long are in
 * force there too; what was asked because of it is asked because of this one.
 */
export async function goOnIn(
  db: Writer,
  before: number,
  positionId: number,
  from: Day,
  until: Day | null,
): Promise<number> {
  const [made] = await db.all<{ id: number }>(sql`
    insert into placement (id, position_id, team_id, person_id, kind, percent, follows_id, "from",
    until, placed_by_id, placed_at, because)
    select ${freshId('placement')}, ${positionId}, team_id, person_id, kind, percent, id, ${from},
    ${until}, placed_by_id, placed_at, because from placement where id = ${before} returning id`)
  const after = made!.id
  await db.run(sql`insert into placement_exception (placement_id, reason, approver_id, "from",
    until, at)
    select ${after}, reason, approver_id, max("from", ${from}), until, at from placement_exception
    where placement_id = ${before} and until >= ${from}`)
  await db.update(holdRule).set({ placementId: after }).where(eq(holdRule.placementId, before))
  return after
}

type Part = { id: number }
/**
 * A placement goes on as one where it was cut for a change of terms that never comes: `part` takes
 * in the later ones, in order of time.
 */
export async function absorb(db: Writer, part: Part, later: readonly Part[]): Promise<void> {
  for (const [n, { id }] of [...later.entries()].reverse()) {
    const into = later[n - 1]?.id ?? part.id
    const row = (await db.select().from(placement).where(eq(placement.id, id)).get())!
    await db.run(sql`update placement_exception set placement_id = ${into}
      where placement_id = ${id} and not exists (select 1 from placement_exception x
      where x.placement_id = ${into} and x.approver_id = placement_exception.approver_id
      and x.at = placement_exception.at)`)
    await db.delete(placementException).where(eq(placementException.placementId, id))
    await db.run(
      sql`update or ignore placement_check set placement_id = ${into} where placement_id = ${id}`,
    )
    await db.delete(placementCheck).where(eq(placementCheck.placementId, id))
    await db.update(holdRule).set({ placementId: into }).where(eq(holdRule.placementId, id))
    await db.update(placement).set({ followsId: into }).where(eq(placement.followsId, id))
    await db.update(planChange).set({ placementId: into }).where(eq(planChange.placementId, id))
    await db.update(planChange).set({ madeId: into }).where(eq(planChange.madeId, id))
    await db.delete(placement).where(eq(placement.id, id))
    const { until, endedById, endedBecause } = row
    await db.update(placement).set({ until, endedById, endedBecause }).where(eq(placement.id, into))
  }
}

/**
 * A placement that was to end goes on until another day, or without an end, on whatever terms its
 * position has by then.
 */
export async function goOnUntil(db: Writer, placementId: number, until: Day | null): Promise<void> {
  const last = (await placementParts(db, placementId)).at(-1)!
  const terms = (await termsOf(db, last.positionId)).filter(
    (it) => it.until === null || it.until >= last.from,
  )
  let before = last.id
  for (const part of spread(terms, { from: last.from, until })) {
    if (part.of.id === last.positionId)
      await db
        .update(placement)
        .set({ until: part.until, endedById: null, endedBecause: null })
        .where(eq(placement.id, last.id))
    else before = await goOnIn(db, before, part.of.id, part.from, part.until)
  }
}
