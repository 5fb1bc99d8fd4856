import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { apiToken, person } from '@/db/tables/people'
import { actorOf, companyZone, is, isSignedIn } from '../../actor'
import { type Who, yes } from '../../at'
import { dayIn } from '../../calendar'
import { question } from '../../kernel'
import { isAlive, mayMakeToken, mayRevokeToken } from '../rules/tokens'

const byHash = prepared((db) =>
  db
    .select({
      personId: apiToken.personId,
      scopes: apiToken.scopes,
      expiresOn: apiToken.expiresOn,
      revokedAt: apiToken.revokedAt,
    })
    .from(apiToken)
    .where(eq(apiToken.hash, sql.placeholder('hash')))
    .prepare(),
)

/**
 * Who a token speaks for, or undefined: unknown, expired, revoked, or its person may no longer come
 * in.
 */
export async function whoByToken(db: Reader, hash: string, now: Date): Promise<Who | undefined> {
  const zone = await companyZone(db)
  const token = await byHash(db).get({ hash })
  if (!token || !isAlive(token, dayIn(now, zone))) return undefined
  const actor = await actorOf(db, token.personId, now, zone)
  return actor && { actor: { ...actor, scopes: token.scopes }, now }
}

/** The person with this address, or 0. */
export async function idByEmail(db: Reader, email: string): Promise<number> {
  return (
    (
      await db
        .select({ id: person.id })
        .from(person)
        .where(eq(person.email, email.trim().toLowerCase()))
        .get()
    )?.id ?? 0
  )
}

/** One's own API tokens; the registrar and the auditor see everyone's. */
export const tokens = question({
  input: z.object({}).describe('API tokens: their names, scopes and ends'),
  async answer({ db, actor, now }) {
    if (!isSignedIn(actor)) return undefined
    const all = is(actor, 'registrar', 'auditor')
    const rows = await db
      .select({
        id: apiToken.id,
        personId: apiToken.personId,
        person: person.name,
        name: apiToken.name,
        scopes: apiToken.scopes,
        createdAt: apiToken.createdAt,
        expiresOn: apiToken.expiresOn,
        revokedAt: apiToken.revokedAt,
      })
      .from(apiToken)
      .innerJoin(person, eq(person.id, apiToken.personId))
      .where(all ? undefined : eq(apiToken.personId, actor.id))
      .orderBy(desc(apiToken.id))
      .limit(200)
    return {
      seesAll: all,
      tokens: rows.map((it) => ({
        ...it,
        alive: isAlive(it, actor.today),
        mayRevoke: mayRevokeToken(actor, it),
      })),
      mayMake: mayMakeToken(actor),
      zone: actor.timeZone,
      today: actor.today,
      now,
    }
  },
  mayAsk: () => yes,
})
