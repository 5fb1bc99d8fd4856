import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import { yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { mayConfirm, mayFinish, mayRecordItem, mayTick } from '../rules'
import { outlineOf } from './outline'

type Body = { body: string; quiz: Json<QuizFacts> | null; steps: Json<Step[]> }
type Step = {
  id: number
  text: string
  expect: string
  doneAt: number | null
  confirmedAt: number | null
  confirmedBy: string | null
  note: string
}
export type QuizFacts = { minutes: number; draw: number; passPercent: number; attempts: number }

/** One item of a course as its learner reads it, with its neighbours: two statements. */
export const material = question({
  input: z.object({ enrolment: id, item: id }),
  async answer(at, { enrolment, item }) {
    const { db, actor } = at
    const outline = await outlineOf(at, enrolment)
    const index = outline?.items.findIndex((i) => i.id === item) ?? -1
    if (!outline || index < 0) return undefined
    const [row] = await db.all<Body>(sql`
      select i.body as body,
        (select json_object('minutes', q.minutes, 'draw', q.draw, 'passPercent', q.pass_percent,
        'attempts', q.attempts) from quiz q where q.item_id = i.id) as quiz,
        (select json_group_array(json_object('id', s.id, 'text', s.text, 'expect', s.expect,
        'doneAt', s.done_at, 'confirmedAt', s.confirmed_at,
          'confirmedBy', s.name, 'note', coalesce(s.note, '')))
          from (select s.id, s.text, s.expect, r.done_at, r.confirmed_at, r.note, p.name
            from lab_step s left join lab_result r on r.step_id = s.id
            and r.enrolment_id = ${enrolment} left join person p on p.id = r.confirmed_by_id
            where s.item_id = i.id order by s.position) s) as steps
      from item i where i.id = ${item}`)
    if (!row) return undefined
    const it = outline.items[index]!
    const task = { ...outline, kind: it.kind, done: it.doneAt !== null }
    return {
      outline,
      item: it,
      body: row.body,
      quiz: row.quiz ? fromJson(row.quiz) : null,
      steps: fromJson(row.steps).map((step) => {
        const facts = {
          ...outline,
          confirmed: step.confirmedAt !== null,
          ticked: step.doneAt !== null,
        }
        return { ...step, mayTick: mayTick(actor, facts), mayConfirm: mayConfirm(actor, facts) }
      }),
      previous: outline.items[index - 1] ?? null,
      next: outline.items[index + 1] ?? null,
      mayFinish: mayFinish(actor, task),
      mayRecord: mayRecordItem(actor, task),
    }
  },
  mayAsk: () => yes,
})
