import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { plan, planChange } from '@/db/tables/planning'
import type { At } from '../../../at'
import type { Proposal } from '../queries/propose'

const atOnce = 400

/** Writes a proposal beside its plan, which is ready then. */
export async function keepProposal(
  { db, now }: At<Writer>,
  planId: number,
  { solved, changes, outcome }: Proposal,
): Promise<void> {
  for (let from = 0; from < changes.length; from += atOnce)
    await db
      .insert(planChange)
      .values(changes.slice(from, from + atOnce).map((it) => ({ ...it, planId })))
  const state = 'ready' as const
  await db
    .update(plan)
    .set({ state, progress: 100, seenAt: +now, solver: solved.solver, gap: solved.gap, outcome })
    .where(eq(plan.id, planId))
}
