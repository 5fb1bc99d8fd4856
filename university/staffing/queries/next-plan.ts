import { asc, eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { plan } from '@/db/tables/planning'
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
