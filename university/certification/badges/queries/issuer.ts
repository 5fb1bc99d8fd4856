import { and, asc, eq, gte, lt, max } from 'drizzle-orm'
import { z } from 'zod'
import { siteUrl } from '@/db/environment'
import { award, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { companyZone, is } from '../../../actor'
import { no, yes } from '../../../at'
import { type Day, dayIn } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { revokedBy } from '../../validity/queries/valid-on'
import { signed } from '../proofs'
import { mayMakeKey, mayRotateKey, mayTrust } from '../rules/badge'
import {
  contexts,
  issuerOf,
  jwkOf,
  listLength,
  profile,
  purposesOfStatus,
  statusList,
} from '../rules/credential'
import { signing } from './credential'
import { publicKeys } from './keys'
import { trustedIssuers } from './trusted-issuers'

const multikeys = (controller: string, keys: Awaited<ReturnType<typeof publicKeys>>) =>
  keys.map(({ publicMultibase }) => ({
    id: `${controller}#${publicMultibase}`,
    type: 'Multikey',
    controller,
    publicKeyMultibase: publicMultibase,
  }))

/**
 * Who issues our badges and with which keys, retired ones too: as an Open Badges profile, as a DID
 * document, and for people.
 */
export const issuer = question({
  input: z.object({}).describe('Who issues our badges, and the keys they are signed with'),
  async answer({ db }) {
    const base = siteUrl()
    const keys = await publicKeys(db)
    const did = `did:web:${new URL(base).host.replace(':', '%3A')}`
    const methods = multikeys(issuerOf(base), keys)
    const didMethods = multikeys(did, keys)
    const ids = (all: typeof methods) => all.map(({ id }) => id)
    return {
      base,
      keys: keys.map(({ publicMultibase, madeAt, retiredAt }) => ({
        key: publicMultibase,
        madeAt,
        retiredAt,
      })),
      jwks: keys.map(({ publicMultibase }) => ({
        ...jwkOf(publicMultibase),
        kid: `${issuerOf(base)}/keys/${publicMultibase}`,
        alg: 'EdDSA',
        use: 'sig',
      })),
      profile: {
        '@context': [...contexts, 'https://w3id.org/security/multikey/v1'],
        ...profile(base),
        alsoKnownAs: [did],
        verificationMethod: methods,
        assertionMethod: ids(methods),
      },
      did: {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: did,
        alsoKnownAs: [issuerOf(base)],
        verificationMethod: didMethods,
        assertionMethod: ids(didMethods),
      },
      certifications: await db
        .select({
          slug: certification.slug,
          name: certification.name,
          version: max(certificationVersion.number),
        })
        .from(certification)
        .innerJoin(certificationVersion, eq(certificationVersion.certificationId, certification.id))
        .where(eq(certification.inHouse, true))
        .groupBy(certification.id)
        .orderBy(asc(certification.name)),
    }
  },
  mayAsk: () => yes,
})

/** The places taken in a status list on a day, and how many lists there are. */
async function taken(
  db: Parameters<typeof trustedIssuers>[0],
  purpose: (typeof purposesOfStatus)[number],
  list: number,
  today: Day,
) {
  const ours = and(gte(award.id, list * listLength), lt(award.id, (list + 1) * listLength))
  const rows =
    purpose === 'revocation'
      ? await db
          .select({ id: award.id })
          .from(award)
          .where(and(revokedBy(award, today), ours))
      : await db
          .select({ id: award.id })
          .from(suspension)
          .innerJoin(award, eq(award.holdingId, suspension.holdingId))
          .where(and(lastsOn(suspension, today), ours))
  return rows.map(({ id }) => id % listLength)
}

/**
 * Which awards are taken back, or held, today: a bit for each award, signed, for whoever checks a
 * badge. Names nobody.
 */
export const statusListOf = question({
  input: z
    .object({ purpose: z.enum(purposesOfStatus), list: z.coerce.number().int().min(0) })
    .describe('A Bitstring Status List of our badges'),
  async answer(at, { purpose, list }) {
    const newest = await at.db
      .select({ id: max(award.id) })
      .from(award)
      .get()
    if (list > Math.floor((newest?.id ?? 0) / listLength)) return undefined
    const today = dayIn(at.now, await companyZone(at.db))
    const from = new Date(Math.floor(+at.now / 60_000) * 60_000).toISOString().replace('.000Z', 'Z')
    return signed(
      statusList(siteUrl(), purpose, list, await taken(at.db, purpose, list, today), from),
      await signing(at),
    )
  },
  mayAsk: () => yes,
})

/**
 * The registrar's page about badges: the keys, why each was changed, and whose badges are taken at
 * their word.
 */
export const signingKeys = question({
  input: z
    .object({})
    .describe(
      'The keys our badges are signed with, and the issuers whose badges need no second look',
    ),
  async answer({ db, actor }) {
    const keys = await publicKeys(db)
    const issuers = await db
      .selectDistinct({ issuer: certification.issuer })
      .from(certification)
      .where(eq(certification.inHouse, false))
      .orderBy(asc(certification.issuer))
    return {
      zone: actor.timeZone,
      keys: keys.toReversed(),
      trusted: await trustedIssuers(db),
      issuers: issuers.map((it) => it.issuer),
      mayMake: mayMakeKey(actor, keys.length),
      mayRotate: mayRotateKey(actor),
      mayTrust: mayTrust(actor),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor')
      ? yes
      : no('Signing keys are for the registrar and the auditor.'),
})
