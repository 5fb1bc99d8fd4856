import net from 'node:net'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { emblemPng, emblemSvg } from '@/components/certificate/emblem'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { document } from '@/db/tables/document'
import { evidence, verification } from '@/db/tables/evidence'
import { exam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { event } from '@/db/tables/record'
import {
  endTrust,
  makeSigningKey,
  trustIssuer,
} from '@/university/certification/badges/commands/signing-key'
import { jwtOf, newKey, openKey, signed } from '@/university/certification/badges/proofs'
import { badgeOf } from '@/university/certification/badges/queries/credential'
import { bakePng, bakeSvg } from '@/university/certification/badges/rules/bake'
import { contexts, identityHash } from '@/university/certification/badges/rules/credential'
import { bringBadge } from '@/university/certification/evidence/commands/bring-badge'
import { aPerson, noon, type World, world } from '../../world'

// A badge someone brings: what it becomes, what is refused, and that a refusal keeps nothing and
// asks nobody.

const secret = process.env.SECRET as string
const address = 'mai@example.com'
const row = newKey(secret)
const did = `did:key:${row.publicMultibase}`
const theirs = (it: Partial<{ id: string; issuer: string }> = {}) => ({
  key: openKey(row, secret),
  publicMultibase: row.publicMultibase,
  issuer: it.issuer ?? did,
  now: noon,
})

let count = 0
type Changes = {
  issuer?: string
  email?: string
  top?: object
  achievement?: object
  subject?: object
  context?: unknown[]
}
const unsigned = ({
  issuer = did,
  email = address,
  top,
  achievement,
  subject,
  context,
}: Changes = {}) => ({
  '@context': (context ?? [...contexts]) as string[],
  id: `https://badges.example/${++count}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer, type: ['Profile'], name: 'Example Institute' },
  validFrom: '2026-03-02T09:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: identityHash(email, 'pepper'),
        identityType: 'emailAddress',
        salt: 'pepper',
      },
    ],
    achievement: {
      id: 'https://badges.example/a',
      type: ['Achievement'],
      name: 'Certified in X',
      humanCode: 'EX-1',
      description: 'X.',
      criteria: { narrative: 'Pass EX-1.' },
      ...achievement,
    },
    ...subject,
  },
  ...top,
})
const made = async (it: Changes = {}) =>
  JSON.stringify(await signed(unsigned(it), theirs({ issuer: it.issuer })))

let w: World
let me: number
let registrar: number
let certificationId: number
let examId: number
beforeEach(async () => {
  w = await world()
  me = await w.put((db) => aPerson(db, { email: address }))
  registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
  await w.perform(makeSigningKey, {}, registrar)
  await w.put(async (db) => {
    const [c] = await db
      .insert(certification)
      .values({
        slug: 'x',
        short: 'X',
        name: 'Certified in X',
        issuer: 'Example Institute',
        inHouse: false,
        track: 'linux',
      })
      .returning()
    certificationId = c!.id
    await db.insert(certificationVersion).values({
      certificationId,
      number: 1,
      effectiveFrom: '2020-01-01',
      validityMonths: 36,
      validityKnown: true,
      method: 'completion',
    })
    const [e] = await db
      .insert(exam)
      .values({ issuer: 'Example Institute', code: 'EX-1', certificationId })
      .returning()
    examId = e!.id
  })
})
afterEach(() => w.close())

const bring = (given: { text?: string; file?: File; exam?: number }, as = me) =>
  w.perform(bringBadge, given, as)
const file = (content: string | Uint8Array, name = 'badge.png') =>
  new File([content as BlobPart], name)
const rows = () =>
  w.store.reading(async (db) => ({
    evidence: await db.select().from(evidence),
    awards: await db.select().from(award),
    checks: await db.select().from(verification),
    documents: await db.select({ type: document.type, content: document.content }).from(document),
  }))
const trust = (it: object = {}) =>
  w.perform(
    trustIssuer,
    {
      issuer: did,
      keyId: `${did}#${row.publicMultibase}`,
      key: row.publicMultibase,
      speaksFor: 'Example Institute',
      because: 'its own page',
      ...it,
    },
    registrar,
  )

describe('a badge that is right', () => {
  test('of an issuer nobody looked up waits for the registrar, with what was found', async () => {
    const text = await made()
    expect(await bring({ text })).toMatchObject({ ok: true, value: { verified: false } })
    const kept = await rows()
    expect(kept.evidence).toMatchObject([
      {
        personId: me,
        certificationId,
        kind: 'exam',
        examCode: 'EX-1',
        number: `https://badges.example/${count}`,
        earnedOn: '2026-03-02',
        decidedAt: null,
      },
    ])
    expect([kept.awards, kept.checks]).toEqual([[], []])
    expect(kept.documents.map((it) => [it.type, Buffer.from(it.content).toString()])).toEqual([
      ['application/json', text],
    ])
    const told = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'evidence.submitted')),
    )
    expect(JSON.stringify(told)).toContain('Whose key that is was not looked up.')
  })
  test('of an issuer taken at its word is an award at once, verified by its signature and by nobody', async () => {
    await trust()
    expect(await bring({ text: await made() })).toMatchObject({
      ok: true,
      value: { verified: true },
    })
    const kept = await rows()
    expect(kept.awards).toMatchObject([
      {
        personId: me,
        issuedOn: '2026-03-02',
        validUntil: '2029-03-01',
        source: 'evidence',
        byId: null,
        examCode: 'EX-1',
      },
    ])
    expect(kept.evidence).toMatchObject([
      { verified: true, decidedById: null, awardId: kept.awards[0]!.id },
    ])
    expect(kept.checks).toMatchObject([
      { method: 'signature', confirmed: true, byId: null, on: '2026-11-21' },
    ])
  })
  test.each<[string, () => Promise<{ text?: string; file?: File }>]>([
    [
      'as a JWT',
      async () => ({
        text: await jwtOf(unsigned() as never, { ...theirs(), issuer: did }).then((jwt) =>
          rekeyed(jwt),
        ),
      }),
    ],
    [
      'baked into a PNG',
      async () => ({
        file: file(bakePng(emblemPng({ short: 'X', name: 'X', since: '2026' }), await made())),
      }),
    ],
    [
      'baked into an SVG',
      async () => ({
        file: file(
          bakeSvg(emblemSvg({ short: 'X', name: 'X', since: '2026' }), await made()),
          'badge.svg',
        ),
      }),
    ],
    [
      'as a JSON file with a byte order mark',
      async () => ({ file: file(`\uFEFF${await made()}`, 'badge.json') }),
    ],
  ])('%s', async (_, given) => {
    expect(await bring(await given())).toMatchObject({ ok: true, value: { verified: false } })
    expect((await rows()).documents).toHaveLength(1)
  })
  /** Our JWTs name a key at an address; a did:key issuer names its key by the DID. */
  async function rekeyed(jwt: string) {
    const [, body] = jwt.split('.') as [string, string]
    const { sign } = await import('node:crypto')
    const head = Buffer.from(
      JSON.stringify({ alg: 'EdDSA', typ: 'JWT', kid: `${did}#${row.publicMultibase}` }),
    ).toString('base64url')
    return `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), theirs().key).toString('base64url')}`
  }
  test('brought twice is refused the second time', async () => {
    const text = await made()
    await bring({ text })
    expect(await bring({ text })).toMatchObject({
      ok: false,
      because: 'This badge waits for the registrar already.',
    })
    await trust()
    const other = await made()
    await bring({ text: other })
    expect(await bring({ text: other })).toMatchObject({
      ok: false,
      because: 'This badge is on your record already.',
    })
    expect((await rows()).evidence).toHaveLength(2)
  })
  test('taken at its word only for what its issuer speaks for, only for what it names, and only while nothing is unknown', async () => {
    await trust()
    const [another] = await w.put(async (db) => {
      const [c] = await db
        .insert(certification)
        .values({
          slug: 'y',
          short: 'Y',
          name: 'Certified in Y',
          issuer: 'Somebody Else',
          inHouse: false,
          track: 'linux',
        })
        .returning()
      await db.insert(certificationVersion).values({
        certificationId: c!.id,
        number: 1,
        effectiveFrom: '2020-01-01',
        validityKnown: false,
      })
      return db
        .insert(exam)
        .values({ issuer: 'Somebody Else', code: 'WHY', certificationId: c!.id })
        .returning()
    })
    expect(
      await bring({
        text: await made({ achievement: { name: 'Certified in Y', humanCode: 'WHY' } }),
      }),
    ).toMatchObject({ value: { verified: false } })
    expect(await bring({ text: await made(), exam: another!.id })).toMatchObject({
      value: { verified: false },
    })
    expect(
      await bring({
        text: await made({ achievement: { name: 'Something', humanCode: 'S' } }),
        exam: examId,
      }),
    ).toMatchObject({
      value: { verified: false },
    })
    const listed = {
      id: 'https://badges.example/list#3',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '3',
      statusListCredential: 'https://badges.example/list',
    }
    const outcome = await bring({ text: await made({ top: { credentialStatus: listed } }) })
    expect(outcome).toMatchObject({
      value: {
        verified: false,
        said: expect.stringContaining('whether it was revoked is not known'),
      },
    })
    await w.perform(
      endTrust,
      { keyId: `${did}#${row.publicMultibase}`, because: 'the key was lost' },
      registrar,
    )
    expect(await bring({ text: await made() })).toMatchObject({ value: { verified: false } })
    expect((await rows()).awards).toEqual([])
  })
  test('is looked at by somebody else where who brings it wrote the key down: nobody verifies themselves', async () => {
    const email = 'rhea@example.com'
    await w.put((db) => db.update(person).set({ email }).where(eq(person.id, registrar)))
    await trust()
    const outcome = await bring({ text: await made({ email }) }, registrar)
    expect(outcome).toMatchObject({
      value: { verified: false, said: expect.stringContaining('somebody else verifies it') },
    })
    expect((await rows()).awards).toEqual([])
    expect(await bring({ text: await made() })).toMatchObject({ value: { verified: true } })
  })
  test('of an issuer at an address, whose key the registrar wrote down', async () => {
    const issuer = 'https://badges.example/issuer'
    expect(await bring({ text: await made({ issuer }) })).toMatchObject({
      ok: false,
      because: expect.stringContaining('nothing is fetched from there'),
    })
    await trust({ issuer, keyId: `${issuer}#${row.publicMultibase}` })
    expect(await bring({ text: await made({ issuer }) })).toMatchObject({
      value: { verified: true },
    })
  })
})

describe('refused, and nothing kept', () => {
  afterEach(async () => {
    const kept = await rows()
    expect([kept.evidence, kept.documents, kept.checks]).toEqual([[], [], []])
  })
  type Loose = Record<string, object> & { credentialSubject: { achievement: object } }
  const changed = async (change: (it: Loose) => void, it: Changes = {}) => {
    const badge = JSON.parse(await made(it))
    change(badge)
    return JSON.stringify(badge)
  }
  test.each<[string, () => Promise<string>, string]>([
    [
      'tampered with',
      () =>
        changed((it) =>
          Object.assign(it.credentialSubject, {
            achievement: { ...it.credentialSubject.achievement, name: 'Certified in Y' },
          }),
        ),
      'Its signature does not fit',
    ],
    [
      'made longer',
      () =>
        changed((it) => Object.assign(it, { validUntil: '2040-01-01T00:00:00Z' }), {
          top: { validUntil: '2027-01-01T00:00:00Z' },
        }),
      'Its signature does not fit',
    ],
    [
      'without its proof',
      () => changed((it) => Object.assign(it, { proof: undefined })),
      'It is not signed',
    ],
    [
      'with another kind of proof',
      () => changed((it) => Object.assign(it.proof!, { cryptosuite: 'ecdsa-rdfc-2019' })),
      'no proof of the kind eddsa-rdfc-2022',
    ],
    [
      'expired',
      () => made({ top: { validUntil: '2026-11-20T00:00:00Z' } }),
      'It was valid until 19 November 2026.',
    ],
    [
      'not valid yet',
      () => made({ top: { validFrom: '2027-01-01T12:00:00Z' } }),
      'It is valid from 1 January 2027 only.',
    ],
    ['someone else’s', () => made({ email: 'someone@example.com' }), 'It is not about you'],
    [
      'nobody’s',
      () => made({ subject: { id: 'did:example:1', identifier: undefined } }),
      'It is not about you',
    ],
    [
      'signed with a key that is not its issuer’s',
      () =>
        changed((it) =>
          Object.assign(it, {
            issuer: { ...it.issuer, id: `did:key:${newKey('s').publicMultibase}` },
          }),
        ),
      'a key that is not its issuer’s',
    ],
    [
      'in our name',
      () =>
        changed((it) =>
          Object.assign(it, { issuer: { ...it.issuer, id: 'http://localhost:3000/issuer' } }),
        ),
      'no key of ours signed it',
    ],
    [
      'for an exam nobody knows',
      () => made({ achievement: { name: 'Baking', humanCode: 'B-1' } }),
      'We know no exam by the name “Baking”',
    ],
    ['no badge at all', async () => '{"name":"x"}', 'It is not an Open Badge of version 3.0'],
    ['not JSON', async () => '{"name":', 'This is no badge'],
    ['a text', async () => 'hello', 'There is no badge in this'],
    [
      'nested to hurt',
      async () => `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
      'nested deeper than any badge',
    ],
  ])('%s', async (_, text, because) => {
    expect(await bring({ text: await text() })).toMatchObject({
      ok: false,
      because: expect.stringContaining(because),
    })
  })
  test('a context whose meaning is not kept here is refused and never fetched', async () => {
    const connect = vi.spyOn(net.Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch')
    const before = connect.mock.calls.length
    for (const foreign of [
      'https://badges.example/context.json',
      'http://127.0.0.1:9/context',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      { '@vocab': 'https://evil.example/' },
    ]) {
      const text = await changed((it) => Object.assign(it, { '@context': [...contexts, foreign] }))
      expect(await bring({ text })).toMatchObject({
        ok: false,
        because: expect.stringContaining('It is not fetched'),
      })
    }
    const inside = await changed((it) =>
      Object.assign(it.credentialSubject.achievement, {
        '@context': 'https://badges.example/context.json',
      }),
    )
    expect(await bring({ text: inside })).toMatchObject({
      ok: false,
      because: expect.stringContaining('changes the meaning of its terms'),
    })
    // With the database in memory there is nothing else that could open one.
    if (!process.env.TEST_DATABASE_URL)
      expect([connect.mock.calls.length - before, fetched.mock.calls.length]).toEqual([0, 0])
    vi.restoreAllMocks()
  })
  test('a term that no context knows is not passed over', async () => {
    const text = await changed((it) => Object.assign(it, { madeUp: 'means nothing' }))
    expect(await bring({ text })).toMatchObject({
      ok: false,
      because: expect.stringContaining('Its signature does not fit'),
    })
  })
  test('a picture without a badge, a picture that is cut off, and one too large', async () => {
    const png = emblemPng({ short: 'X', name: 'X', since: '2026' })
    expect(await bring({ file: file(png) })).toMatchObject({
      because: expect.stringContaining('There is no badge in this'),
    })
    expect(
      await bring({ file: file(emblemSvg({ short: 'X', name: 'X', since: '2026' })) }),
    ).toMatchObject({
      because: expect.stringContaining('There is no badge in this'),
    })
    expect(await bring({ file: file(bakePng(png, await made()).subarray(0, 400)) })).toMatchObject({
      ok: false,
    })
    expect(await bring({ file: file(new Uint8Array(2 * 1024 * 1024 + 1)) })).toMatchObject({
      kind: 'invalid',
      because: expect.stringContaining('larger than 2 MB'),
    })
    const padded = JSON.stringify({ ...JSON.parse(await made()), padding: 'x'.repeat(300_000) })
    expect(await bring({ text: padded })).toMatchObject({
      because: expect.stringContaining('larger than any badge'),
    })
    expect(await bring({})).toMatchObject({ kind: 'invalid' })
  })
  test('a JWT whose envelope and content differ, one of another algorithm, one of the older form', async () => {
    const jwt = await jwtOf(unsigned() as never, theirs())
    const [, body, signature] = jwt.split('.') as [string, string, string]
    const head = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url')
    expect(await bring({ text: `${head({ alg: 'none' })}.${body}.${signature}` })).toMatchObject({
      because: expect.stringContaining('only Ed25519'),
    })
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
    expect(
      await bring({
        text: `${head({ alg: 'EdDSA', kid: did })}.${head({ ...payload, iss: 'https://x.example' })}.${signature}`,
      }),
    ).toMatchObject({
      because: expect.stringContaining('contradict'),
    })
    expect(
      await bring({
        text: `${head({ alg: 'EdDSA', kid: did })}.${head({ vc: payload })}.${signature}`,
      }),
    ).toMatchObject({
      because: expect.stringContaining('an older form'),
    })
    expect(
      await bring({
        text: `${head({ alg: 'EdDSA', kid: did })}.${head({ ...payload, name: 'Other' })}.${signature}`,
      }),
    ).toMatchObject({
      because: expect.stringContaining('does not fit'),
    })
  })
  test('one of our own: on the record already, or revoked', async () => {
    const code = crypto.randomUUID()
    await w.put(async (db) => {
      const [c] = await db
        .insert(certification)
        .values({
          slug: 'g',
          short: 'G',
          name: 'G',
          issuer: 'Guildhall',
          inHouse: true,
          track: 'linux',
        })
        .returning()
      const [v] = await db
        .insert(certificationVersion)
        .values({
          certificationId: c!.id,
          number: 1,
          effectiveFrom: '2020-01-01',
          validityMonths: 24,
          validityKnown: true,
        })
        .returning()
      const [h] = await db
        .insert(holding)
        .values({ personId: me, certificationId: c!.id })
        .returning()
      const whose = { holdingId: h!.id, personId: me, certificationId: c!.id, versionId: v!.id }
      const dates = {
        issuedOn: '2026-02-03',
        validFrom: '2026-02-03',
        validUntil: '2028-02-02',
        anchor: '2028-02-02',
      }
      await db.insert(award).values({
        ...whose,
        ...dates,
        source: 'path',
        issuer: 'Guildhall',
        basis: [],
        verificationCode: code,
        createdAt: +noon,
      })
    })
    const given = async (form: 'json' | 'jwt') => {
      const outcome = await w.ask(badgeOf, { code, form }, me)
      return outcome.ok ? (outcome.value.said as string) : ''
    }
    const [json, jwt] = [await given('json'), await given('jwt')]
    for (const text of [json, jwt])
      expect(await bring({ text })).toMatchObject({
        because: expect.stringContaining('Guildhall issued this badge itself'),
      })
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'an error' })
        .where(eq(award.verificationCode, code)),
    )
    for (const text of [json, jwt])
      expect(await bring({ text })).toMatchObject({
        because: 'It was revoked on 21 November 2026 and does not count.',
      })
  })
})
