// npm run token -- registrar@demo.example [--scopes read,write] [--name nightly]
import { parseArgs } from 'node:util'
import { store } from '@/db'
import { clock } from '@/db/environment'
import { isMigrated } from '@/db/migrate'
import { actorOf, companyZone } from '@/university/actor'
import { perform } from '@/university/kernel'
import { makeToken } from '@/university/people/commands/make-token'
import { idByEmail } from '@/university/people/queries/tokens'

/** Makes an API token for somebody and prints it, and nothing else, on standard output. */
async function main(): Promise<string> {
  const options = {
    scopes: { type: 'string', default: 'read,write' },
    name: { type: 'string', default: 'command line' },
  } as const
  const { positionals, values } = parseArgs({ options, allowPositionals: true })
  const email = positionals[0]
  if (!email || positionals.length > 1)
    throw new Error('Usage: npm run token -- EMAIL [--scopes read,write] [--name NAME]')
  if (!(await isMigrated(store().client).catch(() => false)))
    throw new Error(
      'This database has no tables yet: start Guildhall once (npm start), then ask again.',
    )
  const now = clock()
  const actor = await store().reading(async (db) =>
    actorOf(db, await idByEmail(db, email), now, await companyZone(db)),
  )
  if (!actor) throw new Error(`Nobody with the address ${email} may come in today.`)
  const made = await perform(
    store(),
    makeToken,
    { name: values.name, scopes: values.scopes },
    { actor, now },
  )
  if (!made.ok) throw new Error(made.because)
  return made.value.token
}

main()
  .then((token) => console.log(token))
  .catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  .finally(() => process.exit())
