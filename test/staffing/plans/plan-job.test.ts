import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOnPlans } from '@/app/_jobs/plans'
import type { Store } from '@/db'
import { certification, certificationVersion } from '@/db/tables/certification'
import { plan } from '@/db/tables/planning'
import { position, team, teamRule } from '@/db/tables/staffing'
import { actorOf, companyZone, system } from '@/university/actor'
import { ask, perform } from '@/university/kernel'
import { cancelPlan } from '@/university/staffing/plans/commands/cancel-plan'
import { makePlan } from '@/university/staffing/plans/commands/make-plan'
import { planOn } from '@/university/staffing/plans/queries/plan-on'
import { proposal } from '@/university/staffing/plans/queries/proposal'
import { aPerson, noon, type World, world } from '../../world'

// A plan with rules across teams goes through the job's thread, as it does beside a running server.
let w: World
let lead: number
let people: number[]
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    lead = await aPerson(db, {
      name: 'Stella Lead',
      jobTitle: 'Staffing',
      roles: ['staffing lead'],
    })
    people = []
    for (let n = 0; n < 3; n++) people.push(await aPerson(db))
    await db.insert(certification).values({
      id: 1,
      slug: 'A',
      short: 'A',
      name: 'A',
      issuer: 'I',
      inHouse: false,
      track: 'linux',
    })
    await db.insert(certificationVersion).values({
      id: 1,
      certificationId: 1,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityKnown: true,
    })
    await db
      .insert(team)
      .values({ id: 1, code: 'T1', customer: 'First', site: '', since: '2020-01-01' })
    for (let n = 1; n <= 3; n++)
      await db.insert(position).values({
        teamId: 1,
        kind: 'technician',
        title: `Technician ${n}`,
        ordinal: n,
        from: '2026-01-01',
      })
    await db.insert(teamRule).values({
      teamId: 1,
      kind: 'at most juniors',
      n: 1,
      track: 'linux',
      from: '2026-01-01',
      decidedAt: +noon,
      because: 'agreed',
    })
    await db.insert(teamRule).values({
      teamId: 1,
      kind: 'at least',
      n: 1,
      certificationId: 1,
      from: '2026-01-01',
      decidedAt: +noon,
      because: 'agreed',
    })
  })
})
afterAll(() => w.close())

const made = async () => {
  const outcome = await w.perform(makePlan, { on: '2026-12-01', rules: 'on' }, lead)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}
const work = async (goOn = async () => true, memory?: number) => {
  const zone = await w.store.reading(companyZone)
  return workOnPlans(
    { store: w.store, as: async () => ({ actor: system(noon, zone), now: noon }), goOn },
    20,
    memory,
  )
}
const shown = async (id: number, view = 'changes') => {
  const outcome = await w.ask(proposal, { id, view }, lead)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}

test('a plan that keeps rules is worked on beside: rules kept by leaving places empty, and the one that cannot be kept is told', async () => {
  const { plan: id, state } = await made()
  expect(state).toBe('working')
  expect((await shown(id)).mayAdopt).toMatchObject({ ok: false })
  expect(await work()).toBe(1)
  const it = await shown(id)
  // Everyone is a junior, so one place is filled; nobody holds A, so that rule is missed by one,
  // and said.
  expect(it).toMatchObject({ state: 'ready', solver: 'highs', gap: 0, progress: 100 })
  expect(it.outcome.counts).toMatchObject({ filled: 1 })
  expect(it.outcome.broken).toMatchObject([
    { missed: 1, says: 'At least one person who holds A with First' },
  ])
  expect((await shown(id, 'empty')).empty.map((row) => row.because)).toEqual(
    [1, 2].map(
      () =>
        'Someone could fill it, and a rule across the team would be missed then: At most one junior in linux with First.',
    ),
  )
})

test('its counts are asked at the command line, and by nobody who waits for a page', async () => {
  const input = { on: '2026-12-01', rules: true }
  const zone = await w.store.reading(companyZone)
  const alone = await ask(w.store, planOn, input, { actor: system(noon, zone), now: noon })
  expect(alone.ok && alone.value.counts).toMatchObject({
    positions: 3,
    filled: 1,
    empty_by_criticality: { 1: 0, 2: 2, 3: 0 },
    rules: 2,
    rules_missed: 1,
    gap_percent: 0,
  })
  const without = await ask(
    w.store,
    planOn,
    { on: '2026-12-01' },
    { actor: system(noon, zone), now: noon },
  )
  expect(without.ok && without.value.counts).toMatchObject({ filled: 3 })
  expect(without.ok && without.value.counts).not.toHaveProperty('rules')
  const page = await w.ask(planOn, input, lead)
  expect(page.ok && page.value).toMatchObject({
    counts: undefined,
    problem: expect.stringContaining('make-plan with rules'),
  })
})

test('a small one is solved before the turn to write is taken', async () => {
  const order: string[] = []
  const store: Store = {
    ...w.store,
    writing(work) {
      order.push('turn')
      return w.store.writing(work)
    },
  }
  const watched: typeof makePlan = {
    ...makePlan,
    ahead(...given) {
      order.push('solved')
      return makePlan.ahead?.(...given) ?? Promise.resolve()
    },
  }
  const actor = await w.store.reading(async (db) => actorOf(db, lead, noon, await companyZone(db)))
  expect(
    await perform(store, watched, { on: '2026-12-01' }, { actor: actor!, now: noon }),
  ).toMatchObject({ ok: true, value: { state: 'ready' } })
  expect(order).toEqual(['solved', 'turn'])
  // Nothing is worked out for whom it is refused, nor ahead where rules are to be kept.
  expect(
    await w.perform(
      { ...makePlan, ahead: () => Promise.reject(new Error('worked')) },
      { on: '2026-12-01' },
      people[0]!,
    ),
  ).toMatchObject({
    ok: false,
    kind: 'refused',
  })
})

test('one that was stopped stays stopped, one whose process died says so', async () => {
  const { plan: stopped } = await made()
  expect(await w.perform(cancelPlan, { plan: stopped }, lead)).toMatchObject({ ok: true })
  const { plan: lost } = await made()
  await w.put((db) => db.update(plan).set({ progress: 40 }).where(sql`id = ${lost}`))
  await work()
  expect((await shown(stopped)).state).toBe('cancelled')
  expect(await shown(lost)).toMatchObject({
    state: 'failed',
    outcome: { error: expect.stringContaining('ended before it was done') },
  })
})

test('one that waits for another says which, and is not silent as long as that one is not', async () => {
  const { plan: first } = await made()
  const { plan: next } = await made()
  const at = (id: number, seconds: number) =>
    ask(w.store, proposal, { id }, { actor: then, now: new Date(+noon + seconds * 1000) })
  const then = (await w.store.reading(async (db) =>
    actorOf(db, lead, noon, await companyZone(db)),
  ))!
  const told = async (seconds: number) => {
    const it = await at(next, seconds)
    return it.ok && [it.value.before?.id, it.value.silent]
  }
  expect(await told(20)).toEqual([first, false])
  expect(await told(40)).toEqual([first, true])
  await w.put((db) =>
    db
      .update(plan)
      .set({ progress: 50, seenAt: +noon + 35_000 })
      .where(sql`id = ${first}`),
  )
  expect(await told(40)).toEqual([first, false])
  for (const id of [first, next]) await w.perform(cancelPlan, { plan: id }, lead)
  expect(await shown(next)).toMatchObject({
    state: 'cancelled',
    stoppedBy: 'Stella Lead',
    silent: false,
  })
})

test('one whose process is about to end waits again, and is begun anew', async () => {
  const { plan: id } = await made()
  let asked = 0
  expect(await work(async () => asked++ === 0)).toBe(0)
  expect(await shown(id)).toMatchObject({ state: 'working', progress: 0 })
  expect(await work()).toBe(1)
  expect(await shown(id)).toMatchObject({ state: 'ready' })
})

test('one that is stopped while it is worked on ends its thread and writes nothing', async () => {
  const { plan: id } = await made()
  let asked = 0
  await work(async () => {
    if (asked++ === 0) return true
    await w.perform(cancelPlan, { plan: id }, lead)
    return false
  })
  const it = await shown(id)
  expect(it).toMatchObject({ state: 'cancelled', changes: 0, emptyCount: 0 })
})

test('one whose thread runs out of memory says so and what to ask for instead, and the next is worked on', async () => {
  const { plan: id } = await made()
  await work(undefined, 8)
  expect(await shown(id)).toMatchObject({
    state: 'failed',
    outcome: {
      error:
        'This plan takes more memory than it may use. Ask for one kind of position or without the rules across teams.',
    },
  })
  const { plan: next } = await made()
  expect(await work()).toBe(1)
  expect(await shown(next)).toMatchObject({ state: 'ready' })
})
