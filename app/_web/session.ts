import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { environment, secret, siteUrl } from '@/db/environment'

/**
 * next-auth's name for the session cookie: with the `__Secure-` prefix where the site is served
 * over https.
 */
export const sessionCookie = () =>
  isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
export const isHttps = () => environment().BASE_URL?.startsWith('https:') ?? false
/** Where this site is, as its visitors know it. */
export const baseUrl = () => siteUrl()

/**
 * A session lasts a working week, in seconds. What its person may do is read fresh on every
 * request.
 */
export const sessionSeconds = 5 * 24 * 3600

const cookie = () => ({ httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/' }) as const

/** What a session cookie holds: who, sealed with this site's secret. */
const sessionFor = (person: number) =>
  encode({ token: { sub: String(person) }, secret: secret(), maxAge: sessionSeconds })

export async function openSession(person: number) {
  ;(await cookies()).set(sessionCookie(), await sessionFor(person), {
    ...cookie(),
    maxAge: sessionSeconds,
  })
}

export async function closeSession() {
  ;(await cookies()).set(sessionCookie(), '', { ...cookie(), maxAge: 0 })
}

/** The visitor's address: what the nearest proxy saw, or the socket's own. */
export async function address() {
  const seen = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return seen?.replace(/^::ffff:/, '') || 'unknown'
}
