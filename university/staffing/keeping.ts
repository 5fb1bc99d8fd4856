// Rules across a team, a fourth kind of file: they break the flow, so HiGHS solves the matching with them, in whole numbers and in stages.
import type { Highs, ModelData } from 'highs'
import { type Matching, Network, type Problem } from './matching'

/** Of these positions (of one team) at least or at most so many are filled by people who count. Several bounds can stand for one rule. */
export type Bound = { rule: number; positions: readonly number[]; counts: ReadonlySet<number>; least?: number; most?: number }
/** `missed[b]`: how far bound `b` is missed. `gap`: how far from the best it may be, in percent; 0: it is the best. `unsure`: the goal where time ran out. */
export type Kept = { matching: Matching; missed: number[]; gap: number; unsure?: Goal; usedHighs: boolean }
export const goals = ['rules kept', 'positions filled', 'moves', 'scarce skills'] as const
export type Goal = (typeof goals)[number]

/** A whole-number program of more pairs than this takes longer than anyone waits, and more memory than a plan is given. */
export const mostPairsWithRules = 400_000

/** Loaded where it is needed only: most plans have no such rule. */
let loaded: Promise<Highs> | undefined

/** By how many people each rule is missed: too few who count, or too many. */
export function missedBy(bounds: readonly Bound[], who: Int32Array): number[] {
  return bounds.map(({ positions, counts, least, most }) => {
    const n = positions.reduce((sum, i) => sum + (counts.has(who[i]!) ? 1 : 0), 0)
    return Math.max(0, (least ?? 0) - n, most === undefined ? 0 : n - most)
  })
}

/**
 * The best matching that keeps these rules as far as they can be kept. One goal after the other, each fixed before the next:
 * rules missed, empty positions by criticality, moves, scarce skills. It starts from the flow's solution, which is also the answer
 * where it keeps every rule. `seconds` bounds the time of all goals together.
 */
export async function solveKeeping(problem: Problem, bounds: readonly Bound[], flow: Network, seconds: number, tell: (part: number) => void = () => undefined) {
  const found = flow.read()
  const missed = missedBy(bounds, found.who)
  if (missed.every((it) => it === 0)) return { matching: found, missed, gap: 0, usedHighs: false } satisfies Kept
  const began = performance.now()
  loaded ??= import('highs').then((it) => it.default())
  const highs = await loaded
  const { data, costs, start } = programOf(problem, bounds, flow, missed, highs.infinity)
  const model = highs.createModel(data)
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 })
    let values: Float64Array = start
    let gap = 0
    let unsure: Goal | undefined
    // The flow keeps fewer conditions, so nothing with rules is better than it, as long as every goal before is as good as in it.
    let asTheFlow = true
    for (const [stage, cost] of costs.entries()) {
      const least = stage === 0 ? 0 : asTheFlow ? Math.round(dot(cost, start)) : Number.NEGATIVE_INFINITY
      const fix = (reached: number) => {
        tell((stage + 1) / costs.length)
        asTheFlow &&= stage === 0 || reached === least
        if (stage + 1 === costs.length) return
        const indices = [...cost.keys()].filter((j) => cost[j] !== 0)
        model.addRow(-highs.infinity, reached + 0.5, { indices, values: indices.map((j) => cost[j]!) })
      }
      if (Math.round(dot(cost, values)) === least) {
        fix(least)
        continue
      }
      const left = seconds - (performance.now() - began) / 1000
      if (left <= 0.05) {
        unsure ??= goals[stage]
        gap ||= 100
        break
      }
      model.changeColsCost({ kind: 'range', from: 0, to: data.numCols - 1 }, cost)
      model.zeroAllClocks()
      model.options.set('time_limit', left)
      model.setSolution({ colValue: values })
      model.run()
      const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal
      const value = dot(cost, values)
      const better = feasibleIn(model.getSolution().colValue, data) ? model.getSolution().colValue : undefined
      if (better && Math.round(dot(cost, better)) <= Math.round(value)) values = better
      const reached = Math.round(dot(cost, values))
      if (!optimal && reached !== least) {
        unsure = goals[stage]
        const dual = Number(model.info.get('mip_dual_bound'))
        const bound = Math.max(least, Number.isFinite(dual) ? dual : Number.NEGATIVE_INFINITY)
        gap = Number.isFinite(bound) ? Math.min(100, Math.max(1, Math.ceil((100 * (reached - bound)) / Math.max(1, Math.abs(reached))))) : 100
        break
      }
      fix(reached)
    }
    const net = new Network(problem)
    for (let i = 0; i < net.positions; i++) for (let e = problem.first[i]!; e < problem.first[i + 1]!; e++) if (values[e]! > 0.5) net.take(i, e)
    const matching = net.read()
    return { matching, missed: missedBy(bounds, matching.who), gap, unsure, usedHighs: true } satisfies Kept
  } finally {
    model.dispose()
  }
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, it, i) => sum + (it === 0 ? 0 : it * b[i]!), 0)
/** Whether HiGHS found anything: every position is filled or empty. */
const feasibleIn = (values: Float64Array, { rowLower, rowUpper, matrix: { starts, indices, values: by } }: ModelData) => {
  for (let r = 0; r < rowLower.length; r++) {
    let sum = 0
    for (let k = starts[r]!; k < starts[r + 1]!; k++) sum += by[k]! * values[indices[k]!]!
    if (sum < rowLower[r]! - 1e-4 || sum > rowUpper[r]! + 1e-4) return false
  }
  return true
}

/** Columns: the pairs, then every position's being empty, then how far each bound is missed. */
function programOf(problem: Problem, bounds: readonly Bound[], flow: Network, missed: readonly number[], infinity: number) {
  const { team, criticality, capacity, first, person, scarce, today } = problem
  const positions = team.length
  const pairs = person.length
  const numCols = pairs + positions + bounds.length
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const row = (of: readonly number[], lower: number, upper: number, by?: readonly number[]) => {
    for (const [k, j] of of.entries()) {
      indices.push(j)
      values.push(by?.[k] ?? 1)
    }
    starts.push(indices.length)
    rowLower.push(lower)
    rowUpper.push(upper)
  }
  const ofPerson = new Map<number, number[]>()
  const ofNode = new Map<number, number[]>()
  const push = (map: Map<number, number[]>, key: number, e: number) => {
    const list = map.get(key)
    if (list) list.push(e)
    else map.set(key, [e])
  }
  for (let i = 0; i < positions; i++) {
    const own: number[] = []
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      own.push(e)
      push(ofPerson, person[e]!, e)
      push(ofNode, flow.pair[e]!, e)
    }
    row([...own, pairs + i], 1, 1)
  }
  for (const [p, of] of ofPerson) if (of.length > capacity[p]!) row(of, 0, capacity[p]!)
  for (const of of ofNode.values()) if (of.length > 1) row(of, 0, 1)
  for (const [b, { positions: where, counts, least, most }] of bounds.entries()) {
    const of: number[] = []
    for (const i of where) for (let e = first[i]!; e < first[i + 1]!; e++) if (counts.has(person[e]!)) of.push(e)
    const slack = pairs + positions + b
    if (least !== undefined) row([...of, slack], least, infinity)
    if (most !== undefined) row([...of, slack], -infinity, most, [...of.map(() => 1), -1])
  }
  const costs = goals.map(() => new Float64Array(numCols))
  for (const b of bounds.keys()) costs[0]![pairs + positions + b] = 1
  for (let i = 0; i < positions; i++) {
    costs[1]![pairs + i] = criticality[i]!
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      if (person[e] === today[i]) costs[2]![e] = -1
      costs[3]![e] = scarce[e]!
    }
  }
  const start = new Float64Array(numCols)
  for (let i = 0; i < positions; i++) start[flow.chosen[i]! < 0 ? pairs + i : flow.chosen[i]!] = 1
  for (const [b, by] of missed.entries()) start[pairs + positions + b] = by
  const colUpper = new Float64Array(numCols).fill(1)
  const integrality = new Int32Array(numCols)
  for (let j = 0; j < numCols; j++) {
    if (j < pairs) integrality[j] = 1
    else if (j >= pairs + positions) colUpper[j] = infinity
  }
  const matrix = {
    format: 'csr' as const,
    numRows: rowLower.length,
    numCols,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
  const data: ModelData = {
    numCols,
    numRows: rowLower.length,
    colCost: costs[0]!,
    colLower: new Float64Array(numCols),
    colUpper,
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix,
    integrality,
  }
  return { data, costs, start }
}
