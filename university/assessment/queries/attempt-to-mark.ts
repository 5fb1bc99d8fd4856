import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import type { AnswerValue, QuestionBody, QuestionKey } from '@/db/tables/assessment'
import { is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import { inWords, keyInWords, wordsIn } from '../rules/answer'
import { mayMark, mayPost, mayRelease, mayVoid, teachesIt } from '../rules/may'
import { attemptOf, markersOf } from './attempt'
import { differ, openEssays, type Spot } from './marking-order'

type Row = {
  question: number
  position: number
  prompt: string
  points: number
  body: Json<QuestionBody>
  key: Json<QuestionKey>
  value: Json<AnswerValue> | null
  differ: number
}
type MarkRow = {
  question: number
  id: number
  points: number
  criteria: Json<number[]> | null
  comment: string
  at: number
  by: string | null
}

/**
 * One attempt for its marker: an answer at a time, with its rubric, where to go from here, and what
 * may be done. The learner is a number until posting.
 */
export const attemptToMark = question({
  input: z.object({ attempt: id, question: id.optional().catch(undefined) }),
  async answer(at, input) {
    const { db, actor, now } = at
    const it = await attemptOf(at, input.attempt)
    if (!it) return
    const rows = await db.all<Row>(sql`
      select aq.id as question, aq.position, v.prompt, v.points, v.body, v.answer_key as key,
      n.value, ${differ} as differ
      from attempt_question aq join question_version v on v.id = aq.question_version_id
      left join answer n on n.attempt_question_id = aq.id
      where aq.attempt_id = ${it.id} order by aq.position`)
    const marks = await db.all<MarkRow>(sql`
      select m.attempt_question_id as question, m.id, m.points, m.criteria, m.comment, m.at,
      p.name as "by"
      from attempt_question aq join mark m on m.attempt_question_id = aq.id
      left join person p on p.id = m.marker_id
      where aq.attempt_id = ${it.id} order by m.at desc, m.id desc`)
    const answers = rows.map((row) => answerOf(row, marks))
    const disputed = it.state === 'posted' && it.disputedAt !== null
    const markable = answers.filter((row) => (row.rubric && row.yours.length) || disputed)
    const open = await openEssays(at, it.itemId)
    const shown =
      markable.find((row) => row.question === input.question) ??
      markable.find((row) => !row.mark || row.differ) ??
      markable.find((row) => row.rubric) ??
      markable[0]
    const here = open.findIndex((spot) => spot.question === shown?.question)
    const others = open.filter((spot) => spot.question !== shown?.question)
    const dispute = disputed
      ? await db.get<{
          because: string
          at: number
          final: number
          possible: number
        }>(sql`select disputed_because as because, disputed_at as at, final, possible from grade
          where enrolment_id = ${it.enrolmentId} and item_id = ${it.itemId}
          and attempt_id = ${it.id} order by at desc, id desc limit 1`)
      : undefined
    const markers = await markersOf(db, it.id)
    return {
      own: it.personId === actor.id,
      teaches: teachesIt(actor, it),
      attempt: it.id,
      item: it.itemId,
      title: it.title,
      code: it.code,
      zone: actor.timeZone,
      now: +now,
      state: it.state,
      startedAt: it.startedAt,
      at: it.submittedAt ?? it.deadline,
      closedLate: it.closedLate,
      left: open.length,
      place: here + 1,
      /** Around this one in the queue, oldest first. */
      next: (here >= 0 ? open[here + 1] : undefined) ?? others[0] ?? (null as Spot | null),
      previous: (here > 0 ? open[here - 1] : null) as Spot | null,
      answers: answers.map(({ question, position, kind, points, mark, rubric, differ, yours }) => ({
        question,
        position,
        kind,
        points,
        given: mark?.points,
        open: Boolean(rubric && yours.length && (!mark || differ)),
      })),
      shown,
      markable: markable.map(({ question, position }) => ({ question, position })),
      dispute: dispute ?? null,
      mayMark: mayMark(actor, it, markers, now),
      mayPost: mayPost(actor, it, markers, now),
      mayVoid: mayVoid(actor, it),
      mayRelease: mayRelease(actor, it, answers.filter((row) => row.yours.length).length, now),
    }
  },
  may({ actor }, it): Verdict {
    if (it.own) return no('Nobody marks their own exam.')
    if (it.teaches || is(actor, 'registrar', 'auditor')) return yes
    return no('Marking is for the instructors of this offering and the course owner.')
  },
})
export type AttemptToMark = NonNullable<Awaited<ReturnType<typeof attemptToMark.answer>>>

function answerOf(
  { body: bodyText, key: keyText, value, differ: differs, ...row }: Row,
  all: MarkRow[],
) {
  const body = fromJson(bodyText)
  const key = fromJson(keyText)
  const yours = inWords(body, fromJson(value))
  const rubric = key.kind === 'essay' ? key.rubric : null
  const marks = all
    .filter(({ question }) => question === row.question)
    .map(({ criteria, ...it }) => ({
      ...it,
      criteria: fromJson(criteria),
    }))
  const words = rubric ? wordsIn(yours[0] ?? '') : 0
  return {
    ...row,
    kind: body.kind,
    yours,
    right: keyInWords(body, key),
    rubric,
    words,
    marks,
    mark: marks[0] ?? null,
    differ: Boolean(differs),
  }
}
