import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { id } from '../../input'
import { no, question, yes } from '../../kernel'
import { graceMs } from '../rules/deadline'
import { handedIn, isHandedIn, isMarked, isWritten, markedBy } from './marking-order'

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
    const exams = await db.all<ExamRow>(sql`
      with work as (
        select a.id, a.item_id as item, a.state, ${handedIn} as at, ${isHandedIn(now)} as handed, a.state = 'in progress' and a.deadline >= ${+now - graceMs} as running,
          a.state = 'posted' and exists (select 1 from grade g where g.enrolment_id = a.enrolment_id and g.item_id = a.item_id and g.attempt_id = a.id and g.disputed_at is not null
            and not exists (select 1 from grade newer where newer.enrolment_id = g.enrolment_id and newer.item_id = g.item_id and newer.attempt_id = g.attempt_id and newer.id > g.id)) as disputed
        from attempt a join enrolment e on e.id = a.enrolment_id join offering o on o.id = e.offering_id
        where ${markedBy(actor)} and (a.state in ('submitted', 'graded', 'in progress') or (a.state = 'posted' and a.posted_at > ${+now - 30 * 86_400_000}))
      ), essay as (
        select w.item, w.id as attempt, aq.id as question, w.at, aq.position from work w join attempt_question aq on aq.attempt_id = w.id join question_version v on v.id = aq.question_version_id
        left join answer n on n.attempt_question_id = aq.id where w.handed and ${isWritten} and not ${isMarked}
      )
      select i.id as item, i.title, c.code,
        (select count(*) from essay where essay.item = i.id) as essays, (select count(distinct attempt) from essay where essay.item = i.id) as waiting,
        sum(w.state = 'graded') as ready, sum(w.disputed) as disputes, sum(w.running) as running,
        (select min(at) from essay where essay.item = i.id) as oldest,
        (select attempt from essay where essay.item = i.id order by at, attempt, position limit 1) as firstAttempt,
        (select question from essay where essay.item = i.id order by at, attempt, position limit 1) as firstQuestion
      from work w join item i on i.id = w.item join course_version cv on cv.id = i.course_version_id join course c on c.id = cv.course_id
      group by i.id order by oldest is null, oldest, disputes desc, ready desc, i.title`)
    const zone = actor.timeZone
    return { exams, left: exams.reduce((sum, row) => sum + row.essays, 0), zone, now: +now, exam: exams.find((row) => row.item === exam)?.item }
  },
  may: ({ actor }) => (actor.teaches.length || actor.owns.length ? yes : no('Marking is for instructors and course owners.')),
})
export type MarkingQueue = NonNullable<Awaited<ReturnType<typeof markingQueue.answer>>>
