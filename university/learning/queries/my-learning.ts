import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import { isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { stateNow } from '../../enrolment/rules/promotion'
import { question } from '../../kernel'
import { progressOf } from '../rules'

type Row = {
  id: number
  state: EnrolmentState
  outcome: Outcome | null
  outcomeAt: number | null
  requestedAt: number
  offerEndsAt: number | null
  offerLapses: number
  endedAt: number | null
  because: string | null
  by: string | null
  course: string
  title: string
  offering: string
  startsAt: number | null
  endsAt: number | null
  timeZone: string
  required: number
  done: number
  ahead: number
  nextId: number | null
  nextTitle: string | null
  lastAt: number | null
}

/** Everything one is in, waits for, or has finished: one statement. */
export const myLearning = question({
  input: z.object({}),
  async answer({ db, actor, now }) {
    const rows = await db.all<Row>(sql`
      select e.id as id, e.state as state, e.outcome as outcome, e.outcome_at as outcomeAt,
      e.requested_at as requestedAt, e.offer_ends_at as offerEndsAt,
        e.offer_lapses as offerLapses, e.ended_at as endedAt, e.because as because, b.name as "by",
        c.code as course, v.title as title, o.code as offering,
        o.starts_at as startsAt, o.ends_at as endsAt, o.time_zone as timeZone,
        (select count(*) from item i where i.course_version_id = v.id and i.required) as required,
        (select count(*) from completion d join item i on i.id = d.item_id
        where d.enrolment_id = e.id and i.required) as done,
        (select max(d.at) from completion d where d.enrolment_id = e.id) as lastAt,
        case when e.state = 'waitlisted' then (select count(*) from enrolment w
        where w.offering_id = e.offering_id and w.state = 'waitlisted'
          and (w.queued_at, w.id) < (e.queued_at, e.id)) else 0 end as ahead,
        n.id as nextId, n.title as nextTitle
      from enrolment e join offering o on o.id = e.offering_id join course c on c.id = o.course_id
      join course_version v on v.id = o.course_version_id
        left join person b on b.id = e.by_id
        left join item n on n.id = (select i.id from item i where i.course_version_id = v.id
        and i.required
          and not exists (select 1 from completion d where d.enrolment_id = e.id
          and d.item_id = i.id) order by i.position limit 1)
      where e.person_id = ${actor.id}
      order by coalesce(lastAt, e.requested_at) desc limit 200`)
    const all = rows.map((row) => ({
      ...row,
      state: stateNow(row, now),
      position: row.ahead + 1,
      progress: progressOf(row.done, row.required),
    }))
    return {
      studying: all.filter((e) => e.state === 'enrolled' && !e.outcome),
      waiting: all.filter(
        (e) => e.state === 'offered' || e.state === 'waitlisted' || e.state === 'requested',
      ),
      finished: all.filter((e) => e.outcome),
      ended: all.filter(
        (e) => !e.outcome && ['declined', 'withdrawn', 'cancelled', 'closed'].includes(e.state),
      ),
      viewer: { zone: actor.timeZone, today: actor.today, now },
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see what you are learning.')),
})
