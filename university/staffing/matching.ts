// The flow solver, a fourth kind of file: an algorithm of our own, because a general solver takes thirty times as long.

/**
 * Who fills which position: min-cost flow, solved by shortest augmenting paths with potentials (Edmonds and Karp 1972;
 * Tomizawa 1971), position by position from what stands today.
 *
 *     position ──qualified── (person, team) ──once── person ──capacity── out        position ──empty── out
 *
 * The node between keeps a person to one position of a team. Costs are whole numbers in strict order: an empty position
 * weighs its criticality times more than all moves together, a move more than all scarce skills together.
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

/** `who[i]`: the person of position `i`, -1: empty. The goals in their order; `empty[c]` counts the empty positions of criticality c. */
export type Matching = { who: Int32Array; filled: number; empty: [number, number, number, number]; moves: number; scarce: number }

/** The positions and people as a network with a flow in it: what is solved, and then asked about. */
export class Network {
  readonly positions: number
  readonly people: number
  readonly pairs: number
  /** Of each edge: its (person, team) node. Of each such node: its person, the position that uses it, and the next used one of that person. */
  readonly pair: Int32Array
  readonly personOf: Int32Array
  readonly user: Int32Array
  readonly nextUsed: Int32Array
  /** Of each position: the edge in use; -1: empty. Of each person: positions held, and the first used node. */
  readonly chosen: Int32Array
  readonly used: Int32Array
  readonly firstUsed: Int32Array

  constructor(readonly problem: Problem) {
    const { team, capacity, first, person } = problem
    this.positions = team.length
    this.people = capacity.length
    this.pair = new Int32Array(person.length)
    const known = new Map<number, number>()
    const persons: number[] = []
    for (let i = 0; i < this.positions; i++)
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const key = team[i]! * this.people + person[e]!
        let at = known.get(key)
        if (at === undefined) {
          at = persons.push(person[e]!) - 1
          known.set(key, at)
        }
        this.pair[e] = at
      }
    this.pairs = persons.length
    this.personOf = Int32Array.from(persons)
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
   * Moves everyone along a way that a search found, from its start to `last` (a person with room, or a position that
   * becomes empty): all leave first, then all take their new place. `from` and `by` are the nodes and edges the search came by.
   * Positions are nodes from 0, then pairs, then people.
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

/** Finds the best flow: fewest empty positions by weight, then fewest moves, then the least spent of what is scarce. */
export function solve(problem: Problem): Network {
  const net = new Network(problem)
  const { criticality, capacity, first, person, scarce, today } = problem
  const { positions, people, pairs, pair, personOf, user, nextUsed, chosen, used, firstUsed } = net
  const out = positions + pairs + people
  const ofPerson = positions + pairs

  let dearest = 0
  for (const it of scarce) if (it > dearest) dearest = it
  const move = positions * dearest + 1
  const gap = (positions + 1) * move
  const costOf = (i: number, e: number) => scarce[e]! - (person[e] === today[i] ? move : 0)

  // Whoever is in place and qualifies stays, for now: the cheapest for those positions alone, so the potentials begin true.
  const potential = new Float64Array(out + 1)
  for (let i = 0; i < positions; i++) {
    let least = gap * criticality[i]!
    let own = -1
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      const cost = costOf(i, e)
      if (cost < least) least = cost
      if (person[e] === today[i]) own = e
    }
    potential[i] = -least
    if (own >= 0 && user[pair[own]!]! < 0 && used[today[i]!]! < capacity[today[i]!]!) net.take(i, own)
  }

  const dist = new Float64Array(out + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(out + 1)
  const by = new Int32Array(out + 1)
  const settled = new Uint8Array(out + 1)
  const touched: number[] = []
  const heap = new Heap()
  const reach = (v: number, u: number, cost: number, e: number) => {
    if (settled[v]) return
    const d = dist[u]! + cost + potential[u]! - potential[v]!
    if (d >= dist[v]!) return
    if (dist[v] === Number.POSITIVE_INFINITY) touched.push(v)
    dist[v] = d
    from[v] = u
    by[v] = e
    heap.push(d, v)
  }

  /** Finds a position its cheapest place, moving others along the way; being empty is a place too. */
  function insert(start: number) {
    dist[start] = 0
    touched.push(start)
    heap.push(0, start)
    for (;;) {
      const u = heap.pop()
      if (settled[u]) continue
      settled[u] = 1
      if (u === out) break
      if (u < positions) {
        for (let e = first[u]!; e < first[u + 1]!; e++) if (e !== chosen[u]) reach(positions + pair[e]!, u, costOf(u, e), e)
        reach(out, u, gap * criticality[u]!, -1)
      } else if (u < ofPerson) {
        const node = u - positions
        const i = user[node]!
        if (i < 0) reach(ofPerson + personOf[node]!, u, 0, -1)
        else reach(i, u, -costOf(i, chosen[i]!), -1)
      } else {
        const p = u - ofPerson
        if (used[p]! < capacity[p]!) reach(out, u, 0, -1)
        for (let node = firstUsed[p]!; node >= 0; node = nextUsed[node]!) reach(positions + node, u, 0, -1)
      }
    }
    const end = dist[out]!
    for (const v of touched) if (settled[v]) potential[v] = potential[v]! + dist[v]! - end
    net.walk(from[out]!, from, by)
    for (const v of touched) {
      dist[v] = Number.POSITIVE_INFINITY
      settled[v] = 0
    }
    touched.length = 0
    heap.clear()
  }

  const order = Array.from({ length: positions }, (_, i) => i).filter((i) => chosen[i]! < 0)
  order.sort((a, b) => criticality[b]! - criticality[a]! || first[a + 1]! - first[a]! - (first[b + 1]! - first[b]!) || a - b)
  for (const i of order) {
    from[i] = i
    insert(i)
  }
  return net
}

/**
 * A binary heap of nodes by distance; an entry is left behind when a smaller one comes. Of equal distances the higher node comes
 * first: out before people before pairs before positions, so that among the many ties the search runs straight to the end.
 */
class Heap {
  private keys: number[] = []
  private values: number[] = []
  clear() {
    this.keys.length = 0
    this.values.length = 0
  }
  push(key: number, value: number) {
    const { keys, values } = this
    let at = keys.length
    keys.push(key)
    values.push(value)
    while (at > 0) {
      const up = (at - 1) >> 1
      if (keys[up]! < key || (keys[up]! === key && values[up]! >= value)) break
      keys[at] = keys[up]!
      values[at] = values[up]!
      at = up
    }
    keys[at] = key
    values[at] = value
  }
  pop(): number {
    const { keys, values } = this
    const top = values[0]!
    const key = keys.pop()!
    const value = values.pop()!
    const size = keys.length
    if (size === 0) return top
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= size) break
      if (down + 1 < size && (keys[down + 1]! < keys[down]! || (keys[down + 1]! === keys[down]! && values[down + 1]! > values[down]!))) down++
      if (keys[down]! > key || (keys[down]! === key && values[down]! <= value)) break
      keys[at] = keys[down]!
      values[at] = values[down]!
      at = down
    }
    keys[at] = key
    values[at] = value
    return top
  }
}
