import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { plan } from '@/db/tables/planning'
import { id } from '../../../input'
import { command, did } from '../../../kernel'
import { seesEveryone } from '../../sight'
import { mayCancelPlan } from '../rules/plan'

/** Stops the work on a plan. */
export const cancelPlan = command({
  input: z.object({ plan: id }).describe('Stop the work on a plan'),
  subject: ({ db, actor }, it) =>
    seesEveryone(actor)
      ? db.select().from(plan).where(eq(plan.id, it.plan)).get()
      : Promise.resolve(undefined),
  may: ({ actor }, it) => mayCancelPlan(actor, it),
  async run({ db, actor, now }, it) {
    await db
      .update(plan)
      .set({ state: 'cancelled', cancelledById: actor.id, seenAt: +now })
      .where(eq(plan.id, it.id))
    return did('plan.cancelled', { plan: it.id }, { about: { plan: it.id } })
  },
})
