// Rules across a team, a fourth kind of file: they break the flow, so HiGHS solves the matching
// with them, in whole numbers and in stages.
import type { Highs, ModelData } from 'highs'
import { type Matching, type Network, type Problem, solve, standing } from './matching'

/**
 * Of these positions (of one team) at least or at most so many are filled by people who count.
 * Several bounds can stand for one rule.
 */
export type Bound = {
  rule: number
  positions: readonly number[]
  counts: ReadonlySet<number>
  least?: number
  most?: number
}
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
export const goals = ['rules kept', 'positions filled', 'moves', 'scarce skills'] as const
export type Goal = (typeof goals)[number]

/**
 * A whole-number program of more pairs than this takes longer than anyone waits, and more memory
 * than a plan is given.
 */
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

/** Whoever sits where: -1 is nobody. */
type Who = Int32Array

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
) {
  const found = flow.read()
  const missed = missedBy(bounds, found.who)
  if (missed.every((it) => it === 0))
    return { matching: found, missed, gap: 0, usedHighs: false } satisfies Kept
  const began = performance.now()
  loaded ??= import('highs').then((it) => it.default())
  const highs = await loaded
  const valuesOf = (it: Matching) => [
    missedBy(bounds, it.who).reduce((sum, n) => sum + n, 0),
    it.empty[1] + 2 * it.empty[2] + 3 * it.empty[3],
    it.moves,
    it.scarce,
  ]
  let best = found
  let values = valuesOf(best)
  const start = values
  let gap = 0
  let unsure: Goal | undefined
  // The flow keeps fewer conditions, so nothing with rules is better than it, as long as every goal
  // before is as good as in it.
  let asTheFlow = true
  for (const [stage, goal] of goals.entries()) {
    const least: number = stage > 0 && asTheFlow ? start[stage]! : 0
    if (values[stage] !== least) {
      const left = seconds - (performance.now() - began) / 1000
      if (left <= 0.05) {
        unsure = goal
        gap = 100
        break
      }
      // Who sits where today, and what is scarce, tells people apart for the last two goals only.
      const program = programOf(
        problem,
        bounds,
        alike(problem, bounds, stage > 1),
        stage,
        values,
        highs.infinity,
      )
      const model = highs.createModel(program.data)
      try {
        model.options.set({
          output_flag: false,
          mip_rel_gap: 0,
          mip_abs_gap: 0.99,
          time_limit: left,
        })
        model.setSolution({ colValue: program.columnsOf(best.who) })
        model.run()
        const next = standing(
          problem,
          solve(program.among(model.getSolution().colValue)).read().who,
        ).read()
        const nextValues = valuesOf(next)
        const differs = nextValues.findIndex((it, n) => it !== values[n])
        if (differs >= 0 && nextValues[differs]! < values[differs]!)
          [best, values] = [next, nextValues]
        if (
          model.getModelStatus() !== highs.constants.modelStatus.optimal &&
          values[stage] !== least
        ) {
          unsure = goal
          const bound = Math.max(
            least,
            Math.ceil(Number(model.info.get('mip_dual_bound')) + program.offset - 1e-6) || 0,
          )
          gap = Math.min(
            100,
            Math.max(1, Math.ceil((100 * (values[stage]! - bound)) / Math.max(1, values[stage]!))),
          )
          break
        }
      } finally {
        model.dispose()
      }
    }
    tell((stage + 1) / goals.length)
    asTheFlow &&= stage === 0 || values[stage] === least
  }
  return {
    matching: best,
    missed: missedBy(bounds, best.who),
    gap,
    unsure,
    usedHighs: true,
  } satisfies Kept
}

/**
 * Of each person the first who is as they are: qualifies for the same, counts for the same rules
 * there, has the same room. `finely`: spends the same too, and nobody who is in place today is as
 * anyone else.
 */
function alike(
  { team, capacity, first, person, scarce, today }: Problem,
  bounds: readonly Bound[],
  finely: boolean,
): Int32Array {
  const traits: string[][] = Array.from(capacity, (room) => [`${room}`])
  const there = boundsAt(team.length, bounds)
  for (let i = 0; i < team.length; i++)
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      const p = person[e]!
      const counted = there[i]!.filter((b) => bounds[b]!.counts.has(p)).join('+')
      traits[p]!.push(
        finely ? `${i}:${counted}:${scarce[e]}${today[i] === p ? `:${p}` : ''}` : `${i}:${counted}`,
      )
    }
  const known = new Map<string, number>()
  return Int32Array.from(traits, (of, p) => {
    const key = of.join()
    const like = known.get(key) ?? p
    known.set(key, like)
    return like
  })
}

/** Beside each position the bounds it is one of. */
function boundsAt(positions: number, bounds: readonly Bound[]): number[][] {
  const there: number[][] = Array.from({ length: positions }, () => [])
  for (const [b, it] of bounds.entries()) for (const i of it.positions) there[i]!.push(b)
  return there
}

/**
 * The program of a goal. Columns: for each position everyone alike who qualifies, then every
 * position's being empty, then how far each bound is missed. What the goals before reached is not
 * given up.
 */
function programOf(
  problem: Problem,
  bounds: readonly Bound[],
  like: Int32Array,
  stage: number,
  reached: readonly number[],
  infinity: number,
) {
  const { team, criticality, capacity, first, person, scarce, today } = problem
  const positions = team.length
  const size = new Int32Array(capacity.length)
  for (const it of like) size[it]!++
  // The columns of a position are `kind[of[i]]` up to before `kind[of[i + 1]]`.
  const of = new Int32Array(positions + 1)
  const kind: number[] = []
  const edge: number[] = []
  const seen = new Int32Array(capacity.length).fill(-1)
  for (let i = 0; i < positions; i++) {
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      const k = like[person[e]!]!
      if (seen[k] === i) continue
      seen[k] = i
      kind.push(k)
      edge.push(e)
    }
    of[i + 1] = kind.length
  }
  const pairs = kind.length
  const numCols = pairs + positions + bounds.length
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const row = (
    columns: readonly number[],
    lower: number,
    upper: number,
    by?: (column: number) => number,
  ) => {
    for (const j of columns) {
      indices.push(j)
      values.push(by?.(j) ?? 1)
    }
    starts.push(indices.length)
    rowLower.push(lower)
    rowUpper.push(upper)
  }
  const ofKind = new Map<number, number[]>()
  const onTeam = new Map<string, number[]>()
  const push = <K>(map: Map<K, number[]>, key: K, j: number) => {
    const list = map.get(key)
    if (list) list.push(j)
    else map.set(key, [j])
  }
  for (let i = 0; i < positions; i++) {
    const own: number[] = []
    for (let j = of[i]!; j < of[i + 1]!; j++) {
      own.push(j)
      push(ofKind, kind[j]!, j)
      push(onTeam, `${team[i]} ${kind[j]}`, j)
    }
    row([...own, pairs + i], 1, 1)
  }
  for (const [k, columns] of ofKind)
    if (columns.length > size[k]! * capacity[k]!) row(columns, 0, size[k]! * capacity[k]!)
  for (const columns of onTeam.values())
    if (columns.length > size[kind[columns[0]!]!]!) row(columns, 0, size[kind[columns[0]!]!]!)
  for (const [b, { positions: where, counts, least, most }] of bounds.entries()) {
    const columns: number[] = []
    for (const i of where)
      for (let j = of[i]!; j < of[i + 1]!; j++) if (counts.has(kind[j]!)) columns.push(j)
    const slack = pairs + positions + b
    if (least !== undefined) row([...columns, slack], least, infinity)
    if (most !== undefined) row([...columns, slack], -infinity, most, (j) => (j === slack ? -1 : 1))
  }
  const costs = goals.map(() => new Float64Array(numCols))
  for (const b of bounds.keys()) costs[0]![pairs + positions + b] = 1
  // A move is counted as a stay less.
  let stays = 0
  for (let i = 0; i < positions; i++) {
    costs[1]![pairs + i] = criticality[i]!
    if (today[i]! >= 0) stays++
    for (let j = of[i]!; j < of[i + 1]!; j++) {
      if (person[edge[j]!] === today[i]) costs[2]![j] = -1
      costs[3]![j] = scarce[edge[j]!]!
    }
  }
  const offset = [0, 0, stays, 0]
  for (let s = 0; s < stage; s++)
    row(
      [...costs[s]!.keys()].filter((j) => costs[s]![j] !== 0),
      -infinity,
      reached[s]! - offset[s]! + 0.5,
      (j) => costs[s]![j]!,
    )
  const colUpper = new Float64Array(numCols).fill(1)
  const integrality = new Int32Array(numCols)
  for (let j = 0; j < numCols; j++) {
    if (j < pairs) integrality[j] = 1
    else if (j >= pairs + positions) colUpper[j] = infinity
  }
  const data: ModelData = {
    numCols,
    numRows: rowLower.length,
    colCost: costs[stage]!,
    colLower: new Float64Array(numCols),
    colUpper,
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: {
      format: 'csr' as const,
      numRows: rowLower.length,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality,
  }
  /** A matching as the columns say it. */
  const columnsOf = (who: Who) => {
    const columns = new Float64Array(numCols)
    for (let i = 0; i < positions; i++) {
      let j = who[i]! < 0 ? pairs + i : of[i]!
      if (who[i]! >= 0) while (kind[j] !== like[who[i]!]) j++
      columns[j] = 1
    }
    for (const [b, by] of missedBy(bounds, who).entries()) columns[pairs + positions + b] = by
    return columns
  }
  const there = boundsAt(positions, bounds)
  /**
   * Whether someone does at least as well for the rules in a position as whoever is in it, or as
   * nobody.
   */
  const doesAsWell = (p: number, i: number, than: number) =>
    there[i]!.every((b) => {
      const [one, other] = [bounds[b]!.counts.has(p), than >= 0 && bounds[b]!.counts.has(than)]
      return bounds[b]!.least === undefined ? one <= other : one >= other
    })
  /**
   * The problem of who it is: in each position whoever does at least as well for its rules as the
   * one the columns put there. To keep those filled weighs more than to fill others, which may be
   * done too where no rule minds.
   */
  const among = (columns: ArrayLike<number>): Problem => {
    const left = new Int32Array(positions + 1)
    const edges: number[] = []
    const weight = criticality.slice()
    for (let i = 0; i < positions; i++) {
      let j = of[i]!
      while (j < of[i + 1]! && !(columns[j]! > 0.5)) j++
      const than = j < of[i + 1]! ? kind[j]! : -1
      for (let e = first[i]!; e < first[i + 1]!; e++)
        if (doesAsWell(person[e]!, i, than)) edges.push(e)
      left[i + 1] = edges.length
      if (than >= 0) weight[i] = 3 * positions
    }
    const those = (all: Int32Array) => Int32Array.from(edges, (e) => all[e]!)
    return {
      ...problem,
      criticality: weight,
      first: left,
      person: those(person),
      scarce: those(scarce),
    }
  }
  return { data, columnsOf, among, offset: offset[stage]! }
}
