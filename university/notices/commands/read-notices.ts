import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared } from '@/db'
import { event, noticeSeen, noticesRead } from '@/db/tables/record'
import { type Actor, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { matter, readerOf, toldTo } from '../queries/told-to'

const mayRead = ({ actor }: { actor: Actor }) =>
  isSignedIn(actor) ? yes : no('Sign in to read your notices.')
type Counts = Parameters<Parameters<typeof command>[0]['subject']>[0]['db']
const upToWhich = z.coerce.number().int().nonnegative('give the notice you have read')

/**
 * Marks every notice up to one event, and every message up to one, as read. Reading further never
 * goes back.
 */
export const readNotices = command({
  input: z
    .object({ upTo: upToWhich, messages: upToWhich.default(0) })
    .describe('Marks your notices up to an event, and your messages up to one, as read'),
  subject: async ({ db, actor }, { upTo, messages }) => ({
    person: actor.id,
    upTo: Math.min(upTo, (await newest(db)) ?? 0),
    messages,
  }),
  may: mayRead,
  async run({ db, now }, { person, upTo, messages }) {
    await db
      .insert(noticesRead)
      .values({ personId: person, eventId: upTo })
      .onConflictDoUpdate({
        target: noticesRead.personId,
        set: { eventId: sql`max(event_id, ${upTo})` },
      })
    await db.run(sql`delete from notice_seen where person_id = ${person} and event_id <= ${upTo}`)
    await db.run(
      sql`update outbox set read_at = ${+now} where person_id = ${person} and read_at is null
        and id <= ${messages}`,
    )
    return did('notices.read', upTo, { about: {}, upTo })
  },
})
const newest = async (db: Counts) =>
  (await db.get<{ id: number | null }>(sql`select max(${event.id}) as id from ${event}`))?.id

const asked = sql.placeholder('event')
const isTold = prepared((db) =>
  db
    .select({ id: sql<number>`t.id` })
    .from(sql`(${toldTo(sql`${asked} - 1`)}) t`)
    .where(sql`t.id = ${asked}`)
    .prepare(),
)

/** Marks one notice, or one message of one's own and earlier ones about the same, as read. */
export const readNotice = command({
  input: z
    .object({ event: id.optional(), message: id.optional() })
    .refine(
      (it) => (it.event === undefined) !== (it.message === undefined),
      'give an event or a message',
    )
    .describe('Marks one notice or message of your own as read'),
  async subject({ db, actor }, { event: eventId, message }) {
    const found =
      message === undefined
        ? await isTold(db).get({ ...readerOf(actor), event: eventId })
        : await db.get(sql`select 1 from outbox where id = ${message} and person_id = ${actor.id}`)
    return found ? { event: eventId, message } : undefined
  },
  may: mayRead,
  async run({ db, actor, now }, { event: eventId, message }) {
    if (eventId !== undefined)
      await db.insert(noticeSeen).values({ personId: actor.id, eventId }).onConflictDoNothing()
    else
      await db.run(sql`update outbox set read_at = ${+now} where person_id = ${actor.id}
        and read_at is null and id <= ${message}
        and ${matter} = (select ${matter} from outbox where id = ${message})`)
    return did('notices.read', undefined, {
      about: {},
      ...(message === undefined ? { event: eventId } : { message }),
    })
  },
})
