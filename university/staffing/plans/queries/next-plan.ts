import { asc, eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { plan } from '@/db/tables/planning'
import type { Before } from '../rules/plan'
import type { PlanWishes } from '../rules/planning'

/** The plan that waits longest to be worked on. For the job that does. */
export async function nextPlan(db: Reader) {
  const found = await db
    .select({ id: plan.id, on: plan.on, wishes: plan.wishes, progress: plan.progress })
    .from(plan)
    .where(eq(plan.state, 'working'))
    .orderBy(asc(plan.id))
    .limit(1)
    .get()
  return found && { ...found, wishes: found.wishes as PlanWishes }
}

/** The plan that is worked on before this one, if there is any, and its last sign of life. */
export const planBefore = async (db: Reader, id: number): Promise<Before> => {
  const next = await db
    .select({ id: plan.id, seenAt: plan.seenAt })
    .from(plan)
    .where(eq(plan.state, 'working'))
    .orderBy(asc(plan.id))
    .limit(1)
    .get()
  return next && next.id < id ? next : undefined
}
