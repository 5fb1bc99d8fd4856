import { and, eq, lt, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { planChange } from '@/db/tables/planning'
import { joinRequest, placement, position, positionRequirement } from '@/db/tables/staffing'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import type { Terms } from '../../../roster/rules/terms'
import { absorb } from '../../placement/commands/continue-placement'

/**
 * Takes back what was announced for after a day: the row that holds then goes on as it is, with
 * everyone who came meanwhile.
 * @returns its last day.
 */
export async function withdraw(
  { db }: At<Writer>,
  terms: readonly Terms[],
  after: Day,
): Promise<Day | null> {
  const kept = terms.filter((it) => it.from <= after).at(-1)!
  let until = kept.until
  for (const gone of terms.filter((it) => it.from > after)) {
    until = gone.until
    const of = (table: typeof positionRequirement | typeof placement) =>
      eq(table.positionId, gone.id)
    const asked = (id: number) => eq(positionRequirement.positionId, id)
    await db
      .delete(positionRequirement)
      .where(and(asked(kept.id), notOverOn(positionRequirement, gone.from)))
    await db
      .delete(positionRequirement)
      .where(
        and(
          asked(gone.id),
          lt(positionRequirement.from, gone.from),
          lt(positionRequirement.until, gone.from),
        ),
      )
    await db.update(positionRequirement).set({ positionId: kept.id }).where(asked(gone.id))
    const rows = await db
      .select({ id: placement.id, followsId: placement.followsId, kind: placement.kind })
      .from(placement)
      .where(of(placement))
    for (const row of rows) {
      const before =
        row.followsId === null
          ? undefined
          : await db.select().from(placement).where(eq(placement.id, row.followsId)).get()
      if (before && before.positionId === kept.id && before.kind === row.kind)
        await absorb(db, before, [row])
      else await db.update(placement).set({ positionId: kept.id }).where(eq(placement.id, row.id))
    }
    await db
      .update(joinRequest)
      .set({ positionId: kept.id })
      .where(eq(joinRequest.positionId, gone.id))
    await db.run(
      sql`update or ignore shortlisted set position_id = ${kept.id} where position_id = ${gone.id}`,
    )
    await db.run(sql`delete from shortlisted where position_id = ${gone.id}`)
    await db.run(
      sql`update or ignore plan_change set position_id = ${kept.id} where position_id = ${gone.id}`,
    )
    await db.run(sql`delete from plan_change where position_id = ${gone.id}`)
    await db
      .update(planChange)
      .set({ fromPositionId: kept.id })
      .where(eq(planChange.fromPositionId, gone.id))
    // The next one follows the one that is kept, until it goes too.
    await db.update(position).set({ followsId: null }).where(eq(position.followsId, gone.id))
    await db.delete(position).where(eq(position.id, gone.id))
    await db.update(position).set({ until }).where(eq(position.id, kept.id))
  }
  return until
}
