// Rules across a team, a fourth kind of file: they break the flow, so HiGHS solves the matching
// with them, in whole numbers and in stages.
import type { Highs } from 'highs'
import { type Bound, missedBy } from './bounds'
import { solve } from './matching'
import { type Matching, type Network, type Problem, standing } from './network'
import { alike, type Goal, goals, Program } from './whole-number-program'

/**
 * `missed[b]`: how far bound `b` is missed. `gap`: how far from the best it may be, in percent; 0:
 * it is the best. `unsure`: the goal where time ran out.
 */
export type Kept = {
  matching: Matching
  missed: number[]
  gap: number
  unsure?: Goal
  usedHighs: boolean
}
/**
 * A whole-number program of more pairs than this takes longer than anyone waits, and more memory
 * than a plan is given.
 */
export const mostPairsWithRules = 400_000

/** Loaded where it is needed only: most plans have no such rule. */
let loaded: Promise<Highs> | undefined

/** What a matching reaches, goal by goal. */
const valuesOf = (it: Matching, bounds: readonly Bound[]): number[] => [
  missedBy(bounds, it.who).reduce((sum, n) => sum + n, 0),
  it.empty[1] + 2 * it.empty[2] + 3 * it.empty[3],
  it.moves,
  it.scarce,
]

/** What HiGHS found for one goal in its time. `bound`: what is proven to be the least. */
type Found = { matching: Matching; isProven: boolean; bound: number }

/** One goal, with what the goals before reached. It begins from the best matching so far. */
function solveGoal(
  highs: Highs,
  problem: Problem,
  bounds: readonly Bound[],
  at: { stage: number; values: readonly number[]; best: Matching; seconds: number },
): Found {
  // Who sits where today, and what is scarce, tells people apart for the last two goals only.
  const program = new Program(problem, bounds, alike(problem, bounds, at.stage > 1))
  const model = highs.createModel(program.data(at.stage, at.values, highs.infinity))
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      time_limit: at.seconds,
    })
    model.setSolution({ colValue: program.columnsOf(at.best.who) })
    model.run()
    const { who } = solve(program.among(model.getSolution().colValue)).read()
    return {
      matching: standing(problem, who).read(),
      isProven: model.getModelStatus() === highs.constants.modelStatus.optimal,
      bound: Number(model.info.get('mip_dual_bound')) + program.offset(at.stage),
    }
  } finally {
    model.dispose()
  }
}

/** How far from the best a value may be, in whole percent from 1 to 100. */
function gapOf(value: number, bound: number, least: number): number {
  const proven = Math.max(least, Math.ceil(bound - 1e-6) || 0)
  return Math.min(100, Math.max(1, Math.ceil((100 * (value - proven)) / Math.max(1, value))))
}

/**
 * The goals in turn, from a matching that misses a rule. `least` of a goal is 0, or what the flow
 * has: the flow keeps fewer conditions, so nothing with rules is better than it, as long as every
 * goal before is as good as in it.
 */
function solveGoals(
  highs: Highs,
  problem: Problem,
  bounds: readonly Bound[],
  found: Matching,
  seconds: number,
  tell: (part: number) => void,
): Pick<Kept, 'matching' | 'gap' | 'unsure'> {
  const began = performance.now()
  const start = valuesOf(found, bounds)
  let [best, values, asTheFlow] = [found, start, true]
  for (const [stage, goal] of goals.entries()) {
    const least: number = stage > 0 && asTheFlow ? start[stage]! : 0
    if (values[stage] !== least) {
      const left = seconds - (performance.now() - began) / 1000
      if (left <= 0.05) return { matching: best, gap: 100, unsure: goal }
      const next = solveGoal(highs, problem, bounds, { stage, values, best, seconds: left })
      const nextValues = valuesOf(next.matching, bounds)
      const differs = nextValues.findIndex((it, n) => it !== values[n])
      if (differs >= 0 && nextValues[differs]! < values[differs]!)
        [best, values] = [next.matching, nextValues]
      if (!next.isProven && values[stage] !== least)
        return { matching: best, gap: gapOf(values[stage]!, next.bound, least), unsure: goal }
    }
    tell((stage + 1) / goals.length)
    asTheFlow &&= stage === 0 || values[stage] === least
  }
  return { matching: best, gap: 0 }
}

/**
 * The best matching that keeps these rules as far as they can be kept. One goal after the other,
 * each fixed before the next: rules missed, empty positions by criticality, moves, scarce skills.
 * It starts from the flow's solution, which is also the answer where it keeps every rule. `seconds`
 * bounds the time of all goals together.
 *
 * People who are alike are one to HiGHS, which else tries them one for the other without end. Who
 * of them it is, is a flow again: everyone who does the same for the rules there would do, so it
 * keeps them just as well, moves fewest and spends least.
 */
export async function solveKeeping(
  problem: Problem,
  bounds: readonly Bound[],
  flow: Network,
  seconds: number,
  tell: (part: number) => void = () => undefined,
): Promise<Kept> {
  const found = flow.read()
  const missed = missedBy(bounds, found.who)
  if (missed.every((it) => it === 0)) return { matching: found, missed, gap: 0, usedHighs: false }
  loaded ??= import('highs').then((it) => it.default())
  const solved = solveGoals(await loaded, problem, bounds, found, seconds, tell)
  return { ...solved, missed: missedBy(bounds, solved.matching.who), usedHighs: true }
}
