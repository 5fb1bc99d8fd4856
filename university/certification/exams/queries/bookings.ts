import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, type Verdict, yes } from '../../../at'
import { type Day, spoken } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { manages } from '../../../people/queries/sight'
import { sightOf } from '../../../people/rules/person'
import type { Tone } from '../../validity/rules/words'
import {
  type BookingResult,
  type ExamTried,
  mayBook,
  mayCancel,
  mayMove,
  mayRecordResult,
  mayTend,
  retakeOf,
  type Sitter,
} from '../rules/retake'
import { type Exam, examsKnown } from './exams'

export type Booking = {
  id: number
  examId: number
  bookedFor: Day
  place: string
  by: string | null
  cancelledAt: number | null
  cancelledBecause: string | null
  result: BookingResult | null
  resultOn: Day | null
  score: string | null
}

/** SQL: everything a person ever booked, as JSON. */
export const bookingsJson = (person: unknown) => sql<
  Json<Booking[]>
>`(select coalesce(json_group_array(json(one)), '[]') from (
  select json_object('id', b.id, 'examId', b.exam_id, 'bookedFor', b.booked_for, 'place', b.place,
  'by', (select p.name from person p where p.id = b.by_id and b.by_id <> b.person_id),
    'cancelledAt', b.cancelled_at, 'cancelledBecause', b.cancelled_because, 'result', b.result,
    'resultOn', b.result_on, 'score', b.score) as one
  from exam_booking b where b.person_id = ${person} order by b.booked_for desc, b.id desc))`

export type Seen = Sitter & { privately: boolean; bookings: Booking[] }
/**
 * Who sits, with their bookings, as far as the viewer may know of them: themselves, their managers,
 * staffing leads, the registrar, the auditor.
 */
export async function sitterSeen(
  { db, actor }: At<Reader>,
  personId: number,
): Promise<Seen | undefined> {
  if (!isSignedIn(actor) && !actor.roles.length) return undefined
  const row = await db.get<{
    name: string
    leftOn: Day | null
    manages: number
    bookings: Json<Booking[]>
  }>(
    sql`select p.name, p.left_on as "leftOn", ${manages(actor, sql`p.id`)} as manages,
      ${bookingsJson(sql`p.id`)} as bookings from person p where p.id = ${personId}`,
  )
  if (!row) return undefined
  const sight = sightOf(actor, personId, row.manages === 1)
  if (!sight.standing) return undefined
  const { name, leftOn, manages: above } = row
  return {
    personId,
    name,
    leftOn,
    manages: above === 1,
    privately: sight.private,
    bookings: fromJson(row.bookings),
  }
}

/**
 * What trying an exam again rests on: every booking of the same exam that has a result, and the one
 * to come.
 */
export function triedOf(
  exam: Exam,
  exams: readonly Exam[],
  bookings: readonly Booking[],
  except?: number,
): ExamTried {
  const same = new Set(
    exams
      .filter((it) => it.certificationId === exam.certificationId && it.code === exam.code)
      .map((it) => it.id),
  )
  const its = bookings.filter(
    (it) => same.has(it.examId) && it.cancelledAt === null && it.id !== except,
  )
  const open = its.find((it) => it.result === null)?.bookedFor ?? null
  const tries = its.map((it) => ({ on: it.resultOn ?? it.bookedFor, result: it.result }))
  return {
    code: exam.code,
    retiredOn: exam.retiredOn,
    statuses: exam.statuses,
    open,
    retake: retakeOf(tries, exam),
  }
}

const resultTone: Record<BookingResult, Tone> = { passed: 'good', failed: 'bad', absent: 'plain' }
const resultWord: Record<BookingResult, string> = {
  passed: 'Passed',
  failed: 'Failed',
  absent: 'Did not sit it',
}

function stateOf(it: Booking, today: Day, seesResult: boolean): { tone: Tone; label: string } {
  if (it.cancelledAt !== null) return { tone: 'plain', label: 'Cancelled' }
  if (it.result !== null)
    return seesResult
      ? { tone: resultTone[it.result], label: resultWord[it.result] }
      : { tone: 'plain', label: 'Sat' }
  if (it.bookedFor < today) return { tone: 'due', label: 'Result missing' }
  return it.bookedFor === today
    ? { tone: 'due', label: 'Today' }
    : { tone: 'info', label: 'Booked' }
}

/**
 * Bookings with what the viewer may do about each. How an exam went is for the person, the
 * registrar and the auditor; others see that it is booked, or was sat.
 */
export function bookingsShown(actor: Actor, sitter: Seen, exams: readonly Exam[]) {
  const { bookings } = sitter
  const seesResult = sitter.privately
  return bookings.flatMap((it) => {
    const exam = exams.find((one) => one.id === it.examId)
    if (!exam) return []
    const tried = triedOf(exam, exams, bookings, it.id)
    return {
      id: it.id,
      code: exam.code,
      short: exam.short,
      slug: exam.slug,
      certificationId: exam.certificationId,
      bookedFor: it.bookedFor,
      place: it.place,
      by: it.by,
      open: it.cancelledAt === null && it.result === null,
      ...stateOf(it, actor.today, seesResult),
      cancelledBecause: it.cancelledBecause,
      result: seesResult ? it.result : null,
      resultOn: seesResult ? it.resultOn : null,
      score: seesResult ? it.score : null,
      retake:
        seesResult && it.result === 'failed' && retakeOfLatest(it, exam, bookings)
          ? triedOf(exam, exams, bookings).retake
          : null,
      /** What was passed counts once its certificate is verified: where to bring it, filled in. */
      bring:
        it.result === 'passed' && actor.id === sitter.personId
          ? { exam: exam.id, earnedOn: it.resultOn ?? it.bookedFor }
          : null,
      mayMove: mayMove(actor, sitter, it, tried),
      mayCancel: mayCancel(actor, sitter, it),
      mayRecord: mayRecordResult(actor, sitter, it),
    }
  })
}

/**
 * Whether a failure is the newest word on its exam: when one may try again is said once, and not
 * once there is a new date.
 */
const retakeOfLatest = (it: Booking, exam: Exam, bookings: readonly Booking[]) =>
  !bookings.some(
    (other) =>
      other.examId === exam.id &&
      other.id !== it.id &&
      other.cancelledAt === null &&
      other.bookedFor >= it.bookedFor,
  )

/**
 * Exams one may choose from, each with what stands against booking it. Retired ones are not
 * offered.
 */
export function examsOffered(actor: Actor, sitter: Seen, exams: readonly Exam[]) {
  return exams.flatMap((exam) => {
    const tried = triedOf(exam, exams, sitter.bookings)
    const verdict: Verdict = mayBook(actor, sitter, tried)
    if (!verdict.ok && tried.open === null) return []
    const earliest =
      tried.retake.earliest !== null && tried.retake.earliest > actor.today
        ? tried.retake.earliest
        : null
    return {
      id: exam.id,
      label: `${exam.short === exam.code ? exam.code : `${exam.short} · ${exam.code}`}${tried.open ? `, booked for ${spoken(tried.open)}` : earliest ? `, not before ${spoken(earliest)}` : ''}`,
      disabled: tried.open !== null,
      earliest,
    }
  })
}

/** Outside exams a person is going to sit or sat, how they went, when they may be tried again. */
export const bookings = question({
  input: z
    .object({ person: id.optional() })
    .describe('Outside exams booked by or for a person: dates, results, when to try again'),
  async answer(at, { person = at.actor.id }) {
    const { db, actor } = at
    const sitter = await sitterSeen(at, person)
    if (!sitter) return undefined
    const exams = await examsKnown(db)
    return {
      person: { id: person, name: sitter.name },
      isMine: person === actor.id,
      today: actor.today,
      rows: bookingsShown(actor, sitter, exams),
      exams: examsOffered(actor, sitter, exams),
      mayBook: mayTend(actor, sitter),
      /** Someone who corrects what is recorded says why. */
      corrects: is(actor, 'registrar') && person !== actor.id,
    }
  },
  mayAsk: () => yes,
})
export type BookingsShown = ReturnType<typeof bookingsShown>
