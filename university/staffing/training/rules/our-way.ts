import { addDays, type Day, daysBetween } from '../../../calendar'
import {
  metBy,
  progressFor,
  type Requirement,
  requirementsFor,
  type Work,
} from '../../../certification/requirements/rules/requirements'
import { type Case, coursesLeft, type Doing, soonest, type Way } from './course'
import { leads } from './facts'

/** What counts of somebody's work, with the certifications valid through the day. */
function workOf({ past, today, on }: Case): Work {
  const valid = past.awards.filter(
    (one) => one.revokedOn === null && one.validFrom <= today && (one.validUntil ?? on) >= on,
  )
  return { ...past.work, valid: new Map(valid.map((one) => [one.certification, one.validFrom])) }
}

/** What is not met yet: of each group the alternative that was begun, or the first. */
function stillToDo(rows: readonly Requirement[], work: Work, since: Day | null): Requirement[] {
  const isMet = (group: number) =>
    rows.some((one) => one.group === group && metBy(one, work, since) !== null)
  const groups = [...new Set(rows.map((one) => one.group))].filter((group) => !isMet(group))
  return groups.flatMap((group) => {
    const any = rows.filter((one) => one.group === group)
    const begun = any.find((one) => one.courseId !== null && work.started.has(one.courseId))
    return begun ?? any[0] ?? []
  })
}

/** The courses and the certifications that what is chosen takes. */
function takenBy(chosen: readonly Requirement[], work: Work) {
  const courses = new Set<number>()
  const needs: number[] = []
  for (const one of chosen) {
    if (one.kind === 'certification' && one.certificationId !== null)
      needs.push(one.certificationId)
    else if (one.path) for (const id of coursesLeft(one.path.steps, work)) courses.add(id)
    else if (one.courseId !== null) courses.add(one.courseId)
  }
  return { courses, needs }
}

/** One course after the other. Null: one of them is not given any more. */
function oneByOne({ known, past, today }: Case, courses: Iterable<number>, from: Day) {
  const doing: Extract<Doing, { kind: 'course' }>[] = []
  for (const id of courses) {
    const course = known.courses.get(id)
    const next = course && soonest(course, past.work, today, doing.at(-1)?.ends ?? from)
    if (!next) return null
    doing.push(next)
  }
  return doing
}

/**
 * One of our own: the courses of every requirement that is not met yet, one after the other, and
 * their marking.
 */
export function ourWay(one: Case): Way | null {
  const { past, it, before, today, besides } = one
  if (!it.requirements.length || (it.retiresOn !== undefined && it.retiresOn < today)) return null
  const own = past.awards.filter((award) => award.certification === it.id)
  const work = workOf(one)
  const next = progressFor(it.requirements, work, own, it.terms, today)
  if (!next) return null
  const rows = requirementsFor(it.requirements, next.situation)
  const { courses, needs } = takenBy(stillToDo(rows, work, next.since), work)
  const first = besides(needs)
  if (!first) return null
  const start = next.since !== null && next.since > first.from ? next.since : first.from
  const doing = oneByOne(one, courses, start)
  if (!doing) return null
  const end = doing.at(-1)?.ends ?? start
  if (it.retiresOn !== undefined && end > it.retiresOn) return null
  const begun = doing.some((course) => course.started) ? 5 : 0
  const distance = before.distance + 10 * first.also.length + 8 * doing.length - begun
  return {
    ready: addDays(end, leads.award),
    distance: Math.max(0, Math.min(99, distance)),
    also: first.also,
    renews: before.renews,
    doing,
    spare: it.retiresOn === undefined ? undefined : daysBetween(end, it.retiresOn),
  }
}
