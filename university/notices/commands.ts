import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { event, noticesRead } from '@/db/tables/record'
import { command, did, no, yes } from '../kernel'
import { isSignedIn } from '../people/actor'

/** Marks every notice up to one as read. Reading further never goes back. */
export const readNotices = command({
  input: z.object({ upTo: z.coerce.number().int().nonnegative('give the notice you have read') }),
  subject: async ({ db, actor }, { upTo }) => ({ person: actor.id, upTo: Math.min(upTo, (await newest(db)) ?? 0) }),
  may: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to read your notices.')),
  async run({ db }, { person, upTo }) {
    await db
      .insert(noticesRead)
      .values({ personId: person, eventId: upTo })
      .onConflictDoUpdate({ target: noticesRead.personId, set: { eventId: sql`max(event_id, ${upTo})` } })
    return did('notices.read', upTo, { about: {}, upTo })
  },
})

type Counts = Parameters<Parameters<typeof command>[0]['subject']>[0]['db']
const newest = async (db: Counts) => (await db.get<{ id: number | null }>(sql`select max(${event.id}) as id from ${event}`))?.id
