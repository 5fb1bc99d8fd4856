import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { roleGrant } from '@/db/tables/people'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { endedNow, mayEndRole } from '../rules/roles'

/** Takes a role away now. The grant stays, with its last day. */
export const endRole = command({
  input: z
    .object({ grant: id, reason: z.string().trim().max(500).default('') })
    .describe('Take a role away now'),
  subject: ({ db }, { grant }) => db.select().from(roleGrant).where(eq(roleGrant.id, grant)).get(),
  may: ({ actor }, grant) => mayEndRole(actor, grant),
  async run({ db, actor }, grant, { reason }) {
    const until = endedNow(actor.today)
    await db.update(roleGrant).set({ until }).where(eq(roleGrant.id, grant.id))
    return did('role.ended', grant.id, {
      about: { person: grant.personId },
      role: grant.role,
      before: grant.until,
      after: until,
      reason,
    })
  },
})
