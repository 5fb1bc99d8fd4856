import { type Day, forever } from '../../../calendar'
import { attainable, isOut, worthDoing } from './attainable'
import { afterAct, type Cost, compareCost, costOf, type PlanAct, sumOf } from './plan-act'
import {
  awardsOf,
  type Foreseen,
  nothingYet,
  type PlanFacts,
  type PlannedAward,
  type PlannedExam,
  plannedOf,
  statusThen,
} from './plan-facts'
import { deadlines, turningDays } from './turning-days'
import { waysToEarn } from './ways-to-earn'

type Node = { seen: Foreseen; day: Day; cost: Cost; acts: PlanAct[] }
const mostNodes = 2000

/**
 * The cheapest acts after which all of `wanted` count on a day, by uniform-cost search over what
 * would then be held; exact, because it looks at states in the order of their cost. Null: there is
 * none. Undefined: too many to compare.
 */
export function cheapest(
  facts: PlanFacts,
  wanted: readonly number[],
  on: Day,
): PlanAct[] | null | undefined {
  const ids = worthDoing(facts, wanted)
  const had = attainable(facts, ids, on)
  if (wanted.some((id) => !had.has(id) || isOut(facts, id, on))) return null
  const tried = toTry(facts, had)
  const passing = stepping(facts, ids, on)
  const days = turningDays(facts, ids, on)
  const open = new Map<string, Node>([
    ['', { seen: nothingYet, day: facts.today, cost: { exams: 0, minutes: 0 }, acts: [] }],
  ])
  const done = new Map<string, Day>()
  for (let best = cheapestOf(open); best; best = cheapestOf(open)) {
    const [key, node] = best
    open.delete(key)
    if (wanted.every((id) => statusThen(facts, node.seen, id, on).counts)) return node.acts
    const state = stateIn(key)
    if ((done.get(state) ?? forever) <= node.day) continue
    done.set(state, node.day)
    if (done.size > mostNodes) return undefined
    for (const day of days(node.seen, node.day))
      for (const it of actsOn(facts, node.seen, tried, day)) {
        const seen = afterAct(facts, node.seen, it, day)
        if (seen && gains(facts, node.seen, seen, passing, on))
          reach(facts, { open, done }, { ...after(facts, node, it), seen, day })
      }
  }
  return null
}

/** Of equal cost the first found, so that the same question has the same answer. */
function cheapestOf(open: ReadonlyMap<string, Node>): [string, Node] | undefined {
  let best: [string, Node] | undefined
  for (const one of open) if (!best || compareCost(one[1].cost, best[1].cost) < 0) best = one
  return best
}

type ToTry = { exams: PlannedExam[]; ours: number[] }
const toTry = (facts: PlanFacts, had: ReadonlySet<number>): ToTry => ({
  exams: facts.exams.filter((it) => had.has(it.certificationId) && it.closed === null),
  ours: [...had].filter((id) => facts.certifications.get(id)?.inHouse),
})

/** What can be tried on a day: every exam that is open, every way to one of ours. */
function actsOn(facts: PlanFacts, seen: Foreseen, { exams, ours }: ToTry, day: Day): PlanAct[] {
  return [
    ...exams.map((exam) => ({ kind: 'exam' as const, exam })),
    ...ours.flatMap((certificationId) =>
      waysToEarn(facts, seen, certificationId, day).map((courses) => ({
        kind: 'courses' as const,
        certificationId,
        courses,
      })),
    ),
  ]
}

const after = (facts: PlanFacts, node: Node, it: PlanAct) => ({
  cost: sumOf(node.cost, costOf(facts, it)),
  acts: [...node.acts, it],
})

/** Keeps a node to look at, unless its state was reached as early or as cheaply before. */
function reach(
  facts: PlanFacts,
  { open, done }: { open: Map<string, Node>; done: ReadonlyMap<string, Day> },
  next: Node,
) {
  const key = keyOf(facts, next)
  const known = open.get(key)
  if ((done.get(stateIn(key)) ?? forever) <= next.day) return
  if (!known || compareCost(next.cost, known.cost) < 0) open.set(key, next)
}

/**
 * What is worth holding on the way, although it ends before the day: what others need or restart,
 * ours, whose renewal may take less, and where something can be done only until a day, what is
 * anchored: renewed, it lasts longer than begun anew on that day.
 */
function stepping(facts: PlanFacts, ids: ReadonlySet<number>, on: Day): Set<number> {
  const found = new Set(
    facts.exams.flatMap((exam) => (ids.has(exam.certificationId) ? exam.restarts : [])),
  )
  for (const id of ids) {
    const it = plannedOf(facts, id)
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

export const endThen = (facts: PlanFacts, seen: Foreseen, id: number) =>
  awardsOf(facts, seen, id).reduce(
    (end, it) =>
      it.revokedOn === null && (it.validUntil ?? forever) > end ? (it.validUntil ?? forever) : end,
    '',
  )
/**
 * Whether something ends later than it did, and either reaches the day or is of use on the way:
 * otherwise the afterAct was for nothing.
 */
const gains = (
  facts: PlanFacts,
  before: Foreseen,
  after: Foreseen,
  passing: ReadonlySet<number>,
  on: Day,
) =>
  after.awards.slice(before.awards.length).some((it) => {
    const id = it.certificationId
    return (
      (it.validUntil ?? forever) > endThen(facts, before, id) &&
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
/** The state of a node, without its day. */
const stateIn = (key: string) => key.slice('2000-01-01'.length)
/** The day, then everything else that makes two states one. */
function keyOf(facts: PlanFacts, { seen, day }: Pick<Node, 'seen' | 'day'>): string {
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
