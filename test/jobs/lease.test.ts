import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Job, keepRunning, leaseSeconds, runJob, type Work } from '@/app/_jobs/jobs'
import { openStore, type Store } from '@/db'
import { readEnvironment } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { system } from '@/university/actor'
import { endLease, takeLease } from '@/university/jobs/commands'
import { perform } from '@/university/kernel'
import { zone } from '../notices/reminder-world'
import { noon } from '../world'

let folder: string
let a: Store
let b: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-lease-'))
  a = openStore({ url: `file:${folder}/one.db` })
  b = openStore({ url: `file:${folder}/one.db` })
  await migrate(a.primary)
})
afterEach(() => {
  a.close()
  b.close()
  rmSync(folder, { recursive: true })
})

const at = (seconds: number) => {
  const now = new Date(+noon + seconds * 1000)
  return { actor: system(now, zone), now }
}
const take = async (store: Store, holder: string, seconds: number) => {
  const it = await perform(store, takeLease, { name: 'job', holder, seconds: 60 }, at(seconds))
  return it.ok && it.value
}
const end = (store: Store, holder: string, seconds: number) =>
  perform(store, endLease, { name: 'job', holder }, at(seconds))

describe('a lease', () => {
  test('is one node’s until it ends or runs out; renewed by its holder, taken over by time', async () => {
    expect(await take(a, 'A', 0)).toBe(true)
    expect(await take(b, 'B', 1)).toBe(false)
    expect(await take(a, 'A', 50)).toBe(true)
    // Renewed at 50, so it holds until 110.
    expect(await take(b, 'B', 109)).toBe(false)
    expect(await take(b, 'B', 110)).toBe(true)
    // Who lost it does not get it back, nor ends the other's.
    expect(await take(a, 'A', 111)).toBe(false)
    await end(a, 'A', 112)
    expect(await take(a, 'A', 113)).toBe(false)
    await end(b, 'B', 114)
    expect(await take(a, 'A', 115)).toBe(true)
  })
  test('of ten that reach for it at once one gets it', async () => {
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, i) => take(i % 2 ? a : b, `N${i}`, 0)),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
  })
  test('is the university’s own affair, and leaves no line in the record', async () => {
    const registrar = { actor: { ...system(noon, zone), id: 7 }, now: noon }
    expect(
      await perform(a, takeLease, { name: 'job', holder: 'A', seconds: 60 }, registrar),
    ).toMatchObject({ kind: 'refused' })
    await take(a, 'A', 0)
    expect(await a.reading((db) => db.get(sql`select count(*) as n from event`))).toEqual({ n: 0 })
  })
})

describe('a job', () => {
  const env = readEnvironment({ NODE_ENV: 'test' })
  const work = (store: Store): Work => ({ store, env, clock: () => noon, say: () => undefined })
  const job = (run: Job['run'], due = true): Job => ({
    name: 'job',
    minutes: 1,
    due: async () => due,
    run,
  })

  test('runs on one of two nodes at a time, and on the other once it is done', async () => {
    const gate = () => {
      let open: (value?: unknown) => void = () => undefined
      return { opened: new Promise((resolve) => (open = resolve)), open: () => open() }
    }
    const started = gate()
    const done = gate()
    const slow = job(async () => {
      started.open()
      await done.opened
    })
    const first = runJob(slow, work(a))
    await started.opened
    expect(await runJob(slow, work(b))).toBe(false)
    done.open()
    expect(await first).toBe(true)
    expect(await runJob(slow, work(b))).toBe(true)
  })
  test('of a node that died is free again when its time is over', async () => {
    await perform(a, takeLease, { name: 'job', holder: 'the dead', seconds: leaseSeconds }, at(0))
    const quick = job(async () => undefined)
    expect(await runJob(quick, work(b), undefined, () => at(leaseSeconds - 1).now)).toBe(false)
    expect(await runJob(quick, work(b), undefined, () => at(leaseSeconds).now)).toBe(true)
  })
  test('gives its lease back also when it fails, and writes nothing when nothing is due', async () => {
    const fails = job(async () => {
      throw new Error('the roof leaks')
    })
    await expect(runJob(fails, work(a))).rejects.toThrow('the roof leaks')
    expect(
      await runJob(
        job(async () => undefined, false),
        work(b),
      ),
    ).toBe(false)
    expect(await a.reading((db) => db.get(sql`select count(*) as n from lease`))).toEqual({ n: 0 })
  })
  test('stops between two steps once it may not go on', async () => {
    let steps = 0
    let stopping = false
    const long = job(async ({ goOn }) => {
      while (await goOn()) if (++steps === 3) stopping = true
    })
    await runJob(long, work(a), () => stopping)
    expect(steps).toBe(3)
  })
  test('that fails is said once and tried again; one that ends is waited for', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let tries = 0
    const fails = job(async () => {
      tries++
      throw new Error('no mail server')
    })
    const running = keepRunning(work(a), [fails], 20)
    await vi.waitFor(() => expect(tries).toBeGreaterThan(2))
    await running.stop()
    const after = tries
    expect(said.mock.calls.flat()).toEqual([
      'The job "job" did not finish and is tried again: no mail server',
    ])
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(tries).toBe(after)
    said.mockRestore()
  })
})
