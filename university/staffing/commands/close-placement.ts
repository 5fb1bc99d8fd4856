import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { planChange } from '@/db/tables/planning'
import { placement, placementCheck, placementException } from '@/db/tables/staffing'
import { addDays, type Day, type Interval } from '../../calendar'
import { endRequirementsOf } from '../../certification/commands/hold-rule'
import type { At } from '../../kernel'

/** A placement that ends with a last day; what was asked because of it ends too. */
export async function closeOn(at: At<Writer>, placementId: number, last: Day, because: string): Promise<void> {
  await at.db
    .update(placement)
    .set({ until: last, endedById: at.actor.id || null, endedBecause: because })
    .where(eq(placement.id, placementId))
  await endRequirementsOf(at, placementId, last, because)
}

/** Takes back a placement that never began: what hangs on it goes with it, and what followed it follows the one before. */
export async function takeBack(at: At<Writer>, it: { id: number; followsId: number | null }, because: string): Promise<void> {
  const { db } = at
  await endRequirementsOf(at, it.id, null, because)
  await db.delete(placementException).where(eq(placementException.placementId, it.id))
  await db.delete(placementCheck).where(eq(placementCheck.placementId, it.id))
  await db.update(placement).set({ followsId: it.followsId }).where(eq(placement.followsId, it.id))
  await db.update(planChange).set({ placementId: null }).where(eq(planChange.placementId, it.id))
  await db.update(planChange).set({ madeId: null }).where(eq(planChange.madeId, it.id))
  await db.delete(placement).where(eq(placement.id, it.id))
}

/** Frees a place from a day on: ends it the day before, or takes it back where it would not have begun. @returns the placement the next one follows. */
export async function freeFrom(at: At<Writer>, it: Interval & { id: number; followsId: number | null }, on: Day, because: string): Promise<number | null> {
  if (on <= it.from) {
    await takeBack(at, it, because)
    return it.followsId
  }
  const last = addDays(on, -1)
  if (it.until === null || it.until > last) await closeOn(at, it.id, last, because)
  return it.id
}
