import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { plan } from '@/db/tables/planning'
import { id } from '../../input'
import { command, did, no, quietly, yes } from '../../kernel'
import type { Proposal } from '../queries/proposing'
import { seesEveryone } from '../rules/placement'
import { mayCancelPlan } from '../rules/plan'
import { keepProposal } from './keep-proposal'

const planOf = (planId: number) => eq(plan.id, planId)
const onlySystem = ({ actor }: { actor: { id: number } }) => (actor.id === 0 ? yes : no('Only Guildhall itself works on plans.'))

/** A sign of life of whoever works on a plan; answers whether it is still wanted. A job's command, not offered by name. */
export const notePlanProgress = command({
  input: z.object({ plan: id, progress: z.number().int().min(0).max(99) }),
  subject: ({ db }, it) => db.select().from(plan).where(planOf(it.plan)).get(),
  may: onlySystem,
  async run({ db, now }, it, { progress }) {
    if (it.state !== 'working') return quietly(false)
    await db
      .update(plan)
      .set({ progress: Math.max(progress, it.progress), seenAt: +now })
      .where(planOf(it.id))
    return quietly(true)
  },
})

/** The end of the work on a plan: its proposal, or why there is none. What was cancelled meanwhile stays cancelled. */
export const settlePlan = command({
  input: z.object({ plan: id, proposal: z.custom<Proposal>().optional(), failed: z.string().max(500).optional() }),
  subject: ({ db }, it) => db.select().from(plan).where(planOf(it.plan)).get(),
  may: onlySystem,
  async run(at, it, { proposal, failed }) {
    if (it.state !== 'working') return quietly(false)
    if (proposal) await keepProposal(at, it.id, proposal)
    else
      await at.db
        .update(plan)
        .set({ state: 'failed', seenAt: +at.now, outcome: { error: failed } })
        .where(planOf(it.id))
    return did(proposal ? 'plan.ready' : 'plan.failed', true, { about: { plan: it.id }, reason: failed })
  },
})

/** Stops the work on a plan. */
export const cancelPlan = command({
  input: z.object({ plan: id }).describe('Stop the work on a plan'),
  subject: ({ db, actor }, it) => (seesEveryone(actor) ? db.select().from(plan).where(planOf(it.plan)).get() : Promise.resolve(undefined)),
  may: ({ actor }, it) => mayCancelPlan(actor, it),
  async run({ db, actor, now }, it) {
    await db.update(plan).set({ state: 'cancelled', cancelledById: actor.id, seenAt: +now }).where(planOf(it.id))
    return did('plan.cancelled', { plan: it.id }, { about: { plan: it.id } })
  },
})
