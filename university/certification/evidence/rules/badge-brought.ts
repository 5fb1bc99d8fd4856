import { z } from 'zod'
import { contexts, identityHash } from '../../badges/rules/credential'

/*
 * A badge that someone brings, read before anything is believed: what it must have, which key it
 * says it was signed with, and the refusals that need no key.
 */

/** The largest file taken, and the largest badge inside it, in bytes. */
export const largestBadgeFile = 2 * 1024 * 1024
const largestBadge = 256 * 1024

const list = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(it))
const identity = z
  .object({
    hashed: z.boolean(),
    identityHash: z.string(),
    identityType: z.string(),
    salt: z.string().default(''),
  })
  .loose()
const status = z
  .object({
    type: z.string(),
    statusPurpose: z.string().optional(),
    statusListIndex: z.coerce.number().int().min(0).optional(),
    statusListCredential: z.string().optional(),
  })
  .loose()
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)

const badge = z
  .object({
    '@context': z
      .array(z.string())
      .refine((it) => it[0] === contexts[0] && it.includes(contexts[1])),
    id: z.string().min(2).max(500),
    type: list(z.string()),
    issuer: z.union([
      z.string(),
      z.object({ id: z.string(), name: z.string().optional() }).loose(),
    ]),
    validFrom: instant,
    validUntil: instant.optional(),
    credentialSubject: z
      .object({
        id: z.string().optional(),
        identifier: list(identity.or(z.unknown())),
        achievement: z
          .object({
            name: z.string(),
            humanCode: z.string().optional(),
            alignment: list(
              z
                .object({ targetCode: z.string().optional(), targetName: z.string().optional() })
                .loose(),
            ),
          })
          .loose(),
      })
      .loose(),
    credentialStatus: list(status),
  })
  .loose()
export type Brought = z.infer<typeof badge>

/** Which key a badge says it was signed with; nothing of it is believed yet. */
export type Claimed = {
  badge: Brought
  raw: Record<string, unknown>
  issuer: string
  issuerName: string
  keyId: string
  jwt?: string
  embedded?: unknown
}
export type Read = ({ ok: true } & Claimed) | { ok: false; because: string }
const no = (because: string): Read => ({ ok: false, because })

/** Deeper than any badge is: what is nested more is made to hurt. */
const deepest = 40
function trouble(value: unknown, depth = 0): 'deep' | 'context' | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return 'deep'
  for (const [name, one] of Object.entries(value)) {
    if (depth > 0 && name === '@context') return 'context'
    const found = trouble(one, depth + 1)
    if (found) return found
  }
  return undefined
}

const object = (text: string): Record<string, unknown> | undefined => {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
const proofShape = z
  .object({
    type: z.literal('DataIntegrityProof'),
    cryptosuite: z.literal('eddsa-rdfc-2022'),
    proofPurpose: z.literal('assertionMethod'),
    verificationMethod: z.string(),
    proofValue: z.string(),
  })
  .loose()

/**
 * Reads the text of a badge: JSON with a Data Integrity proof, or a compact JWS. `known`: the
 * contexts whose meaning is kept here.
 */
export function readBadge(text: string, known: readonly string[]): Read {
  if (text.length > largestBadge)
    return no('The badge in this file is larger than any badge is. Nothing of it was read.')
  const isJwt = !text.startsWith('{')
  const [head, body] = text.split('.') as [string, string]
  const header = isJwt ? object(Buffer.from(head, 'base64url').toString()) : undefined
  const raw = object(isJwt ? Buffer.from(body ?? '', 'base64url').toString() : text)
  if (!raw || (isJwt && !header))
    return no('This is no badge: neither JSON nor a signed text can be read in it.')
  if (!Array.isArray(raw['@context']) && raw.vc)
    return no(
      'This badge is in an older form (with a “vc” claim). Ask its issuer for one in the form of Open Badges 3.0.',
    )
  const foreign = [raw['@context']]
    .flat()
    .find((it) => typeof it !== 'string' || !known.includes(it))
  if (foreign !== undefined)
    return no(
      `It uses terms of ${typeof foreign === 'string' ? foreign.slice(0, 120) : 'its own'}, whose meaning is not kept here. It is not fetched, so the badge cannot be checked.`,
    )
  const hurts = trouble(raw)
  if (hurts === 'deep') return no('It is nested deeper than any badge. Nothing of it was believed.')
  if (hurts)
    return no('It changes the meaning of its terms on the way, so what it says cannot be trusted.')
  const parsed = badge.safeParse(raw)
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') || 'its beginning'
    return no(`It is not an Open Badge of version 3.0: ${at} is missing or not what it must be.`)
  }
  const it = parsed.data
  if (!it.type.includes('OpenBadgeCredential') && !it.type.includes('AchievementCredential'))
    return no('It is a credential, but not an Open Badge.')
  const issuer = typeof it.issuer === 'string' ? it.issuer : it.issuer.id
  const issuerName = typeof it.issuer === 'string' ? it.issuer : (it.issuer.name ?? it.issuer.id)
  const found = { badge: it, issuer, issuerName }

  if (isJwt) {
    if (header?.alg !== 'EdDSA' && header?.alg !== 'Ed25519')
      return no(
        `It is signed with ${String(header?.alg).slice(0, 20)}; only Ed25519 signatures can be checked here.`,
      )
    const jwk = header.jwk as { x?: unknown } | undefined
    if (
      raw.iss !== issuer ||
      raw.jti !== it.id ||
      Number(raw.nbf) !== Math.floor(Date.parse(it.validFrom) / 1000)
    )
      return no('Its envelope and its content contradict each other.')
    if (it.validUntil && Number(raw.exp) !== Math.floor(Date.parse(it.validUntil) / 1000))
      return no('Its envelope and its content contradict each other.')
    return { ok: true, ...found, raw, keyId: String(header.kid ?? ''), jwt: text, embedded: jwk?.x }
  }
  const proof = [raw.proof]
    .flat()
    .map((one) => proofShape.safeParse(one))
    .find((one) => one.success)?.data
  if (!proof)
    return no(
      raw.proof
        ? 'It has no proof of the kind eddsa-rdfc-2022, the one that can be checked here.'
        : 'It is not signed, so anyone could have written it.',
    )
  return { ok: true, ...found, raw: { ...raw, proof }, keyId: proof.verificationMethod }
}

/**
 * Whether a badge is about the person with this address: by the salted hash it carries, or the
 * address itself.
 */
export function isAbout({ credentialSubject }: Brought, email: string): boolean {
  const address = email.trim().toLowerCase()
  if (credentialSubject.id?.toLowerCase() === `mailto:${address}`) return true
  return credentialSubject.identifier.some((one) => {
    const it = identity.safeParse(one).data
    if (it?.identityType !== 'emailAddress') return false
    if (!it.hashed) return it.identityHash.trim().toLowerCase() === address
    return (
      it.identityHash === identityHash(address, it.salt) ||
      it.identityHash === identityHash(email.trim(), it.salt)
    )
  })
}

type Offer = { code: string; short: string; name: string }
/** Whether a badge names an exam or its certification: by a code, or by the name itself. */
export function names({ credentialSubject: { achievement } }: Brought, offer: Offer): boolean {
  const said = [
    achievement.name,
    achievement.humanCode,
    ...achievement.alignment.flatMap((it) => [it.targetCode, it.targetName]),
  ]
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  const wanted = [offer.code, offer.short, offer.name].map(plain)
  return said.some((text) => text !== undefined && wanted.includes(plain(text)))
}
