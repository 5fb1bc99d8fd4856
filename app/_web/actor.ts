import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { store } from '@/db'
import { clock, secret } from '@/db/environment'
import type { Who } from '@/university/kernel'
import { actorOf, companyZone, nobody } from '@/university/people/actor'
import { sessionCookie } from './session'

/** Who is asking and when, read fresh once per request: a role taken away counts on the next click. */
export const who = cache(async (): Promise<Who> => {
  const now = clock()
  const token = (await cookies()).get(sessionCookie())?.value
  const session = token ? await decode({ token, secret: secret() }) : null
  const id = Number(session?.sub ?? 0)
  if (!id) return { actor: nobody, now }
  const actor = await store().reading(async (db) => actorOf(db, id, now, await companyZone(db)))
  return { actor: actor ?? nobody, now }
})
