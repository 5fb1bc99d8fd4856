import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { isOver, timeAllowed } from '../rules/deadline'
import { mayStart } from '../rules/may'
import { startOf } from './start'

type Past = {
  id: number
  number: number
  state: string
  startedAt: number
  submittedAt: number | null
  counts: number
  final: number | null
  possible: number | null
  passed: number | null
}

/**
 * What a learner sees before starting an exam: its rules with their own time, attempts left,
 * whether they may start, and how earlier attempts went.
 */
export const quizPanel = question({
  input: z.object({ enrolment: id, item: id }),
  async answer(at, input) {
    const it = await startOf(at, input)
    if (!it) return
    const past = await at.db.all<Past>(sql`
      select a.id, a.number, a.state, a.started_at as startedAt, a.submitted_at as submittedAt,
      a.counts, g.final, g.possible, g.passed
      from attempt a left join grade g on g.id = (select id from grade n
      where n.enrolment_id = a.enrolment_id and n.item_id = a.item_id and n.attempt_id = a.id
        and n.posted_at is not null order by n.at desc, n.id desc limit 1)
      where a.enrolment_id = ${it.enrolmentId} and a.item_id = ${it.itemId} order by a.number desc`)
    const open = past.find((row) => row.state === 'in progress')
    const openDeadline =
      open &&
      (
        await at.db.get<{ deadline: number }>(
          sql`select deadline from attempt where id = ${open.id}`,
        )
      )?.deadline
    return {
      enrolment: it.enrolmentId,
      item: it.itemId,
      zone: at.actor.timeZone,
      now: +at.now,
      time: timeAllowed(it.minutes, it.extraPercent),
      passPercent: it.passPercent,
      attempts: it.attempts,
      left: Math.max(0, it.attempts - it.used),
      passed: it.passed,
      open:
        open && openDeadline
          ? { attempt: open.id, deadline: openDeadline, over: isOver(openDeadline, at.now) }
          : undefined,
      mayStart: mayStart(at.actor, it, at.now),
      past: past
        .filter((row) => row.state !== 'in progress')
        .map(({ counts, passed, ...row }) => ({
          ...row,
          counts: Boolean(counts),
          passed: passed === null ? null : Boolean(passed),
        })),
    }
  },
  mayAsk: () => yes,
})
export type QuizPanelFacts = NonNullable<Awaited<ReturnType<typeof quizPanel.answer>>>
