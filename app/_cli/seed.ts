import { randomBytes, scryptSync } from 'node:crypto'
import { store } from '@/db'
import { clock } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { seedCertifications } from '@/db/seed/certifications'
import { seedDemo } from '@/db/seed/demo'
import { wipe } from '@/db/seed/wipe'

// `npm run seed`: the demo's university in an empty database; with --reset in place of what is there.
const reset = process.argv.includes('--reset')
const hashPassword = (password: string) => {
  const salt = randomBytes(16)
  return `16384:8:1:${salt.toString('base64url')}:${scryptSync(password, salt, 32).toString('base64url')}`
}

const began = performance.now()
await migrate(store().client)
const people = Number((await store().client.execute('select count(*) as n from person')).rows[0]?.n)
if (people > 0 && !reset) {
  console.error(`There are ${people} people in this database. Nothing was changed; add --reset to replace everything in it.`)
  process.exit(2)
}
await store().writing(async (db) => {
  const done = await wipe(db)
  await seedCertifications(db)
  await seedDemo(db, { now: clock(), passwordHash: hashPassword('guildhall') })
  await done()
})
console.log(`The demo is there, made in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
process.exit(0)
