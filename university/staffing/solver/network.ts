// Part of the flow solver, a fourth kind of file: the positions and people, and who is where.

/**
 * Who fills which position: min-cost flow, solved by shortest augmenting paths with potentials
 * (Edmonds and Karp 1972; Tomizawa 1971), position by position from what stands today.
 *
 *     position ──qualified── (person, team) ──once── person ──capacity── out        position
 * ──empty── out
 *
 * The node between keeps a person to one position of a team. Costs are whole numbers in strict
 * order: an empty position weighs its criticality times more than all moves together, a move more
 * than all scarce skills together.
 */
export type Problem = {
  /** Of each position: its team, and how much it hurts when empty (1 to 3). */
  team: Int32Array
  criticality: Int32Array
  /** Of each person: how many positions at once. */
  capacity: Int32Array
  /** The people who qualify for position `i` are `person[first[i]]` up to before `first[i + 1]`. */
  first: Int32Array
  person: Int32Array
  /** Beside each pair: what it spends of a scarce skill, a whole number from 0. */
  scarce: Int32Array
  /** Who is in each position today, and qualifies; -1: nobody. Leaving them there is no move. */
  today: Int32Array
}

/**
 * `who[i]`: the person of position `i`, -1: empty. The goals in their order; `empty[c]` counts the
 * empty positions of criticality c.
 */
export type Matching = {
  who: Int32Array
  filled: number
  empty: [number, number, number, number]
  moves: number
  scarce: number
}

/**
 * The positions and people as a network with a flow in it: what is solved, and then asked about.
 */
export class Network {
  readonly positions: number
  readonly people: number
  readonly pairs: number
  /**
   * Of each edge: its (person, team) node. Of each such node: its person, the position that uses
   * it, and the next used one of that person.
   */
  readonly pair: Int32Array
  readonly personOf: Int32Array
  readonly user: Int32Array
  readonly nextUsed: Int32Array
  /**
   * Of each position: the edge in use; -1: empty. Of each person: positions held, and the first
   * used node.
   */
  readonly chosen: Int32Array
  readonly used: Int32Array
  readonly firstUsed: Int32Array

  constructor(readonly problem: Problem) {
    const { team, capacity, first, person } = problem
    this.positions = team.length
    this.people = capacity.length
    this.pair = new Int32Array(person.length)
    const persons = new Int32Array(person.length)
    // Team by team: `node[p]` is that person's node of this team when it is not from a team before.
    const node = new Int32Array(this.people).fill(-1)
    const byTeam = Int32Array.from(team.keys()).sort((a, b) => team[a]! - team[b]! || a - b)
    let made = 0
    let before = 0
    for (const [k, i] of byTeam.entries()) {
      if (k > 0 && team[i] !== team[byTeam[k - 1]!]) before = made
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const p = person[e]!
        if (node[p]! < before) {
          node[p] = made
          persons[made++] = p
        }
        this.pair[e] = node[p]!
      }
    }
    this.pairs = made
    this.personOf = persons.slice(0, made)
    this.user = new Int32Array(this.pairs).fill(-1)
    this.nextUsed = new Int32Array(this.pairs).fill(-1)
    this.chosen = new Int32Array(this.positions).fill(-1)
    this.used = new Int32Array(this.people)
    this.firstUsed = new Int32Array(this.people).fill(-1)
  }

  personIn(position: number): number {
    const e = this.chosen[position]!
    return e < 0 ? -1 : this.problem.person[e]!
  }

  /** Puts a position on an edge whose person has room and no other position of the team. */
  take(position: number, e: number): void {
    const node = this.pair[e]!
    const p = this.personOf[node]!
    this.chosen[position] = e
    this.user[node] = position
    this.nextUsed[node] = this.firstUsed[p]!
    this.firstUsed[p] = node
    this.used[p]!++
  }

  /** Empties a position. */
  leave(position: number): void {
    const node = this.pair[this.chosen[position]!]!
    const p = this.personOf[node]!
    this.chosen[position] = -1
    this.user[node] = -1
    this.used[p]!--
    if (this.firstUsed[p] === node) this.firstUsed[p] = this.nextUsed[node]!
    else {
      let before = this.firstUsed[p]!
      while (this.nextUsed[before] !== node) before = this.nextUsed[before]!
      this.nextUsed[before] = this.nextUsed[node]!
    }
  }

  /**
   * Moves everyone along a way that a search found, from its start to `last` (a person with room,
   * or a position that becomes empty): all leave first, then all take their new place. `from` and
   * `by` are the nodes and edges the search came by. Positions are nodes from 0, then pairs, then
   * people.
   */
  walk(last: number, from: Int32Array, by: Int32Array): void {
    const takes: number[] = []
    for (let v = -1, u = last; ; v = u, u = from[u]!) {
      if (u >= this.positions) continue
      if (this.chosen[u]! >= 0) this.leave(u)
      if (v >= 0) takes.push(u, by[v]!)
      if (from[u] === u) break
    }
    for (let k = 0; k < takes.length; k += 2) this.take(takes[k]!, takes[k + 1]!)
  }

  /** Puts everyone back as `before` has it: a copy of `chosen` that was taken earlier. */
  restore(before: Int32Array): void {
    const changed = [...before.keys()].filter((i) => this.chosen[i] !== before[i])
    for (const i of changed) if (this.chosen[i]! >= 0) this.leave(i)
    for (const i of changed) if (before[i]! >= 0) this.take(i, before[i]!)
  }

  /** What stands, counted. */
  read(): Matching {
    const { criticality, scarce, today } = this.problem
    const who = Int32Array.from({ length: this.positions }, (_, i) => this.personIn(i))
    const empty: Matching['empty'] = [0, 0, 0, 0]
    let [filled, moves, spent] = [0, 0, 0]
    for (let i = 0; i < this.positions; i++) {
      if (today[i]! >= 0 && who[i] !== today[i]) moves++
      if (who[i]! < 0) empty[criticality[i] as 1 | 2 | 3]++
      else {
        filled++
        spent += scarce[this.chosen[i]!]!
      }
    }
    return { who, filled, empty, moves, scarce: spent }
  }
}

/** A problem's network with these people in place. */
export function standing(problem: Problem, who: Int32Array): Network {
  const net = new Network(problem)
  const { first, person } = problem
  who.forEach((p, i) => {
    if (p < 0) return
    let e = first[i]!
    while (person[e] !== p) e++
    net.take(i, e)
  })
  return net
}
