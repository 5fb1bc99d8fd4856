import type { Store } from '@/db'
import type { Actor } from '@/university/actor'
import { perform } from '@/university/kernel'
import { notePlanProgress } from '@/university/staffing/plans/commands/note-plan-progress'
import { settlePlan } from '@/university/staffing/plans/commands/settle-plan'
import type { PlanTask } from '@/university/staffing/plans/planning'
import { nextPlan } from '@/university/staffing/plans/queries/next-plan'
import { propose } from '@/university/staffing/plans/queries/propose'
import { ruleSeconds } from '@/university/staffing/plans/rules/plan'
import { inThread, mostMemory, Stopped } from './plan-in-thread'

/*
 * Plans too large for an answer, and those that keep rules across teams, are solved in a thread of
 * this process, which is not the one that answers pages. The thread is given facts and answers a
 * matching: it has no database, so it can be stopped at any moment.
 */

/**
 * How often the plan is told how far it is, and asked whether it is still wanted, in milliseconds.
 */
const breath = 1000
type Turn = {
  store: Store
  as: () => Promise<{ actor: Actor; now: Date }>
  goOn: () => Promise<boolean>
}

/**
 * Works on every plan that waits. Holding the lease means nobody else does: one that was begun
 * before has lost its process.
 */
export async function workOnPlans(
  { store, as, goOn }: Turn,
  seconds = ruleSeconds,
  memory = mostMemory,
): Promise<number> {
  for (let done = 0; ; ) {
    const plan = await store.reading(nextPlan)
    if (!plan || !(await goOn())) return done
    const settle = async (it: object) =>
      void (await perform(store, settlePlan, { plan: plan.id, ...it }, await as()))
    if (plan.progress > 0) {
      await settle({ failed: 'The process that worked on it ended before it was done.' })
      continue
    }
    const came = new Progress(seconds)
    let [wanted, ending] = [true, false]
    const stops = new Set<() => void>()
    const note = async (progress: number) =>
      perform(store, notePlanProgress, { plan: plan.id, progress }, await as())
    const tell = async () => {
      const outcome = await note(came.percent())
      if (!(await goOn())) ending = true
      if (ending || (outcome.ok && !outcome.value)) wanted = false
      if (!wanted) for (const stop of stops) stop()
    }
    await tell()
    let telling = Promise.resolve()
    const timer = setInterval(() => {
      telling = telling.then(tell).catch(() => undefined)
    }, breath)
    try {
      const solver = (task: PlanTask) => {
        if (!wanted) throw new Stopped()
        return inThread(task, (part) => came.hear(part), stops, memory)
      }
      const made = await propose(
        (work) => store.reading(work),
        plan.on,
        plan.wishes,
        solver,
        seconds,
      )
      await telling
      await settle('tooMany' in made ? { failed: made.tooMany } : { proposal: made })
      done++
    } catch (error) {
      if (error instanceof Stopped) {
        // This process is about to end, and nobody stopped the plan: another begins it anew.
        clearInterval(timer)
        await telling
        if (ending) await note(0)
      } else {
        console.error(`Plan ${plan.id}:`, error)
        await settle({
          failed: 'Something unexpected went wrong. The log of the server says more.',
        })
      }
    } finally {
      clearInterval(timer)
      await telling
    }
  }
}

/**
 * How far a plan is. While the rules across teams are kept the thread is silent for long, so what
 * passes of the time they may take counts as progress too, from the half to nine tenths.
 */
class Progress {
  private part = 0.01
  private half: number | undefined
  constructor(private readonly seconds: number) {}
  hear(part: number) {
    this.part = Math.max(this.part, part)
    if (part >= 0.5) this.half ??= performance.now()
  }
  percent(): number {
    const passed =
      this.half === undefined
        ? 0
        : Math.min(1, (performance.now() - this.half) / 1000 / this.seconds)
    return Math.min(
      99,
      Math.max(1, Math.round(100 * Math.max(this.part, passed && 0.5 + 0.4 * passed))),
    )
  }
}
