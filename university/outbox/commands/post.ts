import { sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import type { At } from '../../at'
import { employedOn } from '../../employment'
import type { Kind } from '../kinds'

/**
 * What the university tells one person of its own accord. `key` makes it the same message, however
 * often it is posted.
 */
export type Message = {
  key: string
  person: number
  kind: Kind
  title: string
  because: string
  todo: string
  href: string
  holding?: number
}

const atOnce = 500

/**
 * Puts messages into the outbox, in the caller's transaction: each key once, and nothing for people
 * who left.
 * @returns how many were new.
 */
export async function post(
  { db, actor, now }: Pick<At<Writer>, 'db' | 'actor' | 'now'>,
  messages: readonly Message[],
): Promise<number> {
  let posted = 0
  for (let from = 0; from < messages.length; from += atOnce) {
    const some = messages.slice(from, from + atOnce)
    const here = await db.all<{
      id: number
    }>(sql`select id from person where id in (select value
      from json_each(${JSON.stringify(some.map((it) => it.person))}))
      and ${employedOn(person, actor.today)}`)
    const working = new Set(here.map((it) => it.id))
    const rows = some
      .filter((it) => working.has(it.person))
      .map(({ person, holding, ...it }) => ({
        ...it,
        personId: person,
        holdingId: holding ?? null,
        at: +now,
        mailAfter: +now,
      }))
    if (rows.length)
      posted += (
        await db
          .insert(outbox)
          .values(rows)
          .onConflictDoNothing({ target: outbox.key })
          .returning({ id: outbox.id })
      ).length
  }
  return posted
}
