import { addDays, daysBetween } from '../../../calendar'
import {
  metBy,
  progressFor,
  requirementsFor,
  type Work,
} from '../../../certification/requirements/rules/requirements'
import { type Case, coursesLeft, type Doing, soonest, type Way } from './course'
import { leads } from './facts'

/**
 * One of our own: the courses of every requirement that is not met yet, one after the other, and
 * their marking.
 */
export function ourWay({ known, past, it, before, today, on, besides }: Case): Way | null {
  if (!it.requirements.length || (it.retiresOn !== undefined && it.retiresOn < today)) return null
  const valid = new Map(
    past.awards
      .filter(
        (one) => one.revokedOn === null && one.validFrom <= today && (one.validUntil ?? on) >= on,
      )
      .map((one) => [one.certification, one.validFrom]),
  )
  const own = past.awards.filter((one) => one.certification === it.id)
  const work: Work = { ...past.work, valid }
  const next = progressFor(it.requirements, work, own, it.terms, today)
  if (!next) return null
  const rows = requirementsFor(it.requirements, next.situation)
  const groups = [...new Set(rows.map((one) => one.group))].filter(
    (group) => !rows.some((one) => one.group === group && metBy(one, work, next.since) !== null),
  )
  const courses = new Set<number>()
  const needs: number[] = []
  for (const group of groups) {
    const any = rows.filter((one) => one.group === group)
    const chosen =
      any.find((one) => one.courseId !== null && past.work.started.has(one.courseId)) ?? any[0]
    if (chosen?.kind === 'certification' && chosen.certificationId !== null)
      needs.push(chosen.certificationId)
    else if (chosen?.path)
      for (const id of coursesLeft(chosen.path.steps, past.work)) courses.add(id)
    else if (chosen?.courseId != null) courses.add(chosen.courseId)
  }
  const first = besides(needs)
  if (!first) return null
  const doing: Doing[] = []
  let from = first.from
  if (next.since !== null && next.since > from) from = next.since
  for (const id of courses) {
    const course = known.courses.get(id)
    const chosen = course && soonest(course, past.work, today, from)
    if (!chosen) return null
    doing.push(chosen)
    from = chosen.ends
  }
  if (it.retiresOn !== undefined && from > it.retiresOn) return null
  const spare = it.retiresOn === undefined ? undefined : daysBetween(from, it.retiresOn)
  const distance =
    before.distance +
    10 * first.also.length +
    8 * doing.length -
    (doing.some((one) => one.kind === 'course' && one.started) ? 5 : 0)
  return {
    ready: addDays(from, leads.award),
    distance: Math.max(0, Math.min(99, distance)),
    also: first.also,
    renews: before.renews,
    doing,
    spare,
  }
}
