import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { plan } from '@/db/tables/planning'
import { id } from '../../../input'
import { command, quietly } from '../../../kernel'
import { mayWorkOnPlan } from '../rules/plan'

/**
 * A sign of life of whoever works on a plan; answers whether it is still wanted. With no progress
 * it waits again, for another to begin it. A job's command, not offered by name.
 */
export const notePlanProgress = command({
  input: z.object({ plan: id, progress: z.number().int().min(0).max(99) }),
  subject: ({ db }, it) => db.select().from(plan).where(eq(plan.id, it.plan)).get(),
  may: ({ actor }) => mayWorkOnPlan(actor),
  async run({ db, now }, it, { progress }) {
    if (it.state !== 'working') return quietly(false)
    await db
      .update(plan)
      .set({ progress: progress && Math.max(progress, it.progress), seenAt: +now })
      .where(eq(plan.id, it.id))
    return quietly(true)
  },
})
