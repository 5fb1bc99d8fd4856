import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { is, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { employedOn, reportsTo } from '../../employment'
import { question } from '../../kernel'
import { approvalChain, mayAnswer, type Request } from '../rules/approval'

const p = named(person, 'p')

const m = named(person, 'm')

type Row = Omit<Request, 'delegates' | 'instructors'> & {
  id: number
  delegates: Json<{ id: number; name: string }[]>
  instructors: Json<number[]>
  jobTitle: string
  course: string
  title: string
  offeringId: number
  offering: string
  seats: number | null
  taken: number
  waiting: number
}

/**
 * Requests this person may answer: as manager, for a manager they act for, as instructor, or as the
 * registrar where nobody else is.
 */
export const approvalsWaiting = question({
  input: z.object({}),
  async answer({ db, actor, now }) {
    const mine = sql.join(
      [actor.id, ...actor.actsFor].map((id) => sql`${id}`),
      sql`, `,
    )
    const taught = sql.join(
      [0, ...actor.teaches].map((id) => sql`${id}`),
      sql`, `,
    )
    const rows = await db.all<Row>(sql`
      with waiting as (
        select e.id from person r join enrolment e on e.person_id = r.id and e.state = 'requested'
        where r.manager_id in (${mine})
        union select e.id from enrolment e where e.offering_id in (${taught})
        and e.state = 'requested'
        ${
          is(actor, 'registrar')
            ? sql`union select e.id from enrolment e
          where e.state = 'requested'`
            : sql``
        })
      select e.id as id, e.person_id as personId, p.name as person, p.job_title as jobTitle,
      m.id as managerId, m.name as manager, e.requested_at as requestedAt,
        o.id as offeringId, o.code as offering, o.starts_at as startsAt, o.seats as seats,
        o.taken as taken, o.waiting as waiting, c.code as course, v.title as title,
        (select json_group_array(json_object('id', d.delegate_id, 'name', dp.name))
        from delegation d join person dp on dp.id = d.delegate_id
          where d.person_id = m.id and d."from" <= ${actor.today}
          and d.until >= ${actor.today}) as delegates,
        (select json_group_array(oi.person_id) from offering_instructor oi
        where oi.offering_id = o.id) as instructors
      from waiting join enrolment e on e.id = waiting.id join person p on p.id = e.person_id
      join offering o on o.id = e.offering_id
        join course c on c.id = o.course_id join course_version v on v.id = o.course_version_id
        left join person m on ${reportsTo(p, sql`m.id`)} and m.disabled_at is null
        and ${employedOn(m, actor.today)}
      order by e.requested_at limit 500`)
    return {
      requests: rows
        .map(
          (row) =>
            ({
              ...row,
              delegates: fromJson(row.delegates),
              instructors: fromJson(row.instructors),
            }) as Omit<Row, keyof Request> & Request,
        )
        .map((row) => ({
          ...row,
          ...approvalChain(row, now),
          mayAnswer: mayAnswer(actor, row, now),
        }))
        .filter((row) => row.mayAnswer.ok),
      viewer: { zone: actor.timeZone, now },
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see what waits for you.')),
})
