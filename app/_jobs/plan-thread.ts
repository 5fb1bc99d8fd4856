import { parentPort, workerData } from 'node:worker_threads'
import { type PlanTask, solvePlan } from '@/university/staffing/plans/planning'

// The thread a plan is solved in: facts come in with it, how far it is and the matching go out.
solvePlan(workerData as PlanTask, (part) => parentPort?.postMessage({ part })).then(
  (solved) => parentPort?.postMessage({ solved }),
  (error: Error) => parentPort?.postMessage({ failed: error.stack ?? error.message }),
)
