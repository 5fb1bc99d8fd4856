import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import jsonld from 'jsonld'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { certificatePdf } from '@/components/certificate/certificate-pdf'
import { emblemPng, emblemSvg } from '@/components/certificate/emblem'
import { award, holding, suspension } from '@/db/tables/award'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { event } from '@/db/tables/record'
import { signingKey } from '@/db/tables/signing-key'
import { nobody } from '@/university/actor'
import { hideHolding, showHolding } from '@/university/certification/awards/commands/hide-holding'
import {
  makeSigningKey,
  rotateSigningKey,
} from '@/university/certification/badges/commands/signing-key'
import { newKey, openKey } from '@/university/certification/badges/proofs'
import { achievementOfOurs, badgeOf } from '@/university/certification/badges/queries/credential'
import { issuer, statusListOf } from '@/university/certification/badges/queries/issuer'
import { verify } from '@/university/certification/badges/queries/verify'
import { bakePng, bakeSvg, unbake } from '@/university/certification/badges/rules/bake'
import {
  encodeList,
  isSet,
  keyFrom,
  listLength,
} from '@/university/certification/badges/rules/credential'
import { ask } from '@/university/kernel'
import { aCourse, aPerson, noon, type World, world } from '../../world'

/*
 * Our badges as someone else checks them: this file canonicalises with jsonld and verifies with
 * node:crypto, following Data Integrity EdDSA (eddsa-rdfc-2022) and Bitstring Status List 1.0 by
 * their text, and uses none of what signed.
 */

type Json = Record<string, unknown>
type Credential = Json & {
  '@context': string[]
  id: string
  validFrom: string
  validUntil?: string
  proof: Json & { proofValue: string; verificationMethod: string }
  credentialStatus: {
    statusPurpose: string
    statusListIndex: string
    statusListCredential: string
  }[]
}

const contexts: Record<string, unknown> = Object.fromEntries(
  [
    ['https://www.w3.org/ns/credentials/v2', 'credentials-v2'],
    ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'open-badges-3.0.3'],
  ].map(([url, file]) => [
    url,
    JSON.parse(readFileSync(`university/certification/badges/contexts/${file}.json`, 'utf8')),
  ]),
)
const documentLoader = async (url: string) => {
  if (!contexts[url]) throw new Error(`${url} would be fetched`)
  return { contextUrl: null, documentUrl: url, document: contexts[url] }
}
const sha256 = (text: string) => createHash('sha256').update(text).digest()
const canonical = (document: object) =>
  jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    documentLoader,
    safe: true,
  })

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
function base58(text: string): Buffer {
  let value = 0n
  for (const letter of text) value = value * 58n + BigInt(letters.indexOf(letter))
  const hex = value.toString(16)
  // Zeros in front are written as ones.
  const zeros = Buffer.alloc(/^1*/.exec(text)?.[0].length ?? 0)
  return Buffer.concat([zeros, Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')])
}
const publicKey = (multibase: string) =>
  createPublicKey({
    key: {
      kty: 'OKP',
      crv: 'Ed25519',
      x: base58(multibase.slice(1)).subarray(2).toString('base64url'),
    },
    format: 'jwk',
  })

let w: World
let me: number
let registrar: number
let other: number
const visitor = { actor: nobody, now: noon }
const asked = async <I, A>(
  question: Parameters<typeof ask<I, A>>[1],
  input: unknown,
  who = { ...visitor, now: w.now },
) => {
  const outcome = await ask(w.store, question, input, who)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}

/** An award of ours, its code, and everything it hangs on. */
async function awarded(
  it: Partial<typeof award.$inferInsert> & { inHouse?: boolean; personId?: number } = {},
) {
  const { inHouse = true, personId = me, ...row } = it
  return w.put(async (db) => {
    const course = await aCourse(db)
    const slug = `guild-${crypto.randomUUID().slice(0, 8)}`
    const [c] = await db
      .insert(certification)
      .values({
        slug,
        short: 'Guild: Fault isolation',
        name: 'Guild certificate in Linux fault isolation',
        issuer: inHouse ? 'Guildhall' : 'Red Hat',
        inHouse,
        track: 'linux',
      })
      .returning()
    const [v] = await db
      .insert(certificationVersion)
      .values({
        certificationId: c!.id,
        number: 2,
        effectiveFrom: '2020-01-01',
        validityMonths: 24,
        validityKnown: true,
      })
      .returning()
    await db.insert(certificationRequirement).values({
      versionId: v!.id,
      group: 1,
      kind: 'exam',
      courseId: course.courseId,
      minPercent: 70,
    })
    const [h] = await db.insert(holding).values({ personId, certificationId: c!.id }).returning()
    const whose = { holdingId: h!.id, personId, certificationId: c!.id, versionId: v!.id }
    const dates = {
      issuedOn: '2026-02-03',
      validFrom: '2026-02-03',
      validUntil: '2028-02-02',
      anchor: '2028-02-02',
    }
    const code = crypto.randomUUID()
    const [made] = await db
      .insert(award)
      .values({
        ...whose,
        ...dates,
        source: 'path',
        issuer: c!.issuer,
        basis: [{ what: 'Passed with 91.5 %', on: '2026-02-03' }],
        verificationCode: code,
        createdAt: +noon,
        ...row,
      })
      .returning()
    return { id: made!.id, code, holding: h!.id, slug, course: course.code }
  })
}

beforeEach(async () => {
  w = await world()
  me = await w.put((db) => aPerson(db, { email: 'mai.nguyen@example.com', name: 'Nguyễn Thị Mai' }))
  other = await w.put((db) => aPerson(db))
  registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
  expect((await w.perform(makeSigningKey, {}, registrar)).ok).toBe(true)
})
afterEach(() => w.close())

const badge = async (code: string) =>
  JSON.parse((await asked(badgeOf, { code, form: 'json' })).said as string) as Credential

/**
 * What a stranger's verifier says: the proof, the dates, the two lists. Keys and lists are read as
 * they are published.
 */
async function check(credential: Credential): Promise<string> {
  const { proof, ...unsigned } = credential
  const { proofValue, ...options } = proof
  const { profile } = await asked(issuer, {})
  const method = profile.verificationMethod.find((one) => one.id === proof.verificationMethod)
  if (!method || !profile.assertionMethod.includes(method.id)) return 'unknown key'
  const hash = Buffer.concat([
    sha256(await canonical({ '@context': credential['@context'], ...options })),
    sha256(await canonical(unsigned)),
  ])
  if (
    !verifySignature(null, hash, publicKey(method.publicKeyMultibase), base58(proofValue.slice(1)))
  )
    return 'bad signature'
  if (+w.now < Date.parse(credential.validFrom)) return 'not yet valid'
  if (credential.validUntil && +w.now > Date.parse(credential.validUntil)) return 'expired'
  for (const entry of credential.credentialStatus ?? []) {
    const list = (await listed(entry.statusListCredential)) as Credential & {
      credentialSubject: { encodedList: string; statusPurpose: string }
    }
    expect(await check(list)).toBe('good')
    expect(list.credentialSubject.statusPurpose).toBe(entry.statusPurpose)
    const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
    const index = Number(entry.statusListIndex)
    if ((bits[Math.floor(index / 8)] as number) & (1 << (7 - (index % 8))))
      return entry.statusPurpose
  }
  return 'good'
}
const listed = (url: string) => {
  const [, purpose, list] = /\/issuer\/status\/(\w+)\/(\d+)$/.exec(url) as unknown as [
    string,
    string,
    string,
  ]
  return asked(statusListOf, { purpose, list }) as Promise<unknown>
}

describe('a badge of ours, checked by others', () => {
  test('verifies, and says what it is', async () => {
    const { code, id, course, slug } = await awarded()
    const it = await badge(code)
    expect(await check(it)).toBe('good')
    expect(it).toMatchObject({
      id: `http://localhost:3000/verify/${code}`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'http://localhost:3000/issuer', type: ['Profile'], name: 'Guildhall' },
      // The company's day, in Chicago; both ends inclusive.
      validFrom: '2026-02-03T06:00:00Z',
      validUntil: '2028-02-03T05:59:59Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          achievementType: 'Certification',
          humanCode: 'Guild: Fault isolation',
          version: '2',
          alignment: [{ targetCode: course }],
        },
      },
      credentialStatus: [
        {
          statusPurpose: 'revocation',
          statusListIndex: String(id),
          statusListCredential: 'http://localhost:3000/issuer/status/revocation/0',
        },
        { statusPurpose: 'suspension', statusListIndex: String(id) },
      ],
    })
    const of = await asked(achievementOfOurs, { slug, version: 2 })
    expect(of.criteria.narrative).toContain('Reach 70 % in the exam of')
  })
  test('tells nothing of the person but a salted hash of the address', async () => {
    const { code } = await awarded()
    const text = JSON.stringify(await badge(code))
    expect(text).not.toMatch(/mai\.|Nguy|@example|91\.5/i)
    const [identity] = (
      JSON.parse(text) as {
        credentialSubject: { identifier: { identityHash: string; salt: string; hashed: boolean }[] }
      }
    ).credentialSubject.identifier
    expect(identity!.salt.length).toBeGreaterThan(15)
    expect(identity!.identityHash).toBe(
      `sha256$${sha256(`mai.nguyen@example.com${identity!.salt}`).toString('hex')}`,
    )
  })
  test.each<[string, (it: Credential) => void]>([
    [
      'another name',
      (it) =>
        Object.assign((it.credentialSubject as { achievement: Json }).achievement, {
          name: 'Everything',
        }),
    ],
    ['a later end', (it) => Object.assign(it, { validUntil: '2038-02-03T05:59:59Z' })],
    [
      'another holder',
      (it) =>
        Object.assign((it.credentialSubject as { identifier: Json[] }).identifier[0]!, {
          identityHash: 'sha256$00',
        }),
    ],
    [
      'another place in the list',
      (it) => Object.assign(it.credentialStatus[0]!, { statusListIndex: '9' }),
    ],
    ['no status', (it) => Object.assign(it, { credentialStatus: undefined })],
    [
      'another day of the proof',
      (it) => Object.assign(it.proof, { created: '2020-01-01T00:00:00Z' }),
    ],
  ])('tampered with: %s', async (_, tamper) => {
    const { code } = await awarded()
    const it = await badge(code)
    tamper(it)
    expect(await check(JSON.parse(JSON.stringify(it)))).toBe('bad signature')
  })
  test('signed by a key that is not ours', async () => {
    const { code } = await awarded()
    const it = await badge(code)
    it.proof.verificationMethod = `http://localhost:3000/issuer#${newKey('x').publicMultibase}`
    expect(await check(it)).toBe('unknown key')
  })
  test('expired, and not valid yet', async () => {
    expect(
      await check(
        await badge((await awarded({ validUntil: '2026-11-20', anchor: '2026-11-20' })).code),
      ),
    ).toBe('expired')
    expect(await check(await badge((await awarded({ validFrom: '2026-11-22' })).code))).toBe(
      'not yet valid',
    )
    // The last day counts to its end: noon UTC is the morning of the 21st in Chicago.
    expect(await check(await badge((await awarded({ validUntil: '2026-11-21' })).code))).toBe(
      'good',
    )
  })
  test('revoked after it was given: the list says so, and no new one is given', async () => {
    const { code, id } = await awarded()
    const neighbour = await awarded()
    const [it, next] = [await badge(code), await badge(neighbour.code)]
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'the exam was sat by someone else' })
        .where(eq(award.id, id)),
    )
    expect(await check(it)).toBe('revocation')
    expect(await check(next)).toBe('good')
    const outcome = await ask(w.store, badgeOf, { code }, visitor)
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'refused',
      because: 'It was revoked on 21 November 2026, so no badge is given for it.',
    })
  })
  test('revoked from tomorrow: it stands today', async () => {
    const { code, id } = await awarded()
    const it = await badge(code)
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-22', revokedBecause: 'agreed' })
        .where(eq(award.id, id)),
    )
    expect(await check(it)).toBe('good')
  })
  test('suspended, and good again when that ends', async () => {
    const { code, holding: h } = await awarded()
    const it = await badge(code)
    await w.put((db) =>
      db
        .insert(suspension)
        .values({ holdingId: h, from: '2026-11-20', until: '2026-11-21', because: 'a review' }),
    )
    expect(await check(it)).toBe('suspension')
    expect(await ask(w.store, badgeOf, { code }, visitor)).toMatchObject({ kind: 'refused' })
    w.now = new Date('2026-11-22T12:00:00Z')
    expect(await check(it)).toBe('good')
  })
  test('what another issuer awarded is not ours to give', async () => {
    const { code } = await awarded({ inHouse: false })
    expect(await ask(w.store, badgeOf, { code }, visitor)).toMatchObject({
      kind: 'refused',
      because: 'Red Hat awarded this, so the badge is theirs to give.',
    })
  })
})

describe('as a JWT', () => {
  test('node:crypto verifies it, and its claims say what the credential says', async () => {
    const { code } = await awarded()
    const jwt = (await asked(badgeOf, { code, form: 'jwt' })).said as string
    const [head, body, signature] = jwt.split('.') as [string, string, string]
    const header = JSON.parse(Buffer.from(head, 'base64url').toString())
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
    const { jwks } = await asked(issuer, {})
    const key = jwks.find((it) => it.kid === header.kid)
    expect(header).toEqual({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: key!.kid,
      jwk: { kty: 'OKP', crv: 'Ed25519', x: key!.x },
    })
    expect(
      verifySignature(
        null,
        Buffer.from(`${head}.${body}`),
        createPublicKey({ key: key!, format: 'jwk' }),
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true)
    expect(payload).toMatchObject({
      iss: 'http://localhost:3000/issuer',
      jti: `http://localhost:3000/verify/${code}`,
      nbf: Date.parse('2026-02-03T06:00:00Z') / 1000,
      exp: Date.parse('2028-02-03T05:59:59Z') / 1000,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    })
    expect(payload).not.toHaveProperty('vc')
    const forged = Buffer.from(JSON.stringify({ ...payload, exp: payload.exp + 1 })).toString(
      'base64url',
    )
    expect(
      verifySignature(
        null,
        Buffer.from(`${head}.${forged}`),
        createPublicKey({ key: key!, format: 'jwk' }),
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(false)
  })
})

describe('keys', () => {
  test('a changed key signs what is new; the old one still proves what it signed', async () => {
    const { code } = await awarded()
    const before = await badge(code)
    expect(
      (await w.perform(rotateSigningKey, { because: 'a year has passed' }, registrar)).ok,
    ).toBe(true)
    const after = await badge(code)
    expect(after.proof.verificationMethod).not.toBe(before.proof.verificationMethod)
    expect(await check(before)).toBe('good')
    expect(await check(after)).toBe('good')
    const { keys } = await asked(issuer, {})
    expect(keys.map((it) => it.retiredAt !== null)).toEqual([true, false])
  })
  test('there is one first key, and only the registrar changes it', async () => {
    expect(await w.perform(makeSigningKey, {}, registrar)).toMatchObject({
      ok: false,
      kind: 'refused',
    })
    expect(await w.perform(rotateSigningKey, { because: 'I can' }, me)).toMatchObject({
      ok: false,
      kind: 'refused',
    })
  })
  test('the private part is sealed, opens only with the secret, and enters no event', async () => {
    await w.perform(rotateSigningKey, { because: 'a year has passed' }, registrar)
    const rows = await w.store.reading((db) => db.select().from(signingKey))
    const told = JSON.stringify([
      await asked(issuer, {}),
      await w.store.reading((db) => db.select().from(event)),
    ])
    for (const row of rows) {
      expect(told).toContain(row.publicMultibase)
      const { d } = openKey(row, process.env.SECRET as string).export({ format: 'jwk' }) as {
        d: string
      }
      expect(told).not.toContain(row.privateSealed)
      expect(told).not.toContain(d)
      expect(row.privateSealed).not.toContain(d)
      expect(() => openKey(row, 'another secret, long enough to be one')).toThrow(
        'SECRET is not the one it was sealed with',
      )
      expect(() =>
        openKey(
          { ...row, publicMultibase: newKey('x').publicMultibase },
          process.env.SECRET as string,
        ),
      ).toThrow()
    }
  })
  test('names of keys go there and back, and nothing else is taken for one', () => {
    for (let n = 0; n < 20; n++) {
      const { publicMultibase } = newKey('s')
      expect(keyFrom(publicMultibase)).toEqual(base58(publicMultibase.slice(1)).subarray(2))
    }
    // The vector of did:key.
    expect(keyFrom('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')?.toString('hex')).toBe(
      '2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6',
    )
    for (const wrong of [
      '',
      'z6Mk',
      'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc',
      'https://x'.padEnd(48, 'x'),
    ])
      expect(keyFrom(wrong)).toBeUndefined()
  })
})

describe('status lists', () => {
  test('bits stand where the standard has them: the first is the highest of the first byte', () => {
    const encoded = encodeList([0, 7, 8, listLength - 1])
    expect(encoded[0]).toBe('u')
    const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))
    expect(bits.length).toBe(16_384)
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b10000001, 0b10000000, 1])
    expect([0, 1, 7, 8, 9, listLength - 1].map((n) => isSet(encoded, n))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ])
  })
  test('every award has a place; a list that holds none is not there', async () => {
    const far = await awarded({
      id: listLength + 5,
      revokedOn: '2026-01-01',
      revokedBecause: 'an error',
    })
    const near = await awarded({ id: 5 })
    expect(far.id - near.id).toBe(listLength)
    const list = async (n: number) =>
      (
        (await listed(`/issuer/status/revocation/${n}`)) as {
          credentialSubject: { encodedList: string }
        }
      ).credentialSubject.encodedList
    expect([isSet(await list(0), 5), isSet(await list(1), 5)]).toEqual([false, true])
    expect(
      await ask(w.store, statusListOf, { purpose: 'revocation', list: 2 }, visitor),
    ).toMatchObject({ kind: 'not found' })
  })
})

describe('who sees it', () => {
  test('a stranger with the code sees what was awarded and whether it stands, no more', async () => {
    const { code } = await awarded()
    const it = await asked(verify, { code })
    expect(it).toMatchObject({
      holder: 'Nguyễn Thị Mai',
      state: 'valid',
      counts: true,
      hidden: false,
      isMine: false,
      address: `http://localhost:3000/verify/${code}`,
    })
    expect(JSON.stringify(it)).not.toMatch(/@example|91\.5|personId|holdingId/)
  })
  test('hidden by the holder: strangers and colleagues find nothing, those who may see its history do', async () => {
    const { code, holding: h } = await awarded()
    expect(await w.perform(hideHolding, { holding: h }, other)).toMatchObject({
      ok: false,
      because: 'Only who holds it decides whether strangers may see it.',
    })
    expect(await w.perform(hideHolding, { holding: h }, registrar)).toMatchObject({
      ok: false,
      kind: 'refused',
    })
    expect((await w.perform(hideHolding, { holding: h }, me)).ok).toBe(true)
    expect(await w.perform(hideHolding, { holding: h }, me)).toMatchObject({
      ok: false,
      because: 'It is hidden already.',
    })
    for (const question of [verify, badgeOf] as const) {
      expect(await ask(w.store, question as typeof verify, { code }, visitor)).toMatchObject({
        kind: 'not found',
      })
      expect(await w.ask(question as typeof verify, { code }, other)).toMatchObject({
        kind: 'not found',
      })
      expect((await w.ask(question as typeof verify, { code }, me)).ok).toBe(true)
      expect((await w.ask(question as typeof verify, { code }, registrar)).ok).toBe(true)
    }
    expect(await w.ask(verify, { code }, me)).toMatchObject({
      value: { hidden: true, isMine: true },
    })
    expect((await w.perform(showHolding, { holding: h }, me)).ok).toBe(true)
    expect((await ask(w.store, verify, { code }, visitor)).ok).toBe(true)
  })
  test('replaced by another certification, after its last day', async () => {
    const { code } = await awarded()
    const next = await awarded()
    await w.put(async (db) => {
      const [it] = await db.select().from(award).where(eq(award.verificationCode, code))
      const [successor] = await db
        .select()
        .from(certification)
        .where(eq(certification.slug, next.slug))
      await db
        .update(certificationVersion)
        .set({ sunsetOn: '2026-11-20', successorId: successor!.id })
        .where(eq(certificationVersion.id, it!.versionId))
    })
    expect(await asked(verify, { code })).toMatchObject({ state: 'superseded', counts: false })
  })
})

test('nothing of this opens a socket', async () => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect')
  const fetched = vi.spyOn(globalThis, 'fetch')
  const { code } = await awarded()
  if (process.env.TEST_DATABASE_URL) return
  connect.mockClear()
  fetched.mockClear()
  await check(await badge(code))
  await asked(badgeOf, { code, form: 'jwt' })
  const json = (await asked(badgeOf, { code, form: 'json' })).said as string
  const of = { short: 'A', name: 'A', since: '2026-02-03' }
  // Baked, it is still the badge that was signed.
  expect(await check(JSON.parse(unbake(bakePng(emblemPng(of), json)) as string))).toBe('good')
  expect(await check(JSON.parse(unbake(Buffer.from(bakeSvg(emblemSvg(of), json))) as string))).toBe(
    'good',
  )
  await certificatePdf({ ...(await asked(verify, { code })) })
  // The PDF's layout reads its own code from a data: address, which is no socket.
  const addresses = fetched.mock.calls
    .map(([url]) => String(url))
    .filter((url) => !url.startsWith('data:'))
  expect([connect.mock.calls.length, addresses]).toEqual([0, []])
  vi.restoreAllMocks()
})
