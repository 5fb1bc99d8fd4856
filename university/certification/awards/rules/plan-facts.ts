import type { Day } from '../../../calendar'
import type { Requirement, Work } from '../../requirements/rules/requirements'
import {
  type Cycle,
  countsOn,
  type Held,
  type Status,
  statusOn,
  type Term,
  type Terms,
  versionOn,
} from '../../validity/rules/validity'

/**
 * A certification as it is planned with: every version of its rules, by the day each takes effect.
 */
export type Planned = {
  id: number
  slug: string
  short: string
  inHouse: boolean
  byDate: readonly Term[]
  versions: readonly { effectiveFrom: Day; terms: Terms; requirements: readonly Requirement[] }[]
}
export type PlannedExam = {
  id: number
  code: string
  certificationId: number
  minutes: number | null
  restarts: readonly number[]
  /** The last day it can be sat, where there is one; `closed`: why nobody can. */
  lastOn: Day | null
  closed: string | null
  /** Not before this day, after failures. */
  earliest: Day | null
}
export type PlannedAward = Cycle & { certificationId: number; source: string }
export type PlanFacts = {
  today: Day
  certifications: ReadonlyMap<number, Planned>
  exams: readonly PlannedExam[]
  /** Courses that can be taken: those with a published version. */
  courses: ReadonlyMap<number, { code: string; title: string; hours: number }>
  awards: readonly PlannedAward[]
  suspensions: readonly (Held & { certificationId: number })[]
  work: Work
}

/**
 * What would have been earned by a day, beyond what is: awards in the order earned, courses by the
 * day done.
 */
export type Foreseen = { awards: readonly PlannedAward[]; courses: ReadonlyMap<number, Day> }
export const nothingYet: Foreseen = { awards: [], courses: new Map() }

/** @throws Error where the plan knows no such certification. */
export function plannedOf(facts: PlanFacts, id: number): Planned {
  const it = facts.certifications.get(id)
  if (!it) throw new Error(`A plan knows no certification ${id}.`)
  return it
}
/** @throws Error where a certification has no version. */
export function ruleOn(facts: PlanFacts, id: number, on: Day): Planned['versions'][number] {
  const version = versionOn(plannedOf(facts, id).versions, on)
  if (!version) throw new Error(`Certification ${id} has no version.`)
  return version
}
export const awardsOf = (facts: PlanFacts, seen: Foreseen, id: number) =>
  [...facts.awards, ...seen.awards].filter((it) => it.certificationId === id)
export const heldBack = (facts: PlanFacts, id: number) =>
  facts.suspensions.filter((it) => it.certificationId === id)

/**
 * The status of a certification on a day, if everything foreseen happens: the university's own
 * rule.
 */
export const statusThen = (facts: PlanFacts, seen: Foreseen, id: number, on: Day): Status =>
  statusOn(awardsOf(facts, seen, id), heldBack(facts, id), ruleOn(facts, id, on).terms, on)
export const validThen = (facts: PlanFacts, seen: Foreseen, id: number, on: Day) =>
  awardsOf(facts, seen, id).some((it) =>
    countsOn(it, on, ruleOn(facts, id, on).terms, heldBack(facts, id)),
  )
