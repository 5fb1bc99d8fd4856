import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import type { EventSubject } from '@/db/tables/record'
import { type At, no, question, type Verdict, yes } from '../kernel'
import { type Actor, is, isSignedIn } from '../people/actor'
import { type Audience, type Happened, notices, verbsFor } from './notices'

/** Verbs come from our own definitions, so they stand in the statement as they are. */
const within = (verbs: readonly string[]) => sql.raw(`(${verbs.map((verb) => `'${verb}'`).join(', ')})`)
const ids = (of: readonly number[]) => sql`(select value from json_each(${JSON.stringify(of)}))`

/** Which events an actor is told of, after one: a row per event and audience. Their own doings are no news to them. */
export function toldTo(actor: Actor, after: number | SQL): SQL {
  const about = (to: Audience, kind: EventSubject, subjects: SQL) => sql`
    select a.event_id as id, ${sql.raw(`'${to}'`)} as "to" from event_about a join event e on e.id = a.event_id
    where a.kind = ${sql.raw(`'${kind}'`)} and a.subject_id in ${subjects} and a.event_id > ${after}
      and e.verb in ${within(verbsFor(to))} and coalesce(e.actor_id, 0) <> ${actor.id}`
  const all = [about('person', 'person', sql`(${actor.id})`)]
  if (actor.reports) all.push(about('manager', 'person', sql`(select id from person where manager_id = ${actor.id})`))
  if (actor.leads.length) all.push(about('leader', 'team', ids(actor.leads)))
  if (actor.teaches.length) all.push(about('instructor', 'offering', ids(actor.teaches)))
  for (const role of ['staffing lead', 'registrar'] as const) {
    const verbs = verbsFor(role)
    if (is(actor, role) && verbs.length)
      all.push(sql`select id, ${sql.raw(`'${role}'`)} from event where verb in ${within(verbs)} and id > ${after} and coalesce(actor_id, 0) <> ${actor.id}`)
  }
  return sql.join(all, sql` union all `)
}

/** How far this person has read, as a part of a statement. */
export const readBy = (actor: Actor) => sql`coalesce((select event_id from notices_read where person_id = ${actor.id}), 0)`

const mayReadOwn = ({ actor }: At<Reader>): Verdict => (isSignedIn(actor) ? yes : no('Sign in to see your notices.'))

type Row = { id: number; to: Audience; at: number; verb: string; by: string | null; about: string; detail: string; unread: number } & Omit<
  Happened,
  'by' | 'detail'
>

/** What happened that concerns the reader, newest first, a hundred at most; one line per event, by the nearest audience. */
export const myNotices = question({
  input: z.object({}),
  async answer({ db, actor, now }) {
    const rows = await db.all<Row>(sql`
      with told as (select id, min(case "to" when 'person' then 'a' when 'leader' then 'b' when 'manager' then 'c' else 'd' end || "to") as t
        from (${toldTo(actor, 0)}) group by id order by id desc limit 100),
      subject as (select told.id, substr(t, 2) as "to", json_group_object(a.kind, a.subject_id) as about
        from told join event_about a on a.event_id = told.id group by told.id)
      select s.id, s."to", s.about, e.at, e.verb, e.detail, e.id > ${readBy(actor)} as unread,
        (select name from person where id = e.actor_id) as by,
        coalesce((select name from person where id = s.about ->> 'person'), '') as person,
        coalesce((select v.title from offering o join course_version v on v.id = o.course_version_id where o.id = coalesce(s.about ->> 'offering',
          (select offering_id from enrolment where id = s.about ->> 'enrolment'))),
          (select title from course_version where course_id = s.about ->> 'course' order by number desc limit 1), '') as course,
        coalesce((select short from certification where id = coalesce(s.about ->> 'certification',
          (select certification_id from holding where id = s.about ->> 'holding'))), '') as certification,
        coalesce((select customer from team where id = s.about ->> 'team'), '') as team, coalesce((select code from team where id = s.about ->> 'team'), '') as teamCode,
        coalesce((select code from offering where id = s.about ->> 'offering'), '') as offering
      from subject s join event e on e.id = s.id order by s.id desc`)
    const told = rows.flatMap(({ to, about, detail, unread, by, ...row }) => {
      const notice = notices.find((it) => it.verb === row.verb && it.to === to)
      const subjects = JSON.parse(about) as Partial<Record<EventSubject, number>>
      const happened = { ...row, by: by ?? '', detail: JSON.parse(detail) as Record<string, unknown> }
      return notice ? [{ id: row.id, at: row.at, by, unread: Boolean(unread), text: notice.text(happened), href: notice.href(subjects, happened) }] : []
    })
    return { notices: told, unread: told.filter((it) => it.unread).length, zone: actor.timeZone, now }
  },
  may: mayReadOwn,
})
