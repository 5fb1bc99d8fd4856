import type { Day } from '../../../calendar'
import { earned, maySit, passed } from './forecast'
import type { Foreseen, PlanFacts, PlannedExam } from './plan-facts'

/**
 * What one sits or learns: an outside exam, or the courses that make one of our certifications due
 * (none: it follows by itself).
 */
export type PlanAct =
  | { kind: 'exam'; exam: PlannedExam }
  | { kind: 'courses'; certificationId: number; courses: readonly number[] }
/** Outside exams first, then minutes of exams and courses. */
export type Cost = { exams: number; minutes: number }
/** An exam whose length is not known is compared as the longest known. */
export const unknownMinutes = 240
/** 101-500+102-500 are two exams. */
export const partsOf = (exam: Pick<PlannedExam, 'code'>) => exam.code.split('+').length
export function costOf(facts: PlanFacts, it: PlanAct): Cost {
  if (it.kind === 'exam') {
    const parts = partsOf(it.exam)
    return { exams: parts, minutes: it.exam.minutes ?? unknownMinutes * parts }
  }
  const hours = it.courses.reduce((sum, id) => sum + (facts.courses.get(id)?.hours ?? 0), 0)
  return { exams: 0, minutes: hours * 60 }
}
export const sumOf = (a: Cost, b: Cost): Cost => ({
  exams: a.exams + b.exams,
  minutes: a.minutes + b.minutes,
})
export const compareCost = (a: Cost, b: Cost) => a.exams - b.exams || a.minutes - b.minutes

/** One afterAct on one day; undefined: it cannot be, or it would give nothing. */
export function afterAct(
  facts: PlanFacts,
  seen: Foreseen,
  it: PlanAct,
  on: Day,
): Foreseen | undefined {
  if (it.kind === 'exam')
    return maySit(facts, seen, it.exam, on).ok ? passed(facts, seen, it.exam, on) : undefined
  return earned(facts, seen, it.certificationId, it.courses, on)?.seen
}
