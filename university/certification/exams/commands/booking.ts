import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { bookingResults, examBooking } from '@/db/tables/exam'
import type { At } from '../../../at'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { sitterSeen, triedOf } from '../queries/bookings'
import { examsKnown } from '../queries/exams'
import { mayBook, mayCancel, mayMove, mayRecordResult } from '../rules/retake'

const place = z.string().trim().max(200).default('')
const optionalReason = z.preprocess((v) => (v === '' ? undefined : v), reason.optional())

/** A booking with everything its rules ask: who sits, the exam, the other tries. */
async function booked(at: At<Reader>, bookingId: number) {
  const row = await at.db.select().from(examBooking).where(eq(examBooking.id, bookingId)).get()
  const sitter = row && (await sitterSeen(at, row.personId))
  if (!row || !sitter) return undefined
  const exams = await examsKnown(at.db)
  const exam = exams.find((it) => it.id === row.examId)
  return exam && { row, sitter, exam, tried: triedOf(exam, exams, sitter.bookings, row.id) }
}
type Subject = NonNullable<Awaited<ReturnType<typeof booked>>>
const about = ({ row, exam }: Subject) => ({
  person: row.personId,
  certification: exam.certificationId,
  booking: row.id,
})
const stillOpen = (bookingId: number) =>
  and(eq(examBooking.id, bookingId), isNull(examBooking.cancelledAt), isNull(examBooking.result))
const changedMeanwhile = 'This booking changed a moment ago. Reload to see how it stands.'

/**
 * An outside exam someone is going to sit: booked by themselves, their manager or the registrar.
 */
export const bookExam = command({
  input: z
    .object({
      exam: id,
      person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
      on: day,
      place,
    })
    .describe('Book an outside exam for oneself, or for someone one manages: which, when, where'),
  async subject(at, input) {
    const { db, actor } = at
    const exams = await examsKnown(db)
    const exam = exams.find((it) => it.id === input.exam)
    const sitter = exam && (await sitterSeen(at, input.person ?? actor.id))
    return exam && sitter && { exam, sitter, tried: triedOf(exam, exams, sitter.bookings) }
  },
  may: ({ actor }, { sitter, tried }, { on }) => mayBook(actor, sitter, tried, on),
  async run({ db, actor, now }, { exam, sitter }, { on, place }) {
    const values = {
      personId: sitter.personId,
      examId: exam.id,
      bookedFor: on,
      place,
      at: +now,
      byId: actor.id || null,
    }
    const [made] = await db.insert(examBooking).values(values).returning({ id: examBooking.id })
    const booking = made?.id as number
    return did('booking.made', booking, {
      about: { person: sitter.personId, certification: exam.certificationId, booking },
      certification: exam.short,
      exam: exam.code,
      on,
      place: place || undefined,
    })
  },
})

/** Another day, or another place, for the same exam. */
export const moveBooking = command({
  input: z
    .object({
      booking: id,
      on: day,
      place: z.string().trim().max(200).optional(),
      because: optionalReason,
    })
    .describe('Move a booked exam to another day'),
  subject: (at, input) => booked(at, input.booking),
  may: ({ actor }, { sitter, row, tried }, { on }) => mayMove(actor, sitter, row, tried, on),
  async run({ db }, it, { on, place = it.row.place, because }) {
    const moved = await db
      .update(examBooking)
      .set({ bookedFor: on, place })
      .where(stillOpen(it.row.id))
      .returning({ id: examBooking.id })
    if (!moved.length) throw new Refusal(changedMeanwhile)
    return did('booking.moved', it.row.id, {
      about: about(it),
      certification: it.exam.short,
      exam: it.exam.code,
      before: it.row.bookedFor,
      after: on,
      ...(place !== it.row.place && { place }),
      because,
    })
  },
})

/** Cancelled with the reason; the row stays. */
export const cancelBooking = command({
  input: z
    .object({ booking: id, because: reason })
    .describe('Cancel a booked exam, with the reason'),
  subject: (at, input) => booked(at, input.booking),
  may: ({ actor }, { sitter, row }) => mayCancel(actor, sitter, row),
  async run({ db, now }, it, { because }) {
    const gone = await db
      .update(examBooking)
      .set({ cancelledAt: +now, cancelledBecause: because })
      .where(stillOpen(it.row.id))
      .returning({ id: examBooking.id })
    if (!gone.length) throw new Refusal(changedMeanwhile)
    return did('booking.cancelled', it.row.id, {
      about: about(it),
      certification: it.exam.short,
      exam: it.exam.code,
      on: it.row.bookedFor,
      because,
    })
  },
})

/**
 * How it went. A pass counts for nothing by itself: the certificate is brought and verified by
 * somebody else.
 */
export const recordExamResult = command({
  input: z
    .object({
      booking: id,
      result: z.enum(bookingResults),
      on: z.preprocess((v) => (v === '' ? undefined : v), day.optional()),
      score: z.string().trim().max(60).default(''),
      because: optionalReason,
    })
    .describe('Record how a booked exam went: passed, failed or absent, the date and the score'),
  subject: (at, input) => booked(at, input.booking),
  may: ({ actor }, { sitter, row }, { on = row.bookedFor, because }) =>
    mayRecordResult(actor, sitter, row, on, because),
  async run({ db, actor, now }, it, { result, on = it.row.bookedFor, score, because }) {
    const unchanged =
      it.row.result === null
        ? stillOpen(it.row.id)
        : and(eq(examBooking.id, it.row.id), eq(examBooking.result, it.row.result))
    const done = await db
      .update(examBooking)
      .set({
        result,
        resultOn: on,
        score: score || null,
        resultAt: +now,
        resultById: actor.id || null,
      })
      .where(unchanged)
      .returning({ id: examBooking.id })
    if (!done.length) throw new Refusal(changedMeanwhile)
    return did('booking.result', it.row.id, {
      about: about(it),
      certification: it.exam.short,
      exam: it.exam.code,
      ...(it.row.result === null
        ? { result, on }
        : {
            before: `${it.row.result} on ${it.row.resultOn}`,
            after: `${result} on ${on}`,
            because,
          }),
    })
  },
})
