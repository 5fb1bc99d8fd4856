import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Writer } from '@/db'
import {
  type AnswerValue,
  answer,
  attempt,
  attemptQuestion,
  type QuestionBody,
  questionVersion,
} from '@/db/tables/assessment'
import { enrolment } from '@/db/tables/enrolment'
import type { At } from '../../at'
import { id } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { answerIn, asShown, asWritten, misshapen } from '../rules/answer'
import { isOver } from '../rules/deadline'
import { mayWork } from '../rules/may'
import { handIn } from './hand-in'

const columns = {
  attemptId: attempt.id,
  personId: enrolment.personId,
  enrolmentState: enrolment.state,
  state: attempt.state,
  deadline: attempt.deadline,
  question: attemptQuestion.id,
  body: questionVersion.body,
  options: attemptQuestion.options,
}
const mine = prepared((db) =>
  db
    .select(columns)
    .from(attempt)
    .innerJoin(enrolment, eq(enrolment.id, attempt.enrolmentId))
    .innerJoin(attemptQuestion, eq(attemptQuestion.attemptId, attempt.id))
    .innerJoin(questionVersion, eq(questionVersion.id, attemptQuestion.questionVersionId))
    .leftJoin(answer, eq(answer.attemptQuestionId, attemptQuestion.id))
    .where(
      and(
        eq(attempt.id, sql.placeholder('attempt')),
        sql`(${attemptQuestion.id} = ${sql.placeholder('question')}
          or ${sql.placeholder('question')} = 0)`,
        eq(enrolment.personId, sql.placeholder('me')),
      ),
    )
    .prepare(),
)

export type Saved =
  | { saved: true; at: number; sequence: number }
  | {
      saved: false
      because: string
      over: boolean
      at: number
      sequence: number
      value: AnswerValue
    }

/**
 * A number that grows with every change of one answer: a save that is not above the stored one came
 * late and is ignored.
 */
const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const value = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.number().int()).max(50),
])

/**
 * Saves one answer, whose indexes count into the options as shown, and says when. A save more than
 * ten seconds after the deadline is refused, and closes the attempt with what was saved.
 */
export const saveAnswer = command({
  input: z.object({ attempt: id, question: id, sequence, value }),
  subject: ({ db, actor }, input) =>
    mine(db).get({ attempt: input.attempt, question: input.question, me: actor.id }),
  may: ({ actor }, it) => mayWork(actor, it),
  async run(at, it, input) {
    if (isOver(it.deadline, at.now))
      return did<Saved>('attempt.submitted', await tooLate(at, it.attemptId), {
        about: { attempt: it.attemptId },
        late: true,
      })
    const wrong = misshapen(it.body, input.value)
    if (wrong) throw new Refusal(wrong)
    const saved = await keep(at, it, input.value, input.sequence)
    return did<Saved>('answer.saved', saved, {
      about: { attempt: it.attemptId },
      question: it.question,
      sequence: input.sequence,
      kept: saved.saved,
    })
  },
})

async function tooLate(at: At<Writer>, attemptId: number): Promise<Saved> {
  await handIn(at, attemptId, true)
  return {
    saved: false,
    over: true,
    because: 'Time was up. The answers saved until then count.',
    at: +at.now,
    sequence: 0,
    value: null,
  }
}

type Asked = { question: number; body: QuestionBody; options: number[] }
async function keep(
  { db, now }: At<Writer>,
  { question: attemptQuestionId, body, options }: Asked,
  shown: AnswerValue,
  sequence: number,
): Promise<Saved> {
  const written = asWritten(body, options, shown)
  // Taken back is an answer too, of nothing: JSON's null, since SQL's would say that there is no
  // answer.
  const value = written === null ? sql<null>`'null'` : written
  const row = { attemptQuestionId, value, sequence, savedAt: +now }
  const [kept] = await db
    .insert(answer)
    .values(row)
    .onConflictDoUpdate({
      target: answer.attemptQuestionId,
      set: { value, sequence, savedAt: +now },
      setWhere: sql`${answer.sequence} < ${sequence}`,
    })
    .returning({ id: answer.id })
  if (kept) return { saved: true, at: +now, sequence }
  const newer = await db
    .select()
    .from(answer)
    .where(eq(answer.attemptQuestionId, attemptQuestionId))
    .get()
  if (!newer) throw new Error(`Answer ${attemptQuestionId} was neither kept nor there.`)
  return {
    saved: false,
    over: false,
    because: 'A later answer is saved already.',
    at: newer.savedAt,
    sequence: newer.sequence,
    value: asShown(body, options, newer.value),
  }
}

/**
 * The whole paper as a form without JavaScript sends it: `a12` holds answer 12, `s12` the sequence
 * the page was made with.
 */
export const savePaper = command({
  input: z.looseObject({ attempt: id }),
  subject: async ({ db, actor }, input) => {
    const rows = await mine(db).all({ attempt: input.attempt, question: 0, me: actor.id })
    return rows[0] && { ...rows[0], rows }
  },
  may: ({ actor }, it) => mayWork(actor, it),
  async run(at, it, fields) {
    const result = {
      attempt: it.attemptId,
      saved: 0,
      older: 0,
      over: isOver(it.deadline, at.now),
      check: fields.check !== undefined,
    }
    const about = { attempt: it.attemptId }
    if (result.over) {
      await handIn(at, it.attemptId, true)
      return did('attempt.submitted', result, { about, late: true })
    }
    for (const asked of it.rows) {
      const { question, body } = asked
      const shown = sequence.safeParse(Number(fields[`s${question}`]) + 1)
      if (!shown.success) continue
      const given = answerIn(body, fields, `a${question}`)
      if (given === null && shown.data === 1) continue
      const wrong = misshapen(body, given)
      if (wrong) throw new Refusal(wrong)
      const saved = await keep(at, asked, given, shown.data)
      if (saved.saved) result.saved++
      else result.older++
    }
    return did('answer.saved', result, { about, saved: result.saved, older: result.older })
  },
})
