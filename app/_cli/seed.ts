import { existsSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStore, type Store } from '@/db'
import { clock, environment } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { seedCertifications } from '@/db/seed/certifications'
import { fillLoad } from '@/db/seed/load'
import { type Size, sizes } from '@/db/seed/load/fill'
import { wipe } from '@/db/seed/wipe'
import { dayIn } from '@/university/calendar'
import { tellDemo } from '@/university/demo/commands/tell-demo'
import { hashPassword } from '@/university/people/password'

// `npm run seed -- --size small|medium|large [--reset]`: the demo's university in an empty
// database, and around it a load world.
const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}
async function main() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'small' },
      reset: { type: 'boolean', default: false },
    },
  })
  const size = values.size as 'small' | Size
  if (size !== 'small' && !(size in sizes)) fail(`--size is small, medium or large, not ${size}.`)

  const { DATABASE_URL, DATABASE_AUTH_TOKEN, DATABASE_SYNC_URL } = environment()
  const file =
    DATABASE_URL.startsWith('file:') && !DATABASE_SYNC_URL ? DATABASE_URL.slice(5) : undefined
  if (size !== 'small' && !file)
    fail(
      `A ${size} world is made in an embedded file only, because triggers and indexes step aside meanwhile. Make it there, then: npm run restore.`,
    )

  const began = performance.now()
  const now = clock()
  const open = async () => {
    const store = openStore({
      url: DATABASE_URL,
      authToken: DATABASE_AUTH_TOKEN,
      syncUrl: DATABASE_SYNC_URL,
    })
    await migrate(store.primary)
    return store
  }
  const countOf = async ({ client }: Store, table: string) =>
    Number((await client.execute(`select count(*) as n from "${table}"`)).rows[0]?.n)

  let store = await open()
  const people = await countOf(store, 'person')
  if (people > 0 && !values.reset)
    fail(
      `There are ${people.toLocaleString('en')} people in this database already. Nothing was changed. To replace everything in it: --reset`,
    )
  if (people > 0 && file && size !== 'small') {
    store.close()
    for (const end of ['', '-wal', '-shm', '-journal'])
      if (existsSync(file + end)) rmSync(file + end)
    store = await open()
  }

  const passwordHash = await hashPassword('guildhall')
  await store.writing(async (db) => {
    const done = await wipe(db)
    await seedCertifications(db)
    await tellDemo(db, { now, passwordHash })
    await done()
  })
  if (size !== 'small' && file) {
    store.close()
    await fillLoad(file, size, { now, today: dayIn(now, 'America/Chicago') }, console.log)
    store = await open()
  }

  const tables = [
    'person',
    'course',
    'offering',
    'enrolment',
    'award',
    'team',
    'position',
    'placement',
    'event',
  ]
  const made = await Promise.all(
    tables.map(async (table) => `${(await countOf(store, table)).toLocaleString('en')} ${table}`),
  )
  console.log(
    `${made.join(', ')}: made in ${((performance.now() - began) / 1000).toFixed(1)} s in ${DATABASE_URL}`,
  )
}

main().then(
  () => process.exit(0),
  (error: Error) => fail(error.message),
)
