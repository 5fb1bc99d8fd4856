import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { DatabaseTrouble, openStore, type Store } from '@/db'
import { isMigrated, migrate } from '@/db/migrate'
import { completion } from '@/db/tables/learning'
import { person } from '@/db/tables/people'
import { actorOf } from '@/university/actor'
import { type Sqld, sqldBinary, startSqld } from '../setup/sqld'
import { aPerson } from '../world'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-places-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** Twenty people ask at once who they are; every answer must be about the one who asked. */
async function answersBelongToWhoAsked(store: Store) {
  const ids = await store.reading((db) => db.select({ id: person.id }).from(person).limit(20))
  const actors = await Promise.all(
    ids.map(({ id }) => store.reading((db) => actorOf(db, id, new Date(), 'UTC'))),
  )
  expect(actors.map((actor) => actor?.id)).toEqual(ids.map(({ id }) => id))
}
const people = (store: Store) => store.reading((db) => db.$count(person))

describe('a file', () => {
  test('fifty writes at once all happen, and foreign keys hold after each', async () => {
    const store = openStore({ url: `file:${folder}/fifty.db` })
    await migrate(store.primary)
    await Promise.all(Array.from({ length: 50 }, () => store.writing((db) => aPerson(db))))
    expect(await people(store)).toBe(50)
    const orphan = store.writing((db) =>
      db.insert(completion).values({ enrolmentId: 9, itemId: 9, at: 0, byId: 1 }),
    )
    await expect(orphan).rejects.toThrow()
    await answersBelongToWhoAsked(store)
    await store.writing((db) => aPerson(db))
    await expect(
      store.writing((db) =>
        db.insert(completion).values({ enrolmentId: 9, itemId: 9, at: 0, byId: 1 }),
      ),
    ).rejects.toThrow()
    expect(await people(store)).toBe(51)
    store.close()
  })
  test('three processes start together and write the same file in turn', async () => {
    const url = `file:${folder}/two.db`
    const writers = [1, 2, 3].map(() => inAnotherProcess([url, '20']))
    expect(
      await Promise.all(writers.map((writer) => writer.code.then((code) => writer.said() || code))),
    ).toEqual([0, 0, 0])
    const store = openStore({ url })
    expect(await people(store)).toBe(60)
    store.close()
  })
  test('a full disk is a clear message, and what was there stays', async () => {
    const url = `file:${folder}/full.db`
    expect(await inAnotherProcess([url, '5']).code).toBe(0)
    const full = inAnotherProcess([url, '5000'], "trap '' XFSZ; ulimit -f 2000; ")
    expect(await full.code).toBe(1)
    expect(full.said()).toContain('The disk is full. Nothing was changed')
    const store = openStore({ url })
    expect((await store.client.execute('pragma integrity_check')).rows[0]).toEqual({
      integrity_check: 'ok',
    })
    expect(await people(store)).toBeGreaterThanOrEqual(5)
    store.close()
  })
  test('a file that may not be written is a clear message', async () => {
    const url = `file:${folder}/locked.db`
    expect(await inAnotherProcess([url, '1']).code).toBe(0)
    chmodSync(`${folder}/locked.db`, 0o444)
    const locked = inAnotherProcess(
      [url, '1'],
      process.getuid?.() === 0 ? 'exec setpriv --bounding-set=-all --inh-caps=-all ' : '',
    )
    expect(await locked.code).toBe(1)
    expect(locked.said()).toContain('The database file may not be written')
  })
})

/** Migrates and writes `count` people, one transaction each, in a process of its own. */
function inAnotherProcess(args: string[], before = '') {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  const child = spawn(
    'sh',
    ['-c', `${before}"$@"`, 'sh', process.execPath, tsx, 'test/setup/writer.ts', ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  return {
    code: new Promise<number | null>((resolve) => child.once('close', resolve)),
    said: () => said,
  }
}

describe.skipIf(!sqldBinary())('a libSQL server', () => {
  let primary: Sqld
  test('of nodes starting together one migrates', async () => {
    primary = await startSqld()
    const nodes = Array.from({ length: 4 }, () => openStore({ url: primary.url }))
    const applied = await Promise.all(nodes.map((node) => migrate(node.primary)))
    expect(applied.filter(Boolean)).toHaveLength(1)
    expect(await isMigrated(nodes[3]!.client)).toBe(true)
    for (const node of nodes) node.close()
  })
  test('nodes see each other’s writes, through a replica server and through an embedded replica', async () => {
    const replicaServer = await startSqld(primary)
    const node = openStore({ url: primary.url })
    const viaReplica = openStore({ url: replicaServer.url })
    const embedded = openStore({ url: `file:${folder}/replica.db`, syncUrl: primary.url })
    await embedded.client.sync()
    await node.writing((db) => aPerson(db))
    await viaReplica.writing((db) => aPerson(db))
    const own = await embedded.writing((db) => aPerson(db))
    // Its own write is there at once; the others' within the second that a replica may lag.
    expect(
      await embedded.reading((db) => db.get(sql`select id from person where id = ${own}`)),
    ).toMatchObject({ id: own })
    await expect.poll(() => people(embedded), { timeout: 5000 }).toBe(3)
    await expect.poll(() => people(viaReplica), { timeout: 5000 }).toBe(3)
    expect(await people(node)).toBe(3)
    for (const store of [node, viaReplica, embedded]) await answersBelongToWhoAsked(store)
    for (const store of [node, viaReplica, embedded]) store.close()
    replicaServer.stop()
  })
  test('one that goes away is waited for, then reported; one that returns goes on', async () => {
    const node = openStore({ url: primary.url })
    const before = await people(node)
    primary.kill()
    await expect(people(node)).rejects.toThrow(DatabaseTrouble)
    await expect(node.writing((db) => aPerson(db))).rejects.toThrow('Nothing was changed')
    const waiting = node.writing((db) => aPerson(db))
    await primary.restart()
    await waiting
    expect(await people(node)).toBe(before + 1)
    node.close()
    primary.stop()
  })
})
