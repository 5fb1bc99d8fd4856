import { isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { secret } from '@/db/environment'
import { setting } from '@/db/tables/people'
import { signingKey } from '@/db/tables/signing-key'
import { reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { isKey, newKey } from '../proofs'
import { publicKeys } from '../queries/keys'
import { type TrustedIssuer, trustedIssuers, trustedSetting } from '../queries/trusted-issuers'
import { mayMakeKey, mayRotateKey, mayTrust } from '../rules/badge'

const make = async (db: Writer, now: Date, because: string) => {
  const made = newKey(secret())
  await db.insert(signingKey).values({ ...made, madeAt: +now, because })
  return made.publicMultibase
}

/** The first key, which the start of the server makes. Only its public part is ever told. */
export const makeSigningKey = command({
  input: z.object({}).describe('Make the first key that badges are signed with'),
  subject: async ({ db }) => ({ keys: (await publicKeys(db)).length }),
  may: ({ actor }, { keys }) => mayMakeKey(actor, keys),
  async run({ db, now }) {
    const key = await make(db, now, 'The first key.')
    return did('signing-key.made', key, { about: {}, key })
  },
})

/**
 * From now on a new key signs. The old one signs nothing more and stays published, so what it
 * signed can still be checked.
 */
export const rotateSigningKey = command({
  input: z.object({ because: reason }).describe('Sign badges with a new key from now on'),
  subject: async ({ db }) => ({ keys: await publicKeys(db) }),
  may: ({ actor }) => mayRotateKey(actor),
  async run({ db, now }, { keys }, { because }) {
    await db.update(signingKey).set({ retiredAt: +now }).where(isNull(signingKey.retiredAt))
    const key = await make(db, now, because)
    return did('signing-key.changed', key, {
      about: {},
      before: keys.findLast((it) => it.retiredAt === null)?.publicMultibase ?? null,
      after: key,
      because,
    })
  },
})

const write = (db: Writer, all: TrustedIssuer[]) => {
  const value = JSON.stringify(all)
  return db
    .insert(setting)
    .values({ name: trustedSetting, value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
}
const name = (what: string) => z.string(what).trim().min(3, what).max(500)

/** The registrar looked an issuer's key up, and its badges need no second look. */
export const trustIssuer = command({
  input: z
    .object({
      issuer: name('give the issuer as its badges name it'),
      keyId: name('give the key as its badges name it'),
      key: z.string().trim().refine(isKey, 'must be an Ed25519 key like z6Mk…'),
      speaksFor: name('choose whose certifications it confirms'),
      because: reason,
    })
    .describe(
      'Take an issuer’s badges at their word: its key, and whose certifications it confirms',
    ),
  subject: async ({ db }) => ({ trusted: await trustedIssuers(db) }),
  may: ({ actor }) => mayTrust(actor),
  async run({ db, actor }, { trusted }, { because, ...it }) {
    if (trusted.some((one) => one.keyId === it.keyId))
      throw new Refusal('This key is trusted already.', 'keyId')
    await write(db, [...trusted, { ...it, byId: actor.id || null }])
    return did('issuer.trusted', it.keyId, { about: {}, ...it, because })
  },
})

export const endTrust = command({
  input: z
    .object({ keyId: z.string().max(500), because: reason })
    .describe('Take an issuer’s badges at their word no more'),
  async subject({ db }, { keyId }) {
    const trusted = await trustedIssuers(db)
    return trusted.some((it) => it.keyId === keyId) ? { trusted } : undefined
  },
  may: ({ actor }) => mayTrust(actor),
  async run({ db }, { trusted }, { keyId, because }) {
    await write(
      db,
      trusted.filter((it) => it.keyId !== keyId),
    )
    return did('issuer.distrusted', keyId, { about: {}, keyId, because })
  },
})
