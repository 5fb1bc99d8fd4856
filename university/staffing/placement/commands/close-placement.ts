import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { planChange } from '@/db/tables/planning'
import { placement, placementCheck, placementException } from '@/db/tables/staffing'
import type { At } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { endRequirementsOf } from '../../../certification/required/commands/hold-rule'
import { partOn } from '../../../roster/rules/terms'
import { placementParts } from '../../eligibility/queries/facts'
import { absorb } from './continue-placement'

/**
 * A placement that ends with a last day, on whatever terms of its position; what was asked because
 * of it ends too.
 */
export async function closeOn(
  at: At<Writer>,
  placementId: number,
  last: Day,
  because: string,
): Promise<void> {
  const parts = await placementParts(at.db, placementId)
  const begun = parts.filter((it, n) => n === 0 || it.from <= last)
  const part = begun.at(-1)!
  await absorb(at.db, part, parts.slice(begun.length))
  await at.db
    .update(placement)
    .set({ until: last, endedById: at.actor.id || null, endedBecause: because })
    .where(eq(placement.id, part.id))
  for (const it of begun) await endRequirementsOf(at, it.id, last, because)
}

/**
 * Takes back a placement that never began: what hangs on it goes with it, and what followed it
 * follows the one before.
 */
export async function takeBack(at: At<Writer>, it: { id: number }, because: string): Promise<void> {
  const { db } = at
  const [first, ...later] = await placementParts(db, it.id)
  if (!first) return
  await absorb(db, first, later)
  await endRequirementsOf(at, first.id, null, because)
  await db.delete(placementException).where(eq(placementException.placementId, first.id))
  await db.delete(placementCheck).where(eq(placementCheck.placementId, first.id))
  await db
    .update(placement)
    .set({ followsId: first.followsId })
    .where(eq(placement.followsId, first.id))
  await db.update(planChange).set({ placementId: null }).where(eq(planChange.placementId, first.id))
  await db.update(planChange).set({ madeId: null }).where(eq(planChange.madeId, first.id))
  await db.delete(placement).where(eq(placement.id, first.id))
}

/**
 * Frees a place from a day on: ends it the day before, or takes it back where it would not have
 * begun. @returns the placement the next one follows.
 */
export async function freeFrom(
  at: At<Writer>,
  it: { id: number },
  on: Day,
  because: string,
): Promise<number | null> {
  const parts = await placementParts(at.db, it.id)
  const first = parts[0]!
  if (on <= first.from) {
    await takeBack(at, first, because)
    return first.followsId
  }
  const last = addDays(on, -1)
  const until = parts.at(-1)!.until
  if (until === null || until > last) await closeOn(at, it.id, last, because)
  return partOn(parts, last)!.id
}
