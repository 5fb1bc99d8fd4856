import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Client, createClient, type InStatement, type Transaction } from '@libsql/client'
import type { SQL } from 'drizzle-orm'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { environment } from './environment'
import { keepNoStatements } from './statements'

/*
 * Two surprises shape this file. On a local file, overlapping transactions fail at once with
 * "database is locked", so every write of this process waits its turn in one queue. And the
 * commands that wait together are committed together (each inside its own savepoint): one commit is
 * one fsync, and the fsync is what a small write costs.
 */

type Database = LibSQLDatabase<Record<string, never>>
/** Can look, cannot touch. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count' | '$with' | 'all'> & {
  /** The first row of plain SQL, or undefined. */
  get<T>(query: SQL): Promise<T | undefined>
  with: (
    ...ctes: Parameters<Database['with']>
  ) => Pick<ReturnType<Database['with']>, 'select' | 'selectDistinct'>
}
/** Made only inside a turn of the write queue. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete' | 'run'>

export type Where = { url: string; authToken?: string; syncUrl?: string }
type Job = {
  run: (db: Writer) => Promise<unknown>
  done: (value: unknown) => void
  failed: (error: unknown) => void
}

export type Store = {
  /**
   * For questions. Runs `work` at once, or, where the database has a single connection, in its
   * turn.
   */
  reading<T>(work: (db: Reader) => Promise<T>): Promise<T>
  /** For the kernel alone: runs `work` in one write transaction; resolves when it is committed. */
  writing<T>(work: (db: Writer) => Promise<T>): Promise<T>
  /**
   * The bare client, for what is older than the tables: migrations, backup. Writes go to `primary`.
   */
  client: Client
  /** Where writes go: the same client, except on a replica. */
  primary: Client
  close(): void
}

/**
 * How many waiting commands share one commit at most: enough to spread an fsync, few enough to
 * answer soon.
 */
const sharing = 64

/**
 * Opens the database in any of its three places: a file, a libSQL server, a local replica of one.
 */
export function openStore(where: Where): Store {
  if (where.url.startsWith('file:')) mkdirSync(dirname(where.url.slice(5)), { recursive: true })
  const { url, authToken, syncUrl } = where
  if (syncUrl) keepNoStatements()
  // A short `timeout`, because the driver waits by stopping the whole process; `patiently` waits
  // without.
  const settings = { url, authToken, timeout: 20 }
  const client = createClient(syncUrl ? { url, syncUrl, authToken, syncInterval: 1 } : settings)
  // Memory is one connection. A replica has one too and forwards its writes: they go to the server
  // directly, and are fetched before the answer. A file gets a second client, so that renewing a
  // refused connection disturbs no reader.
  const primary = syncUrl
    ? createClient({ url: syncUrl, authToken })
    : url.includes(':memory:')
      ? client
      : createClient(settings)
  const alone = url.includes(':memory:')

  let turn: Transaction | undefined
  const now = () => {
    if (!turn) throw new Error('A writing handle outlived its turn.')
    return turn
  }
  // drizzle takes a client; this one always means the open turn, so that statements prepared on it
  // stay prepared.
  const through = {
    execute: (statement: InStatement) => now().execute(statement),
    batch: (all: InStatement[]) => now().batch(all),
  } as unknown as Client
  const read = answering(drizzle(client, { casing: 'snake_case' })) as unknown as Reader
  const write = answering(drizzle(through, { casing: 'snake_case' })) as unknown as Writer

  const waiting: Job[] = []
  let busy = false

  /**
   * Runs the jobs in one transaction. Nothing outlives a failure before the commit, so a database
   * that was away is simply asked again.
   */
  async function takeTurn(jobs: Job[]): Promise<(() => void)[]> {
    const settled: (() => void)[] = []
    turn = await begin(primary)
    let committing = false
    try {
      for (const job of jobs) settled.push(await runIn(turn, job, jobs.length > 1))
      committing = true
      await turn.commit()
    } catch (error) {
      throw committing && isAway(error) ? new DatabaseTrouble(words.unsure, error) : error
    } finally {
      turn.close()
      turn = undefined
    }
    // The write stands whether or not this node could fetch it back already; the next second's
    // fetch will.
    if (syncUrl) await client.sync().catch(() => undefined)
    return settled
  }

  /** One job; among several, inside a savepoint of its own, so that it fails alone. */
  async function runIn(open: Transaction, job: Job, shared: boolean): Promise<() => void> {
    if (!shared) return job.run(write).then((value) => () => job.done(value))
    await open.execute('savepoint job')
    try {
      const value = await job.run(write)
      await open.execute('release job')
      return () => job.done(value)
    } catch (error) {
      if (open.closed || isAway(error)) throw error
      await open.execute('rollback to job')
      await open.execute('release job')
      return () => job.failed(error)
    }
  }

  async function drain() {
    if (busy) return
    busy = true
    while (waiting.length) {
      const jobs = waiting.splice(0, sharing)
      try {
        for (const settle of await patiently(() => takeTurn(jobs))) settle()
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

/**
 * Takes the write lock. A refused BEGIN stays open on its connection, which would then refuse to
 * commit: the next try gets a new one.
 * @throws SQLITE_BUSY while another process writes.
 */
export async function begin(client: Client): Promise<Transaction> {
  try {
    return await client.transaction('write')
  } catch (error) {
    if (isBusy(error)) await client.reconnect()
    throw error
  }
}

const words = {
  away: 'The database cannot be reached. Nothing was changed; try again in a moment.',
  unsure:
    'The database went away while this was being saved. Look whether it is there before you do it again.',
  busy: 'Someone else has been writing for a long time. Nothing was changed; try again in a moment.',
  full: 'The disk is full. Nothing was changed; free some space, then try again.',
  readonly:
    'The database file may not be written. Nothing was changed; check its owner and the rights of its folder.',
}

/**
 * The database cannot do its work now, in words for whoever asked. Not a fault of theirs, and not
 * one of ours.
 */
export class DatabaseTrouble extends Error {
  /** What the error page knows it by: Next passes nothing else of an error to the browser. */
  readonly digest = 'database'
  constructor(message: string, cause: unknown) {
    super(message, { cause })
  }
}

const says = (pattern: RegExp) => (error: unknown) => {
  for (let e = error; e instanceof Error; e = e.cause)
    if (pattern.test(`${(e as { code?: string }).code ?? ''} ${e.message}`)) return true
  return false
}
const isAway = says(
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR|fetch failed|socket hang up|SERVER_ERROR: .*(502|503|504)/,
)
const isBusy = says(/SQLITE_BUSY/)
const isFull = says(/SQLITE_FULL|SQLITE_IOERR/)
const isReadOnly = says(/SQLITE_READONLY/)

/**
 * drizzle's `get` of plain SQL fails where there is no row; here it answers undefined, as the built
 * queries do.
 */
function answering(db: Database): Database {
  return Object.assign(db, {
    get: async (query: Parameters<Database['all']>[0]) => (await db.all(query))[0],
  })
}

/**
 * A server that went away is asked again for two seconds, another process's write is waited for up
 * to fifteen; what does not pass is said in words.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await work()
    } catch (error) {
      const patience = isAway(error) ? 2000 : isBusy(error) ? 15_000 : 0
      if (Date.now() - began < patience) await new Promise((resolve) => setTimeout(resolve, wait))
      else if (isAway(error)) throw new DatabaseTrouble(words.away, error)
      else if (isBusy(error)) throw new DatabaseTrouble(words.busy, error)
      else if (isFull(error)) throw new DatabaseTrouble(words.full, error)
      else if (isReadOnly(error)) throw new DatabaseTrouble(words.readonly, error)
      else throw error
    }
  }
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

/**
 * This process's database. Kept on `globalThis`, because pages and route handlers may load this
 * module twice.
 */
export function store(): Store {
  const { DATABASE_URL, DATABASE_AUTH_TOKEN, DATABASE_SYNC_URL } = environment()
  here.guildhallStore ??= openStore({
    url: DATABASE_URL,
    authToken: DATABASE_AUTH_TOKEN,
    syncUrl: DATABASE_SYNC_URL,
  })
  return here.guildhallStore
}
