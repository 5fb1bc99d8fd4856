import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { plan, planChange } from '@/db/tables/planning'
import type { At } from '../../kernel'
import type { Proposal, ProposedChange } from '../queries/proposing'

const atOnce = 400

/** What a proposal rests on, as a hash: which placement stands in each position it touches. */
export const fingerprintOf = (changes: readonly Pick<ProposedChange, 'positionId' | 'placementId'>[]): string =>
  createHash('sha256')
    .update(
      changes
        .map((it) => `${it.positionId}:${it.placementId ?? ''}`)
        .sort()
        .join(),
    )
    .digest('hex')

/** Writes a proposal beside its plan, which is ready then. */
export async function keepProposal({ db, now }: At<Writer>, planId: number, { solved, changes, outcome }: Proposal): Promise<void> {
  for (let from = 0; from < changes.length; from += atOnce)
    await db.insert(planChange).values(changes.slice(from, from + atOnce).map((it) => ({ ...it, planId })))
  const fingerprint = fingerprintOf(changes.filter((it) => it.personId !== null || it.beforeId !== null))
  const state = 'ready' as const
  await db.update(plan).set({ state, progress: 100, seenAt: +now, solver: solved.solver, gap: solved.gap, fingerprint, outcome }).where(eq(plan.id, planId))
}
