import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { is } from '../../actor'
import { type At, no, yes } from '../../at'
import { employedOn } from '../../employment'
import { command, quietly } from '../../kernel'
import { claimMark, type Letter, nextTry, stale, waits } from '../rules/mail'

const p = named(person, 'p')

/*
 * A letter is claimed before it is sent, by an update that only one can win, and settled after.
 * Whoever dies between the two leaves it to be tried again at the claimed time, under the same
 * Message-ID: mail knows no transaction, so this is as near to once as it gets.
 */

const mayMail = ({ actor }: At<Reader>) =>
  actor.id === 0 && is(actor, 'registrar') ? yes : no('Mail is sent by the university itself.')

/**
 * SQL: what waits for mail now, of those who work here. People of the demo get theirs while it is
 * on.
 */
const waiting = (
  { now, actor }: Pick<At<Reader>, 'now' | 'actor'>,
  demo: boolean,
): SQL => sql`o.mailed_at is null and o.mail_after <= ${+now} and o.mail_after > ${+now - stale}
  and p.disabled_at is null and ${employedOn(p, actor.today)}
  and (p.origin <> 'demo' or ${demo ? 1 : 0})`

/** Whether any mail waits: asked before a lease is taken, so that a quiet minute writes nothing. */
export const mailWaits = async (
  at: Pick<At<Reader>, 'db' | 'now' | 'actor'>,
  demo: boolean,
): Promise<boolean> =>
  Boolean(
    await at.db.get(
      sql`select 1 from outbox o join person p on p.id = o.person_id where ${waiting(at, demo)}
        limit 1`,
    ),
  )

export type Claimed = Letter & { id: number; tries: number }

/** Takes the letter that has waited longest, counting the try. Undefined: none waits. */
export const claimLetter = command({
  input: z.object({ demo: z.boolean() }),
  subject: async () => ({}),
  may: mayMail,
  async run(at, _, { demo }) {
    const { db, now } = at
    const next =
      await db.get<Claimed>(sql`select o.id, o.mail_tries + 1 as tries, o.key, o.kind, o.title,
        o.because, o.todo, o.href, p.name, p.email
      from outbox o join person p on p.id = o.person_id where ${waiting(at, demo)}
      order by o.mail_after limit 1`)
    if (!next) return quietly(undefined)
    const won = await db.all(sql`update outbox
        set mail_tries = ${next.tries}, mail_after = ${nextTry(next.tries, now)},
        mail_error = ${claimMark}
      where id = ${next.id} and mailed_at is null and mail_tries = ${next.tries - 1} returning id`)
    return quietly(won.length ? next : undefined)
  },
})

/**
 * What became of a claimed letter: it went, or why not. `final`: the receiver refused for good, so
 * it is given up at once.
 */
export const settleLetter = command({
  input: z.object({
    id: z.number(),
    tries: z.number(),
    error: z.string().optional(),
    final: z.boolean().default(false),
  }),
  subject: async () => ({}),
  may: mayMail,
  async run({ db, now }, _, { id, tries, error, final }) {
    const same = sql`id = ${id} and mailed_at is null and mail_tries = ${tries}`
    if (error === undefined)
      await db.run(
        sql`update outbox set mailed_at = ${+now}, mail_after = null, mail_error = null
          where ${same}`,
      )
    else
      await db.run(
        sql`update outbox set mail_error = ${error.slice(0, 300)} ${
          final
            ? sql`,
        mail_after = null`
            : sql``
        } where ${same}`,
      )
    return quietly({ givenUp: error !== undefined && (final || tries > waits.length) })
  },
})
