import { no, type Verdict, yes } from '../../../at'
import { covers, type Day } from '../../../calendar'
import {
  dueToday,
  type Met,
  requirementsFor,
  situationOf,
  type Work,
} from '../../requirements/rules/requirements'
import {
  type Cycle,
  countsOn,
  isValidOn,
  monthsFor,
  validUntilOf,
} from '../../validity/rules/validity'
import {
  awardsOf,
  type Foreseen,
  heldBack,
  type PlanFacts,
  type PlannedAward,
  type PlannedExam,
  plannedOf,
  ruleOn,
  validThen,
} from './plan-facts'

/**
 * The certifications a rule wants valid on the day, any of each group; evidence of the exam itself
 * aside.
 */
function prerequisites(facts: PlanFacts, seen: Foreseen, id: number, on: Day): number[][] {
  const { requirements, terms } = ruleOn(facts, id, on)
  const asked = requirementsFor(
    requirements,
    situationOf(requirements, awardsOf(facts, seen, id), terms, on),
  ).filter((it) => it.kind === 'certification')
  return [...new Set(asked.map((it) => it.group))].map((group) =>
    asked.flatMap((it) => (it.group === group ? (it.certificationId ?? []) : [])),
  )
}

/** Whether an exam can be sat on a day for its certification to be awarded. */
export function maySit(facts: PlanFacts, seen: Foreseen, exam: PlannedExam, on: Day): Verdict {
  if (exam.closed !== null) return no(exam.closed)
  if (exam.lastOn !== null && on > exam.lastOn)
    return no(`${exam.code} can be sat only until ${exam.lastOn}.`)
  if (exam.earliest !== null && on < exam.earliest)
    return no(`${exam.code} may not be tried again before ${exam.earliest}.`)
  const missing = prerequisites(facts, seen, exam.certificationId, on).find(
    (any) => !any.some((id) => validThen(facts, seen, id, on)),
  )
  return missing
    ? no(
        `It needs ${missing.map((id) => facts.certifications.get(id)?.short ?? '?').join(' or ')}, valid on the day.`,
      )
    : yes
}

/**
 * An exam passed on a day: its award, and every certification it restarts that is current then. As
 * the university records one.
 */
export function passed(facts: PlanFacts, seen: Foreseen, exam: PlannedExam, on: Day): Foreseen {
  const cycle = (id: number, source: string, previous: Cycle | null): PlannedAward => {
    const { terms } = ruleOn(facts, id, on)
    const end = validUntilOf(terms, on, previous, monthsFor(terms, plannedOf(facts, id).byDate, on))
    return {
      certificationId: id,
      source,
      issuedOn: on,
      validFrom: on,
      validUntil: end,
      anchor: end,
      revokedOn: null,
    }
  }
  const own = awardsOf(facts, seen, exam.certificationId).filter(
    (it) => it.source !== 'renewal' && it.revokedOn === null && it.issuedOn <= on,
  )
  const isAnchored = ruleOn(facts, exam.certificationId, on).terms.method === 'anchored'
  const previous = isAnchored
    ? (own.sort((a, b) => a.issuedOn.localeCompare(b.issuedOn)).at(-1) ?? null)
    : null
  const made = [cycle(exam.certificationId, 'evidence', previous)]
  for (const id of exam.restarts) {
    const current = awardsOf(facts, seen, id).filter((it) => isValidOn(it, on))
    const base = current.sort((a, b) => a.issuedOn.localeCompare(b.issuedOn)).at(-1)
    if (base) made.push(cycle(id, 'renewal', base))
  }
  return { ...seen, awards: [...seen.awards, ...made] }
}

/**
 * The work of a person on a day, with the courses foreseen: passed with full marks, their labs
 * signed off.
 */
export function workThen(
  facts: PlanFacts,
  seen: Foreseen,
  courses: ReadonlyMap<number, Day>,
  on: Day,
): Work {
  const { work } = facts
  const newest = <T>(own: ReadonlyMap<number, T>, make: (day: Day) => T) =>
    new Map([...own, ...[...courses].map(([id, day]) => [id, make(day)] as const)])
  const valid = new Map<number, Day>()
  const verified = new Map(work.verified)
  for (const it of [...facts.awards, ...seen.awards])
    if (
      facts.certifications.has(it.certificationId) &&
      countsOn(
        it,
        on,
        ruleOn(facts, it.certificationId, on).terms,
        heldBack(facts, it.certificationId),
      )
    )
      valid.set(it.certificationId, it.validFrom)
  for (const it of seen.awards)
    if (it.source === 'evidence' && it.issuedOn > (verified.get(it.certificationId) ?? ''))
      verified.set(it.certificationId, it.issuedOn)
  return {
    courses: newest(work.courses, (on) => ({ on, outcome: 'passed' })),
    exams: new Map([
      ...work.exams,
      ...[...courses].map(
        ([id, on]) =>
          [id, [...(work.exams.get(id) ?? []), { on, percent: 100, passed: true }]] as const,
      ),
    ]),
    labs: newest(work.labs, (on) => on),
    valid,
    verified,
    started: work.started,
  }
}

/** Courses done on a day, and what the university then awards by its rule. Undefined: nothing. */
export function earned(
  facts: PlanFacts,
  seen: Foreseen,
  id: number,
  courses: readonly number[],
  on: Day,
): { seen: Foreseen; basis: Met[] } | undefined {
  const done = new Map([...seen.courses, ...courses.map((course) => [course, on] as const)])
  const { requirements, terms } = ruleOn(facts, id, on)
  const suspended = heldBack(facts, id).some((it) => covers(it, on))
  const due = dueToday(
    requirements,
    workThen(facts, seen, done, on),
    awardsOf(facts, seen, id),
    suspended,
    terms,
    on,
  )
  if (!due) return undefined
  const end = validUntilOf(
    terms,
    due.completedOn,
    due.previous,
    monthsFor(terms, plannedOf(facts, id).byDate, due.completedOn),
  )
  const award = {
    certificationId: id,
    source: due.renews ? 'renewal' : 'path',
    issuedOn: on,
    validFrom: on,
    validUntil: end,
    anchor: end,
    revokedOn: null,
  }
  return { seen: { awards: [...seen.awards, award], courses: done }, basis: due.basis }
}
