import type { Day } from '../../../calendar'

/**
 * Steps of courses, joined by THEN: the order in which one takes them, not a condition of what
 * counts.
 */
export type Path = { id: number; code: string; title: string; steps: PathStep[] }
export type PathStep = {
  rule: 'all' | 'any' | 'some' | 'optional'
  /** How many of its courses, where the rule is `some`. */
  n: number | null
  courses: { id: number; code: string; title: string }[]
}

/** How many courses of a step must be done. */
export function needed({ rule, n, courses }: PathStep): number {
  if (rule === 'optional') return 0
  if (rule === 'any') return 1
  return rule === 'some' ? (n ?? 1) : courses.length
}

/** One step as walked so far. `next`: it is the first that is still open. */
export type Walked = {
  words: string
  met: boolean
  on: Day | null
  optional: boolean
  next: boolean
  courses: { what: string; href: string; on: Day | null }[]
}

/**
 * Step by step, how far a path is walked; `doneOn` answers the day a course was done, where that
 * counts.
 */
export function walk(path: Path, doneOn: (course: number) => Day | null): Walked[] {
  const walked = path.steps.map((step): Walked => {
    const courses = step.courses.map(({ id, code, title }) => ({
      what: `${title} (${code})`,
      href: `/courses/${code}`,
      on: doneOn(id),
    }))
    const days = courses.flatMap(({ on }) => on ?? []).sort()
    const wanted = needed(step)
    const met = days.length >= wanted
    return {
      words: stepWords(step),
      met,
      on: met && wanted > 0 ? (days[wanted - 1] ?? null) : null,
      optional: step.rule === 'optional',
      next: false,
      courses,
    }
  })
  const next = walked.find((step) => !step.met)
  return walked.map((step) => ({ ...step, next: step === next }))
}

/**
 * The day a path was walked to its end: that of its last needed course. Null: not yet, or nothing
 * of it is needed.
 */
export function walkedOn(walked: readonly Walked[]): Day | null {
  if (!walked.every((step) => step.met)) return null
  return (
    walked
      .flatMap((step) => step.on ?? [])
      .sort()
      .at(-1) ?? null
  )
}

/** What a step asks, before its courses. */
export function stepWords({ rule, n, courses }: PathStep): string {
  if (rule === 'optional') return 'If you like'
  if (rule === 'any' && courses.length > 1) return 'Any one of'
  return rule === 'some'
    ? `${n} of these ${courses.length}`
    : courses.length > 1
      ? 'All of'
      : 'Take'
}
