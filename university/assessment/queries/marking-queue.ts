import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { no, yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { graceMs } from '../rules/deadline'
import { handedIn, isHandedIn, isMarked, isUnposted, isWritten, markedBy } from './marking-order'

type ExamRow = {
  item: number
  title: string
  code: string
  /** Essays still to mark, and in how many attempts. */
  essays: number
  waiting: number
  ready: number
  disputes: number
  running: number
  oldest: number | null
  firstAttempt: number | null
  firstQuestion: number | null
}

/** Everything to mark for whoever teaches: exam by exam, the one that has waited longest first. */
export const markingQueue = question({
  input: z.object({ exam: id.optional().catch(undefined) }),
  async answer({ db, actor, now }, { exam }) {
    // Begins with what is unposted or disputed, which is little; the joins are crossed so that it
    // stays the beginning.
    const exams = await db.all<ExamRow>(sql`
      with work as materialized (
        select a.id, a.item_id as item, ${handedIn} as at, ${isHandedIn(now)} as handed,
        a.state = 'graded' as ready,
          a.state = 'in progress' and a.deadline >= ${+now - graceMs} as running, 0 as disputed
        from attempt a cross join enrolment e on e.id = a.enrolment_id
        join offering o on o.id = e.offering_id where ${isUnposted} and ${markedBy(actor)}
        union all
        select a.id, a.item_id, a.posted_at, 0, 0, 0, 1
        from grade g cross join attempt a on a.id = g.attempt_id
        join enrolment e on e.id = a.enrolment_id join offering o on o.id = e.offering_id
        where g.disputed_at is not null and a.state = 'posted' and ${markedBy(actor)}
        and not exists (select 1 from grade newer
          where newer.enrolment_id = g.enrolment_id and newer.item_id = g.item_id
          and newer.attempt_id = g.attempt_id and newer.id > g.id)
      ), essay as materialized (
        select w.item, w.id as attempt, aq.id as question, w.at, row_number() over (partition
        by w.item order by w.at, w.id, aq.position) as place
        from work w cross join attempt_question aq on aq.attempt_id = w.id
        join question_version v on v.id = aq.question_version_id
        left join answer n on n.attempt_question_id = aq.id where w.handed and ${isWritten}
        and not ${isMarked}
      ), todo as (
        select item, count(*) as essays, count(distinct attempt) as waiting, min(at) as oldest,
          max(attempt) filter (where place = 1) as firstAttempt, max(question) filter (where place =
          1) as firstQuestion from essay group by item
      ), sums as (select item, sum(ready) as ready, sum(disputed) as disputes,
      sum(running) as running from work group by item)
      select s.item, i.title, c.code, coalesce(t.essays, 0) as essays, coalesce(t.waiting,
      0) as waiting, s.ready, s.disputes, s.running, t.oldest, t.firstAttempt, t.firstQuestion
      from sums s cross join item i on i.id = s.item
      join course_version cv on cv.id = i.course_version_id join course c on c.id = cv.course_id
      left join todo t on t.item = s.item
      order by t.oldest is null, t.oldest, s.disputes desc, s.ready desc, i.title`)
    const zone = actor.timeZone
    return {
      exams,
      left: exams.reduce((sum, row) => sum + row.essays, 0),
      zone,
      now: +now,
      exam: exams.find((row) => row.item === exam)?.item,
    }
  },
  mayAsk: ({ actor }) =>
    actor.teaches.length || actor.owns.length
      ? yes
      : no('Marking is for instructors and course owners.'),
})
export type MarkingQueue = NonNullable<Awaited<ReturnType<typeof markingQueue.answer>>>
