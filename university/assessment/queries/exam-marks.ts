import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { no, yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { isOver } from '../rules/deadline'
import type { AttemptFacts } from '../rules/may'
import { markedBy } from './marking-order'

type Row = {
  attempt: number
  number: number
  state: AttemptFacts['state']
  name: string
  deadline: number
  at: number
  marked: number
  questions: number
  raw: number
  possible: number
  final: number | null
  passed: number | null
  disputedAt: number | null
}

/**
 * The marks of one exam, attempt by attempt: what is ready to be posted, what is left, what was
 * posted and disputed. Names appear once marking cannot be swayed by them.
 */
export const examMarks = question({
  input: z.object({ item: id }),
  async answer({ db, actor, now }, { item }) {
    const rows = await db.all<Row & { pass: number; title: string }>(sql`
      select a.id as attempt, a.number, a.state, p.name, a.deadline, coalesce(a.submitted_at,
      a.deadline) as at, i.title, z.pass_percent as pass,
        count(m.points) as marked, count(*) as questions, coalesce(sum(m.points), 0) as raw,
        sum(v.points) as possible, g.final, g.passed, g.disputed_at as disputedAt
      from item i join quiz z on z.item_id = i.id
      cross join offering o on o.course_version_id = i.course_version_id
      cross join enrolment e on e.offering_id = o.id cross join attempt a on a.enrolment_id = e.id
      and a.item_id = i.id join person p on p.id = e.person_id
      cross join attempt_question aq on aq.attempt_id = a.id
      join question_version v on v.id = aq.question_version_id
      left join mark m on m.id = (select id from mark n where n.attempt_question_id = aq.id
      order by n.at desc, n.id desc limit 1)
      left join grade g on g.id = (select id from grade n where n.enrolment_id = a.enrolment_id
      and n.item_id = a.item_id and n.attempt_id = a.id order by n.at desc, n.id desc limit 1)
      where i.id = ${item} and a.state <> 'voided' and ${markedBy(actor)}
      group by a.id order by a.state = 'posted', at, a.id limit 500`)
    const first = rows[0]
    if (!first) return
    const attempts = rows.map(({ name, passed, pass, title, ...row }) => {
      const running = row.state === 'in progress' && !isOver(row.deadline, now)
      return {
        ...row,
        running,
        name: row.state === 'posted' || running ? name : null,
        passed: passed === null ? null : Boolean(passed),
      }
    })
    const ready = attempts.filter((row) => row.state === 'graded').length
    return {
      item,
      title: first.title,
      passPercent: first.pass,
      zone: actor.timeZone,
      now: +now,
      attempts,
      ready,
      mayPostAll:
        ready || attempts.some((row) => row.state === 'in progress' && !row.running)
          ? yes
          : no('Nothing is ready to be posted.'),
    }
  },
  mayAsk: () => yes,
})
export type ExamMarks = NonNullable<Awaited<ReturnType<typeof examMarks.answer>>>
