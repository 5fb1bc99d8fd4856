import type { Day } from '../../../calendar'
import { needed, type Path } from '../../requirements/rules/path'
import {
  countsSince,
  metBy,
  requirementsFor,
  situationOf,
} from '../../requirements/rules/requirements'
import { workThen } from './forecast'
import { awardsOf, type Foreseen, type PlanFacts, ruleOn } from './plan-facts'

/** Ways through a path: the courses each still takes. */
export function waysThrough(path: Path, isDone: (course: number) => boolean): number[][] {
  return path.steps.reduce<number[][]>(
    (ways, step) => {
      const open = step.courses.map(({ id }) => id).filter((id) => !isDone(id))
      const missing = needed(step) - (step.courses.length - open.length)
      return missing <= 0
        ? ways
        : ways.flatMap((way) => choices(open, missing).map((more) => [...way, ...more]))
    },
    [[]],
  )
}
export function choices(from: readonly number[], n: number): number[][] {
  if (n === 0) return [[]]
  return from.flatMap((id, i) => choices(from.slice(i + 1), n - 1).map((rest) => [id, ...rest]))
}

export const most = 200
/**
 * Every smallest set of courses that would make one of our certifications due on a day; none:
 * courses alone do not.
 */
export function waysToEarn(facts: PlanFacts, seen: Foreseen, id: number, on: Day): number[][] {
  const own = awardsOf(facts, seen, id)
  const { requirements, terms } = ruleOn(facts, id, on)
  const since = countsSince(own, terms, on)
  if (since === 'never' || (since !== null && since > on)) return []
  const work = workThen(facts, seen, seen.courses, on)
  const asked = requirementsFor(requirements, situationOf(requirements, own, terms, on))
  const isDone = (course: number) => {
    const day = work.courses.get(course)?.on
    return day !== undefined && (since === null || day >= since)
  }
  let ways: number[][] = [[]]
  for (const group of new Set(asked.map((it) => it.group))) {
    const any = asked.filter((it) => it.group === group)
    if (any.some((it) => metBy(it, work, since))) continue
    const takes = any.flatMap((it) =>
      it.kind === 'path' && it.path
        ? waysThrough(it.path, isDone)
        : it.courseId === null
          ? []
          : [[it.courseId]],
    )
    ways = ways
      .flatMap((way) => takes.map((more) => [...new Set([...way, ...more])]))
      .slice(0, most)
  }
  const possible = ways.filter((way) => way.every((course) => facts.courses.has(course)))
  return possible.filter(
    (way) =>
      !possible.some(
        (other) =>
          other !== way &&
          other.length < way.length &&
          other.every((course) => way.includes(course)),
      ),
  )
}
