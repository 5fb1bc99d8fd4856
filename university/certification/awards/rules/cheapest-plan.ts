import { addDays, covers, type Day, daysBetween, forever } from '../../../calendar'
import type { Requirement } from '../../requirements/rules/requirements'
import {
  awardsOf,
  deadlines,
  earned,
  type Facts,
  type Foreseen,
  maySit,
  nothingYet,
  type Planned,
  type PlannedAward,
  type PlannedExam,
  passed,
  ruleOn,
  statusThen,
  turningDays,
  waysToEarn,
} from './forecast'

/**
 * What one sits or learns: an outside exam, or the courses that make one of our certifications due
 * (none: it follows by itself).
 */
export type Act =
  | { kind: 'exam'; exam: PlannedExam }
  | { kind: 'courses'; certificationId: number; courses: readonly number[] }
/** Outside exams first, then minutes of exams and courses. */
export type Cost = { exams: number; minutes: number }
/** An exam whose length is not known is compared as the longest known. */
const unknownMinutes = 240
/** 101-500+102-500 are two exams. */
export const partsOf = (exam: Pick<PlannedExam, 'code'>) => exam.code.split('+').length
export const costOf = (facts: Facts, act: Act): Cost =>
  act.kind === 'exam'
    ? { exams: partsOf(act.exam), minutes: act.exam.minutes ?? unknownMinutes * partsOf(act.exam) }
    : {
        exams: 0,
        minutes: act.courses.reduce((sum, id) => sum + (facts.courses.get(id)?.hours ?? 0) * 60, 0),
      }
export const plus = (a: Cost, b: Cost): Cost => ({
  exams: a.exams + b.exams,
  minutes: a.minutes + b.minutes,
})
export const compareCost = (a: Cost, b: Cost) => a.exams - b.exams || a.minutes - b.minutes

/** One act on one day; undefined: it cannot be, or it would give nothing. */
export function act(facts: Facts, seen: Foreseen, it: Act, on: Day): Foreseen | undefined {
  if (it.kind === 'exam')
    return maySit(facts, seen, it.exam, on).ok ? passed(facts, seen, it.exam, on) : undefined
  return earned(facts, seen, it.certificationId, it.courses, on)?.seen
}

/**
 * Inside a group only what the wanted ones need, directly or not, and what restarts something of
 * that, is worth doing.
 */
function worthDoing(facts: Facts, wanted: readonly number[]): Set<number> {
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

type Node = { seen: Foreseen; day: Day; cost: Cost; acts: Act[] }
const mostNodes = 2000

/**
 * The cheapest acts after which all of `wanted` count on a day, by uniform-cost search over what
 * would then be held; exact, because it looks at states in the order of their cost. Null: there is
 * none. Undefined: too many to compare.
 */
export function cheapest(
  facts: Facts,
  wanted: readonly number[],
  on: Day,
): Act[] | null | undefined {
  const ids = worthDoing(facts, wanted)
  const had = attainable(facts, ids, on)
  if (wanted.some((id) => !had.has(id) || isOut(facts, id, on))) return null
  const exams = facts.exams.filter((it) => had.has(it.certificationId) && it.closed === null)
  const ours = [...had].filter((id) => facts.certifications.get(id)?.inHouse)
  const passing = stepping(facts, ids, on)
  const days = turningDays(facts, ids, on)
  const open = new Map<string, Node>([
    ['', { seen: nothingYet, day: facts.today, cost: { exams: 0, minutes: 0 }, acts: [] }],
  ])
  const done = new Map<string, Day>()
  while (open.size) {
    // Of equal cost the first found, so that the same question has the same answer.
    let best: [string, Node] | undefined
    for (const one of open) if (!best || compareCost(one[1].cost, best[1].cost) < 0) best = one
    const [key, node] = best as [string, Node]
    open.delete(key)
    if (wanted.every((id) => statusThen(facts, node.seen, id, on).counts)) return node.acts
    const state = key.slice(10)
    if ((done.get(state) ?? forever) <= node.day) continue
    done.set(state, node.day)
    if (done.size > mostNodes) return undefined
    for (const day of days(node.seen, node.day)) {
      const acts: Act[] = [
        ...exams.map((exam) => ({ kind: 'exam' as const, exam })),
        ...ours.flatMap((id) =>
          waysToEarn(facts, node.seen, id, day).map((courses) => ({
            kind: 'courses' as const,
            certificationId: id,
            courses,
          })),
        ),
      ]
      for (const it of acts) {
        const seen = act(facts, node.seen, it, day)
        if (!seen || !gains(facts, node.seen, seen, passing, on)) continue
        const next = {
          seen,
          day,
          cost: plus(node.cost, costOf(facts, it)),
          acts: [...node.acts, it],
        }
        const at = keyOf(facts, next)
        const known = open.get(at)
        if (
          (done.get(at.slice(10)) ?? forever) > day &&
          (!known || compareCost(next.cost, known.cost) < 0)
        )
          open.set(at, next)
      }
    }
  }
  return null
}

/**
 * What could be had at all, whatever the days: held still, or in grace, or with an exam or courses
 * whose prerequisites could be had.
 */
function attainable(facts: Facts, ids: ReadonlySet<number>, on: Day): Set<number> {
  const lasts = ({ certificationId: id, validUntil: end }: PlannedAward) =>
    end === null ? forever : addDays(end, ruleOn(facts, id, end).terms.graceDays)
  const had = new Set(
    facts.awards
      .filter((it) => ids.has(it.certificationId) && lasts(it) >= facts.today)
      .map((it) => it.certificationId),
  )
  const isOpen = (exam: PlannedExam) =>
    exam.closed === null && (exam.lastOn ?? forever) >= facts.today && (exam.earliest ?? '') <= on
  for (let before = -1; before !== had.size; ) {
    before = had.size
    for (const id of ids) {
      const it = facts.certifications.get(id) as Planned
      const can = (one: Requirement) =>
        one.kind === 'certification' || one.kind === 'evidence'
          ? one.certificationId === id || had.has(one.certificationId as number)
          : it.inHouse
      const reachable = it.versions.some(({ requirements }) =>
        [...new Set(requirements.map((one) => one.group))].every((group) =>
          requirements.some((one) => one.group === group && can(one)),
        ),
      )
      if (
        reachable &&
        (it.inHouse
          ? it.versions.some((v) => v.requirements.length)
          : facts.exams.some((exam) => exam.certificationId === id && isOpen(exam)))
      )
        had.add(id)
    }
  }
  return had
}
/** Nothing makes it count on a day after its sunset or while it is suspended. */
const isOut = (facts: Facts, id: number, on: Day) =>
  (ruleOn(facts, id, on).terms.sunsetOn ?? forever) < on ||
  facts.suspensions.some((it) => it.certificationId === id && covers(it, on))

/**
 * What is worth holding on the way, although it ends before the day: what others need or restart,
 * ours, whose renewal may take less, and where something can be done only until a day, what is
 * anchored: renewed, it lasts longer than begun anew on that day.
 */
function stepping(facts: Facts, ids: ReadonlySet<number>, on: Day): Set<number> {
  const found = new Set(
    facts.exams.flatMap((exam) => (ids.has(exam.certificationId) ? exam.restarts : [])),
  )
  for (const id of ids) {
    const it = facts.certifications.get(id) as Planned
    const all = it.versions.flatMap((version) => version.requirements)
    for (const one of all)
      if (one.certificationId !== null && one.certificationId !== id) found.add(one.certificationId)
    const isAnchored = it.versions.some(({ terms }) => terms.method === 'anchored')
    if (
      all.some((one) => one.purpose !== 'earn') ||
      (isAnchored && deadlines(facts, ids, on).length)
    )
      found.add(id)
  }
  return found
}

export const endOf = (facts: Facts, seen: Foreseen, id: number) =>
  awardsOf(facts, seen, id).reduce(
    (end, it) =>
      it.revokedOn === null && (it.validUntil ?? forever) > end ? (it.validUntil ?? forever) : end,
    '',
  )
/**
 * Whether something ends later than it did, and either reaches the day or is of use on the way:
 * otherwise the act was for nothing.
 */
const gains = (
  facts: Facts,
  before: Foreseen,
  after: Foreseen,
  passing: ReadonlySet<number>,
  on: Day,
) =>
  after.awards.slice(before.awards.length).some((it) => {
    const id = it.certificationId
    return (
      (it.validUntil ?? forever) > endOf(facts, before, id) &&
      (passing.has(id) || statusThen(facts, after, id, on).counts)
    )
  })
/**
 * What of an outside certification can still matter: an award is forgotten once a later one lasts
 * as long, unless only the earlier one was earned by its own exam, which the next anchored one is
 * counted from. When it was issued matters no more.
 */
const stillMatters = (it: PlannedAward, later: readonly PlannedAward[]) =>
  !later.some(
    (other) =>
      other.certificationId === it.certificationId &&
      (other.validUntil ?? forever) >= (it.validUntil ?? forever) &&
      (other.source !== 'renewal' || it.source === 'renewal'),
  )
/** The day, then everything else that makes two states one. */
function keyOf(facts: Facts, { seen, day }: Pick<Node, 'seen' | 'day'>): string {
  const inHouse = (id: number) => facts.certifications.get(id)?.inHouse === true
  const awards = seen.awards
    .filter((it, n) => inHouse(it.certificationId) || stillMatters(it, seen.awards.slice(n + 1)))
    .sort((a, b) => a.certificationId - b.certificationId)
    .map(
      (it) =>
        `${it.certificationId} ${inHouse(it.certificationId) ? it.issuedOn : ''} ${it.validUntil} ${it.source}`,
    )
  return [day, ...awards, ...[...seen.courses].map(String).sort()].join('|')
}

/**
 * The same acts in the order and on the days that leave the most time, each on its last possible
 * day.
 */
export function latest(
  facts: Facts,
  acts: readonly Act[],
  wanted: readonly number[],
  on: Day,
): { it: Act; on: Day }[] {
  const turning = turningDays(facts, worthDoing(facts, wanted), on)
  const days = (seen: Foreseen, rest: readonly Act[], from: Day): { it: Act; on: Day }[] | null => {
    const [it, ...others] = rest
    if (!it) return wanted.every((id) => statusThen(facts, seen, id, on).counts) ? [] : null
    for (const day of turning(seen, from)) {
      const after = act(facts, seen, it, day)
      const then = after && days(after, others, day)
      if (then) return [{ it, on: day }, ...then]
    }
    return null
  }
  let best: { it: Act; on: Day }[] | null = null
  let most = -1
  for (const order of acts.length <= 5 ? orders(acts) : [acts]) {
    const dated = days(nothingYet, order, facts.today)
    const slack = dated?.reduce((sum, it) => sum + daysBetween(facts.today, it.on), 0) ?? -1
    if (slack > most) [best, most] = [dated, slack]
  }
  return best ?? []
}
function* orders<T>(list: readonly T[]): Generator<readonly T[]> {
  if (list.length < 2) yield list
  else
    for (const [i, first] of list.entries())
      for (const rest of orders(list.filter((_, n) => n !== i))) yield [first, ...rest]
}
