import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Mode } from '@/db/tables/catalogue'
import { is, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { addDays, dayIn, instantIn } from '../../calendar'
import { question } from '../../kernel'

type Row = {
  id: number
  code: string
  course: string
  title: string
  mode: Mode
  seats: number | null
  taken: number
  waiting: number
  startsAt: number | null
  endsAt: number | null
  timeZone: string
  cancelledAt: number | null
  requests: number
  labs: number
  marking: number
}
type Meeting = {
  id: number
  offering: string
  offeringId: number
  course: string
  title: string
  startsAt: number
  endsAt: number
  timeZone: string
  room: string
  link: string
}

/**
 * What one teaches (or owns, or runs as the registrar), what waits there, today's sessions, and the
 * drafts they decide. Three statements.
 */
export const teaching = question({
  input: z.object({}),
  async answer({ db, actor, now }) {
    const ids = (list: readonly number[]) =>
      sql.join(
        [0, ...list].map((id) => sql`${id}`),
        sql`, `,
      )
    const mine = sql`(o.id in (${ids(actor.teaches)}) or o.course_id in (${ids(actor.owns)}))`
    const offerings = await db.all<Row>(sql`
      select o.id as id, o.code as code, c.code as course, v.title as title, o.mode as mode,
      o.seats as seats, o.taken as taken, o.waiting as waiting,
        o.starts_at as startsAt, o.ends_at as endsAt, o.time_zone as timeZone,
        o.cancelled_at as cancelledAt,
        (select count(*) from enrolment e where e.offering_id = o.id
        and e.state = 'requested') as requests,
        (select count(*) from enrolment e join lab_result r on r.enrolment_id = e.id
        where e.offering_id = o.id and e.state = 'enrolled'
          and r.done_at is not null and r.confirmed_at is null) as labs,
        (select count(*) from enrolment e join attempt a on a.enrolment_id = e.id
        where e.offering_id = o.id and a.state = 'submitted') as marking
      from offering o join course c on c.id = o.course_id
      join course_version v on v.id = o.course_version_id
      where ${mine} and o.closed_at is null and (o.ends_at is null
      or o.ends_at > ${+now - 30 * 86_400_000})
      order by o.cancelled_at is not null, o.starts_at is null, o.starts_at, o.code limit 200`)
    const today = dayIn(now, actor.timeZone)
    const sessions = await db.all<Meeting>(sql`
      select s.id as id, o.code as offering, o.id as offeringId, c.code as course, s.title as title,
      s.starts_at as startsAt, s.ends_at as endsAt,
        s.time_zone as timeZone, s.room as room, s.link as link
      from offering o join session s on s.offering_id = o.id join course c on c.id = o.course_id
      where o.id in (${ids(actor.teaches)}) and o.cancelled_at is null and s.cancelled_at is null
        and s.starts_at >= ${instantIn(actor.timeZone, today)}
        and s.starts_at < ${instantIn(actor.timeZone, addDays(today, 1))}
      order by s.starts_at`)
    const drafts = await db.get<{ n: number }>(sql`
      select count(*) as n from offering_draft d where d.decided_at is null
      and ${is(actor, 'registrar') ? sql`1` : sql`d.course_id in (${ids(actor.owns)})`}`)
    return { offerings, sessions, drafts: drafts?.n ?? 0, viewer: { zone: actor.timeZone, now } }
  },
  mayAsk({ actor }) {
    if (!isSignedIn(actor)) return no('Sign in to see what you teach.')
    return actor.teaches.length || actor.owns.length || is(actor, 'registrar', 'auditor')
      ? yes
      : no('You teach nothing at the moment.')
  },
})
