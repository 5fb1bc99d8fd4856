import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Store } from '@/db'
import { type Environment, mailFrom, siteUrl } from '@/db/environment'
import { type Actor, companyZone, system } from '@/university/actor'
import { addDays } from '@/university/calendar'
import { awardDue } from '@/university/certification/awards/commands/award-due'
import { changedLately } from '@/university/certification/awards/queries/due-by-rule'
import { endLease, takeLease } from '@/university/jobs/commands'
import { type Outcome, perform } from '@/university/kernel'
import { runReminders } from '@/university/notices/commands/run-reminders'
import { endingUntold, reachOf } from '@/university/notices/queries/ending'
import { claimLetter, mailWaits, settleLetter } from '@/university/outbox/commands/mail'
import { nextPlan } from '@/university/staffing/plans/queries/next-plan'
import { workOnPlans } from './plans'
import { postOffice } from './smtp'

/*
 * What the university does of its own accord. The date decides; a job only tells. Each runs under a
 * lease in the database, so that of several nodes one does it; what it writes is keyed besides, so
 * that even two at once would do it once.
 */

export type Work = {
  store: Store
  env: Pick<Environment, 'SMTP_URL' | 'MAIL_FROM' | 'BASE_URL' | 'PORT' | 'DEMO'>
  /** The university's clock, which may be frozen. */
  clock: () => Date
  say: (line: string) => void
}
type Turn = Work & {
  /** Renews the lease; false when it is lost or the process is about to end: then stop. */
  goOn: () => Promise<boolean>
  as: () => Promise<{ actor: Actor; now: Date }>
}

/**
 * `silent`: how long a node that does it may be silent before another takes it over, in seconds,
 * where that is not `leaseSeconds`.
 */
export type Job = {
  name: string
  minutes: number
  silent?: number
  due: (turn: Turn) => Promise<boolean>
  run: (turn: Turn) => Promise<void>
}

const doneOf = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const some = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`

/**
 * The ends within a few days of each other, from the earliest that can be due to the last: each
 * window is one short look, and short turns of writing.
 */
function windows(today: string): { from: string; to: string }[] {
  const { from, to } = reachOf(today)
  const all = []
  for (let day = from; day <= to; day = addDays(day, 5))
    all.push({ from: day, to: [addDays(day, 4), to].sort()[0] as string })
  return all
}

const reminders: Job = {
  name: 'reminders',
  minutes: 10,
  due: async () => true,
  async run({ store, as, goOn, say }) {
    let messages = 0
    const who = await as()
    for (const ends of windows(who.actor.today)) {
      if (
        !(await store.reading((db) => endingUntold(db, who.actor.today, who.now, 1, ends))).length
      )
        continue
      for (let more = true; more; ) {
        if (!(await goOn())) return
        const sent = doneOf(await perform(store, runReminders, ends, who))
        messages += sent.messages
        more = sent.more
      }
    }
    if (messages) say(`${some(messages, 'reminder')} written.`)
  },
}

/** A rule that changed can make an award due that no work of its holder will bring to mind. */
const awards: Job = {
  name: 'awards',
  minutes: 60,
  async due({ store, as }) {
    const { actor } = await as()
    return store.reading(async (db) => (await changedLately(db, actor.today)).length > 0)
  },
  async run({ store, as, goOn, say }) {
    const who = await as()
    let made = 0
    for (const certification of await store.reading((db) => changedLately(db, who.actor.today))) {
      if (!(await goOn())) return
      made += doneOf(await perform(store, awardDue, { certification }, who)).awards
    }
    if (made) say(`${some(made, 'award')} made by rules that changed.`)
  },
}

const mail: Job = {
  name: 'mail',
  minutes: 1,
  async due({ store, env, as }) {
    if (!env.SMTP_URL) return false
    const who = await as()
    return store.reading((db) => mailWaits({ db, ...who }, env.DEMO === 'on'))
  },
  async run({ store, env, as, goOn, say }) {
    const office = postOffice(env.SMTP_URL as string, mailFrom(env), siteUrl(env))
    let sent = 0
    try {
      while (await goOn()) {
        const letter = doneOf(
          await perform(store, claimLetter, { demo: env.DEMO === 'on' }, await as()),
        )
        if (!letter) return
        const { error, final, away } = await office.send(letter)
        const { givenUp } = doneOf(
          await perform(
            store,
            settleLetter,
            { id: letter.id, tries: letter.tries, error, final },
            await as(),
          ),
        )
        if (error === undefined) sent++
        if (givenUp) say(`A message to ${letter.email} was given up: ${error}`)
        if (away) throw new Error(`Mail cannot be sent: ${error}`)
      }
    } finally {
      office.close()
      if (sent) say(`${some(sent, 'message')} mailed.`)
    }
  },
}

/**
 * Plans that are worked on beside the pages; looked for every other second, because someone waits
 * for them.
 */
const plans: Job = {
  name: 'plans',
  minutes: 1 / 30,
  // Its lease is renewed every second, and someone waits.
  silent: 20,
  due: async ({ store }) => (await store.reading(nextPlan)) !== undefined,
  async run(turn) {
    const made = await workOnPlans(turn)
    if (made) turn.say(`${some(made, 'plan')} worked out.`)
  },
}

export const jobs: readonly Job[] = [reminders, awards, mail, plans]

/**
 * How long a node may be silent before another takes its work over, in seconds: longer than one
 * letter or one batch takes.
 */
export const leaseSeconds = 120

/**
 * Does one job if it is due and nobody else is at it. `now` is the lease's clock: real, also where
 * the university's is frozen.
 */
export async function runJob(
  job: Job,
  work: Work,
  stopping: () => boolean = () => false,
  now: () => Date = () => new Date(),
): Promise<boolean> {
  const { store } = work
  const lease = { name: job.name, holder: `${hostname()} ${process.pid} ${randomUUID()}` }
  const zone = await store.reading(companyZone)
  const goOn = async () =>
    !stopping() &&
    doneOf(
      await perform(
        store,
        takeLease,
        { ...lease, seconds: job.silent ?? leaseSeconds },
        { actor: system(now(), zone), now: now() },
      ),
    )
  const turn = {
    ...work,
    goOn,
    as: async () => ({ actor: system(work.clock(), zone), now: work.clock() }),
  }
  if (!(await job.due(turn)) || !(await goOn())) return false
  try {
    await job.run(turn)
    return true
  } finally {
    await perform(store, endLease, lease, { actor: system(now(), zone), now: now() })
  }
}

/**
 * Keeps the jobs running in this process until `stop`, which waits for what is under way. Trouble
 * is said once and tried again.
 */
export function keepRunning(
  work: Work,
  list: readonly Job[] = jobs,
  minute = 60_000,
): { stop(): Promise<void> } {
  let stopped = false
  const said = new Map<string, string>()
  const running = new Map<string, Promise<void>>()
  const once = (job: Job) =>
    runJob(job, work, () => stopped).then(
      () => void said.delete(job.name),
      (error: Error) => {
        if (said.get(job.name) !== error.message)
          console.error(`The job "${job.name}" did not finish and is tried again: ${error.message}`)
        said.set(job.name, error.message)
      },
    )
  const start = (job: Job) => {
    if (!stopped && !running.has(job.name))
      running.set(
        job.name,
        once(job).finally(() => running.delete(job.name)),
      )
  }
  const timers = list.map((job) => setInterval(() => start(job), job.minutes * minute))
  for (const job of list) start(job)
  return {
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
