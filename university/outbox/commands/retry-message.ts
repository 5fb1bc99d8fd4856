import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { environment } from '@/db/environment'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { leftBefore } from '../../employment'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { mayRetry, readsOutbox } from '../rules/outbox'

const p = named(personTable, 'p')

/** Has the mail of one message, which did not go, tried again now. */
export const retryMessage = command({
  input: z.object({ message: id }).describe('Has the mail of one message tried again now'),
  async subject({ db, actor }, { message }) {
    if (!readsOutbox(actor)) return undefined
    const it = await db.get<{
      id: number
      personId: number
      mailedAt: number | null
      mailError: string | null
      mailAfter: number | null
      gone: number
    }>(sql`
      select o.id, p.id as "personId", o.mailed_at as "mailedAt", o.mail_error as "mailError",
      o.mail_after as "mailAfter", ${leftBefore(p, actor.today)} as gone
      from outbox o join person p on p.id = o.person_id where o.id = ${message}`)
    return it && { ...it, gone: it.gone === 1 }
  },
  may: ({ actor, now }, it) => mayRetry(actor, it, Boolean(environment().SMTP_URL), now),
  async run({ db, now }, it) {
    await db.run(
      sql`update outbox set mail_tries = 0, mail_after = ${+now} where id = ${it.id}
        and mailed_at is null`,
    )
    return did('message.retried', it.id, { about: { person: it.personId }, message: it.id })
  },
})
