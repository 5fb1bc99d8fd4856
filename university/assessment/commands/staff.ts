import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { answer, attempt, attemptQuestion } from '@/db/tables/assessment'
import { id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { attemptOf } from '../queries/attempt'
import { extended } from '../rules/deadline'
import { mayExtend, mayRelease, mayVoid } from '../rules/may'
import { aboutAttempt } from './submit-attempt'

/** Takes an empty start back: it does not use up an attempt. */
export const releaseAttempt = command({
  input: z.object({ attempt: id, because: reason }),
  async subject(at, { attempt: attemptId }) {
    const it = await attemptOf(at, attemptId)
    if (!it) return
    const [saved] = await at.db
      .select({ count: sql<number>`count(*)` })
      .from(answer)
      .innerJoin(attemptQuestion, eq(attemptQuestion.id, answer.attemptQuestionId))
      .where(eq(attemptQuestion.attemptId, attemptId))
    return { ...it, answers: saved?.count ?? 0 }
  },
  may: ({ actor, now }, it) => mayRelease(actor, it, it.answers, now),
  async run({ db, actor, now }, it, { because }) {
    await db
      .update(attempt)
      .set({
        state: 'voided',
        counts: false,
        voidedAt: +now,
        voidedById: actor.id,
        voidedBecause: because,
      })
      .where(eq(attempt.id, it.id))
    return did(
      'attempt.voided',
      { attempt: it.id },
      { about: aboutAttempt(it), before: it.state, because, released: true },
    )
  },
})

/**
 * Sets an attempt aside, with a reason. It still counts, unless `giveBack` returns it to the
 * learner.
 */
export const voidAttempt = command({
  input: z.object({
    attempt: id,
    because: reason,
    giveBack: z.preprocess((it) => it === true || it === 'on' || it === 'true', z.boolean()),
  }),
  subject: (at, { attempt }) => attemptOf(at, attempt),
  may: ({ actor }, it) => mayVoid(actor, it),
  async run({ db, actor, now }, it, { because, giveBack }) {
    const done = await db
      .update(attempt)
      .set({
        state: 'voided',
        counts: !giveBack,
        needsMarking: false,
        voidedAt: +now,
        voidedById: actor.id,
        voidedBecause: because,
      })
      .where(and(eq(attempt.id, it.id), ne(attempt.state, 'posted')))
      .returning({ id: attempt.id })
    if (!done.length) throw new Refusal('Its grade was posted a moment ago.')
    return did(
      'attempt.voided',
      { attempt: it.id },
      { about: aboutAttempt(it), before: it.state, because, giveBack },
    )
  },
})

/**
 * Gives a running attempt more minutes, up to the close of the offering and the learner's own time
 * after it.
 */
export const extendAttempt = command({
  input: z.object({
    attempt: id,
    minutes: z.coerce
      .number('give the minutes')
      .int('whole minutes')
      .min(1, 'at least 1')
      .max(480, 'at most 480'),
    because: reason,
  }),
  subject: (at, { attempt }) => attemptOf(at, attempt),
  may: ({ actor, now }, it) => mayExtend(actor, it, now),
  async run({ db }, it, { minutes, because }) {
    const deadline = extended(
      it.deadline,
      {
        startedAt: it.startedAt,
        minutes: it.minutes,
        extraPercent: it.extraPercent,
        close: it.endsAt,
      },
      minutes,
    )
    if (deadline === it.deadline)
      throw new Refusal('The offering closes then: no attempt runs past it.')
    await db.update(attempt).set({ deadline }).where(eq(attempt.id, it.id))
    return did(
      'attempt.extended',
      { attempt: it.id, deadline },
      { about: aboutAttempt(it), before: it.deadline, after: deadline, because },
    )
  },
})
