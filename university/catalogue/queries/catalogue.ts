import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import type { Mode, Track } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { isSignedIn } from '../../actor'
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
import { mayRequestSeat, type Seats, seatsNewcomer } from '../../enrolment/rules/seat'
import { question } from '../../kernel'
import { perPage } from '../rules'
import { countsOf } from './counts'
import {
  type CatalogueInput,
  catalogueInput,
  hasFree,
  isHow,
  isListed,
  isOpen,
  isWhen,
  leadsTo,
  narrowsOfferings,
} from './filters'

const e = named(enrolment, 'e')

type Row = {
  id: number
  code: string
  track: Track
  title: string
  summary: string
  hours: number
  offers: number
  next: Json<Next> | null
  prerequisites: Json<Prerequisite[]>
  waiver: Json<Waiver> | null
}
type Next = Omit<Seats, 'approval'> & { approval: number; mode: Mode; live: Written | null }

const orders = {
  code: sql.raw('c.code'),
  title: sql.raw('v.title, c.code'),
  hours: sql.raw('v.hours, c.code'),
}

/**
 * The page's courses, each with the offering one would take: where one is already, else the first
 * with a free seat, else the soonest.
 */
async function coursesOf(at: At<Reader>, input: CatalogueInput) {
  const { db, actor, now } = at
  const fits = sql`${isOpen(at)} and ${isHow(input)} and ${isWhen(input, at)}`
  const live = sql`(select json_object('id', e.id, 'state', e.state, 'outcome', e.outcome,
    'requestedAt', e.requested_at, 'offerEndsAt', e.offer_ends_at,
      'offerLapses', e.offer_lapses) from enrolment e
      where e.person_id = ${actor.id} and e.offering_id = o.id and ${isLiveRow(e)})`
  // By code the courses come from their index, already in order, and twenty are enough.
  const inOrder = sql.raw(input.sort === 'code' ? 'cross' : '')
  const rows = await db.all<Row>(sql`
    with hit as materialized (select c.id as id, c.code as code, c.track as track, v.id as version,
    v.title as title, v.summary as summary, v.hours as hours
      from course c ${inOrder} join course_version v on v.course_id = c.id
      and v.published_at is not null and v.superseded_at is null
      where ${isListed(input, at)} and ${leadsTo(input, at)}
        ${
          narrowsOfferings(input)
            ? sql`and exists (select 1 from offering o
          where o.course_id = c.id and ${fits})`
            : sql``
        }
      order by ${orders[input.sort]} limit ${perPage} offset ${(input.page - 1) * perPage})
    select hit.*, (select count(*) from offering o where o.course_id = hit.id
    and ${isOpen(at)}) as offers,
      (select json_object('offeringId', o.id, 'offering', o.code, 'mode', o.mode, 'seats', o.seats,
      'taken', o.taken, 'waiting', o.waiting,
          'enrolFrom', o.enrol_from, 'enrolUntil', o.enrol_until, 'startsAt', o.starts_at, 'endsAt',
          o.ends_at, 'timeZone', o.time_zone,
          'approval', o.approval, 'cancelledAt', o.cancelled_at, 'closedAt', o.closed_at, 'live',
          ${live})
        from offering o where o.course_id = hit.id and (${fits} or ${live} is not null)
        order by ${live} is not null desc, o.enrol_from <= ${actor.today} desc, ${hasFree} desc,
        o.starts_at limit 1) as next,
      ${prerequisitesJson('hit.version', actor.id, actor.today)} as prerequisites,
      ${waiverJson('hit.id', actor.id, actor.today)} as waiver
    from hit`)
  return rows.map(({ next, prerequisites, waiver, ...course }) => {
    const judged = prerequisitesFrom(prerequisites, waiver)
    if (!next)
      return {
        ...course,
        prerequisites: judged,
        next: null,
        live: null,
        mayEnrol: no('No dates are set yet.'),
        seatsAtOnce: false,
      }
    const { live, approval, ...seats } = fromJson(next)
    const facts = {
      ...seats,
      courseId: course.id,
      course: course.code,
      title: course.title,
      approval: Boolean(approval),
    }
    const place = liveNow(live, seats.startsAt, now)
    const mayEnrol = mayRequestSeat(
      actor,
      { ...facts, personId: actor.id, prerequisites: judged, unsettled: false, live: place },
      now,
    )
    return {
      ...course,
      prerequisites: judged,
      next: facts,
      live: place,
      mayEnrol,
      seatsAtOnce: seatsNewcomer(seats),
    }
  })
}

/** The catalogue: filtered, counted, sorted, paged. Two statements at any size. */
export const catalogue = question({
  input: catalogueInput,
  async answer(at, input) {
    const [counts, courses] = await Promise.all([countsOf(at, input), coursesOf(at, input)])
    return { counts, courses, input, pages: Math.max(1, Math.ceil(counts.matching / perPage)) }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the catalogue.')),
})
export type CatalogueCourse = Awaited<ReturnType<typeof coursesOf>>[number]
