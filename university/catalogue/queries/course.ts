import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import type { ItemKind, Mode, Track } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { is, isSignedIn } from '../../actor'
import { type At, no, yes } from '../../at'
import { isLiveRow } from '../../enrolment/queries/seat-sql'
import type { Prerequisite } from '../../enrolment/queries/seating'
import {
  liveNow,
  prerequisitesFrom,
  prerequisitesJson,
  type Written,
  waiverJson,
} from '../../enrolment/queries/seating'
import type { Waiver } from '../../enrolment/rules/prerequisites'
import { freeSeats, mayRequestSeat, type Seats, seatsNewcomer } from '../../enrolment/rules/seat'
import { mayDecide } from '../../enrolment/rules/staff'
import { question } from '../../kernel'
import { isOpen, versionInForce } from './filters'

const e = named(enrolment, 'e')

type Row = {
  id: number
  code: string
  track: Track
  versionId: number
  number: number
  publishedAt: number
  title: string
  summary: string
  description: string
  level: string
  hours: number
  owner: Json<{ id: number; name: string }> | null
  items: Json<Item[]>
  certifications: Json<{ slug: string; short: string; name: string }[]>
  prerequisites: Json<Prerequisite[]>
  waiver: Json<Waiver> | null
}
type Item = { id: number; kind: ItemKind; title: string; minutes: number; required: number }

async function courseOf({ db, actor }: At<Reader>, code: string) {
  const [row] = await db.all<Row>(sql`
    select c.id as id, c.code as code, c.track as track, v.id as versionId, v.number as number,
    v.published_at as publishedAt, v.title as title,
      v.summary as summary, v.description as description, v.level as level, v.hours as hours,
      (select json_object('id', p.id, 'name', p.name) from person p
      where p.id = c.owner_id) as owner,
      (select json_group_array(json_object('id', i.id, 'kind', i.kind, 'title', i.title, 'minutes',
      i.minutes, 'required', i.required))
        from (select * from item where course_version_id = v.id order by position) i) as items,
      (select json_group_array(json_object('slug', t.slug, 'short', t.short, 'name', t.name))
      from (select distinct ce.slug, ce.short, ce.name
        from certification_requirement r join certification_version cv on cv.id = r.version_id
        join certification ce on ce.id = cv.certification_id
        where r.course_id = c.id and ${versionInForce(actor.today)}
        order by ce.short) t) as certifications,
      ${prerequisitesJson('v.id', actor.id, actor.today)} as prerequisites,
      ${waiverJson('c.id', actor.id, actor.today)} as waiver
    from course c join course_version v on v.course_id = c.id and v.published_at is not null
    and v.superseded_at is null
    where c.code = ${code.toUpperCase()}`)
  return row
}

type Offered = Omit<Seats, 'approval' | 'course' | 'title'> & {
  approval: number
  mode: Mode
  instructors: Json<{ id: number; name: string }[]>
  live: Json<Written> | null
  ahead: number
  nextSession: Json<{ startsAt: number; title: string; room: string }> | null
}

/** The offerings one can still get into, and those one is in; the soonest first. */
async function offeringsOf(at: At<Reader>, courseCode: string) {
  const { db, actor, now } = at
  const mine = sql`e.person_id = ${actor.id} and e.offering_id = o.id and ${isLiveRow(e)}`
  return db.all<Offered>(sql`
    select o.id as offeringId, o.code as offering, o.course_id as courseId, o.mode as mode,
    o.seats as seats, o.taken as taken, o.waiting as waiting,
      o.enrol_from as enrolFrom, o.enrol_until as enrolUntil, o.starts_at as startsAt,
      o.ends_at as endsAt, o.time_zone as timeZone, o.approval as approval,
      o.cancelled_at as cancelledAt, o.closed_at as closedAt,
      (select json_group_array(json_object('id', p.id, 'name', p.name)) from offering_instructor oi
      join person p on p.id = oi.person_id
        where oi.offering_id = o.id) as instructors,
      (select json_object('id', e.id, 'state', e.state, 'outcome', e.outcome, 'requestedAt',
      e.requested_at, 'offerEndsAt', e.offer_ends_at,
        'offerLapses', e.offer_lapses) from enrolment e where ${mine}) as live,
      (select count(*) from enrolment e join enrolment w on w.offering_id = o.id
      and w.state = 'waitlisted' and (w.queued_at, w.id) < (e.queued_at, e.id)
        where ${mine} and e.state = 'waitlisted') as ahead,
      (select json_object('startsAt', s.starts_at, 'title', s.title, 'room', s.room) from session s
        where s.offering_id = o.id and s.cancelled_at is null and s.starts_at > ${+now}
        order by s.starts_at limit 1) as nextSession
    from course c join offering o on o.course_id = c.id
    where c.code = ${courseCode.toUpperCase()} and ((${isOpen(at)}) or exists (select 1
    from enrolment e where ${mine}))
    order by o.starts_at is not null, o.starts_at, o.id limit 60`)
}

/**
 * A course: what it holds, what it takes, what it leads to, and when it can be taken. Two
 * statements.
 */
export const course = question({
  input: z.object({ code: z.string().trim().min(1).max(40) }),
  async answer(at, { code }) {
    const { actor, now } = at
    const [row, offered] = await Promise.all([courseOf(at, code), offeringsOf(at, code)])
    if (!row) return undefined
    const { items, certifications, prerequisites, waiver, owner, ...facts } = row
    const judged = prerequisitesFrom(prerequisites, waiver)
    return {
      ...facts,
      owner: fromJson(owner),
      items: fromJson(items).map((item) => ({
        ...item,
        required: Boolean(item.required),
      })),
      certifications: fromJson(certifications),
      prerequisites: judged,
      offerings: offered.map(({ instructors, live, nextSession, approval, ahead, ...o }) => {
        const place = liveNow(live, o.startsAt, now)
        const seating = {
          ...o,
          course: row.code,
          title: row.title,
          approval: Boolean(approval),
          personId: actor.id,
          prerequisites: judged,
          unsettled: false,
          live: place,
        }
        return {
          ...seating,
          instructors: fromJson(instructors),
          nextSession: fromJson(nextSession),
          position: place?.state === 'waitlisted' ? ahead + 1 : null,
          free: Math.max(0, freeSeats(o)),
          seatsAtOnce: seatsNewcomer(o),
          mayEnrol: mayRequestSeat(actor, seating, now),
        }
      }),
      mayWaive: mayDecide(actor, { courseId: row.id }),
      mayAssignSomeone:
        actor.reports > 0 || actor.actsFor.length > 0 || is(actor, 'staffing lead', 'registrar'),
      viewer: { zone: actor.timeZone, today: actor.today, now },
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the catalogue.')),
})
