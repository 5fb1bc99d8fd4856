import type { Day } from '../../../calendar'
import { requirementsFor } from '../../requirements/rules/requirements'
import { maySit, passed } from './forecast'
import { nothingYet, type PlanFacts, ruleOn, statusThen } from './plan-facts'

/** One exam, and everything it would move if it were passed today. */
export type Cover = {
  exam: { id: number; code: string; certificationId: number } | null
  /** Of ours: the course whose exam or lab several renewals take. */
  course: { id: number; code: string; title: string } | null
  moves: { id: number; from: Day | null; until: Day | null }[]
  /** The last day on which it still moves all of these; null: no such day. */
  by: Day | null
}

/**
 * Which renewals one exam covers: the exams that move more than one holding, or one holding besides
 * what they are for.
 */
export function coversOf(facts: PlanFacts): Cover[] {
  const covers: Cover[] = []
  const endOf = (id: number) => statusThen(facts, nothingYet, id, facts.today).until
  for (const exam of facts.exams) {
    if (!exam.restarts.length || !maySit(facts, nothingYet, exam, facts.today).ok) continue
    const after = passed(facts, nothingYet, exam, facts.today)
    const moves = after.awards.map((it) => ({
      id: it.certificationId,
      from: endOf(it.certificationId),
      until: it.validUntil,
    }))
    const restarted = moves.filter(
      (it) => it.id !== exam.certificationId && it.until !== null && it.until > (it.from ?? ''),
    )
    if (!restarted.length) continue
    const ends = restarted.flatMap((it) => it.from ?? []).sort()
    covers.push({
      exam,
      course: null,
      moves: moves.filter((it) => it.id === exam.certificationId || restarted.includes(it)),
      by: ends[0] ?? null,
    })
  }
  // Exams that move the same holdings are one choice: the first of them is said.
  const once = new Map(
    covers.map((it) => [`${it.exam?.certificationId} ${it.moves.map((one) => one.id).join()}`, it]),
  )
  return [...once.values(), ...sharedCourses(facts)]
}

/** Courses that more than one of our renewals takes. */
function sharedCourses(facts: PlanFacts): Cover[] {
  const byCourse = new Map<number, Set<number>>()
  for (const { id, inHouse } of facts.certifications.values()) {
    const status = statusThen(facts, nothingYet, id, facts.today)
    if (!inHouse || !status.counts || status.until === null) continue
    for (const it of requirementsFor(ruleOn(facts, id, facts.today).requirements, {
      purpose: 'renew',
      renewal: 1,
    }))
      if (it.courseId !== null)
        byCourse.set(it.courseId, (byCourse.get(it.courseId) ?? new Set()).add(id))
  }
  return [...byCourse].flatMap(([course, ids]) => {
    const it = facts.courses.get(course)
    if (!it || ids.size < 2) return []
    const moves = [...ids].map((id) => ({
      id,
      from: statusThen(facts, nothingYet, id, facts.today).until,
      until: null,
    }))
    return {
      exam: null,
      course: { id: course, ...it },
      moves,
      by: moves.flatMap((one) => one.from ?? []).sort()[0] ?? null,
    }
  })
}
