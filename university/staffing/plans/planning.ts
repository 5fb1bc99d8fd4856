// A plan's whole computation, a fourth kind of file: facts in, a matching with its proofs out. It
// runs in any thread, and knows no database.

import { listed } from '../eligibility/rules/requirement'
import { type Field, mostPairs, problemOf } from '../eligibility/rules/supply-and-demand'
import { Search } from '../solver/alternating-paths'
import { solve } from '../solver/matching'
import { standing } from '../solver/network'
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

/** Solves a plan. `tell` hears how far it is, 0 to 1. */
export async function solvePlan(
  { field, wishes, busy, facts, seconds }: PlanTask,
  tell: (part: number) => void = () => undefined,
): Promise<Solved | TooMany> {
  const forbidden = new Map<number, Set<number>>()
  for (const [position, person] of wishes.forbidden)
    forbidden.set(position, (forbidden.get(position) ?? new Set<number>()).add(person))
  const made = problemOf(field, {
    sameSite: wishes.sameSite,
    pinned: new Map(wishes.pinned),
    forbidden,
  })
  if ('tooMany' in made) return tooMany(made.tooMany, mostPairs, wishes)
  const problem = withBusy(made, field, busy)
  const pairs = problem.person.length
  if (facts && pairs > mostPairsWithRules) return tooMany(pairs, mostPairsWithRules, wishes)
  tell(0.2)
  let net = solve(problem)
  tell(0.5)
  const bounds = facts ? boundsOf(field, facts) : []
  const kept = bounds.length
    ? await solveKeeping(problem, bounds, net, seconds, (part) => tell(0.5 + part * 0.4))
    : undefined
  if (kept?.usedHighs) net = standing(problem, kept.matching.who)
  const it = net.read()

  const search = new Search(net)
  const empty = [...it.who.keys()].filter((i) => it.who[i]! < 0)
  const byRule = kept?.usedHighs ? empty.filter((i) => search.go(i) >= 0) : []
  const shortages = shortagesOf(
    net,
    empty.filter((i) => !byRule.includes(i)),
  )
  const missed = new Map<number, number>()
  for (const [b, by] of (kept?.missed ?? []).entries())
    if (by) missed.set(bounds[b]!.rule, (missed.get(bounds[b]!.rule) ?? 0) + by)
  const emptyToday: Solved['empty'] = [0, 0, 0, 0]
  let [filledToday, scarceToday] = [0, 0]
  problem.today.forEach((p, i) => {
    if (p < 0) emptyToday[problem.criticality[i] as 1 | 2 | 3]++
    else {
      filledToday++
      for (let e = problem.first[i]!; e < problem.first[i + 1]!; e++)
        if (problem.person[e] === p) scarceToday += problem.scarce[e]!
    }
  })
  return {
    ...it,
    pairs,
    filledToday,
    emptyToday,
    scarceToday,
    nobody: empty.filter((i) => problem.first[i] === problem.first[i + 1]).length,
    changes: changesOf(field, problem, it.who, busy),
    shortages,
    byRule,
    broken: [...missed].map(([rule, by]) => ({ rule, missed: by })),
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
