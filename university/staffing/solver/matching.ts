// The flow solver, a fourth kind of file: an algorithm of our own, because a general solver takes
// thirty times as long.

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

/**
 * Finds the best flow: fewest empty positions by weight, then fewest moves, then the least spent of
 * what is scarce. The nodes between are gone over in one step: a free one leads only to its person,
 * a used one only to the position that uses it. So the search has positions and people for nodes,
 * and no more of those than are nearer than the best end known.
 */
export const solve = (problem: Problem): Network => atOnce(solving(problem))

/** Work in steps, without a pause between them. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** How many pairs are looked at in a step: some hundredths of a second. */
const stepPairs = 300_000

/** The same in steps, for who has other things to do in between. */
export function* solving(problem: Problem): Generator<void, Network> {
  const net = new Network(problem)
  const { criticality, capacity, first, person, scarce, today } = problem
  const { positions, people, pair, user, nextUsed, chosen, used, firstUsed } = net
  const out = positions + people

  let dearest = 0
  for (const it of scarce) if (it > dearest) dearest = it
  const move = positions * dearest + 1
  const gap = (positions + 1) * move
  const costOf = (i: number, e: number) => scarce[e]! - (person[e] === today[i] ? move : 0)

  // Whoever is in place and qualifies stays, for now: the cheapest for those positions alone, so
  // the potentials begin true.
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
    if (own >= 0 && user[pair[own]!]! < 0 && used[today[i]!]! < capacity[today[i]!]!)
      net.take(i, own)
  }

  const dist = new Float64Array(out + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(out + 1)
  const by = new Int32Array(out + 1)
  const settled = new Uint8Array(out + 1)
  const touched = new Int32Array(out + 1)
  let met = 0
  const heap = new Heap()
  let looked = 0
  const nearer = (v: number, d: number, u: number, e: number) => {
    if (dist[v] === Number.POSITIVE_INFINITY) touched[met++] = v
    dist[v] = d
    from[v] = u
    by[v] = e
    if (v !== out) heap.push(d, v)
  }

  /**
   * Finds a position its cheapest place, moving others along the way; being empty is a place too.
   */
  function insert(start: number) {
    nearer(start, 0, start, -1)
    while (heap.size > 0) {
      const u = heap.pop()
      if (settled[u]) continue
      const here = dist[u]! + potential[u]!
      if (dist[u]! >= dist[out]!) break
      settled[u] = 1
      if (u >= positions) {
        for (let node = firstUsed[u - positions]!; node >= 0; node = nextUsed[node]!) {
          const i = user[node]!
          const d = here - costOf(i, chosen[i]!) - potential[i]!
          if (d < dist[i]! && d < dist[out]!) nearer(i, d, u, -1)
        }
        continue
      }
      const empty = here + gap * criticality[u]! - potential[out]!
      if (empty < dist[out]!) nearer(out, empty, u, -1)
      const own = chosen[u]!
      const mine = today[u]!
      looked += first[u + 1]! - first[u]!
      for (let e = first[u]!, end = first[u + 1]!; e < end; e++) {
        const p = person[e]!
        const cost = p === mine ? here + scarce[e]! - move : here + scarce[e]!
        const i = user[pair[e]!]!
        if (i < 0) {
          const v = positions + p
          const d = cost - potential[v]!
          if (d >= dist[v]! || d >= dist[out]!) continue
          nearer(v, d, u, e)
          // Someone with room: the end, as far as is known.
          if (used[p]! < capacity[p]! && cost - potential[out]! < dist[out]!)
            nearer(out, cost - potential[out]!, v, -1)
        } else if (e !== own) {
          const d = cost - costOf(i, chosen[i]!) - potential[i]!
          if (d < dist[i]! && d < dist[out]!) nearer(i, d, u, e)
        }
      }
    }
    const end = dist[out]!
    net.walk(from[out]!, from, by)
    for (let k = 0; k < met; k++) {
      const v = touched[k]!
      if (settled[v]) potential[v] = potential[v]! + dist[v]! - end
      dist[v] = Number.POSITIVE_INFINITY
      settled[v] = 0
    }
    met = 0
    heap.clear()
  }

  const order = Array.from({ length: positions }, (_, i) => i).filter((i) => chosen[i]! < 0)
  order.sort(
    (a, b) =>
      criticality[b]! - criticality[a]! ||
      first[a + 1]! - first[a]! - (first[b + 1]! - first[b]!) ||
      a - b,
  )
  for (const i of order) {
    insert(i)
    if (looked < stepPairs) continue
    looked = 0
    yield
  }
  return net
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

/**
 * A binary heap of nodes by distance; an entry is left behind when a smaller one comes. Of equal
 * distances the higher node comes first: people before positions, so that among the many ties the
 * search runs straight to the end.
 */
class Heap {
  private keys: number[] = []
  private values: number[] = []
  get size() {
    return this.keys.length
  }
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
      if (
        down + 1 < size &&
        (keys[down + 1]! < keys[down]! ||
          (keys[down + 1]! === keys[down]! && values[down + 1]! > values[down]!))
      )
        down++
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
