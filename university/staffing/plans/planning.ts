// A plan's whole computation, a fourth kind of file: facts in, a matching with its proofs out. It
// runs in any thread, and knows no database.

import { listed } from '../eligibility/rules/requirement'
import { type Field, mostPairs, problemOf } from '../eligibility/rules/supply-and-demand'
import { Search } from '../solver/alternating-paths'
import type { Bound } from '../solver/bounds'
import { solve } from '../solver/matching'
import { type Network, type Problem, standing } from '../solver/network'
import { type Shortage, shortagesOf } from '../solver/shortages'
import { type Kept, mostPairsWithRules, solveKeeping } from '../solver/team-rule-program'
import {
  type Busy,
  boundsOf,
  type Change,
  changesOf,
  type PlanWishes,
  type RuleFacts,
  withBusy,
} from './rules/planning'

export type PlanTask = {
  field: Field
  wishes: PlanWishes
  busy: readonly Busy[]
  facts?: RuleFacts
  seconds: number
}

/**
 * `who`, `changes` and `shortages` are by the field's indexes. `byRule`: positions that stay empty
 * though someone could fill them, because a rule across the team would be broken.
 */
export type Solved = {
  pairs: number
  filled: number
  filledToday: number
  empty: [number, number, number, number]
  emptyToday: [number, number, number, number]
  moves: number
  scarce: number
  scarceToday: number
  nobody: number
  who: Int32Array
  changes: Change[]
  shortages: Shortage[]
  byRule: number[]
  broken: { rule: number; missed: number }[]
  gap: number
  unsure?: Kept['unsure']
  solver: 'flow' | 'highs'
}

export type TooMany = { tooMany: string }

/** What stands today, counted: the positions filled and empty, and what is spent of scarce skills. */
function countToday({ today, criticality, first, person, scarce }: Problem) {
  const emptyToday: Solved['empty'] = [0, 0, 0, 0]
  let [filledToday, scarceToday] = [0, 0]
  today.forEach((p, i) => {
    if (p < 0) {
      emptyToday[criticality[i] as 1 | 2 | 3]++
      return
    }
    filledToday++
    for (let e = first[i]!; e < first[i + 1]!; e++) if (person[e] === p) scarceToday += scarce[e]!
  })
  return { filledToday, emptyToday, scarceToday }
}

/** The rules that are missed, each with by how many people. */
function brokenBy({ missed }: Kept, bounds: readonly Bound[]): Solved['broken'] {
  const by = new Map<number, number>()
  for (const [b, n] of missed.entries())
    if (n) by.set(bounds[b]!.rule, (by.get(bounds[b]!.rule) ?? 0) + n)
  return [...by].map(([rule, n]) => ({ rule, missed: n }))
}

/** Why positions are empty: a rule keeps them so though someone could fill them, or nobody can. */
function whyEmpty(net: Network, empty: readonly number[], kept: Kept | undefined) {
  const search = new Search(net)
  const byRule = kept?.usedHighs ? empty.filter((i) => search.go(i) >= 0) : []
  const others = empty.filter((i) => !byRule.includes(i))
  return { byRule, shortages: shortagesOf(net, others) }
}

function wishesIn({ sameSite, pinned, forbidden: pairs }: PlanWishes) {
  const forbidden = new Map<number, Set<number>>()
  for (const [position, person] of pairs)
    forbidden.set(position, (forbidden.get(position) ?? new Set<number>()).add(person))
  return { sameSite, pinned: new Map(pinned), forbidden }
}

/** Solves a plan. `tell` hears how far it is, 0 to 1. */
export async function solvePlan(
  { field, wishes, busy, facts, seconds }: PlanTask,
  tell: (part: number) => void = () => undefined,
): Promise<Solved | TooMany> {
  const made = problemOf(field, wishesIn(wishes))
  if ('tooMany' in made) return tooMany(made.tooMany, mostPairs, wishes)
  const problem = withBusy(made, field, busy)
  const pairs = problem.person.length
  if (facts && pairs > mostPairsWithRules) return tooMany(pairs, mostPairsWithRules, wishes)
  tell(0.2)
  const flow = solve(problem)
  tell(0.5)
  const bounds = facts ? boundsOf(field, facts) : []
  const kept = bounds.length
    ? await solveKeeping(problem, bounds, flow, seconds, (part) => tell(0.5 + part * 0.4))
    : undefined
  const net = kept?.usedHighs ? standing(problem, kept.matching.who) : flow
  const it = net.read()
  const empty = [...it.who.keys()].filter((i) => it.who[i]! < 0)
  return {
    ...it,
    pairs,
    ...countToday(problem),
    nobody: empty.filter((i) => problem.first[i] === problem.first[i + 1]).length,
    changes: changesOf(field, problem, it.who, busy),
    ...whyEmpty(net, empty, kept),
    broken: kept ? brokenBy(kept, bounds) : [],
    gap: kept?.gap ?? 0,
    unsure: kept?.unsure,
    solver: kept?.usedHighs ? 'highs' : 'flow',
  }
}

type Size = Pick<PlanWishes, 'kinds' | 'sameSite' | 'rules'>
/** What is too large, and what to ask for instead. */
export const tooMany = (pairs: number, most: number, asked: Size): TooMany => ({
  tooMany: `${pairs.toLocaleString('en')} pairs of people and positions are more than the ${most.toLocaleString('en')} such a plan takes. ${askLess(asked)}`,
})

/** What a thread that ran out of memory leaves behind. */
export const tooLarge = (asked: Size): TooMany => ({
  tooMany: `This plan takes more memory than it may use. ${askLess(asked)}`,
})

function askLess({ kinds, sameSite, rules }: Size): string {
  const ways = [
    kinds.length !== 1 && 'for one kind of position',
    !sameSite && 'for people of the same site only',
    rules && 'without the rules across teams',
  ]
  const open = ways.filter((it) => it !== false)
  return open.length
    ? `Ask ${listed(open, 'or')}.`
    : 'No plan asks for less than this one: look at one site at a time, where who can take a position and who cannot be lost is asked.'
}
