import { and, desc, eq, inArray, lt, notLike, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { person } from '@/db/tables/people'
import { type EventSubject, event, eventAbout } from '@/db/tables/record'
import { type At, no, yes } from '../at'
import { question } from '../kernel'
import { someone } from '../people/queries/someone'
import {
  type Family,
  factsOf,
  families,
  hiddenFrom,
  readsEverything,
  type Subject,
  sentenceOf,
  subjectOf,
} from './rules'

const size = 50
const by = alias(person, 'by_person')
const behalf = alias(person, 'behalf_person')

/** Events with their people in words, newest first. */
async function read(db: Reader, where: SQL | undefined, limit: number) {
  const rows = await db
    .select({
      id: event.id,
      at: event.at,
      verb: event.verb,
      detail: event.detail,
      by: { id: by.id, name: by.name },
      onBehalfOf: { id: behalf.id, name: behalf.name },
      about: sql<
        Json<Subject[]>
      >`(select json_group_array(json_object('kind', a.kind, 'id', a.subject_id,
        'name', case a.kind
          when 'person' then (select name from person where id = a.subject_id)
          when 'course' then (select code from course where id = a.subject_id)
          when 'offering' then (select code from offering where id = a.subject_id)
          when 'certification' then (select short from certification where id = a.subject_id)
          when 'team' then (select customer from team where id = a.subject_id)
          when 'position' then (select title from position where id = a.subject_id) end,
        'ref', case a.kind
          when 'course' then (select code from course where id = a.subject_id)
          when 'certification' then (select slug from certification where id = a.subject_id)
          when 'team' then (select code from team where id = a.subject_id) else a.subject_id end))
        from event_about a where a.event_id = "event"."id")`,
    })
    .from(event)
    .leftJoin(by, eq(by.id, event.actorId))
    .leftJoin(behalf, eq(behalf.id, event.onBehalfOfId))
    .where(where)
    .orderBy(desc(event.id))
    .limit(limit)
  return rows.map(({ detail, about, ...row }) => ({
    ...row,
    at: row.at as number,
    /** Who did it, when it was nobody of ours. */
    who: row.by?.name ?? (row.verb.startsWith('signin.') ? 'A visitor' : 'Guildhall'),
    what: sentenceOf(row.verb),
    facts: factsOf(detail),
    about: fromJson(about).map(subjectOf),
  }))
}

/**
 * The trail of one thing for a page that has already decided the viewer may see the thing itself.
 * Verbs that are not for every such viewer are left out unless `sees` names their family; the
 * registrar and the auditor read all.
 */
function trailOf(
  { db, actor }: At<Reader>,
  kind: EventSubject,
  id: number,
  { sees = [], limit = size }: { sees?: readonly Family[]; limit?: number } = {},
) {
  const hidden = hiddenFrom(actor, sees).flatMap((family) =>
    families[family].map((noun) => notLike(event.verb, `${noun}.%`)),
  )
  const about = db
    .select({ id: eventAbout.eventId })
    .from(eventAbout)
    .where(and(eq(eventAbout.kind, kind), eq(eventAbout.subjectId, id)))
  return read(db, and(inArray(event.id, about), ...hidden), limit)
}

/** The whole record: what happened, by whom, about what. Read backwards from an event id. */
export const recordOf = question({
  input: z
    .object({
      verb: z.string().max(60).catch(''),
      person: z
        .string()
        .trim()
        .max(200)
        .catch('')
        .describe('An id, an employee id or an e-mail address'),
      before: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .catch(undefined)
        .describe('Events older than this event id'),
    })
    .describe('The event trail: filter by verb and person, page by event id'),
  async answer({ db, actor, now }, { verb, person: typed, before }) {
    if (!readsEverything(actor))
      return {
        events: [],
        verbs: [],
        next: undefined,
        person: undefined,
        asked: { verb, person: typed },
        zone: actor.timeZone,
        now,
      }
    const verbs = await db.all<{
      verb: string
    }>(sql`with recursive v(verb) as (select min(verb) from event
      union all select (select min(verb) from event where verb > v.verb) from v
      where v.verb is not null) select verb from v where verb is not null`)
    const one = typed ? await someone(db, typed) : undefined
    const touching =
      one &&
      sql`${event.id} in (select event_id from event_about where kind = 'person'
        and subject_id = ${one.id} union select id from event where actor_id = ${one.id})`
    const where = and(
      verb ? eq(event.verb, verb) : undefined,
      before ? lt(event.id, before) : undefined,
      typed && !one ? sql`0` : touching,
    )
    const events = await read(db, where, size + 1)
    return {
      events: events.slice(0, size),
      /** Where the next page begins, when there is one. */
      next: events.length > size ? events[size - 1]?.id : undefined,
      verbs: verbs.map((it) => ({ verb: it.verb, what: sentenceOf(it.verb) })),
      person: one,
      asked: { verb, person: typed },
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: ({ actor }) =>
    readsEverything(actor)
      ? yes
      : no('The record is read by the registrar and the auditor. Your own is on your page.'),
})

/** What happened about one person: their own page's trail. */
export const personTrail = question({
  input: z
    .object({ person: z.coerce.number().int().positive() })
    .describe('What happened about one person'),
  async answer(at, input) {
    const { actor } = at
    const own = actor.id === input.person && actor.id > 0
    if (!own && !readsEverything(actor)) return undefined
    const events = await trailOf(at, 'person', input.person, {
      sees: own ? ['private', 'grades'] : [],
    })
    /**
     * Whom else a decision of somebody else's was about is not for them: it may say what a
     * colleague lacks.
     */
    const isTheirs = (it: { kind: EventSubject; id: number }) =>
      it.kind !== 'person' || it.id === input.person
    return {
      zone: actor.timeZone,
      now: at.now,
      all: readsEverything(actor),
      events: events.map((it) =>
        readsEverything(actor) || it.by?.id === actor.id
          ? it
          : { ...it, about: it.about.filter(isTheirs) },
      ),
    }
  },
  mayAsk: () => yes,
})

/** What the trail says of one event. */
export type TrailEvent = Awaited<ReturnType<typeof trailOf>>[number]
