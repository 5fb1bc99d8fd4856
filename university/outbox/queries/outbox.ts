import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { environment } from '@/db/environment'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { yes } from '../../at'
import { leftBefore } from '../../employment'
import { question } from '../../kernel'
import { someone } from '../../people/queries/someone'
import { type Kind, kinds } from '../kinds'
import { type MailFacts, mailState, mayRetry, mayRunReminders, readsOutbox } from '../rules/outbox'

const p = named(personTable, 'p')

const size = 50
export const states = {
  unread: 'Not read',
  read: 'Read',
  mailed: 'Mailed',
  waiting: 'Mail not gone',
  failed: 'Mail given up',
} as const
type State = keyof typeof states
const holds: Record<State, SQL> = {
  unread: sql`o.read_at is null`,
  read: sql`o.read_at is not null`,
  mailed: sql`o.mailed_at is not null`,
  waiting: sql`o.mailed_at is null and o.mail_after is not null`,
  failed: sql`o.mailed_at is null and o.mail_after is null`,
}

type Row = MailFacts & {
  id: number
  at: number
  kind: Kind
  title: string
  because: string
  todo: string
  href: string
  readAt: number | null
  toId: number
  toName: string
  gone: number
}
const chosen = <T extends string>(values: readonly T[]) =>
  z.enum(['', ...values] as [string, ...string[]]).catch('') as z.ZodType<T | ''>

/**
 * What the university told people of its own accord, newest first, and what became of it. Read
 * backwards from a message's id.
 */
export const outbox = question({
  input: z
    .object({
      person: z
        .string()
        .trim()
        .max(200)
        .catch('')
        .describe('An id, an employee id or an e-mail address'),
      kind: chosen(Object.keys(kinds) as Kind[]),
      state: chosen(Object.keys(states) as State[]),
      before: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .catch(undefined)
        .describe('Messages older than this one'),
    })
    .describe(
      'What the university told people of its own accord: filter by person, kind and state',
    ),
  async answer({ db, actor, now }, { person, kind, state, before }) {
    if (!readsOutbox(actor)) return undefined
    const one = person ? await someone(db, person) : undefined
    const where = [
      person && sql`o.person_id = ${one?.id ?? 0}`,
      kind && sql`o.kind = ${kind}`,
      state && holds[state],
      before && sql`o.id < ${before}`,
    ].filter((it): it is SQL => Boolean(it))
    const rows =
      await db.all<Row>(sql`select o.id, o.at, o.kind, o.title, o.because, o.todo, o.href,
        o.read_at as "readAt", o.mailed_at as "mailedAt",
        o.mail_tries as "mailTries", o.mail_error as "mailError", o.mail_after as "mailAfter",
        p.id as "toId", p.name as "toName", ${leftBefore(p, actor.today)} as gone
      from outbox o join person p on p.id = o.person_id ${
        where.length
          ? sql`where
        ${sql.join(where, sql` and `)}`
          : sql``
      } order by o.id desc limit ${size + 1}`)
    const failed = await db.get<{ n: number }>(
      sql`select count(*) as n from outbox o where ${holds.failed}`,
    )
    const mail = Boolean(environment().SMTP_URL)
    return {
      messages: rows
        .slice(0, size)
        .map(({ id, at, kind, title, because, todo, href, readAt, toId, toName, gone, ...it }) => ({
          id,
          at,
          kind: kinds[kind] ?? kind,
          title,
          because,
          todo,
          href,
          readAt,
          mailedAt: it.mailedAt,
          to: { id: toId, name: toName },
          mail: mailState(it, now, mail),
          /** Only where something was tried, or is not going to be. */
          mayRetry:
            mail && it.mailedAt === null && mailState(it, now, mail).word !== 'Mail waits'
              ? mayRetry(actor, { ...it, gone: gone === 1 }, mail, now)
              : null,
        })),
      next: rows.length > size ? rows[size - 1]?.id : undefined,
      failed: failed?.n ?? 0,
      person: one,
      asked: { person, kind, state },
      mail,
      mayRun: mayRunReminders(actor),
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: () => yes,
})
