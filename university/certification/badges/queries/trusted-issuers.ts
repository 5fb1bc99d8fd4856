import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { setting } from '@/db/tables/people'

/**
 * Whose badges are taken at their word: nothing is fetched, so the registrar writes down which key
 * an issuer signs with.
 */
const trustedIssuer = z.object({
  /** Who the badge says issued it: an address or a DID. */
  issuer: z.string(),
  /** What the badge says its key is: the proof's `verificationMethod`, or the JWT's `kid`. */
  keyId: z.string(),
  /** Ed25519, as a multikey. */
  key: z.string(),
  /** The issuer whose certifications it may confirm. */
  speaksFor: z.string(),
  /** Who wrote it down: their own badges are looked at by somebody else. */
  byId: z.number().nullable().default(null),
})
export type TrustedIssuer = z.infer<typeof trustedIssuer>

export const trustedSetting = 'trusted-issuers'
const row = prepared((db) =>
  db
    .select({ issuers: sql<Json<unknown[]>>`${setting.value}` })
    .from(setting)
    .where(eq(setting.name, trustedSetting))
    .prepare(),
)

export async function trustedIssuers(db: Reader): Promise<TrustedIssuer[]> {
  const kept = await row(db).get()
  return z.array(trustedIssuer).parse(listFrom(kept?.issuers))
}
