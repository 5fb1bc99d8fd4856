import type { Shift } from '@/db/tables/people'
import type { PositionKind, TeamRuleKind } from '@/db/tables/staffing'
import { junior } from '../../../roster/rules/proficiency'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { Bound } from '../../solver/bounds'
import type { Problem } from '../../solver/network'

/** What a plan was asked, as it is kept with it. Pairs are [position, person]. */
export type PlanWishes = {
  kinds: readonly PositionKind[]
  sameSite: boolean
  rules: boolean
  pinned: readonly (readonly [number, number])[]
  forbidden: readonly (readonly [number, number])[]
  previous?: number
}

type Pair = readonly [number, number]
/**
 * What is wished when a plan is made anew: its own wishes, with what is added and let go since. Of
 * two wishes that contradict each other the later counts: someone else pinned to the same position,
 * a pair forbidden that was pinned.
 */
export function wishedNext(
  wishes: Pick<PlanWishes, 'pinned' | 'forbidden'>,
  { pin, forbid, free }: { pin: readonly Pair[]; forbid: readonly Pair[]; free: readonly Pair[] },
): { pinned: Pair[]; forbidden: Pair[] } {
  const among = (pairs: readonly Pair[]) => {
    const known = new Set(pairs.map(String))
    return (pair: Pair) => known.has(String(pair))
  }
  const [isFree, isForbidden, isPinned] = [among(free), among(forbid), among(pin)]
  const pinned = new Map(
    [...wishes.pinned, ...pin]
      .filter((pair) => !isFree(pair) && !isForbidden(pair))
      .map((pair) => [pair[0], pair]),
  )
  const forbidden = new Map(
    [...wishes.forbidden.filter((pair) => !isPinned(pair)), ...forbid]
      .filter((pair) => !isFree(pair))
      .map((pair) => [String(pair), pair]),
  )
  return { pinned: [...pinned.values()], forbidden: [...forbidden.values()] }
}

/**
 * A place someone has outside the field (another kind of position, or as a shadow): it takes one of
 * their teams, and they serve that team already.
 */
export type Busy = { person: number; team: number }

/** By team: who of the field (by their place among its workers) serves it outside the field. */
export function servedOutside(field: Field, busy: readonly Busy[]): Map<number, Set<number>> {
  const serves = new Map<number, Set<number>>()
  if (busy.length === 0) return serves
  const index = new Map(field.workers.map((it, i) => [it.id, i]))
  for (const it of busy) {
    const p = index.get(it.person)
    if (p !== undefined) serves.set(it.team, (serves.get(it.team) ?? new Set<number>()).add(p))
  }
  return serves
}

/**
 * The problem with what people do elsewhere taken off: their room, and the teams they serve
 * already.
 */
export function withBusy(problem: Problem, field: Field, busy: readonly Busy[]): Problem {
  if (busy.length === 0) return problem
  const capacity = problem.capacity.slice()
  const serves = servedOutside(field, busy)
  for (const there of serves.values())
    for (const p of there) capacity[p] = Math.max(0, capacity[p]! - 1)
  const first = new Int32Array(problem.first.length)
  const person = problem.person.slice()
  const scarce = problem.scarce.slice()
  let made = 0
  for (let i = 0; i < problem.team.length; i++) {
    const there = serves.get(problem.team[i]!)
    for (let e = problem.first[i]!; e < problem.first[i + 1]!; e++) {
      if (there?.has(problem.person[e]!)) continue
      person[made] = problem.person[e]!
      scarce[made++] = problem.scarce[e]!
    }
    first[i + 1] = made
  }
  const today = problem.today.map((p, i) =>
    p >= 0 && serves.get(problem.team[i]!)?.has(p) ? -1 : p,
  )
  return {
    ...problem,
    capacity,
    first,
    person: person.slice(0, made),
    scarce: scarce.slice(0, made),
    today,
  }
}

/**
 * A position of the field that changes hands, by indexes; -1: nobody. `before` is who is in it
 * today, also who does not qualify.
 */
export type Change = { position: number; before: number; after: number; from: number }

/**
 * What has to change so that `who` is in place. Someone who does not qualify where they are, and
 * whom nobody replaces, stays as long as they have room beside what the plan gives them: a plan
 * takes nobody away for nothing.
 */
export function changesOf(
  field: Field,
  problem: Problem,
  who: Int32Array,
  busy: readonly Busy[] = [],
): Change[] {
  const index = new Map(field.workers.map((it, i) => [it.id, i]))
  const load = new Map<number, number>()
  const serves = new Set<string>()
  const add = (p: number, team: number) => {
    load.set(p, (load.get(p) ?? 0) + 1)
    serves.add(`${team} ${p}`)
  }
  who.forEach((p, i) => {
    if (p >= 0) add(p, problem.team[i]!)
  })
  for (const it of busy) if (index.has(it.person)) add(index.get(it.person)!, it.team)
  const incumbent = field.positions.map((it) =>
    it.personId === null ? -1 : (index.get(it.personId) ?? -1),
  )
  const changes: Change[] = []
  for (const [i, before] of incumbent.entries()) {
    const after = who[i]!
    if (before === after) continue
    if (after < 0 && problem.today[i]! < 0) {
      const room =
        (load.get(before) ?? 0) < field.workers[before]!.capacity &&
        !serves.has(`${problem.team[i]} ${before}`)
      if (room || !(load.get(before) ?? 0)) {
        add(before, problem.team[i]!)
        continue
      }
    }
    changes.push({ position: i, before, after, from: -1 })
  }
  const left = new Map<number, number[]>()
  for (const it of changes)
    if (it.before >= 0) left.set(it.before, [...(left.get(it.before) ?? []), it.position])
  for (const it of changes) if (it.after >= 0) it.from = left.get(it.after)?.shift() ?? -1
  return changes
}

/**
 * Changes that only work together, as lists of their places in the list: whoever leaves one place
 * and enters another ties the two, and a chain is adopted whole or not at all.
 */
export function chainsOf(
  changes: readonly { before: number | null; after: number | null }[],
): number[][] {
  const above = changes.map((_, n) => n)
  const root = (n: number): number => {
    let at = n
    while (above[at] !== at) at = above[at] = above[above[at]!]!
    return at
  }
  const leaves = new Map<number, number[]>()
  changes.forEach(({ before }, n) => {
    if (before !== null) leaves.set(before, [...(leaves.get(before) ?? []), n])
  })
  changes.forEach(({ after }, n) => {
    if (after !== null) for (const other of leaves.get(after) ?? []) above[root(n)] = root(other)
  })
  // Whoever leaves two places and enters one ties all three: which of the two makes the room is not
  // said.
  const chains = new Map<number, number[]>()
  changes.forEach((_, n) => {
    chains.set(root(n), [...(chains.get(root(n)) ?? []), n])
  })
  return [...chains.values()]
}

/** A rule across a team on the plan's day. */
export type PlanRule = {
  id: number
  team: number
  kind: TeamRuleKind
  n: number
  certification: number | null
  track: string | null
}

/**
 * What the rules read: who holds what they name, how well people do the work, and the teams'
 * positions with who is in them outside the field.
 */
export type RuleFacts = {
  rules: readonly PlanRule[]
  holders: ReadonlyMap<number, ReadonlySet<number>>
  levels: ReadonlyMap<string, ReadonlyMap<number, number>>
  /**
   * Every open position of these teams that the plan does not fill; `person`: who is in it, not as
   * a shadow and not away.
   */
  others: readonly {
    team: number
    kind: PositionKind
    shift: Shift | null
    person: number | null
  }[]
}

/**
 * Each rule as bounds on the field, less what people outside the field do for it already. The
 * reading is that of `judgeTeam`.
 */
export function boundsOf(field: Field, { rules, holders, levels, others }: RuleFacts): Bound[] {
  const present = field.workers.map((it, p) => [it, p] as const).filter(([it]) => !it.away)
  const whoCount = (counts: (person: number) => boolean) =>
    new Set(present.filter(([it]) => counts(it.id)).map(([, p]) => p))
  return rules.flatMap((rule): Bound[] => {
    const positions = [...field.positions.keys()].filter(
      (i) => field.positions[i]!.team === rule.team,
    )
    const beside = others.filter((it) => it.team === rule.team)
    const holds = (person: number) =>
      rule.certification === null || (holders.get(rule.certification)?.has(person) ?? false)
    if (rule.kind === 'at most juniors') {
      const counts = (person: number) => (levels.get(rule.track ?? '')?.get(person) ?? 0) < junior
      const there = beside.filter(
        (it) => it.kind === 'technician' && it.person !== null && counts(it.person),
      ).length
      const technicians = positions.filter((i) => field.positions[i]!.kind === 'technician')
      return [
        {
          rule: rule.id,
          positions: technicians,
          counts: whoCount(counts),
          most: Math.max(0, rule.n - there),
        },
      ]
    }
    const counts = whoCount(holds)
    const less = (of: typeof beside) =>
      Math.max(0, rule.n - of.filter((it) => it.person !== null && holds(it.person)).length)
    if (rule.kind === 'at least') return [{ rule: rule.id, positions, counts, least: less(beside) }]
    const shifts = new Set([
      ...positions.map((i) => field.positions[i]!.shift),
      ...beside.map((it) => it.shift),
    ])
    shifts.delete(null)
    return [...shifts].map((shift) => ({
      rule: rule.id,
      positions: positions.filter((i) => field.positions[i]!.shift === shift),
      counts,
      least: less(beside.filter((it) => it.shift === shift)),
    }))
  })
}
