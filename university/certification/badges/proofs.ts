// How badges are signed and checked: neither a rule (it needs keys), nor a question, nor a command.
// Nothing here reaches for the network.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { compactVerify, SignJWT } from 'jose'
import credentials from './contexts/credentials-v2.json'
import openBadges from './contexts/open-badges-3.0.3.json'
import { jwkOf, keyFrom, keyName, type Signed } from './rules/credential'

const bundled: Record<string, object> = {
  'https://www.w3.org/ns/credentials/v2': credentials,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': openBadges,
}
/** The meanings a badge may name: those kept in `contexts/`. */
export const knownContexts: readonly string[] = Object.keys(bundled)

/**
 * Answers from `contexts/` and from what is handed in; every other address is refused. The same
 * object each time, so that what was read of it is kept.
 */
const loader = (more: Record<string, object> = {}) => {
  return async (url: string) => {
    const document = bundled[url] ?? more[url]
    if (!document) throw new Error(`${url} is not kept here, and nothing is fetched.`)
    return { contextUrl: null, documentUrl: url, document, tag: 'static' }
  }
}

// Keys.
// ------------------------------------------------------------------------------------------------------------

const sealingKey = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'guildhall: signing keys', 32))

/**
 * A new Ed25519 key: its public part as a multikey, its private part sealed with the installation's
 * secret.
 */
export function newKey(secret: string): { publicMultibase: string; privateSealed: string } {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as {
    d: string
    x: string
  }
  const publicMultibase = keyName(Buffer.from(x, 'base64url'))
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), iv).setAAD(
    Buffer.from(publicMultibase),
  )
  const text = Buffer.concat([cipher.update(Buffer.from(d, 'base64url')), cipher.final()])
  return {
    publicMultibase,
    privateSealed: [iv, cipher.getAuthTag(), text]
      .map((part) => part.toString('base64url'))
      .join('.'),
  }
}

const opened = new Map<string, KeyObject>()
/**
 * @throws Error where the secret is not the one the key was sealed with, or the row was tampered
 * with.
 */
export function openKey(
  { publicMultibase, privateSealed }: { publicMultibase: string; privateSealed: string },
  secret: string,
): KeyObject {
  const id = `${secret} ${privateSealed} ${publicMultibase}`
  const known = opened.get(id)
  if (known) return known
  const [iv, tag, text] = privateSealed
    .split('.')
    .map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer]
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), iv, { authTagLength: 16 })
    .setAAD(Buffer.from(publicMultibase))
    .setAuthTag(tag)
  let d: Buffer
  try {
    d = Buffer.concat([decipher.update(text), decipher.final()])
  } catch (cause) {
    throw new Error(
      'The signing key cannot be opened: SECRET is not the one it was sealed with. Put the old one back, or make a new key.',
      { cause },
    )
  }
  const key = createPrivateKey({
    key: { ...jwkOf(publicMultibase), d: d.toString('base64url') },
    format: 'jwk',
  })
  opened.set(id, key)
  return key
}

// Signing.
// ---------------------------------------------------------------------------------------------------------

export type Signer = { key: KeyObject; publicMultibase: string; issuer: string; now: Date }

/** The credential with a Data Integrity proof, suite eddsa-rdfc-2022. */
export async function signed<Credential extends object>(
  credential: Credential,
  { key, publicMultibase, issuer, now }: Signer,
): Promise<Credential & Signed> {
  const signer = {
    id: `${issuer}#${publicMultibase}`,
    algorithm: 'Ed25519',
    sign: async ({ data }: { data: Uint8Array }) => sign(null, data, key),
  }
  const suite = new DataIntegrityProof({ cryptosuite, signer, date: now })
  return (await issue({ credential, suite, documentLoader: loader(), now })) as Credential & Signed
}

const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
type Enveloped = {
  id: string
  issuer: { id: string }
  validFrom: string
  validUntil?: string
  credentialSubject: object
}

/**
 * The credential as a compact JWS, in the form of Open Badges 3.0, section 8.2: the payload is the
 * credential itself with the registered claims beside its members (no `vc` claim), and the header
 * names where the key is published as a JWK.
 */
export function jwtOf(
  credential: Enveloped,
  { key, publicMultibase, issuer }: Signer,
): Promise<string> {
  const { id, validFrom, validUntil, credentialSubject } = credential
  const claims = {
    iss: credential.issuer.id,
    jti: id,
    nbf: seconds(validFrom),
    ...(validUntil && { exp: seconds(validUntil) }),
  }
  const sub = 'id' in credentialSubject && { sub: String(credentialSubject.id) }
  return new SignJWT({ ...credential, ...claims, ...sub })
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: `${issuer}/keys/${publicMultibase}`,
      jwk: jwkOf(publicMultibase),
    })
    .sign(key)
}

// Checking.
// --------------------------------------------------------------------------------------------------------

/**
 * Whether a Data Integrity proof is right: that this key signed exactly this. Dates and status are
 * looked at elsewhere, in words.
 */
export async function isProven(
  credential: Signed,
  key: { id: string; issuer: string; publicMultibase: string },
): Promise<boolean> {
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: key.id,
    type: 'Multikey',
    controller: key.issuer,
    publicKeyMultibase: key.publicMultibase,
  }
  const { verified } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loader({ [key.id]: method }),
    controller: { id: key.issuer, assertionMethod: [key.id] },
    checkStatus: async () => ({ verified: true }),
    // A day on which it counts, because whether it counts today is asked for by itself.
    now: new Date(String(credential.validFrom)),
  })
  return verified
}

/** Whether a compact JWS was signed with EdDSA by this key. */
export async function isSealed(jwt: string, publicMultibase: string): Promise<boolean> {
  const key = createPublicKey({ key: jwkOf(publicMultibase), format: 'jwk' })
  return compactVerify(jwt, key, { algorithms: ['EdDSA', 'Ed25519'] }).then(
    () => true,
    () => false,
  )
}

/** Whether a text is an Ed25519 public key as a multikey. */
export const isKey = (text: string) => keyFrom(text) !== undefined
