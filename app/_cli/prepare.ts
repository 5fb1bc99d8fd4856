import { store } from '@/db'
import { clock, type Environment } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { seedCertifications } from '@/db/seed/certifications'
import { person } from '@/db/tables/people'
import { system } from '@/university/actor'
import { makeSigningKey } from '@/university/certification/badges/commands/signing-key'
import { tellDemo } from '@/university/demo/commands/tell-demo'
import { perform } from '@/university/kernel'
import { hashPassword } from '@/university/people/password'

/**
 * Makes the database ready to serve: its tables, the outside certifications, the demo where it is
 * on and nobody is there yet, and the first signing key. Several nodes may do this at once: each
 * step holds the write lock and looks before it acts.
 * @returns lines that say what was done.
 */
export async function prepare(env: Pick<Environment, 'DEMO'>): Promise<string[]> {
  const said: string[] = []
  const migrations = await migrate(store().primary)
  if (migrations) said.push(`The tables are made (${migrations} migrations).`)
  const passwordHash = env.DEMO === 'on' ? await hashPassword('guildhall') : undefined
  await store().writing(async (db) => {
    await seedCertifications(db)
    if (!passwordHash || (await db.select({ id: person.id }).from(person).limit(1).get())) return
    await tellDemo(db, { now: clock(), passwordHash })
    said.push(
      'The demo university is open: about sixty people, twelve courses, eight customer teams.',
    )
  })
  // Refused where there is a key already: then there is nothing to say.
  const made = await perform(
    store(),
    makeSigningKey,
    {},
    { actor: system(clock(), 'UTC'), now: clock() },
  )
  if (made.ok)
    said.push('A key to sign badges with was made; its private part is sealed with SECRET.')
  return said
}
