import { type Day, spoken } from '../../../calendar'
import { monthsFor } from '../../validity/rules/validity'
import { cheapest, endThen } from './cheapest-plan'
import { latestDays } from './latest-days'
import { afterAct, type Cost, costOf, type PlanAct, sumOf } from './plan-act'
import { nothingYet, type PlanFacts, type PlannedExam, ruleOn, statusThen } from './plan-facts'

/**
 * An afterAct with the last day on which the rest still works. `keepBy`: until when nothing of what one
 * wants is interrupted, where that is sooner.
 */
export type PlanStep = PlanAct & {
  latest: Day
  keepBy: Day | null
  gives: { id: number; until: Day | null; restarted: boolean; wanted: boolean }[]
}
export type Plan = {
  steps: PlanStep[]
  cost: Cost
  /** What needs nothing: held on the day already. */
  held: number[]
  impossible: { id: number; because: string }[]
  /** Said, because it cannot be computed. */
  cautions: string[]
}

/**
 * Certifications that matter to the wanted ones: what they need, and what an exam of would restart
 * them. In groups that have nothing to do with each other.
 */
function groupsOf(
  facts: PlanFacts,
  wanted: readonly number[],
): { ids: Set<number>; wanted: number[] }[] {
  const near = new Map<number, Set<number>>()
  const join = (a: number, b: number) => {
    for (const [x, y] of [[a, b] as const, [b, a] as const])
      near.set(x, (near.get(x) ?? new Set()).add(y))
  }
  const coursesOf = new Map<number, number>()
  for (const { id, versions } of facts.certifications.values())
    for (const it of versions.flatMap((version) => version.requirements)) {
      if (
        it.certificationId !== null &&
        it.certificationId !== id &&
        facts.certifications.has(it.certificationId)
      )
        join(id, it.certificationId)
      for (const course of [
        it.courseId,
        ...(it.path?.steps.flatMap((step) => step.courses.map((one) => one.id)) ?? []),
      ]) {
        if (course === null) continue
        const other = coursesOf.get(course)
        if (other === undefined) coursesOf.set(course, id)
        else join(other, id)
      }
    }
  for (const exam of facts.exams)
    for (const id of exam.restarts) if (facts.certifications.has(id)) join(exam.certificationId, id)
  const groups: { ids: Set<number>; wanted: number[] }[] = []
  for (const id of wanted) {
    const known = groups.find((group) => group.ids.has(id))
    if (known) {
      known.wanted.push(id)
      continue
    }
    const ids = new Set([id])
    for (const one of ids) for (const next of near.get(one) ?? []) ids.add(next)
    groups.push({ ids, wanted: [id] })
  }
  return groups
}

/**
 * The least exams, then the least time, after which everything wanted counts on a day: which, in
 * which order, each by when. What has nothing to do with each other is planned apart. What cannot
 * be is left out with the reason.
 */
export function planToHold(facts: PlanFacts, wanted: readonly number[], on: Day): Plan {
  const plan: Plan = {
    steps: [],
    cost: { exams: 0, minutes: 0 },
    held: [],
    impossible: [],
    cautions: [],
  }
  for (const group of groupsOf(facts, [...new Set(wanted)])) {
    let goals = group.wanted
    let acts = cheapest(facts, goals, on)
    if (!acts) {
      const why = goals.map((id) => ({ id, because: whyNot(facts, id, on) }))
      plan.impossible.push(
        ...why.flatMap(({ id, because }) => (because === null ? [] : { id, because })),
      )
      goals = why.flatMap(({ id, because }) => (because === null ? id : []))
      acts = goals.length ? cheapest(facts, goals, on) : []
      if (!acts) plan.impossible.push(...goals.map((id) => ({ id, because: tooMany })))
    }
    if (!acts) continue
    plan.held.push(...goals.filter((id) => statusThen(facts, nothingYet, id, on).counts))
    plan.steps.push(...stepsOf(facts, latestDays(facts, acts, goals, on), goals, on))
  }
  plan.steps.sort((a, b) => a.latest.localeCompare(b.latest))
  plan.cost = plan.steps.map((it) => costOf(facts, it)).reduce(sumOf, plan.cost)
  plan.cautions = cautionsOf(facts, plan, wanted, on)
  return plan
}

function stepsOf(
  facts: PlanFacts,
  dated: readonly { it: PlanAct; on: Day }[],
  goals: readonly number[],
  on: Day,
): PlanStep[] {
  let seen = nothingYet
  return dated.map(({ it, on: latest }) => {
    const after = afterAct(facts, seen, it, latest)
    if (!after) throw new Error('A plan has an act that gives nothing.')
    const gives = after.awards.slice(seen.awards.length).map((award) => {
      const id = award.certificationId
      return {
        id,
        until: award.validUntil,
        restarted: it.kind === 'exam' && id !== it.exam.certificationId,
        wanted: goals.includes(id),
      }
    })
    const ends = gives
      .filter((one) => one.wanted && statusThen(facts, seen, one.id, facts.today).counts)
      .map((one) => endThen(facts, seen, one.id))
    const keepBy = ends.sort()[0] ?? null
    seen = after
    return {
      ...it,
      latest,
      keepBy:
        keepBy !== null && keepBy >= facts.today && keepBy < latest && keepBy <= on ? keepBy : null,
      gives,
    }
  })
}

const tooMany = 'There are too many ways to compare. Ask for fewer at once, or for an earlier day.'

/** Why one certification cannot count on a day, whatever is done; null: it can. */
function whyNot(
  facts: PlanFacts,
  id: number,
  on: Day,
  asked: readonly number[] = [],
): string | null {
  const acts = cheapest(facts, [id], on)
  if (acts) return null
  if (acts === undefined) return tooMany
  const it = facts.certifications.get(id)
  if (!it) return 'It is not known here.'
  const { terms, requirements } = ruleOn(facts, id, on)
  if (terms.sunsetOn !== null && terms.sunsetOn < on)
    return `It counts only until ${spoken(terms.sunsetOn)}${terms.successor ? `; ${terms.successor} replaces it` : ''}.`
  const held = statusThen(facts, nothingYet, id, on)
  if (held.word === 'suspended') return held.because
  if (it.inHouse)
    return requirements.length
      ? 'What it takes cannot be met by then.'
      : 'It is awarded by hand, not by a rule.'
  const exams = facts.exams.filter((exam) => exam.certificationId === id)
  if (!exams.length) return 'No exam of it is known here.'
  const closed = exams.map((exam) => closedBecause(exam, facts.today))
  const [first] = closed
  if (first && closed.every((because) => because !== null)) return first
  const [waits] = exams.flatMap(({ code, earliest }) =>
    earliest !== null && earliest > on ? { code, earliest } : [],
  )
  if (waits) return `${waits.code} may not be tried again before ${spoken(waits.earliest)}.`
  for (const { kind, certificationId: other, certificationShort } of requirements) {
    if (kind !== 'certification' || other === null) continue
    const because = asked.includes(other)
      ? 'each needs the other.'
      : whyNot(facts, other, on, [...asked, id])
    if (because !== null)
      return `It needs ${certificationShort}, valid on the day, which cannot be had: ${because}`
  }
  return 'No order of exams gets it by then.'
}

const closedBecause = (exam: PlannedExam, today: Day) =>
  exam.closed ??
  (exam.lastOn !== null && exam.lastOn < today
    ? `${exam.code} was retired on ${spoken(exam.lastOn)}.`
    : null)

/** What nobody knows is said, not computed. */
function cautionsOf(facts: PlanFacts, plan: Plan, wanted: readonly number[], on: Day): string[] {
  const said: string[] = []
  for (const id of wanted) {
    const it = facts.certifications.get(id)
    if (!it || plan.impossible.some((one) => one.id === id)) continue
    const { terms } = ruleOn(facts, id, on)
    if (!terms.validityKnown && monthsFor(terms, it.byDate, on) === null)
      said.push(`How long ${it.short} lasts is not known, so no end is computed for it.`)
  }
  for (const step of plan.steps)
    if (step.kind === 'exam' && step.exam.minutes === null)
      said.push(`How long ${step.exam.code} takes is not known; it is compared as four hours.`)
  return [...new Set(said)]
}
