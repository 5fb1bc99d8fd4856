import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { store } from '@/db'
import { clock, environment, secret } from '@/db/environment'
import { actorOf, companyZone, nobody } from '@/university/actor'
import type { Who } from '@/university/at'
import { sessionCookie } from './session'

/**
 * Who is asking and when, read fresh once per request: a role taken away counts on the next click.
 */
export const who = cache(async (): Promise<Who> => {
  const now = clock()
  const id = await sessionOf((await cookies()).get(sessionCookie())?.value)
  if (!id) return { actor: nobody, now }
  const actor = await store().reading(async (db) => actorOf(db, id, now, await companyZone(db)))
  // People of the demo leave with it.
  if (!actor || (actor.origin === 'demo' && environment().DEMO === 'off'))
    return { actor: nobody, now }
  return { actor, now }
})

/**
 * The person of a session cookie, or 0: a cookie of another secret, an expired or a forged one is
 * nobody's.
 */
async function sessionOf(token: string | undefined): Promise<number> {
  if (!token) return 0
  const session = await decode({ token, secret: secret() }).catch(() => null)
  return Number(session?.sub ?? 0) || 0
}
