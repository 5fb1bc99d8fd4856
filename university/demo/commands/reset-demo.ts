import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { environment } from '@/db/environment'
import { seedCertifications } from '@/db/seed/certifications'
import { wipe } from '@/db/seed/wipe'
import { person } from '@/db/tables/people'
import { command, did, Refusal } from '../../kernel'
import { hashPassword } from '../../people/password'
import { anyOthers } from '../../people/queries/others'
import { mayResetDemo } from '../../people/rules/demo'
import { tellDemo } from './tell-demo'

/**
 * Erases everything and tells the demo's story anew from this moment, in one transaction; about a
 * second.
 */
export const resetDemo = command({
  input: z.object({}).describe('Begin the demo’s story anew'),
  subject: async ({ db }) => ({ demo: environment().DEMO === 'on', others: await anyOthers(db) }),
  may: ({ actor }, it) => mayResetDemo(actor, it),
  async run({ db, actor, now }) {
    const passwordHash = await hashPassword('guildhall')
    const done = await wipe(db)
    await seedCertifications(db)
    await tellDemo(db, { now, passwordHash })
    await done()
    // The same story gives everyone the same number again; the record must not name another person.
    const again = await db
      .select({ email: person.email })
      .from(person)
      .where(eq(person.id, actor.id))
      .get()
    if (again?.email !== actor.email)
      throw new Refusal('The story has changed since you signed in. Sign in again, then reset it.')
    return did('demo.reset', actor.id, { about: { person: actor.id } })
  },
})
