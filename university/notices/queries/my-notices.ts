import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared } from '@/db'
import { fromJson, type Json } from '@/db/json'
import type { EventSubject } from '@/db/tables/record'
import { is, isSignedIn } from '../../actor'
import { no, type Verdict, type Who, yes } from '../../at'
import { question } from '../../kernel'
import { type Audience, type Happened, notices } from '../notices'
import { matter, readerOf, readUpTo, seen, toldTo, unread } from './told-to'

const mayReadOwn = ({ actor }: Who): Verdict =>
  isSignedIn(actor) ? yes : no('Sign in to see your notices.')
const most = 100

type Row = {
  id: number
  to: Audience
  at: number
  verb: string
  by: string | null
  about: Json<Partial<Record<EventSubject, number>>>
  detail: Json<Record<string, unknown>>
  unread: number
} & Omit<Happened, 'by' | 'detail'>
const happenings = prepared((db) =>
  db
    .select({
      id: sql<number>`s.id`,
      to: sql<Audience>`s."to"`,
      about: sql<string>`s.about`,
      at: sql<number>`e.at`,
      verb: sql<string>`e.verb`,
      detail: sql<string>`e.detail`,
      unread: sql<number>`e.id > ${readUpTo} and not ${seen(sql`e.id`)}`,
      by: sql<string | null>`(select name from person where id = e.actor_id)`,
      person: sql<string>`coalesce((select name from person where id = s.about ->> 'person'), '')`,
      course: sql<string>`coalesce((select v.title from offering o
        join course_version v on v.id = o.course_version_id
        where o.id = coalesce(s.about ->> 'offering',
          (select offering_id from enrolment where id = s.about ->> 'enrolment'))),
          (select title from course_version where course_id = s.about ->> 'course'
          order by number desc limit 1), '')`,
      certification: sql<string>`coalesce((select short from certification
        where id = coalesce(s.about ->> 'certification',
          (select certification_id from holding where id = s.about ->> 'holding'))), '')`,
      team: sql<string>`coalesce((select customer from team where id = s.about ->> 'team'), '')`,
      teamCode: sql<string>`coalesce((select code from team where id = s.about ->> 'team'), '')`,
      offering: sql<string>`coalesce((select code from offering
        where id = s.about ->> 'offering'), '')`,
    })
    .from(
      sql`(select told.id, substr(t, 2) as "to", json_group_object(a.kind, a.subject_id) as about
        from (select id, min(case "to" when 'person' then 'a' when 'leader' then 'b'
        when 'manager' then 'c' else 'd' end || "to") as t
          from (${toldTo(sql`0`)}) group by id order by id desc limit ${sql.raw(String(most))}) told
        join event_about a on a.event_id = told.id group by told.id) s join event e on e.id = s.id`,
    )
    .orderBy(sql`s.id desc`)
    .prepare(),
)

type Sent = {
  id: number
  at: number
  title: string
  because: string
  todo: string
  href: string
  unread: number
  before: number
}

/** The newest message of each matter. */
const messages = prepared((db) =>
  db
    .select({
      id: sql<number>`id`,
      at: sql<number>`at`,
      title: sql<string>`title`,
      because: sql<string>`because`,
      todo: sql<string>`todo`,
      href: sql<string>`href`,
      unread: sql<number>`read_at is null`,
      before: sql<number>`before`,
    })
    .from(
      sql`(select *, row_number() over (partition by ${matter}
        order by id desc) as nth, count(*) over (partition by ${matter}) - 1 as before
        from outbox where person_id = ${sql.placeholder('me')})`,
    )
    .where(sql`nth = 1`)
    .orderBy(sql`id desc`)
    .limit(most)
    .prepare(),
)
const counted = prepared((db) => db.select({ unread }).from(sql`(select 1)`).prepare())

export type Notice = {
  /** Of an event, or of a message the university sent: what marks it as read. */
  event?: number
  message?: number
  at: number
  by: string | null
  unread: boolean
  text: string
  href: string
  /** Of a message: why it was sent, and what to do. */
  because?: string
  todo?: string
  /** How many earlier messages were about the same. */
  before?: number
}

/**
 * What happened that concerns the reader, and what the university told them: newest first, a
 * hundred at most. One line per event, by the nearest audience.
 */
export const myNotices = question({
  input: z.object({}).describe('What happened that concerns you, and what the university told you'),
  async answer({ db, actor, now }) {
    const reader = readerOf(actor)
    const happened = ((await happenings(db).all(reader)) as Row[]).flatMap(noticeOf)
    const sent = ((await messages(db).all(reader)) as Sent[]).map(
      ({ id, title, unread, ...it }): Notice => ({
        ...it,
        message: id,
        by: null,
        text: title,
        unread: unread === 1,
      }),
    )
    return {
      notices: [...happened, ...sent].sort((a, b) => b.at - a.at).slice(0, most),
      unread: (await counted(db).get(reader))?.unread ?? 0,
      /**
       * The newest of each, whether shown or not: "all" means all that were there when the page was
       * made.
       */
      upTo: { event: happened[0]?.event ?? 0, message: sent[0]?.message ?? 0 },
      readsOutbox: is(actor, 'registrar', 'auditor'),
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: mayReadOwn,
})

function noticeOf({ to, about, detail, unread, by, ...row }: Row): Notice[] {
  const notice = notices.find((it) => it.verb === row.verb && it.to === to)
  if (!notice) return []
  const subjects = fromJson(about)
  const happened = { ...row, by: by ?? '', detail: fromJson(detail) }
  return [
    {
      event: row.id,
      at: row.at,
      by,
      unread: unread === 1,
      text: notice.text(happened),
      href: notice.href(subjects, happened),
    },
  ]
}
