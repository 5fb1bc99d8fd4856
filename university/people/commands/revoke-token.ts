import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '@/db/tables/people'
import { is } from '../../actor'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { mayRevokeToken } from '../rules/tokens'

/** Revokes a token: its next use is refused. */
export const revokeToken = command({
  input: z.object({ token: id }).describe('Revoke an API token'),
  async subject({ db, actor }, { token }) {
    const found = await db.select().from(apiToken).where(eq(apiToken.id, token)).get()
    return found && (found.personId === actor.id || is(actor, 'registrar', 'auditor'))
      ? found
      : undefined
  },
  may: ({ actor }, token) => mayRevokeToken(actor, token),
  async run({ db, now }, { id, personId, name }) {
    await db
      .update(apiToken)
      .set({ revokedAt: +now })
      .where(and(eq(apiToken.id, id), isNull(apiToken.revokedAt)))
    return did('token.revoked', id, { about: { person: personId }, token: id, name })
  },
})
