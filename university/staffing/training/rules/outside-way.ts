import { addDays, type Day, daysBetween, sooner } from '../../../calendar'
import { type Case, type Doing, soonest, type Way } from './course'
import { leads, type Wanted } from './facts'

/** The certifications that must be held before the exam is sat. */
const neededBefore = ({ it }: Case): number[] =>
  it.requirements.flatMap((one) =>
    one.kind === 'certification' && one.purpose === 'earn' && one.certificationId !== null
      ? [one.certificationId]
      : [],
  )

/** A course for who never held it and took none that prepares: one begun, or the first of them. */
function courseBefore({ known, past, it, before, today }: Case, from: Day) {
  const isNew = before.distance === 40 && !it.prepares.some((id) => past.work.courses.has(id))
  if (!isNew) return undefined
  const courses = it.prepares
    .flatMap((id) => known.courses.get(id) ?? [])
    .flatMap((one) => soonest(one, past.work, today, from) ?? [])
  return courses.find((one) => one.started) ?? courses[0]
}

/** The exam to sit: the soonest that is still given. Who failed one waits until it may be tried. */
function examFrom({ past, it }: Case, exams: Case['it']['exams'], earliest: Day) {
  const last = it.retiresOn
  return exams
    .map((one) => {
      const again = past.waits?.find(
        (wait) => wait.certification === it.id && wait.code === one.code,
      )?.until
      const waits = again !== undefined && again > earliest
      return { ...one, waits, sits: waits ? again : earliest }
    })
    .filter((one) => one.retiredOn === null || one.retiredOn >= one.sits)
    .filter((one) => last === undefined || one.sits <= last)
    .sort((a, b) => a.sits.localeCompare(b.sits))[0]
}

/**
 * An outside certification: what must be held before, a course for who never held it, the exam, and
 * its check. Who failed the exam sits it again when its issuer lets them, or another exam for the
 * same certification if that is sooner.
 */
export function outsideWay(one: Case, wanted: Wanted): Way | null {
  const { past, it, before, besides } = one
  const first = besides(before.renews ? [] : neededBefore(one))
  if (!first) return null
  const exams = it.exams.filter((exam) => wanted.examCode === null || exam.code === wanted.examCode)
  const booking = past.bookings
    .filter((own) => own.certification === it.id && exams.some((exam) => exam.code === own.code))
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  const course = booking ? undefined : courseBefore(one, first.from)
  const from = course?.ends ?? first.from
  const earliest = booking && booking.on >= from ? booking.on : addDays(from, leads.exam)
  const sat = booking ? exams.filter((exam) => exam.code === booking.code) : exams
  const exam = examFrom(one, sat, earliest)
  if (!exam) return null
  const { sits, waits } = exam
  const booked = waits ? null : (booking?.on ?? null)
  const doing: Doing[] = course ? [course] : []
  doing.push({ kind: 'exam', code: exam.code, booked, ...(waits && { from: sits }), ends: sits })
  const until = sooner(exam.retiredOn, it.retiresOn ?? null)
  const farther = course ? (course.started ? 5 : 20) : 0
  const distance = booking ? 0 : before.distance + 10 * first.also.length + farther
  return {
    ready: addDays(sits, leads.award),
    distance: Math.min(99, distance),
    also: first.also,
    renews: before.renews,
    doing,
    spare: until === null ? undefined : daysBetween(sits, until),
    ...(waits && { idle: daysBetween(earliest, sits) }),
  }
}
