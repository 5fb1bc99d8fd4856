import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '@/db'
import { type Running, startServer } from '../setup/server'
import { aCourse, aPerson } from '../world'

let server: Running
let store: Store
beforeAll(async () => {
  server = await startServer({ DEMO: 'off' })
  store = openStore({ url: server.databaseUrl })
})
afterAll(async () => {
  store?.close()
  await server?.stop()
})

const rows = <T>(query: ReturnType<typeof sql>) => store.reading((db) => db.all<T>(query))

async function crowd(people: number, seats: number) {
  return store.writing(async (db) => {
    const ids: number[] = []
    for (let i = 0; i < people; i++) ids.push(await aPerson(db))
    const { offeringId } = await aCourse(db, { seats })
    return { ids, offeringId }
  })
}

async function request(personId: number, offering: number): Promise<number> {
  const headers = {
    cookie: await server.as(personId),
    origin: server.url,
    'content-type': 'application/json',
  }
  const response = await fetch(`${server.url}/api/v1/request-seat`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ offering }),
  })
  await response.text()
  return response.status
}

test('200 people rush 30 seats: exactly 30 sit, the rest queue in order, and a double click is one place', async () => {
  const { ids, offeringId } = await crowd(200, 30)
  const statuses = await Promise.all(
    ids.flatMap((id) => [request(id, offeringId), request(id, offeringId)]),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(200)
  expect(statuses.filter((status) => status === 403)).toHaveLength(200)

  const places = await rows<{ state: string; queuedAt: number | null }>(
    sql`select state, queued_at as queuedAt from enrolment where offering_id = ${offeringId}
      order by id`,
  )
  expect(places.slice(0, 30).every((place) => place.state === 'enrolled')).toBe(true)
  expect(places.slice(30).every((place) => place.state === 'waitlisted')).toBe(true)
  expect(places).toHaveLength(200)
  const queue = places.slice(30).map((place) => place.queuedAt as number)
  // A request's instant is read before its turn comes, so neighbours may differ by a blink.
  const latest = queue.map((_, i) => Math.max(...queue.slice(0, i + 1)))
  expect(queue.filter((at, i) => at < (latest[i] ?? 0) - 1000)).toEqual([])
  expect(await rows(sql`select taken, waiting from offering where id = ${offeringId}`)).toEqual([
    { taken: 30, waiting: 170 },
  ])
})

test('kill -9 in the middle of writes: every acknowledged seat is there, none is half there', async () => {
  const { ids, offeringId } = await crowd(400, 150)
  const acknowledged: number[] = []
  // Twenty at a time, and the kill as soon as forty are answered: on a machine of any speed it falls
  // among writes, with most people still to come.
  const left = [...ids]
  let killed: Promise<unknown> | undefined
  const come = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      if ((await request(id, offeringId).catch(() => 0)) === 200) acknowledged.push(id)
      if (acknowledged.length >= 40) killed ??= Promise.resolve(server.kill())
    }
  }
  await Promise.all(Array.from({ length: 20 }, come))
  await killed
  expect(acknowledged.length).toBeGreaterThan(10)
  expect(acknowledged.length).toBeLessThan(400)

  await server.restart()
  const seated = await rows<{ personId: number; state: string; events: number }>(sql`
    select e.person_id as personId, e.state, (select count(*) from event_about a
    join event v on v.id = a.event_id where a.kind = 'enrolment' and a.subject_id = e.id
    and v.verb = 'seat.requested') as events
    from enrolment e where e.offering_id = ${offeringId}`)
  const there = new Set(seated.map((seat) => seat.personId))
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
  expect(seated.filter((seat) => seat.events !== 1)).toEqual([])
  const [counted] = await rows<{ taken: number; waiting: number }>(
    sql`select taken, waiting from offering where id = ${offeringId}`,
  )
  expect(counted).toEqual({
    taken: seated.filter((seat) => seat.state === 'enrolled').length,
    waiting: seated.filter((seat) => seat.state === 'waitlisted').length,
  })
  expect(await request(await store.writing((db) => aPerson(db)), offeringId)).toBe(200)
})
