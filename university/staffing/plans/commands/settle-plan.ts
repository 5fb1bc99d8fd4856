import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { plan } from '@/db/tables/planning'
import { id } from '../../../input'
import { command, did, quietly } from '../../../kernel'
import type { Proposal } from '../queries/propose'
import { mayWorkOnPlan } from '../rules/plan'
import { keepProposal } from './keep-proposal'

/**
 * The end of the work on a plan: its proposal, or why there is none. What was cancelled meanwhile
 * stays cancelled.
 */
export const settlePlan = command({
  input: z.object({
    plan: id,
    proposal: z.custom<Proposal>().optional(),
    failed: z.string().max(500).optional(),
  }),
  subject: ({ db }, it) => db.select().from(plan).where(eq(plan.id, it.plan)).get(),
  may: ({ actor }) => mayWorkOnPlan(actor),
  async run(at, it, { proposal, failed }) {
    if (it.state !== 'working') return quietly(false)
    if (proposal) await keepProposal(at, it.id, proposal)
    else
      await at.db
        .update(plan)
        .set({ state: 'failed', seenAt: +at.now, outcome: { error: failed } })
        .where(eq(plan.id, it.id))
    return did(proposal ? 'plan.ready' : 'plan.failed', true, {
      about: { plan: it.id },
      reason: failed,
    })
  },
})
