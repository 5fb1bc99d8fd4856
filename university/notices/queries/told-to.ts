import { type SQL, sql } from 'drizzle-orm'
import type { EventSubject } from '@/db/tables/record'
import { type Actor, is } from '../../actor'
import { type Audience, conditionsOf, verbsFor } from '../notices'

const p = sql.placeholder

/** Verbs come from our own definitions, so they stand in the statement as they are. */
const within = (verbs: readonly string[]) =>
  sql.raw(`(${verbs.map((verb) => `'${verb}'`).join(', ')})`)
const only = (to: Audience) =>
  sql.raw(
    conditionsOf(to)
      .map((it) => `and (e.verb <> '${it.verb}' or coalesce(e.detail ->> '${it.only}', 0))`)
      .join(' '),
  )
const listed = (name: string) => sql`(select value from json_each(${p(name)}))`

/**
 * What `toldTo` asks of the reader. Everyone's statement is the same one, so it is prepared once:
 * what they have no part in is empty.
 */
export const readerOf = (actor: Actor) => ({
  me: actor.id,
  leads: JSON.stringify(actor.leads),
  teaches: JSON.stringify(actor.teaches),
  staffs: is(actor, 'staffing lead') ? 1 : 0,
  registers: is(actor, 'registrar') ? 1 : 0,
})

const about = (to: Audience, kind: EventSubject, subjects: SQL, after: SQL) => sql`
  select a.event_id as id, ${sql.raw(`'${to}'`)} as "to" from event_about a
  join event e on e.id = a.event_id
  where a.kind = ${sql.raw(`'${kind}'`)} and a.subject_id in ${subjects} and a.event_id > ${after}
    and e.verb in ${within(verbsFor(to))} ${only(to)} and coalesce(e.actor_id, 0) <> ${p('me')}`
const byRole = (role: 'staffing lead' | 'registrar', flag: string, after: SQL) =>
  sql`select e.id, ${sql.raw(`'${role}'`)} from event e where ${p(flag)}
    and e.verb in ${within(verbsFor(role))} ${only(role)} and e.id > ${after}
    and coalesce(e.actor_id, 0) <> ${p('me')}`

/**
 * SQL: which events the reader is told of, after one: a row per event and audience. Their own
 * doings are no news to them.
 */
export const toldTo = (after: SQL): SQL =>
  sql.join(
    [
      about('person', 'person', sql`(${p('me')})`, after),
      about('manager', 'person', sql`(select id from person where manager_id = ${p('me')})`, after),
      about('leader', 'team', listed('leads'), after),
      about('instructor', 'offering', listed('teaches'), after),
      ...(['staffing lead', 'registrar'] as const)
        .filter((role) => verbsFor(role).length)
        .map((role) => byRole(role, role === 'registrar' ? 'registers' : 'staffs', after)),
    ],
    sql` union all `,
  )

/** SQL: how far the reader has read. */
export const readUpTo = sql`coalesce((select event_id from notices_read
  where person_id = ${p('me')}), 0)`
/** SQL: whether an event after that was read by itself. */
export const seen = (id: SQL) =>
  sql`exists (select 1 from notice_seen n where n.person_id = ${p('me')} and n.event_id = ${id})`
/**
 * SQL: what messages are about: reminders of one certification to one reader are one matter, of
 * which the newest speaks.
 */
export const matter = sql`kind || coalesce(holding_id, -id)`
/** SQL: how many notices, and matters of messages, are new to the reader. */
export const unread = sql<number>`(select count(distinct t.id) from (${toldTo(readUpTo)}) t
  where not ${seen(sql`t.id`)})
  + (select count(distinct ${matter}) from outbox where person_id = ${p('me')} and read_at is null)`
