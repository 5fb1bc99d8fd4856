import { Worker } from 'node:worker_threads'
import {
  type PlanTask,
  type Solved,
  type TooMany,
  tooLarge,
} from '@/university/staffing/plans/planning'

/**
 * What a thread may use, in megabytes. Long lists of numbers and HiGHS are beside it: those are
 * bounded by how many pairs a plan takes.
 */
export const mostMemory = 1024
/** What is said where one of those finds no room. */
const outOfMemory = /allocation failed|out of memory|bad_alloc|cannot enlarge memory/i

export class Stopped extends Error {}
type Said = { part: number } | { solved: Solved | TooMany } | { failed: string }

/**
 * Solves in a thread of its own, which ends with the answer, by `stop`, or when it wants more
 * memory than it may use.
 */
export function inThread(
  task: PlanTask,
  tell: (part: number) => void,
  stops: Set<() => void>,
  memory = mostMemory,
): Promise<Solved | TooMany> {
  // The hooks that read TypeScript are not inherited by a thread: it sets them up before it reads
  // the rest.
  const rest = new URL('./plan-thread.ts', import.meta.url).href
  const worker = new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(rest)}) })`,
    {
      eval: true,
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    },
  )
  let stop: () => void = () => undefined
  const done = new Promise<Solved | TooMany>((resolve, reject) => {
    stop = () => reject(new Stopped())
    stops.add(stop)
    worker.on('message', (said: Said) => {
      if ('part' in said) tell(said.part)
      else if ('solved' in said) resolve(said.solved)
      else if (outOfMemory.test(said.failed)) resolve(tooLarge(task.wishes))
      else reject(new Error(said.failed))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooLarge(task.wishes))
      else reject(error)
    })
    worker.once('exit', (code) => reject(new Error(`The thread ended with ${code}.`)))
  })
  return done.finally(() => {
    stops.delete(stop)
    return worker.terminate()
  })
}
