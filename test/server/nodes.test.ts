import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, type Store } from '@/db'
import { type Running, startServer } from '../setup/server'
import { type Sqld, sqldBinary, startSqld } from '../setup/sqld'
import { aCourse, aPerson } from '../world'

describe.skipIf(!sqldBinary())(
  'two application processes and a replica on one libSQL server',
  () => {
    let sqld: Sqld
    let store: Store
    const nodes: Running[] = []
    beforeAll(async () => {
      sqld = await startSqld()
      // Both prepare and start at the same moment; the third keeps a replica of its own.
      nodes.push(
        ...(await Promise.all(
          [1, 2].map(() => startServer({ DEMO: 'off', DATABASE_URL: sqld.url })),
        )),
      )
      const { folder } = nodes[0] as Running
      nodes.push(
        await startServer({
          DEMO: 'off',
          DATABASE_URL: `file:${folder}/replica.db`,
          DATABASE_SYNC_URL: sqld.url,
        }),
      )
      store = openStore({ url: sqld.url })
    })
    afterAll(async () => {
      store?.close()
      for (const node of nodes.reverse()) await node.stop()
      sqld?.stop()
    })

    test('sixty people on three nodes rush ten seats: ten sit, in one order', async () => {
      const { ids, offeringId } = await store.writing(async (db) => {
        const made: number[] = []
        for (let i = 0; i < 60; i++) made.push(await aPerson(db))
        return { ids: made, ...(await aCourse(db, { seats: 10 })) }
      })
      // A replica may lag a second behind what others wrote.
      await new Promise((resolve) => setTimeout(resolve, 2500))
      const answers = await Promise.all(
        ids.map(async (id, i) => {
          const node = nodes[i % nodes.length] as Running
          const headers = {
            cookie: await node.as(id),
            origin: node.url,
            'content-type': 'application/json',
          }
          const response = await fetch(`${node.url}/api/v1/request-seat`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ offering: offeringId }),
          })
          return response.ok ? 'ok' : `${response.status} ${await response.text()}`
        }),
      )
      expect(answers.filter((answer) => answer !== 'ok')).toEqual([])
      const places = await store.reading((db) =>
        db.all<{ state: string }>(
          sql`select state from enrolment where offering_id = ${offeringId} order by id`,
        ),
      )
      expect(places.map((place) => place.state)).toEqual([
        ...Array(10).fill('enrolled'),
        ...Array(50).fill('waitlisted'),
      ])
    })
  },
)
