import { createHash } from 'node:crypto'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { openStore, type Store, type Writer } from '@/db'
import { course, courseVersion, offering } from '@/db/tables/catalogue'
import { type GrantedRole, person, roleGrant } from '@/db/tables/people'
import { actorOf, companyZone } from '@/university/actor'
import { ask, type Command, type Outcome, perform, type Question } from '@/university/kernel'

/**
 * The clock of every test unless it sets another: a Saturday, the evening of the 21st in Kathmandu.
 */
export const noon = new Date('2026-11-21T12:00:00Z')

const tables = readMigrationFiles({ migrationsFolder: 'db/migrations' })
  .flatMap((file) => file.sql)
  .join(';\n')

export type World = {
  store: Store
  now: Date
  /** Rows as a test needs them, past the kernel. */
  put<T>(work: (db: Writer) => Promise<T>): Promise<T>
  ask<I, A>(question: Question<I, A>, input: unknown, as: number): Promise<Outcome<A>>
  perform<I, S, R>(command: Command<I, S, R>, input: unknown, as: number): Promise<Outcome<R>>
  close(): void
}

/**
 * A server is one world at a time: of several named in `TEST_DATABASE_URL`, separated by spaces,
 * each worker has its own.
 */
const servers = process.env.TEST_DATABASE_URL?.split(' ') ?? [':memory:']
const ownUrl = servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length] as string

/**
 * Worlds in memory that were closed: the next one is such a world, emptied. Making the tables costs
 * ten times as much.
 */
const closed: Store[] = []

/** An empty, migrated database: in memory, or on a server `TEST_DATABASE_URL` names. */
export async function world(now = noon): Promise<World> {
  const inMemory = ownUrl === ':memory:'
  const store = (inMemory && closed.pop()) || openStore({ url: ownUrl })
  if (!(await isEmptied(store))) {
    if (!inMemory) await drop(store)
    await store.client.executeMultiple(tables)
    await store.client.execute(`create table ${madeTable} (nobody)`)
  }
  const it: World = {
    store,
    now,
    put: (work) => store.writing(work),
    ask: async (question, input, as) => ask(store, question, input, await asked(it, as)),
    perform: async (command, input, as) => perform(store, command, input, await asked(it, as)),
    close: () => (inMemory ? void closed.push(store) : store.close()),
  }
  return it
}

async function asked({ store, now }: World, id: number) {
  const actor = await store.reading(async (db) => actorOf(db, id, now, await companyZone(db)))
  if (!actor) throw new Error(`Nobody with id ${id} works here on ${now.toISOString()}.`)
  return { actor, now }
}

/** A table that says by its name of which source the others were made. */
const madeTable = `made_of_${createHash('sha256').update(tables).digest('hex')}`
let rows: string[] = []

/**
 * Making the tables costs a tenth of a second, on a server most of one: tables of this source are
 * emptied instead. False where there are none.
 */
async function isEmptied(store: Store): Promise<boolean> {
  const known = await store.client.execute(`select 1 from ${madeTable}`).catch(() => undefined)
  if (!known) return false
  if (!rows.length) {
    const found = await store.client.execute(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'search%' and name not like 'sqlite_%' and name not like 'libsql_%' and name not like '_litestream%' and name not like 'made_of_%'",
    )
    rows = found.rows.map((row) => `delete from "${row.name}"`)
  }
  // A test may leave a trigger behind that makes a fault.
  const triggers = await store.client.execute(
    "select name from sqlite_master where type = 'trigger'",
  )
  const strange = triggers.rows
    .map((row) => String(row.name))
    .filter((name) => !tables.includes(`CREATE TRIGGER ${name} `))
  const resetting = "insert or replace into setting (name, value) values ('resetting', '1')"
  await store.client.batch(
    [
      'pragma defer_foreign_keys = on',
      ...strange.map((name) => `drop trigger "${name}"`),
      resetting,
      ...rows.filter((it) => it !== 'delete from "setting"'),
      'delete from setting',
    ],
    'write',
  )
  return true
}

async function drop(store: Store) {
  const { rows } = await store.client.execute(
    "select type, name from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite_%' and name not like 'search_%' and name not like 'libsql_%' and name not like '_litestream%'",
  )
  const drops = rows.map((row) => `drop ${row.type} if exists "${row.name}"`)
  await store.client.executeMultiple(
    ['pragma foreign_keys = off', ...drops.sort().reverse(), 'pragma foreign_keys = on'].join(
      ';\n',
    ),
  )
}

let count = 0
/** A person, with roles valid from the beginning. */
export async function aPerson(
  db: Writer,
  it: Partial<typeof person.$inferInsert> & { roles?: GrantedRole[] } = {},
): Promise<number> {
  const { roles = [], ...row } = it
  const n = ++count
  const made = await db
    .insert(person)
    .values({
      employeeId: `E${n}`,
      email: `person${n}@example.com`,
      name: `Person ${n}`,
      jobTitle: 'Linux Technician',
      timeZone: 'America/Chicago',
      ...row,
    })
    .returning({ id: person.id })
  const id = made[0]?.id as number
  for (const role of roles)
    await db.insert(roleGrant).values({ personId: id, role, from: '2000-01-01' })
  return id
}

/** A published course with no content and one open offering, by default without a seat limit. */
export async function aCourse(
  db: Writer,
  it: { code?: string; seats?: number | null; ownerId?: number } = {},
) {
  const n = ++count
  const code = it.code ?? `TST-${n}`
  const [c] = await db
    .insert(course)
    .values({ code, track: 'linux', ownerId: it.ownerId })
    .returning({ id: course.id })
  const [v] = await db
    .insert(courseVersion)
    .values({
      courseId: c!.id,
      number: 1,
      title: `Course ${n}`,
      summary: 'A course.',
      description: 'A course.',
      level: 'foundation',
      hours: 2,
      publishedAt: +noon - 1,
    })
    .returning({ id: courseVersion.id })
  const [o] = await db
    .insert(offering)
    .values({
      code: `${code}-1`,
      courseVersionId: v!.id,
      courseId: c!.id,
      mode: 'self-paced',
      seats: it.seats ?? null,
      enrolFrom: '2026-01-01',
      timeZone: 'America/Chicago',
    })
    .returning({ id: offering.id })
  return { courseId: c!.id, versionId: v!.id, offeringId: o!.id, code }
}
