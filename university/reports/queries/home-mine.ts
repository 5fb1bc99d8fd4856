import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import type { EnrolmentState } from '@/db/tables/enrolment'
import { enrolment } from '@/db/tables/enrolment'
import { is } from '../../actor'
import type { At } from '../../at'
import { addDays, dayIn, instantIn } from '../../calendar'
import { cycleJson, suspensionsJson } from '../../certification/validity/queries/cycles'
import { inForceOn, termsJson } from '../../certification/validity/queries/versions-sql'
import {
  type Cycle,
  type Held,
  statusOn,
  type Terms,
} from '../../certification/validity/rules/validity'
import { isLiveRow } from '../../enrolment/queries/seat-sql'
import { stateNow } from '../../enrolment/rules/promotion'

const e = named(enrolment, 'e')

const a = named(award, 'a')
const v = named(certificationVersion, 'v')

/** A place in an offering as home shows it. */
export type Place = {
  id: number
  state: EnrolmentState
  title: string
  code: string
  requestedAt: number
  offerEndsAt: number | null
  offerLapses: number
  startsAt: number | null
  endsAt: number | null
  zone: string
  required: number
  done: number
  ahead: number
  waiting: number
  lastAt: number | null
  next: { id: number; title: string; kind: string; number: number; of: number } | null
  attempt: {
    id: number
    item: string
    deadline: number
    answered: number
    questions: number
  } | null
}
export type Session = {
  id: number
  enrolment: number | null
  offering: number
  title: string
  code: string
  startsAt: number
  endsAt: number
  zone: string
  room: string
  cancelled: string | null
}
type HoldingRow = {
  id: number
  slug: string
  short: string
  name: string
  awards: Cycle[]
  held: Held[]
  terms: Terms
}
export type Holding = Omit<HoldingRow, 'awards' | 'held' | 'terms'> & {
  status: ReturnType<typeof statusOn>
}
export type Queue = { item: number; title: string; code: string; waiting: number; oldest: number }
export type Waiting = {
  requests: number
  requester: string | null
  course: string | null
  joins: number
  joiner: string | null
  team: string | null
  teamCode: string | null
  labs: number
  evidence: number
  offering: number | null
}

const among = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** All that is this person's own, and what waits for them: one statement, its lists as JSON. */
export async function mine({ db, actor, now }: At<Reader>) {
  const { id, today } = actor
  const teaches = among(actor.teaches)
  const dayStart = instantIn(actor.timeZone, dayIn(now, actor.timeZone))
  const dayEnd = instantIn(actor.timeZone, addDays(dayIn(now, actor.timeZone), 1))

  const places = sql`(select json_group_array(json_object('id', e.id, 'state', e.state, 'title',
    v.title, 'code', c.code, 'requestedAt', e.requested_at,
      'offerEndsAt', e.offer_ends_at, 'offerLapses', e.offer_lapses, 'startsAt', o.starts_at,
      'endsAt', o.ends_at, 'zone', o.time_zone, 'waiting', o.waiting,
      'required', (select count(*) from item i where i.course_version_id = v.id and i.required),
      'done', (select count(*) from completion d join item i on i.id = d.item_id
      where d.enrolment_id = e.id and i.required),
      'lastAt', (select max(d.at) from completion d where d.enrolment_id = e.id),
      'ahead', iif(e.state = 'waitlisted', (select count(*) from enrolment w
      where w.offering_id = e.offering_id and w.state = 'waitlisted'
      and (w.queued_at, w.id) < (e.queued_at, e.id)), 0),
      'next', (select json_object('id', i.id, 'title', i.title, 'kind', i.kind, 'number',
      i.position,
          'of', (select count(*) from item j where j.course_version_id = v.id)) from item i
          where i.course_version_id = v.id and i.required
        and not exists (select 1 from completion d where d.enrolment_id = e.id and d.item_id = i.id)
        order by i.position limit 1),
      'attempt', (select json_object('id', a.id, 'item', i.title, 'deadline', a.deadline,
      'questions', (select count(*) from attempt_question q where q.attempt_id = a.id),
          'answered', (select count(*) from attempt_question q
          join answer n on n.attempt_question_id = q.id where q.attempt_id = a.id))
        from attempt a join item i on i.id = a.item_id where a.enrolment_id = e.id
        and a.state = 'in progress' and a.deadline > ${+now} limit 1)))
    from (select * from enrolment e where e.person_id = ${id} and ${isLiveRow(e)}
      and e.outcome is null order by e.requested_at desc limit 30) e
      join offering o on o.id = e.offering_id join course_version v on v.id = o.course_version_id
      join course c on c.id = o.course_id)`

  const holdings = sql`(select json_group_array(json_object('id', h.id, 'slug', c.slug, 'short',
    c.short, 'name', c.name,
      'awards', (select json_group_array(${cycleJson(a)}) from award a
        where a.holding_id = h.id),
      'held', ${suspensionsJson(sql`h.id`)},
      'terms', (select ${termsJson(v)} from certification_version v
        where v.certification_id = c.id and ${inForceOn(v, today)})))
    from holding h join certification c on c.id = h.certification_id where h.person_id = ${id})`

  const sessionFields = sql`'id', s.id, 'offering', o.id, 'title', s.title, 'code', c.code,
    'startsAt', s.starts_at, 'endsAt', s.ends_at, 'zone', s.time_zone,
    'room', iif(s.room = '', s.link, s.room), 'cancelled', iif(s.cancelled_at is null, null,
    coalesce(s.cancelled_because, 'cancelled'))`
  const sessions = sql`(select json_group_array(json_object('enrolment', e.id, ${sessionFields}))
    from enrolment e join session s on s.offering_id = e.offering_id
    join offering o on o.id = e.offering_id join course c on c.id = o.course_id
    where e.person_id = ${id} and e.state = 'enrolled' and e.outcome is null and s.ends_at > ${+now}
    and s.starts_at < ${+now + 14 * 86_400_000})`

  const teaching = actor.teaches.length
    ? sql`(select json_group_array(json_object(${sessionFields})) from session s
      join offering o on o.id = s.offering_id join course c on c.id = o.course_id
        where s.offering_id in ${teaches} and s.ends_at > ${dayStart} and s.starts_at < ${dayEnd})`
    : sql`'[]'`
  const queue = actor.teaches.length
    ? sql`(select json_group_array(json_object('item', q.item_id, 'title', i.title, 'code', c.code,
      'waiting', q.waiting, 'oldest', q.oldest)) from
        (select a.item_id, count(*) as waiting, min(coalesce(a.submitted_at, a.deadline)) as oldest
        from attempt a join enrolment e on e.id = a.enrolment_id
          where e.offering_id in ${teaches} and e.person_id <> ${id} and (a.state = 'submitted'
          or (a.state = 'in progress' and a.deadline < ${+now - 10_000})) group by a.item_id) q
        join item i on i.id = q.item_id join course_version v on v.id = i.course_version_id
        join course c on c.id = v.course_id)`
    : sql`'[]'`

  const asks = sql`select e.id, e.requested_at, p.name, v.title from enrolment e
    join person p on p.id = e.person_id join offering o on o.id = e.offering_id
    join course_version v on v.id = o.course_version_id where e.state = 'requested'
    and p.id <> ${id} and e.requested_at > ${+now - 7 * 86_400_000}
      and (o.starts_at is null or o.starts_at > ${+now}) and`
  const managers = among([id, ...actor.actsFor])
  const requests = sql`(${asks} p.manager_id in ${managers}
    union ${asks} e.offering_id in ${teaches})`
  const joins = sql`(select j.id, p.name, t.customer, t.code from join_request j
    join position po on po.id = j.position_id join team t on t.id = po.team_id
    join person p on p.id = j.person_id where j.decided_at is null
    and po.team_id in ${among(actor.leads)} and j.person_id <> ${id})`
  const waiting = sql`(select json_object(
      'requests', (select count(*) from ${requests}), 'requester', (select name from ${requests}
      order by requested_at limit 1), 'course', (select title from ${requests} order by requested_at
      limit 1),
      'joins', (select count(*) from ${joins}), 'joiner', (select name from ${joins}
      order by id limit 1), 'team', (select customer from ${joins}
      order by id limit 1), 'teamCode', (select code from ${joins} order by id limit 1),
      'labs', ${
        actor.teaches.length
          ? sql`(select count(distinct e.id || ' ' || s.item_id)
        from lab_result r join enrolment e on e.id = r.enrolment_id
        join lab_step s on s.id = r.step_id where e.offering_id in ${teaches}
        and e.person_id <> ${id} and r.done_at is not null and r.confirmed_at is null)`
          : sql`0`
      },
      'offering', ${
        actor.teaches.length
          ? sql`(select min(e.offering_id) from lab_result r
        join enrolment e on e.id = r.enrolment_id where e.offering_id in ${teaches}
        and e.person_id <> ${id} and r.done_at is not null
        and r.confirmed_at is null)`
          : sql`null`
      },
      'evidence', ${
        is(actor, 'registrar')
          ? sql`(select count(*) from evidence
        where decided_at is null and person_id <> ${id})`
          : sql`0`
      }))`

  const row = await db.get<
    Record<'sessions' | 'teaching', Json<Session[]>> & {
      places: Json<Place[]>
      holdings: Json<HoldingRow[]>
      queue: Json<Queue[]>
      waiting: Json<Waiting>
    }
  >(
    sql`select ${places} as places, ${holdings} as holdings, ${sessions} as sessions,
      ${teaching} as teaching, ${queue} as queue, ${waiting} as waiting`,
  )
  if (!row) throw new Error('A select without a table has one row.')
  const placed = listFrom(row.places).map((place) => ({
    ...place,
    state: stateNow(place, now),
  }))
  return {
    places: placed,
    holdings: listFrom(row.holdings).map(
      ({ awards, held, terms, ...rest }): Holding => ({
        ...rest,
        status: statusOn(awards, held, terms, today),
      }),
    ),
    sessions: listFrom(row.sessions).sort((a, b) => a.startsAt - b.startsAt),
    teaching: listFrom(row.teaching).sort((a, b) => a.startsAt - b.startsAt),
    queue: listFrom(row.queue).sort((a, b) => a.oldest - b.oldest),
    waiting: fromJson(row.waiting),
  }
}
