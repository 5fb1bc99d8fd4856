import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'
import type { Outcome } from '@/university/kernel'
import { sessionSeconds } from './session'

/*
 * next-auth speaks OpenID Connect for us: PKCE, state, nonce, and the checks of the id token. It is
 * given only the two steps we need, each with everything it reads handed in, so that none of its
 * own pages and endpoints are reachable.
 */

export type Company = {
  issuer: string
  clientId: string
  clientSecret: string
  baseUrl: string
  secret: string
}
export type CompanyClaim = {
  issuer: string
  subject: string
  email: string | null
  emailVerified: boolean
}
type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string }
/**
 * What a step ends with: where to go, the cookies to set, and our refusal in words, when there was
 * one.
 */
export type Step = { location: string; cookies: string[]; because?: string }

/** Begins: the provider's page, with PKCE, state and nonce kept in sealed cookies. */
export function begin(company: Company, to: string): Promise<Step> {
  const csrfToken = randomBytes(32).toString('hex')
  const cookie = `${csrfToken}|${createHash('sha256').update(`${csrfToken}${company.secret}`).digest('hex')}`
  const name = company.baseUrl.startsWith('https:')
    ? '__Host-next-auth.csrf-token'
    : 'next-auth.csrf-token'
  const request = {
    method: 'POST',
    query: {},
    body: { csrfToken, callbackUrl: company.baseUrl + to },
    cookies: { [name]: cookie },
  }
  return step(company, 'signin', request, () => Promise.reject(new Error('not yet')))
}

/** Ends: the code is exchanged, the id token checked, and `match` says whose session it is. */
export async function end(
  company: Company,
  request: { query: Record<string, string>; cookies: Record<string, string> },
  match: (claim: CompanyClaim) => Promise<Outcome<number>>,
): Promise<Step> {
  const ended = await step(company, 'callback', { method: 'GET', body: {}, ...request }, match)
  if (!ended.location.startsWith('/sign-in')) return ended
  // Whoever could not come in this way may come in another, and still wants the page they asked
  // for.
  const wanted =
    Object.entries(request.cookies).find(([name]) =>
      name.endsWith('next-auth.callback-url'),
    )?.[1] ?? ''
  const to = wanted.startsWith(`${company.baseUrl}/`) ? wanted.slice(company.baseUrl.length) : '/'
  return { ...ended, location: `${ended.location}&to=${encodeURIComponent(to)}` }
}

async function step(
  company: Company,
  action: 'signin' | 'callback',
  request: {
    method: string
    query: Record<string, string>
    body: Record<string, string>
    cookies: Record<string, string>
  },
  match: (claim: CompanyClaim) => Promise<Outcome<number>>,
): Promise<Step> {
  process.env.NEXTAUTH_URL ??= company.baseUrl
  const sent: Record<string, string | string[]> = {}
  const response = {
    getHeader: (name: string) => sent[name.toLowerCase()],
    setHeader(name: string, value: string | string[]) {
      sent[name.toLowerCase()] = value
      return response
    },
    status: () => response,
    end: () => response,
    send: () => response,
    json: () => response,
  }
  let because: string | undefined
  const options = optionsFor(company, async (claim) => {
    const outcome = await match(claim)
    if (!outcome.ok) because = outcome.because
    return outcome.ok ? outcome.value : undefined
  })
  const asked = { ...request, query: { ...request.query, nextauth: [action, 'oidc'] }, headers: {} }
  await NextAuth(
    asked as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    options,
  )
  const location = String(sent.location ?? '')
  // next-auth's own error page is not ours to show: whatever went wrong on the way is told on the
  // sign-in page.
  const failed = !location || location.startsWith(`${company.baseUrl}/api/auth/`)
  return {
    location: failed ? '/sign-in?problem=company' : location,
    cookies: [sent['set-cookie'] ?? []].flat(),
    because,
  }
}

function optionsFor(
  { issuer, clientId, clientSecret, baseUrl, secret }: Company,
  match: (claim: CompanyClaim) => Promise<number | undefined>,
): AuthOptions {
  return {
    secret,
    useSecureCookies: baseUrl.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    providers: [
      {
        id: 'oidc',
        name: 'Company account',
        type: 'oauth',
        wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        issuer,
        clientId,
        clientSecret,
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        authorization: { params: { scope: 'openid email profile' } },
        userinfo: {
          /**
           * The id token's claims, and, where the provider keeps the address out of it, those of
           * its userinfo endpoint (same subject, checked).
           */
          async request({ client, tokens }) {
            const claims = (tokens as { claims(): Claims }).claims()
            return claims.email
              ? claims
              : { ...(await client.userinfo(tokens as never)), ...claims }
          },
        },
        profile: ({ sub, email, name }: Claims) => ({ id: sub, email, name }),
      },
    ],
    callbacks: {
      async signIn({ user, profile }) {
        const { sub, email, email_verified } = profile as Claims
        const person = await match({
          issuer,
          subject: sub,
          email: email ?? null,
          emailVerified: email_verified === true || email_verified === 'true',
        })
        if (person === undefined) return '/sign-in?problem=refused'
        user.id = String(person)
        return true
      },
      // Only who: name and address are read from the person on each request.
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
    },
    logger: {
      // What was expected is a secret of that visitor's.
      error: (code, it) =>
        console.error(
          `Company sign-in: ${code}: ${(it instanceof Error ? it : it.error).message}`.replace(
            /,? expected .*/,
            '',
          ),
        ),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
