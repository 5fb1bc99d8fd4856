import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import { type At, yes } from '../../at'
import { employedOn, reportsTo } from '../../employment'
import { seatsOf } from '../../enrolment/queries/seating'
import { approvalChain, mayAnswer } from '../../enrolment/rules/approval'
import { inLine, stateNow } from '../../enrolment/rules/promotion'
import { isLive, isOverbooked, isRunning } from '../../enrolment/rules/seat'
import { mayDecide, mayRun, mayWithdraw, seesRoster } from '../../enrolment/rules/staff'
import { id } from '../../input'
import { question } from '../../kernel'
import { mayAssess, mayConfirm, progressOf } from '../rules'
import type { Session } from './outline'

const p = named(person, 'p')

const m = named(person, 'm')

type Place = {
  id: number
  personId: number
  person: string
  jobTitle: string
  managerId: number | null
  manager: string | null
  delegates: Json<{ id: number; name: string }[]>
  state: EnrolmentState
  outcome: Outcome | null
  requestedAt: number
  queuedAt: number | null
  offerEndsAt: number | null
  offerLapses: number
  because: string | null
  by: string | null
  done: number
  steps: Json<Step[]>
}
type Step = { id: number; item: string; text: string; expect: string; doneAt: number }
type Facts = {
  required: number
  sessions: Json<Session[]>
  instructors: Json<{ id: number; name: string }[]>
  items: Json<{ id: number; title: string; kind: 'session' | 'assignment' }[]>
}

async function placesIn({ db, actor }: At<Reader>, offeringId: number) {
  return db.all<Place>(sql`
    select e.id as id, e.person_id as personId, p.name as person, p.job_title as jobTitle,
    m.id as managerId, m.name as manager, e.state as state,
      e.outcome as outcome, e.requested_at as requestedAt, e.queued_at as queuedAt,
      e.offer_ends_at as offerEndsAt, e.offer_lapses as offerLapses,
      e.because as because, b.name as "by",
      (select json_group_array(json_object('id', d.delegate_id, 'name', dp.name)) from delegation d
      join person dp on dp.id = d.delegate_id
        where d.person_id = m.id and d."from" <= ${actor.today}
        and d.until >= ${actor.today}) as delegates,
      (select count(*) from completion d join item i on i.id = d.item_id where d.enrolment_id = e.id
      and i.required) as done,
      (select json_group_array(json_object('id', s.id, 'item', s.title, 'text', s.text, 'expect',
      s.expect, 'doneAt', s.done_at))
        from (select s.*, i.title, r.done_at from lab_result r join lab_step s on s.id = r.step_id
        join item i on i.id = s.item_id
          where r.enrolment_id = e.id and r.done_at is not null and r.confirmed_at is null
          order by r.done_at) s) as steps
    from enrolment e join person p on p.id = e.person_id left join person b on b.id = e.by_id
      left join person m on ${reportsTo(p, sql`m.id`)} and m.disabled_at is null
      and ${employedOn(m, actor.today)}
    where e.offering_id = ${offeringId} order by p.name limit 2000`)
}

/**
 * An offering as those who run it see it: seats, roster, queue, requests, lab steps to confirm,
 * sessions. Three statements.
 */
export const teachingOffering = question({
  input: z.object({ offering: id }),
  async answer(at, { offering }) {
    const { db, actor, now } = at
    const seats = await seatsOf(db, offering, now)
    if (!seats || !seesRoster(actor, seats)) return undefined
    const [facts] = await db.all<Facts>(sql`
      select (select count(*) from item i where i.course_version_id = o.course_version_id
      and i.required) as required,
        (select json_group_array(json_object('id', i.id, 'title', i.title, 'kind', i.kind))
        from (select * from item
          where course_version_id = o.course_version_id and kind in ('session', 'assignment')
          order by position) i) as items,
        (select json_group_array(json_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at,
        'endsAt', s.ends_at, 'timeZone', s.time_zone,
          'room', s.room, 'link', s.link, 'cancelledAt', s.cancelled_at, 'because',
          s.cancelled_because))
          from (select * from session where offering_id = o.id order by starts_at) s) as sessions,
        (select json_group_array(json_object('id', p.id, 'name', p.name))
        from offering_instructor oi join person p on p.id = oi.person_id
          where oi.offering_id = o.id) as instructors
      from offering o where o.id = ${offering}`)
    const places = await placesIn(at, offering)
    if (!facts) return undefined
    const instructors = fromJson(facts.instructors)
    const run = { offeringId: offering, courseId: seats.courseId }
    const roster = places.map(({ delegates, steps, ...place }) => {
      const state = stateNow({ ...place, startsAt: seats.startsAt }, now)
      const request = {
        ...place,
        startsAt: seats.startsAt,
        delegates: fromJson(delegates),
        instructors: instructors.map((i) => i.id),
      }
      const study = { ...run, personId: place.personId, state, outcome: place.outcome }
      return {
        ...place,
        state,
        live: isLive(state),
        progress: progressOf(place.done, facts.required),
        chain: state === 'requested' ? approvalChain(request, now) : null,
        mayAnswer: mayAnswer(actor, request, now),
        mayWithdraw: mayWithdraw(actor, { ...study, managers: [], live: isLive(state) }),
        mayAssess: mayAssess(actor, study),
        steps: fromJson(steps).map((step) => ({
          ...step,
          mayConfirm: mayConfirm(actor, { ...study, ticked: true, confirmed: false }),
        })),
      }
    })
    const queue = roster
      .filter((p) => p.state === 'waitlisted')
      .sort((a, b) =>
        inLine({ ...a, queuedAt: a.queuedAt ?? 0 }, { ...b, queuedAt: b.queuedAt ?? 0 }),
      )
    const running = isRunning(seats, now)
    return {
      ...seats,
      required: facts.required,
      instructors,
      recorded: fromJson(facts.items),
      sessions: fromJson(facts.sessions),
      roster: roster.filter((p) => p.state === 'enrolled' || p.state === 'offered' || p.outcome),
      queue,
      requests: roster.filter((p) => p.state === 'requested'),
      toConfirm: roster.filter((p) => p.state === 'enrolled' && p.steps.length > 0),
      left: roster.filter((p) => !p.live && !p.outcome),
      overbooked: isOverbooked(seats),
      mayRun: running.ok ? mayRun(actor, run) : running,
      mayCancel: running.ok ? mayDecide(actor, run) : running,
      mayChangeSessions: mayRun(actor, run),
      viewer: { zone: actor.timeZone, today: actor.today, now },
    }
  },
  mayAsk: () => yes,
})
