// The flow solver, a fourth kind of file: an algorithm of our own, because a general solver takes
// thirty times as long.
import { Heap } from './heap'
import { Network, type Problem } from './network'

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
  const search = new PlaceSearch(net)
  search.keepThoseInPlace()
  for (const i of hardestFirst(net)) {
    search.insert(i)
    if (search.looked < stepPairs) continue
    search.looked = 0
    yield
  }
  return net
}

/** The positions without anyone: what hurts most when empty first, then who has fewest to choose. */
function hardestFirst({ positions, chosen, problem: { criticality, first } }: Network): number[] {
  const choices = (i: number) => first[i + 1]! - first[i]!
  return Array.from({ length: positions }, (_, i) => i)
    .filter((i) => chosen[i]! < 0)
    .sort((a, b) => criticality[b]! - criticality[a]! || choices(a) - choices(b) || a - b)
}

/** What a move and an empty position cost, so that the goals stay in their strict order. */
function pricesOf({ positions, problem: { scarce } }: Network): { move: number; gap: number } {
  let dearest = 0
  for (const it of scarce) if (it > dearest) dearest = it
  const move = positions * dearest + 1
  return { move, gap: (positions + 1) * move }
}

/**
 * Finds one position after the other its cheapest place, by Dijkstra's search on reduced costs. A
 * node is a position (from 0), a person (after the positions) or the end (`out`).
 */
class PlaceSearch {
  /** Pairs looked at since this was last set to 0. */
  looked = 0
  private readonly out: number
  private readonly move: number
  private readonly gap: number
  private readonly potential: Float64Array
  /** Of each node met: its distance, and the node and edge it was reached by. */
  private readonly dist: Float64Array
  private readonly from: Int32Array
  private readonly by: Int32Array
  private readonly settled: Uint8Array
  private readonly touched: Int32Array
  private met = 0
  private readonly heap = new Heap()

  constructor(private readonly net: Network) {
    const prices = pricesOf(net)
    this.move = prices.move
    this.gap = prices.gap
    this.out = net.positions + net.people
    const nodes = this.out + 1
    this.potential = new Float64Array(nodes)
    this.dist = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY)
    this.from = new Int32Array(nodes)
    this.by = new Int32Array(nodes)
    this.settled = new Uint8Array(nodes)
    this.touched = new Int32Array(nodes)
  }

  private costOf(i: number, e: number): number {
    const { person, scarce, today } = this.net.problem
    return scarce[e]! - (person[e] === today[i] ? this.move : 0)
  }

  /**
   * Whoever is in place and qualifies stays, for now. That is the cheapest for those positions
   * alone, so the potentials begin true.
   */
  keepThoseInPlace(): void {
    const { net, potential } = this
    const { criticality, capacity, first, person, today } = net.problem
    for (let i = 0; i < net.positions; i++) {
      let least = this.gap * criticality[i]!
      let own = -1
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const cost = this.costOf(i, e)
        if (cost < least) least = cost
        if (person[e] === today[i]) own = e
      }
      potential[i] = -least
      const isFree = own >= 0 && net.user[net.pair[own]!]! < 0
      if (isFree && net.used[today[i]!]! < capacity[today[i]!]!) net.take(i, own)
    }
  }

  /** Moves others along the way where that is cheaper. Being empty is a place too. */
  insert(start: number): void {
    const { heap, settled, dist, out, net } = this
    this.reach(start, 0, start, -1)
    while (heap.size > 0) {
      const u = heap.pop()
      if (settled[u]) continue
      if (dist[u]! >= dist[out]!) break
      settled[u] = 1
      if (u < net.positions) this.lookFromPosition(u)
      else this.lookFromPerson(u)
    }
    net.walk(this.from[out]!, this.from, this.by)
    this.settle(dist[out]!)
  }

  private reach(v: number, d: number, u: number, e: number): void {
    if (this.dist[v] === Number.POSITIVE_INFINITY) this.touched[this.met++] = v
    this.dist[v] = d
    this.from[v] = u
    this.by[v] = e
    if (v !== this.out) this.heap.push(d, v)
  }

  /** From a person without room on to the positions they are in: one of them may go elsewhere. */
  private lookFromPerson(u: number): void {
    const { net, dist, potential, out } = this
    const { user, nextUsed, firstUsed, chosen } = net
    const here = dist[u]! + potential[u]!
    for (let node = firstUsed[u - net.positions]!; node >= 0; node = nextUsed[node]!) {
      const i = user[node]!
      const d = here - this.costOf(i, chosen[i]!) - potential[i]!
      if (d < dist[i]! && d < dist[out]!) this.reach(i, d, u, -1)
    }
  }

  /** From a position on to everyone who qualifies for it, and to its being empty. */
  private lookFromPosition(u: number): void {
    const { net, dist, potential, out, move } = this
    const { positions, pair, user, chosen, used } = net
    const { criticality, capacity, first, person, scarce, today } = net.problem
    const here = dist[u]! + potential[u]!
    const empty = here + this.gap * criticality[u]! - potential[out]!
    if (empty < dist[out]!) this.reach(out, empty, u, -1)
    const own = chosen[u]!
    const mine = today[u]!
    const end = first[u + 1]!
    this.looked += end - first[u]!
    for (let e = first[u]!; e < end; e++) {
      const p = person[e]!
      const cost = p === mine ? here + scarce[e]! - move : here + scarce[e]!
      const i = user[pair[e]!]!
      if (i < 0) {
        const v = positions + p
        const d = cost - potential[v]!
        if (d >= dist[v]! || d >= dist[out]!) continue
        this.reach(v, d, u, e)
        // Someone with room: the end, as far as is known.
        const last = cost - potential[out]!
        if (used[p]! < capacity[p]! && last < dist[out]!) this.reach(out, last, v, -1)
      } else if (e !== own) {
        const d = cost - this.costOf(i, chosen[i]!) - potential[i]!
        if (d < dist[i]! && d < dist[out]!) this.reach(i, d, u, e)
      }
    }
  }

  /** Brings the potentials up to the way found, and forgets the nodes met. */
  private settle(end: number): void {
    const { dist, settled, touched, potential } = this
    for (let k = 0; k < this.met; k++) {
      const v = touched[k]!
      if (settled[v]) potential[v] = potential[v]! + dist[v]! - end
      dist[v] = Number.POSITIVE_INFINITY
      settled[v] = 0
    }
    this.met = 0
    this.heap.clear()
  }
}
