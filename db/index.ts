import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Client, createClient, type InStatement, type Transaction } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { environment } from './environment'

/*
 * Two surprises shape this file. On a local file, overlapping transactions fail at once with "database is locked", so
 * every write of this process waits its turn in one queue. And the commands that wait together are committed together
 * (each inside its own savepoint): one commit is one fsync, and the fsync is what a small write costs.
 */

type Database = LibSQLDatabase<Record<string, never>>
/** Can look, cannot touch. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count' | '$with' | 'all' | 'get'> & {
  with: (...ctes: Parameters<Database['with']>) => Pick<ReturnType<Database['with']>, 'select' | 'selectDistinct'>
}
/** Made only inside a turn of the write queue. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete' | 'run'>

export type Where = { url: string; authToken?: string; syncUrl?: string }
type Job = { run: (db: Writer) => Promise<unknown>; done: (value: unknown) => void; failed: (error: unknown) => void }

export type Store = {
  /** For questions. Runs `work` at once, or, where the database has a single connection, in its turn. */
  reading<T>(work: (db: Reader) => Promise<T>): Promise<T>
  /** For the kernel alone: runs `work` in one write transaction; resolves when it is committed. */
  writing<T>(work: (db: Writer) => Promise<T>): Promise<T>
  /** The bare client, for what is older than the tables: migrations, backup. Writes go to `primary`. */
  client: Client
  /** Where writes go: the same client, except on a replica. */
  primary: Client
  close(): void
}

/** How many waiting commands share one commit at most: enough to spread an fsync, few enough to answer soon. */
const sharing = 64

/** Opens the database in any of its three places: a file, a libSQL server, a local replica of one. */
export function openStore(where: Where): Store {
  if (where.url.startsWith('file:')) mkdirSync(dirname(where.url.slice(5)), { recursive: true })
  const { url, authToken, syncUrl } = where
  const client = createClient(syncUrl ? { url, syncUrl, authToken, syncInterval: 1 } : { url, authToken, timeout: 10_000 })
  // A replica has one connection and forwards its writes: they go to the primary directly, and are fetched before the answer.
  const primary = syncUrl ? createClient({ url: syncUrl, authToken }) : client
  const alone = url.includes(':memory:')

  let turn: Transaction | undefined
  const now = () => {
    if (!turn) throw new Error('A writing handle outlived its turn.')
    return turn
  }
  // drizzle takes a client; this one always means the open turn, so that statements prepared on it stay prepared.
  const through = { execute: (statement: InStatement) => now().execute(statement), batch: (all: InStatement[]) => now().batch(all) } as unknown as Client
  const read = drizzle(client, { casing: 'snake_case' }) as unknown as Reader
  const write = drizzle(through, { casing: 'snake_case' }) as unknown as Writer

  const waiting: Job[] = []
  let busy = false

  async function takeTurn(jobs: Job[]) {
    const settled: (() => void)[] = []
    turn = await patiently(() => primary.transaction('write'))
    try {
      for (const job of jobs) {
        const shared = jobs.length > 1
        if (shared) await turn.execute('savepoint job')
        try {
          const value = await job.run(write)
          if (shared) await turn.execute('release job')
          settled.push(() => job.done(value))
        } catch (error) {
          if (!shared || turn.closed) throw error
          await turn.execute('rollback to job')
          await turn.execute('release job')
          settled.push(() => job.failed(error))
        }
      }
      await turn.commit()
      if (syncUrl) await client.sync()
    } finally {
      turn.close()
      turn = undefined
    }
    for (const settle of settled) settle()
  }

  async function drain() {
    if (busy) return
    busy = true
    while (waiting.length) {
      const jobs = waiting.splice(0, sharing)
      try {
        await takeTurn(jobs)
      } catch (error) {
        for (const job of jobs) job.failed(error)
      }
    }
    busy = false
  }

  const writing = <T>(work: (db: Writer) => Promise<T>) =>
    new Promise<T>((done, failed) => {
      waiting.push({ run: work, done: done as (value: unknown) => void, failed })
      void drain()
    })

  return {
    reading: (work) => (alone ? writing(work) : patiently(() => work(read))),
    writing,
    client,
    primary,
    close() {
      client.close()
      if (primary !== client) primary.close()
    },
  }
}

/** A server that went away for a moment is asked again; one that stays away is reported in words. Nothing was written yet when this retries. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let wait = 100; ; wait *= 3) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error)) throw error
      if (wait > 1000) throw new DatabaseAway(error)
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached. Nothing was changed; try again in a moment.', { cause })
  }
}

function isAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const text = `${(e as { code?: string }).code ?? ''} ${e.message}`
    if (/ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR|fetch failed|socket hang up|SERVER_ERROR: .*(502|503|504)/.test(text)) return true
  }
  return false
}

/**
 * Builds a prepared statement once per handle: twice as fast as building the SQL each time.
 * `const byId = prepared((db) => db.select()….prepare())`, then `byId(db).get({ id })`.
 */
export function prepared<T>(build: (db: Reader) => T): (db: Reader) => T {
  const plans = new WeakMap<Reader, T>()
  return (db) => {
    let plan = plans.get(db)
    if (plan === undefined) {
      plan = build(db)
      plans.set(db, plan)
    }
    return plan
  }
}

const here = globalThis as typeof globalThis & { guildhallStore?: Store }

/** This process's database. Kept on `globalThis`, because pages and route handlers may load this module twice. */
export function store(): Store {
  const { DATABASE_URL, DATABASE_AUTH_TOKEN, DATABASE_SYNC_URL } = environment()
  here.guildhallStore ??= openStore({ url: DATABASE_URL, authToken: DATABASE_AUTH_TOKEN, syncUrl: DATABASE_SYNC_URL })
  return here.guildhallStore
}
