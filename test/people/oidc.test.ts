import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decode } from 'next-auth/jwt'
import Provider from 'oidc-provider'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begin, type Company, type CompanyClaim, end } from '@/app/_web/oidc'
import { nobody } from '@/university/actor'
import { perform } from '@/university/kernel'
import { comeInFromCompany } from '@/university/people/commands/come-in-from-company'
import { aPerson, noon, type World, world } from '../world'

// A real OpenID provider on loopback, spoken to as a browser would: cookies kept, redirects
// followed one by one.

type Account = { email?: string; email_verified?: boolean }
const accounts: Record<string, Account> = {
  ada: { email: 'Ada@Example.com', email_verified: true },
  mallory: { email: 'ada@example.com', email_verified: false },
  stranger: { email: 'stranger@example.com', email_verified: true },
  closed: { email: 'closed@example.com', email_verified: true },
  gone: { email: 'gone@example.com', email_verified: true },
}
const baseUrl = 'http://guildhall.test'
const secret = 'only-for-tests-only-for-tests-only-for-tests'

let server: Server
let issuer: string
/** What the provider gets wrong in its id tokens. */
let errs: { audience?: string; nonce?: string } = {}
let w: World
let company: Company

beforeAll(async () => {
  server = createServer((request, response) => callback(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = (client_id: string) => ({
    client_id,
    client_secret: `${client_id}-secret-${client_id}-secret`,
    redirect_uris: [`${baseUrl}/api/auth/callback/oidc`],
  })
  const provider = new Provider(issuer, {
    clients: [client('guildhall'), client('payroll')],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, ...accounts[sub] }),
    }),
    // Whoever `login_hint` names is signed in at the provider and has agreed: its own pages are not
    // what is tested.
    interactions: {
      url: (_context: unknown, interaction: { uid: string }) => `/be/${interaction.uid}`,
    },
    features: { devInteractions: { enabled: false } },
  })
  // Its id tokens are what it signs and sends; a wrong one is as validly signed as a right one.
  type Issuing = { client: { clientId: string }; set(name: string, value: string): void }
  const { prototype } = (
    provider as unknown as {
      IdToken: { prototype: { issue(this: Issuing, use: unknown): Promise<string> } }
    }
  ).IdToken
  const { issue } = prototype
  prototype.issue = function (use) {
    if (errs.audience)
      this.client = Object.create(this.client, { clientId: { value: errs.audience } })
    if (errs.nonce) this.set('nonce', errs.nonce)
    return issue.call(this, use)
  }
  const plain = provider.callback()
  callback = async (request, response) => {
    if (!request.url?.startsWith('/be/')) return plain(request, response)
    const details = await provider.interactionDetails(request, response)
    const accountId = as
    const grant = new provider.Grant({ accountId, clientId: String(details.params.client_id) })
    grant.addOIDCScope('openid email profile')
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId }, consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: false },
    )
  }
})
afterAll(() => new Promise((closed) => server.close(closed)))
let callback: RequestListener
let as = 'ada'

beforeEach(async () => {
  w = await world()
  errs = {}
  company = {
    issuer,
    clientId: 'guildhall',
    clientSecret: 'guildhall-secret-guildhall-secret',
    baseUrl,
    secret,
  }
})
afterEach(() => w.close())

/** A browser's cookies. */
function jar() {
  const kept = new Map<string, string>()
  return {
    kept,
    take(lines: readonly string[]) {
      for (const line of lines) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (name) kept.set(name, decodeURIComponent(value ?? ''))
      }
    },
    header: () => [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

const match = (claim: CompanyClaim) =>
  perform(w.store, comeInFromCompany, { ...claim, demo: true }, { actor: nobody, now: noon })

/** The whole way, as somebody: to the provider, through its redirects, and back. */
async function signIn(
  who: string,
  to = '/learning?x=1',
  meddle: (query: Record<string, string>, cookies: Map<string, string>) => unknown = () =>
    undefined,
) {
  as = who
  const ours = jar()
  const theirs = jar()
  const began = await begin(company, to)
  ours.take(began.cookies)
  let location = began.location
  while (location.startsWith(issuer)) {
    const response = await fetch(location, {
      redirect: 'manual',
      headers: { cookie: theirs.header() },
    })
    theirs.take(response.headers.getSetCookie())
    const next = response.headers.get('location')
    if (!next) throw new Error(`${location} answered ${response.status}: ${await response.text()}`)
    location = new URL(next, issuer).href
  }
  const query = Object.fromEntries(new URL(location).searchParams)
  meddle(query, ours.kept)
  const ended = await end(company, { query, cookies: Object.fromEntries(ours.kept) }, match)
  ours.take(ended.cookies)
  const session = ours.kept.get('next-auth.session-token')
  return {
    began,
    ended,
    person: session ? Number((await decode({ token: session, secret }))?.sub) : undefined,
  }
}
const to = encodeURIComponent('/learning?x=1')
const refused = { location: `/sign-in?problem=refused&to=${to}` }
const failed = { location: `/sign-in?problem=company&to=${to}` }

describe('signing in with the company account', () => {
  test('a verified address finds its person, binds the account, and leads back to the page that was asked for', async () => {
    const ada = await w.put((db) => aPerson(db, { email: 'ada@example.com' }))
    const { began, ended, person } = await signIn('ada')
    const asked = new URL(began.location).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect([asked.get('state'), asked.get('nonce')].every(Boolean)).toBe(true)
    expect(
      began.cookies.every((cookie) => /HttpOnly/i.test(cookie) && /SameSite=Lax/i.test(cookie)),
    ).toBe(true)
    expect(ended).toMatchObject({ location: `${baseUrl}/learning?x=1`, because: undefined })
    expect(person).toBe(ada)
  })
  test('the bound account is the person also after a change of address, and nobody takes it over by address', async () => {
    const ada = await w.put((db) => aPerson(db, { email: 'ada@example.com' }))
    expect((await signIn('ada')).person).toBe(ada)
    accounts.ada = { email: 'ada.lovelace@example.com', email_verified: true }
    accounts.stranger = { email: 'ada@example.com', email_verified: true }
    try {
      expect((await signIn('ada')).person).toBe(ada)
      const taken = await signIn('stranger')
      expect(taken).toMatchObject({
        ended: { ...refused, because: expect.stringContaining('another company account') },
        person: undefined,
      })
    } finally {
      accounts.ada = { email: 'Ada@Example.com', email_verified: true }
      accounts.stranger = { email: 'stranger@example.com', email_verified: true }
    }
  })
  test('under https the cookies are Secure', async () => {
    company = { ...company, baseUrl: 'https://guildhall.test' }
    const before = process.env.NEXTAUTH_URL
    process.env.NEXTAUTH_URL = company.baseUrl
    const began = await begin(company, '/')
    process.env.NEXTAUTH_URL = before
    expect(began.cookies.length).toBeGreaterThan(2)
    expect(
      began.cookies.every((cookie) => /; Secure/i.test(cookie) && /^__(Secure|Host)-/.test(cookie)),
    ).toBe(true)
  })
})

describe('refused, in words', () => {
  test.each([
    ['mallory', 'not verified'],
    ['stranger', 'Nobody here has the address stranger@example.com'],
    ['closed', 'Your sign-in was closed'],
    ['gone', 'ended with your last day, 2026-11-20'],
  ])('%s', async (who, because) => {
    await w.put(async (db) => {
      await aPerson(db, { email: 'ada@example.com' })
      await aPerson(db, { email: 'closed@example.com', disabledAt: 1 })
      await aPerson(db, { email: 'gone@example.com', leftOn: '2026-11-20' })
    })
    expect(await signIn(who)).toMatchObject({
      ended: { ...refused, because: expect.stringContaining(because) },
      person: undefined,
    })
  })
})

describe('a provider or a visitor that errs', () => {
  beforeEach(() => w.put((db) => aPerson(db, { email: 'ada@example.com' })))
  test.each([
    ['a token for another audience', { audience: 'payroll' }],
    ['a token with another nonce', { nonce: 'replayed' }],
  ])('%s', async (_, wrong) => {
    errs = wrong
    expect(await signIn('ada')).toMatchObject({ ended: failed, person: undefined })
    errs = {}
    expect((await signIn('ada')).person).toBeGreaterThan(0)
  })
  test.each<[string, (query: Record<string, string>, cookies: Map<string, string>) => unknown]>([
    ['a state of another browser', (query) => Object.assign(query, { state: 'another' })],
    ['no state cookie', (_, cookies) => cookies.delete('next-auth.state')],
    ['no PKCE verifier', (_, cookies) => cookies.delete('next-auth.pkce.code_verifier')],
    ['no nonce cookie', (_, cookies) => cookies.delete('next-auth.nonce')],
    ['a code that is not ours', (query) => Object.assign(query, { code: 'guessed' })],
    ['they said no', (query) => Object.assign(query, { error: 'access_denied' })],
  ])('%s', async (_, meddle) => {
    expect(await signIn('ada', '/learning?x=1', meddle)).toMatchObject({
      ended: failed,
      person: undefined,
    })
  })
  test('a provider that is away', async () => {
    company = { ...company, issuer: 'http://127.0.0.1:9' }
    expect(await begin(company, '/')).toMatchObject({ location: '/sign-in?problem=company' })
  })
  test('the secret of another client', async () => {
    company = { ...company, clientSecret: 'payroll-secret-payroll-secret' }
    expect(await signIn('ada')).toMatchObject({ ended: failed, person: undefined })
  })
})
