import { examBooking } from '../../../tables/exam'
import type { Told } from '../history'
import type { Key } from '../people'
import type { Rows } from '../rows'
import { type Outside, questionsOf } from './domains'

type Booking = {
  who: Key
  exam: string
  /** Days from today; how many days before today it was booked. */
  on: number
  booked: number
  place: string
  by?: Key
  result?: 'passed' | 'failed' | 'absent'
  score?: string
  cancelled?: { days: number; because: string }
}
const bookings: Booking[] = [
  {
    who: 'rosa',
    exam: 'LFCS',
    on: -20,
    booked: 34,
    place: 'Remote',
    cancelled: { days: 24, because: 'On call that week; moved to a quiet one.' },
  },
  {
    who: 'rosa',
    exam: 'LFCS',
    on: 21,
    booked: 9,
    place: 'Remote, from the quiet room on the second floor',
  },
  {
    who: 'tariq',
    exam: 'EX294',
    on: 9,
    booked: 12,
    place: 'Red Hat test centre, San Antonio',
    by: 'teresa',
  },
  // Two failures of an exam whose rule is known, one of an exam whose rule is not.
  {
    who: 'callum',
    exam: 'AZ-104',
    on: -6,
    booked: 20,
    place: 'Remote',
    result: 'failed',
    score: '610 of 1000',
  },
  {
    who: 'callum',
    exam: 'AZ-104',
    on: -1,
    booked: 5,
    place: 'Remote',
    result: 'failed',
    score: '655 of 1000',
  },
  {
    who: 'ezra',
    exam: 'EX294',
    on: -12,
    booked: 40,
    place: 'Red Hat test centre, San Antonio',
    result: 'failed',
    score: '190 of 300',
  },
  { who: 'aoife', exam: 'LFCS', on: -2, booked: 30, place: 'Remote' },
  {
    who: 'deshawn',
    exam: 'EX294',
    on: -3,
    booked: 25,
    place: 'Red Hat test centre, San Antonio',
    result: 'passed',
    score: '264 of 300',
  },
]

/**
 * Outside exams booked, sat, failed; and Rosa, who sat LNX-201 again ten weeks ago and still does
 * not know how a server boots.
 */
export function tellReadiness(
  rows: Rows,
  { when, people, offerings, enrolments, sit }: Told,
  outside: Outside,
): void {
  for (const it of bookings) {
    const { id: examId, certificationId, short } = outside.exam(it.exam)
    const personId = people[it.who]
    const byId = people[it.by ?? it.who]
    const bookedFor = when.day(it.on)
    const at = when.at(-it.booked, 9, 40)
    const resultAt = it.result ? when.at(Math.min(it.on, -1), 17, 5) : null
    const cancelledAt = it.cancelled ? when.at(-it.cancelled.days, 8, 15) : null
    const booking = rows.add(examBooking, {
      ...{ personId, examId, bookedFor, place: it.place, at, byId, cancelledAt, resultAt },
      cancelledBecause: it.cancelled?.because,
      result: it.result,
      resultOn: it.result ? bookedFor : null,
      score: it.score,
      resultById: it.result ? personId : null,
    })
    const about = { person: personId, certification: certificationId, booking }
    const what = { certification: short, exam: it.exam }
    rows.tell(at, byId, 'booking.made', about, { ...what, on: bookedFor, place: it.place })
    if (cancelledAt)
      rows.tell(cancelledAt, personId, 'booking.cancelled', about, {
        ...what,
        on: bookedFor,
        because: it.cancelled?.because,
      })
    if (resultAt)
      rows.tell(resultAt, personId, 'booking.result', about, {
        ...what,
        result: it.result,
        on: bookedFor,
      })
  }

  const { days, finish } = enrolments
  const again = finish('rosa', offerings.linuxPast, days(99), days(60), 'failed')
  const weak = [
    ...questionsOf('lf-lfcs', 'Operations deployment', 'LNX-201'),
    'free-extents',
    'acl-mask',
  ]
  const graded = (n: number) => ({
    at: days(n, 12),
    by: 'priya' as const,
    postedAt: days(n - 1, 9),
  })
  const essay =
    'I restart the server and look whether it comes back. If not I call the data centre.'
  const mark = (n: number, points: number) => ({
    by: 'priya' as const,
    points,
    at: days(n),
    comment:
      'A restart is not a diagnosis. Read the console first; the lesson on booting says in which order.',
  })
  sit(again, {
    startedAt: days(66),
    used: 35,
    wrong: 0,
    weak,
    essay,
    marks: [mark(65, 1)],
    graded: graded(65),
  })
  sit(again, {
    startedAt: days(63),
    used: 38,
    wrong: 0,
    weak: weak.slice(0, -2),
    essay,
    marks: [mark(62, 1)],
    graded: graded(62),
    number: 2,
  })
}
