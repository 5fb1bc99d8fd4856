import { addDays, covers, type Day, forever } from '../../../calendar'
import type { Requirement } from '../../requirements/rules/requirements'
import {
  type PlanFacts,
  type Planned,
  type PlannedAward,
  type PlannedExam,
  plannedOf,
  ruleOn,
} from './plan-facts'

/**
 * Inside a group only what the wanted ones need, directly or not, and what restarts something of
 * that, is worth doing.
 */
export function worthDoing(facts: PlanFacts, wanted: readonly number[]): Set<number> {
  const ids = new Set(wanted)
  for (const id of ids) {
    for (const { requirements } of facts.certifications.get(id)?.versions ?? [])
      for (const it of requirements)
        if (it.certificationId !== null && facts.certifications.has(it.certificationId))
          ids.add(it.certificationId)
    for (const exam of facts.exams)
      if (exam.restarts.includes(id) && facts.certifications.has(exam.certificationId))
        ids.add(exam.certificationId)
  }
  return ids
}

/**
 * What could be had at all, whatever the days: held still, or in grace, or with an exam or courses
 * whose prerequisites could be had.
 */
export function attainable(facts: PlanFacts, ids: ReadonlySet<number>, on: Day): Set<number> {
  const had = new Set(
    facts.awards
      .filter((it) => ids.has(it.certificationId) && graceEnds(facts, it) >= facts.today)
      .map((it) => it.certificationId),
  )
  for (let before = -1; before !== had.size; ) {
    before = had.size
    for (const id of ids) {
      const it = plannedOf(facts, id)
      if (couldMeet(it, had) && canBeTried(facts, it, on)) had.add(id)
    }
  }
  return had
}

const graceEnds = (facts: PlanFacts, { certificationId: id, validUntil: end }: PlannedAward) =>
  end === null ? forever : addDays(end, ruleOn(facts, id, end).terms.graceDays)

/** Some version of its rules has, in each group, one requirement that could be met. */
function couldMeet(it: Planned, had: ReadonlySet<number>): boolean {
  const can = ({ kind, certificationId: other }: Requirement) =>
    kind === 'certification' || kind === 'evidence'
      ? other === it.id || (other !== null && had.has(other))
      : it.inHouse
  return it.versions.some(({ requirements }) =>
    [...new Set(requirements.map((one) => one.group))].every((group) =>
      requirements.some((one) => one.group === group && can(one)),
    ),
  )
}

/** Ours is tried where a rule of it asks for anything; another where an exam of it is open. */
const canBeTried = (facts: PlanFacts, it: Planned, on: Day) =>
  it.inHouse
    ? it.versions.some((version) => version.requirements.length)
    : facts.exams.some((exam) => exam.certificationId === it.id && isOpen(facts, exam, on))

const isOpen = (facts: PlanFacts, exam: PlannedExam, on: Day) =>
  exam.closed === null && (exam.lastOn ?? forever) >= facts.today && (exam.earliest ?? '') <= on

/** Nothing makes it count on a day after its sunset or while it is suspended. */
export const isOut = (facts: PlanFacts, id: number, on: Day) =>
  (ruleOn(facts, id, on).terms.sunsetOn ?? forever) < on ||
  facts.suspensions.some((it) => it.certificationId === id && covers(it, on))
