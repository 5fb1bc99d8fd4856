import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { openStore } from '@/db'
import { migrate } from '@/db/migrate'
import { offering } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { actorOf } from '@/university/actor'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { withdrawSeat } from '@/university/enrolment/commands/withdraw-seat'
import { perform } from '@/university/kernel'
import { aCourse, aPerson, noon } from './world'

const file = join(tmpdir(), `guildhall-race-${randomUUID()}.db`)
afterEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
})

test('200 people rush 30 seats: exactly 30 sit, 170 wait in the order they came, and seats given up go down that line', async () => {
  const store = openStore({ url: `file:${file}` })
  await migrate(store.client)
  const { offeringId, people } = await store.writing(async (db) => {
    const { offeringId } = await aCourse(db, { seats: 30 })
    const people: number[] = []
    for (let i = 0; i < 200; i++) people.push(await aPerson(db))
    return { offeringId, people }
  })
  const as = async (id: number) => ({
    actor: (await store.reading((db) => actorOf(db, id, noon, 'America/Chicago')))!,
    now: noon,
  })
  // Everybody at the same millisecond, half of them twice: a double click is one seat.
  const whos = await Promise.all(people.map(as))
  const outcomes = await Promise.all(
    [...whos, ...whos.slice(0, 100)].map((who) =>
      perform(store, requestSeat, { offering: offeringId }, who),
    ),
  )
  expect(outcomes.filter((o) => o.ok)).toHaveLength(200)

  const line = () =>
    store.reading((db) =>
      db
        .select()
        .from(enrolment)
        .where(eq(enrolment.offeringId, offeringId))
        .orderBy(asc(enrolment.id)),
    )
  const counters = () =>
    store.reading((db) =>
      db
        .select({ taken: offering.taken, waiting: offering.waiting })
        .from(offering)
        .where(eq(offering.id, offeringId))
        .get(),
    )
  const before = await line()
  expect(before.map((e) => e.state)).toEqual([
    ...Array(30).fill('enrolled'),
    ...Array(170).fill('waitlisted'),
  ])
  expect(new Set(before.map((e) => e.personId)).size).toBe(200)
  expect(await counters()).toEqual({ taken: 30, waiting: 170 })
  const positions = outcomes.flatMap((o) => (o.ok && o.value.position ? [o.value.position] : []))
  expect(positions).toEqual(Array.from({ length: 170 }, (_, i) => i + 1))

  const leavers = before.slice(0, 10)
  await Promise.all(
    leavers.map(async (e) =>
      perform(store, withdrawSeat, { enrolment: e.id }, await as(e.personId)),
    ),
  )
  const after = await line()
  expect(after.map((e) => e.state)).toEqual([
    ...Array(10).fill('withdrawn'),
    ...Array(30).fill('enrolled'),
    ...Array(160).fill('waitlisted'),
  ])
  store.close()
})
