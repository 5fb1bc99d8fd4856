import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { person, setting } from '@/db/tables/people'
import { signingKey } from '@/db/tables/signing-key'
import { newKey, openKey, signed } from '@/university/certification/badges/proofs'
import { contexts, identityHash } from '@/university/certification/badges/rules/credential'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
const secret = process.env.SECRET as string

/** An award of ours that `self` holds, and a key to sign with. */
async function ours(db: Writer, stage: Stage, it: { hidden?: boolean } = {}) {
  const slug = `prm-badge-${++count}`
  if (!(await db.select({ id: signingKey.id }).from(signingKey).get()))
    await db.insert(signingKey).values({ ...newKey(secret), madeAt: +noon })
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: 'Guildhall', inHouse: true, track: 'linux' })
    .returning()
  const [v] = await db
    .insert(certificationVersion)
    .values({
      certificationId: c!.id,
      number: 1,
      effectiveFrom: '2020-01-01',
      validityMonths: 12,
      validityKnown: true,
    })
    .returning()
  const hiddenAt = it.hidden ? +noon : null
  const [h] = await db
    .insert(holding)
    .values({ personId: stage.cast.self, certificationId: c!.id, hiddenAt })
    .returning()
  const dates = {
    issuedOn: '2026-01-01',
    validFrom: '2026-01-01',
    validUntil: '2027-11-21',
    anchor: '2027-11-21',
  }
  const whose = {
    holdingId: h!.id,
    personId: stage.cast.self,
    certificationId: c!.id,
    versionId: v!.id,
  }
  await db.insert(award).values({
    ...whose,
    ...dates,
    source: 'path',
    issuer: 'Guildhall',
    basis: [],
    verificationCode: `code-${slug}`,
    createdAt: +noon,
  })
  return { slug, holding: h!.id, code: `code-${slug}` }
}

/** A badge of an issuer nobody knows, about `self`. */
async function foreign(db: Writer, stage: Stage) {
  const { email } = (await db
    .select({ email: person.email })
    .from(person)
    .where(eq(person.id, stage.cast.self))
    .get()) as { email: string }
  const code = `EX-PRM-${++count}`
  const [c] = await db
    .insert(certification)
    .values({
      slug: code,
      short: code,
      name: code,
      issuer: 'Example',
      inHouse: false,
      track: 'linux',
    })
    .returning()
  await db.insert(exam).values({ issuer: 'Example', code, certificationId: c!.id })
  const row = newKey(secret)
  const did = `did:key:${row.publicMultibase}`
  const credential = {
    '@context': [...contexts],
    id: `urn:uuid:${crypto.randomUUID()}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: did, type: ['Profile'], name: 'Example' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHash(email, 'salt'),
          identityType: 'emailAddress',
          salt: 'salt',
        },
      ],
      achievement: {
        id: 'urn:example:a',
        type: ['Achievement'],
        name: code,
        description: 'An exam.',
        criteria: { narrative: 'Pass it.' },
      },
    },
  }
  return JSON.stringify(
    await signed(credential, {
      key: openKey(row, secret),
      publicMultibase: row.publicMultibase,
      issuer: did,
      now: noon,
    }),
  )
}

const registrar = { others: 'refused', registrar: 'yes' } as const
const seesStanding = {
  others: 'not found',
  self: 'yes',
  manager: 'yes',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const

export const rows: Rows = {
  // Hidden by its holder; what is not hidden is everyone's who has the code (the row of `verify`).
  badge: {
    given: async (db, stage) => ({ code: (await ours(db, stage, { hidden: true })).code }),
    ...seesStanding,
  },
  achievement: {
    given: async (db, stage) => ({ slug: (await ours(db, stage)).slug, version: 1 }),
    others: 'yes',
  },
  issuer: { given: () => ({}), others: 'yes' },
  'status-list': {
    given: async (db, stage) => {
      await ours(db, stage)
      return { purpose: 'revocation', list: 0 }
    },
    others: 'yes',
  },
  'signing-keys': { given: () => ({}), others: 'refused', registrar: 'yes', auditor: 'yes' },
  'bringing-a-badge': { given: () => ({}), others: 'yes', nobody: 'refused' },
  // Someone else's badge is refused, whoever brings it.
  'bring-badge': {
    given: async (db, stage) => ({ text: await foreign(db, stage) }),
    others: 'refused',
    self: 'yes',
  },
  'hide-holding': {
    given: async (db, stage) => ({ holding: (await ours(db, stage)).holding }),
    others: 'refused',
    self: 'yes',
    nobody: 'not found',
  },
  'show-holding': {
    given: async (db, stage) => ({ holding: (await ours(db, stage, { hidden: true })).holding }),
    others: 'refused',
    self: 'yes',
    nobody: 'not found',
  },
  'make-signing-key': {
    given: async (db) => {
      await db.delete(signingKey)
      return {}
    },
    ...registrar,
  },
  'rotate-signing-key': { given: () => ({ because: 'a year has passed' }), ...registrar },
  'trust-issuer': {
    given: () => ({
      issuer: 'did:example:1',
      keyId: 'did:example:1#k',
      key: newKey(secret).publicMultibase,
      speaksFor: 'Example',
      because: 'looked up on its page',
    }),
    ...registrar,
  },
  'end-trust': {
    given: async (db) => {
      const value = JSON.stringify([
        {
          issuer: 'did:example:2',
          keyId: 'did:example:2#k',
          key: newKey(secret).publicMultibase,
          speaksFor: 'Example',
        },
      ])
      await db.insert(setting).values({ name: 'trusted-issuers', value })
      return { keyId: 'did:example:2#k', because: 'its key was lost' }
    },
    ...registrar,
  },
}
