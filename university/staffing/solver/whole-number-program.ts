// The matching with rules across a team as a whole-number program, a fourth kind of file: what HiGHS
// is given, and how its answer is read.
import type { ModelData } from 'highs'
import { type Bound, boundsAt, missedBy } from './bounds'
import type { Problem } from './network'

export const goals = ['rules kept', 'positions filled', 'moves', 'scarce skills'] as const
export type Goal = (typeof goals)[number]

/**
 * Of each person the first who is as they are: qualifies for the same, counts for the same rules
 * there, has the same room. `finely`: spends the same too, and nobody who is in place today is as
 * anyone else.
 */
export function alike(
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

/** The rows of the program as they are added: each bounds a sum of columns. */
class Rows {
  private readonly starts: number[] = [0]
  private readonly indices: number[] = []
  private readonly values: number[] = []
  private readonly lower: number[] = []
  private readonly upper: number[] = []

  add(
    columns: readonly number[],
    lower: number,
    upper: number,
    by: (column: number) => number = () => 1,
  ): void {
    for (const j of columns) {
      this.indices.push(j)
      this.values.push(by(j))
    }
    this.starts.push(this.indices.length)
    this.lower.push(lower)
    this.upper.push(upper)
  }

  data(numCols: number): Pick<ModelData, 'numRows' | 'rowLower' | 'rowUpper' | 'matrix'> {
    const numRows = this.lower.length
    return {
      numRows,
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      matrix: {
        format: 'csr' as const,
        numRows,
        numCols,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    }
  }
}

function push<K>(map: Map<K, number[]>, key: K, j: number): void {
  const list = map.get(key)
  if (list) list.push(j)
  else map.set(key, [j])
}

/**
 * The program of one goal. Columns: for each position everyone alike who qualifies, then every
 * position's being empty, then how far each bound is missed. What the goals before reached is not
 * given up. `like`: of each person the one who stands for everyone like them.
 */
export class Program {
  private readonly positions: number
  /** The columns of position `i` are `kind[of[i]]` up to before `kind[of[i + 1]]`. */
  private readonly of: Int32Array
  private readonly kind: number[] = []
  private readonly edge: number[] = []
  /** How many people are alike. */
  private readonly size: Int32Array
  private readonly pairs: number
  private readonly numCols: number
  private readonly costs: Float64Array[]
  private readonly offsets: number[]
  private readonly there: number[][]

  constructor(
    private readonly problem: Problem,
    private readonly bounds: readonly Bound[],
    private readonly like: Int32Array,
  ) {
    this.positions = problem.team.length
    this.of = new Int32Array(this.positions + 1)
    this.size = new Int32Array(problem.capacity.length)
    for (const it of like) this.size[it]!++
    this.layOutColumns()
    this.pairs = this.kind.length
    this.numCols = this.pairs + this.positions + bounds.length
    this.costs = goals.map(() => new Float64Array(this.numCols))
    this.offsets = this.priceColumns()
    this.there = boundsAt(this.positions, bounds)
  }

  private layOutColumns(): void {
    const { first, person } = this.problem
    const seen = new Int32Array(this.size.length).fill(-1)
    for (let i = 0; i < this.positions; i++) {
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const k = this.like[person[e]!]!
        if (seen[k] === i) continue
        seen[k] = i
        this.kind.push(k)
        this.edge.push(e)
      }
      this.of[i + 1] = this.kind.length
    }
  }

  /** What each column costs for each goal. A move is counted as a stay less: so many are offset. */
  private priceColumns(): number[] {
    const { costs, pairs, of } = this
    const { criticality, person, scarce, today } = this.problem
    for (const b of this.bounds.keys()) costs[0]![pairs + this.positions + b] = 1
    let stays = 0
    for (let i = 0; i < this.positions; i++) {
      costs[1]![pairs + i] = criticality[i]!
      if (today[i]! >= 0) stays++
      for (let j = of[i]!; j < of[i + 1]!; j++) {
        if (person[this.edge[j]!] === today[i]) costs[2]![j] = -1
        costs[3]![j] = scarce[this.edge[j]!]!
      }
    }
    return [0, 0, stays, 0]
  }

  /** Each position has one person or is empty; nobody has more than their room, or two of a team. */
  private addRoom(rows: Rows): void {
    const { of, kind, size, pairs } = this
    const { team, capacity } = this.problem
    const ofKind = new Map<number, number[]>()
    const onTeam = new Map<string, number[]>()
    for (let i = 0; i < this.positions; i++) {
      const own: number[] = []
      for (let j = of[i]!; j < of[i + 1]!; j++) {
        own.push(j)
        push(ofKind, kind[j]!, j)
        push(onTeam, `${team[i]} ${kind[j]}`, j)
      }
      rows.add([...own, pairs + i], 1, 1)
    }
    for (const [k, columns] of ofKind) {
      const room = size[k]! * capacity[k]!
      if (columns.length > room) rows.add(columns, 0, room)
    }
    for (const columns of onTeam.values()) {
      const many = size[kind[columns[0]!]!]!
      if (columns.length > many) rows.add(columns, 0, many)
    }
  }

  private addBounds(rows: Rows, infinity: number): void {
    for (const [b, { positions, counts, least, most }] of this.bounds.entries()) {
      const columns: number[] = []
      for (const i of positions)
        for (let j = this.of[i]!; j < this.of[i + 1]!; j++)
          if (counts.has(this.kind[j]!)) columns.push(j)
      const slack = this.pairs + this.positions + b
      const all = [...columns, slack]
      if (least !== undefined) rows.add(all, least, infinity)
      if (most !== undefined) rows.add(all, -infinity, most, (j) => (j === slack ? -1 : 1))
    }
  }

  /** What HiGHS is given for a goal, when the goals before reached so much. */
  data(stage: number, reached: readonly number[], infinity: number): ModelData {
    const { numCols, pairs, costs } = this
    const rows = new Rows()
    this.addRoom(rows)
    this.addBounds(rows, infinity)
    for (const [s, cost] of costs.slice(0, stage).entries())
      rows.add(
        [...cost.keys()].filter((j) => cost[j] !== 0),
        -infinity,
        reached[s]! - this.offsets[s]! + 0.5,
        (j) => cost[j]!,
      )
    const missed = pairs + this.positions
    return {
      numCols,
      colCost: costs[stage]!,
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1).fill(infinity, missed),
      integrality: new Int32Array(numCols).fill(1, 0, pairs),
      ...rows.data(numCols),
    }
  }

  /** What a goal's sum of columns is less than what it counts. */
  offset(stage: number): number {
    return this.offsets[stage]!
  }

  /** A matching as the columns say it. `who`: the person of each position, -1 is nobody. */
  columnsOf(who: Int32Array): Float64Array {
    const { pairs, positions, kind, like } = this
    const columns = new Float64Array(this.numCols)
    for (let i = 0; i < positions; i++) {
      let j = who[i]! < 0 ? pairs + i : this.of[i]!
      if (who[i]! >= 0) while (kind[j] !== like[who[i]!]) j++
      columns[j] = 1
    }
    for (const [b, by] of missedBy(this.bounds, who).entries()) columns[pairs + positions + b] = by
    return columns
  }

  /** Whether someone does as well for the rules there as whoever is in it, or as nobody. */
  private doesAsWell(p: number, i: number, than: number): boolean {
    return this.there[i]!.every((b) => {
      const { counts, least } = this.bounds[b]!
      const [one, other] = [counts.has(p), than >= 0 && counts.has(than)]
      return least === undefined ? one <= other : one >= other
    })
  }

  /** Who stands for the kind the columns put in a position; -1: nobody. */
  private kindIn(i: number, columns: ArrayLike<number>): number {
    let j = this.of[i]!
    while (j < this.of[i + 1]! && !(columns[j]! > 0.5)) j++
    return j < this.of[i + 1]! ? this.kind[j]! : -1
  }

  /**
   * The problem of who it is: in each position whoever does at least as well for its rules as the
   * one the columns put there. To keep those filled weighs more than to fill others, which may be
   * done too where no rule minds.
   */
  among(columns: ArrayLike<number>): Problem {
    const { problem, positions } = this
    const { first, person, scarce } = problem
    const left = new Int32Array(positions + 1)
    const edges: number[] = []
    const criticality = problem.criticality.slice()
    for (let i = 0; i < positions; i++) {
      const than = this.kindIn(i, columns)
      for (let e = first[i]!; e < first[i + 1]!; e++)
        if (this.doesAsWell(person[e]!, i, than)) edges.push(e)
      left[i + 1] = edges.length
      if (than >= 0) criticality[i] = 3 * positions
    }
    const those = (all: Int32Array) => Int32Array.from(edges, (e) => all[e]!)
    return { ...problem, criticality, first: left, person: those(person), scarce: those(scarce) }
  }
}
