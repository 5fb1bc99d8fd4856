import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { addDays, type Day, instantIn } from '../../../calendar'

/*
 * A badge as JSON, before anyone signs it: Open Badges 3.0 over Verifiable Credentials 2.0.
 * Addresses are built from `base`, where this university is published.
 */

export const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/** A credential as it is read back: only what a rule looks at is named. */
export type Signed = Record<string, unknown> & { proof: unknown }

export const issuerOf = (base: string) => `${base}/issuer`
const achievementOf = (base: string, slug: string, version: number) =>
  `${issuerOf(base)}/achievements/${slug}/${version}`

/** Who issues, as every badge names it. */
export const profile = (base: string) => ({
  id: issuerOf(base),
  type: ['Profile'],
  name: 'Guildhall',
  url: `${issuerOf(base)}/about`,
  description: 'The in-house university of this company.',
})

export type Definition = {
  slug: string
  short: string
  name: string
  track: string
  version: number
  /** What it takes, one line for each group. */
  takes: string[]
  /** How long it lasts, in words. */
  lasts: string
  /** Courses and certifications it is built on, with their codes. */
  alignment: { code: string; name: string; path: string }[]
}

/** What is achieved, and what it takes. */
export function achievement(base: string, it: Definition) {
  const id = achievementOf(base, it.slug, it.version)
  return {
    id,
    type: ['Achievement'],
    achievementType: 'Certification',
    name: it.name,
    humanCode: it.short,
    version: String(it.version),
    description: `${it.name}. It lasts: ${it.lasts}`,
    criteria: {
      id: `${base}/certifications/${it.slug}`,
      narrative: it.takes.length
        ? it.takes.map((line) => `- ${line}`).join('\n')
        : 'Awarded by the registrar.',
    },
    tag: [it.track],
    image: { id: `${id}/image.png`, type: 'Image', caption: it.name },
    creator: profile(base),
    ...(it.alignment.length && {
      alignment: it.alignment.map((one) => ({
        type: ['Alignment'],
        targetCode: one.code,
        targetName: one.name,
        targetFramework: 'Guildhall',
        targetUrl: base + one.path,
      })),
    }),
  }
}

/**
 * An address nobody can read back: SHA-256 of the e-mail address and a salt, as Open Badges write
 * it.
 */
export const identityHash = (address: string, salt: string) =>
  `sha256$${createHash('sha256')
    .update(address + salt)
    .digest('hex')}`

export const purposesOfStatus = ['revocation', 'suspension'] as const
export type StatusPurpose = (typeof purposesOfStatus)[number]
/** The least a status list may hold, so that nobody is found by it. */
export const listLength = 131_072

/** Where a verifier looks whether an award was taken back or is held. */
const statusEntries = (base: string, awardId: number) =>
  purposesOfStatus.map((purpose) => {
    const list = `${issuerOf(base)}/status/${purpose}/${Math.floor(awardId / listLength)}`
    const index = String(awardId % listLength)
    return {
      id: `${list}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: index,
      statusListCredential: list,
    }
  })

export type Award = {
  id: number
  code: string
  /** Of the person: only its hash enters the badge. */
  email: string
  validFrom: Day
  validUntil: Day | null
  examCode: string | null
  examVersion: string | null
}

const text = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')
/** The first second of a day in a zone, as credentials write instants. */
const startOf = (day: Day, zone: string) => text(instantIn(zone, day))
/** The last second of a day in a zone: days are inclusive, instants are not. */
const endOf = (day: Day, zone: string) => text(instantIn(zone, addDays(day, 1)) - 1000)

/**
 * The badge for one award of ours. No name, no address, no result: whoever has it can check it, and
 * learns no more than it says.
 */
export function badge(base: string, zone: string, of: Definition, it: Award) {
  const salt = createHash('sha256').update(`badge ${it.code}`).digest('hex').slice(0, 24)
  const exam = it.examCode && [
    {
      type: ['Alignment'],
      targetCode: it.examCode,
      targetName: [it.examCode, it.examVersion].filter(Boolean).join(', '),
      targetUrl: `${base}/certifications/${of.slug}`,
    },
  ]
  const what = achievement(base, of)
  return {
    '@context': [...contexts],
    id: `${base}/verify/${it.code}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: of.name,
    issuer: profile(base),
    validFrom: startOf(it.validFrom, zone),
    ...(it.validUntil && { validUntil: endOf(it.validUntil, zone) }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHash(it.email.trim().toLowerCase(), salt),
          identityType: 'emailAddress',
          salt,
        },
      ],
      achievement: exam ? { ...what, alignment: [...(what.alignment || []), ...exam] } : what,
    },
    evidence: [
      {
        id: `${base}/verify/${it.code}`,
        type: ['Evidence'],
        name: 'Entry in the university’s register',
        narrative:
          'The register keeps what met each requirement, when, and who signed it off. This page says whether the award stands today.',
      },
    ],
    credentialStatus: statusEntries(base, it.id),
  }
}

// Status lists, as Bitstring Status List 1.0 has them.
// ---------------------------------------------------------------

/**
 * A list with these places set: bit 0 is the highest bit of the first byte; gzip, base64url,
 * multibase `u`.
 */
export function encodeList(set: Iterable<number>): string {
  const bits = Buffer.alloc(listLength / 8)
  for (const index of set) bits[index >> 3] = (bits[index >> 3] as number) | (128 >> (index & 7))
  return `u${gzipSync(bits).toString('base64url')}`
}
/** Whether a place is set in an encoded list. */
export function isSet(encoded: string, index: number): boolean {
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), {
    maxOutputLength: 16 * listLength,
  })
  return ((bits[index >> 3] ?? 0) & (128 >> (index & 7))) !== 0
}

/** One list as a credential of its own. */
export function statusList(
  base: string,
  purpose: StatusPurpose,
  number: number,
  set: Iterable<number>,
  from: string,
) {
  const id = `${issuerOf(base)}/status/${purpose}/${number}`
  return {
    '@context': [contexts[0]],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerOf(base),
    validFrom: from,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodeList(set),
    },
  }
}

// Keys as multikeys: base58 of two bytes that say Ed25519, and the key.
// -----------------------------------------------

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
export function keyName(publicKey: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from([0xed, 0x01, ...publicKey]).toString('hex')}`)
  let said = ''
  for (; number > 0n; number /= 58n) said = alphabet[Number(number % 58n)] + said
  return `z${said}`
}
/** The 32 bytes of an Ed25519 multikey; undefined for anything else. */
export function keyFrom(name: string): Buffer | undefined {
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{40,48}$/.test(name)) return undefined
  let number = 0n
  for (const letter of name.slice(1)) number = number * 58n + BigInt(alphabet.indexOf(letter))
  const bytes = Buffer.from(number.toString(16).padStart(68, '0'), 'hex')
  return bytes.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01
    ? bytes.subarray(2)
    : undefined
}
/** @throws Error for what is no Ed25519 multikey. */
export function jwkOf(name: string) {
  const key = keyFrom(name)
  if (!key) throw new Error(`${name.slice(0, 60)} is not an Ed25519 key.`)
  return { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }
}
