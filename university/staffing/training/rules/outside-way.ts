import { addDays, daysBetween, sooner } from '../../../calendar'
import { type Case, type Doing, soonest, type Way } from './course'
import { leads, type Wanted } from './facts'

/**
 * An outside certification: what must be held before, a course for who never held it, the exam, and
 * its check. Who failed the exam sits it again when its issuer lets them, or another exam for the
 * same certification if that is sooner.
 */
export function outsideWay(
  { known, past, it, before, today, besides }: Case,
  wanted: Wanted,
): Way | null {
  const needs = it.requirements.flatMap((one) =>
    one.kind === 'certification' && one.purpose === 'earn' && one.certificationId !== null
      ? [one.certificationId]
      : [],
  )
  const first = besides(before.renews ? [] : needs)
  if (!first) return null
  const doing: Doing[] = []
  let from = first.from
  const exams = it.exams.filter((exam) => wanted.examCode === null || exam.code === wanted.examCode)
  const booking = past.bookings
    .filter((one) => one.certification === it.id && exams.some((exam) => exam.code === one.code))
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  let distance = before.distance + 10 * first.also.length
  if (booking) distance = 0
  else if (
    before.distance === 40 &&
    it.prepares.length &&
    !it.prepares.some((id) => past.work.courses.has(id))
  ) {
    const course = it.prepares
      .flatMap((id) => known.courses.get(id) ?? [])
      .flatMap((one) => soonest(one, past.work, today, from) ?? [])
    const chosen = course.find((one) => one.started) ?? course[0]
    if (chosen) {
      doing.push(chosen)
      distance += chosen.started ? 5 : 20
      from = chosen.ends
    }
  }
  const earliest = booking && booking.on >= from ? booking.on : addDays(from, leads.exam)
  const last = it.retiresOn
  const exam = exams
    .map((one) => {
      const again = past.waits?.find(
        (wait) => wait.certification === it.id && wait.code === one.code,
      )?.until
      return {
        ...one,
        waits: again !== undefined && again > earliest,
        sits: again !== undefined && again > earliest ? again : earliest,
      }
    })
    .filter(
      (one) =>
        (one.retiredOn === null || one.retiredOn >= one.sits) &&
        (last === undefined || one.sits <= last) &&
        (!booking || one.code === booking.code),
    )
    .sort((a, b) => a.sits.localeCompare(b.sits))[0]
  if (!exam) return null
  const { sits } = exam
  doing.push({
    kind: 'exam',
    code: exam.code,
    booked: exam.waits ? null : (booking?.on ?? null),
    ...(exam.waits && { from: sits }),
    ends: sits,
  })
  const until = sooner(exam.retiredOn, last ?? null)
  const spare = until === null ? undefined : daysBetween(sits, until)
  return {
    ready: addDays(sits, leads.award),
    distance: Math.min(99, distance),
    also: first.also,
    renews: before.renews,
    doing,
    spare,
    ...(exam.waits && { idle: daysBetween(earliest, sits) }),
  }
}
