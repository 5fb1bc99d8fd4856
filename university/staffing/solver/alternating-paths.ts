// What the matching's network tells besides the matching, a fourth kind of file: proofs, and every
// "what if" without solving anew.
import type { Network } from './matching'

/**
 * Why a position stays empty however anyone moves (Hall's condition): every position that competes
 * for the same people, those people, and the `room` they have for these positions. `short` of them
 * stay empty whoever moves.
 */
export type Shortage = { positions: number[]; people: number[]; room: number; short: number }

/**
 * Goes from a position over everyone who qualifies to everyone who could move for them, costs
 * aside.
 */
export class Search {
  private readonly from: Int32Array
  private readonly by: Int32Array
  private readonly seen: Uint32Array
  private round = 0
  /** What the last search met. */
  readonly positions: number[] = []
  readonly people: number[] = []

  constructor(private readonly net: Network) {
    const nodes = net.positions + net.pairs + net.people
    this.from = new Int32Array(nodes)
    this.by = new Int32Array(nodes)
    this.seen = new Uint32Array(nodes)
  }

  private reach(v: number, u: number, e: number): boolean {
    if (this.seen[v] === this.round) return false
    this.seen[v] = this.round
    this.from[v] = u
    this.by[v] = e
    return true
  }

  /**
   * The node of the first person met with room, or -1 after everything was met. `gone`: this person
   * takes no part; `may`: which edges can be gone along, all without it.
   */
  go(start: number, gone = -1, may?: (e: number) => boolean): number {
    const { net, positions, people } = this
    const { first, capacity } = net.problem
    const pairs = net.positions
    const persons = net.positions + net.pairs
    this.round++
    positions.length = 0
    people.length = 0
    this.reach(start, start, -1)
    positions.push(start)
    const meet = (node: number) => {
      const i = net.user[node]!
      if (this.reach(i, pairs + node, -1)) positions.push(i)
    }
    for (let at = 0; at < positions.length; at++) {
      const i = positions[at]!
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const node = net.pair[e]!
        const p = net.personOf[node]!
        if (
          p === gone ||
          e === net.chosen[i] ||
          (may && !may(e)) ||
          !this.reach(pairs + node, i, e)
        )
          continue
        if (net.user[node]! >= 0) {
          meet(node)
          continue
        }
        if (!this.reach(persons + p, pairs + node, -1)) continue
        people.push(p)
        if (net.used[p]! < capacity[p]!) return persons + p
        for (let mine = net.firstUsed[p]!; mine >= 0; mine = net.nextUsed[mine]!)
          if (this.reach(pairs + mine, persons + p, -1)) meet(mine)
      }
    }
    return -1
  }

  /**
   * Moves people along the way the last search found, to the person at `last` or so that position
   * `last` becomes the empty one.
   */
  walk(last: number): void {
    this.net.walk(last, this.from, this.by)
  }
}

/**
 * The proof that an empty position of a solved network cannot be filled: nobody in its reach has
 * room.
 */
export function shortageOf(net: Network, position: number): Shortage {
  const search = new Search(net)
  search.go(position)
  const positions = [...search.positions].sort((a, b) => a - b)
  // Whoever is met only through a place they hold on the same team has no second one there: that
  // place is their room.
  const people = new Set(search.people)
  for (const i of positions) if (net.chosen[i]! >= 0) people.add(net.personIn(i))
  const room = positions.filter((i) => net.chosen[i]! >= 0).length
  return {
    positions,
    people: [...people].sort((a, b) => a - b),
    room,
    short: positions.length - room,
  }
}

/**
 * The proofs of all these empty positions of a solved network, in one walk over it: positions that
 * compete for the same people are told together, so no position and nobody is in two of them. Each
 * is closed: nobody outside it qualifies for a position inside it.
 */
export function shortagesOf(net: Network, empty: readonly number[]): Shortage[] {
  const { first } = net.problem
  const persons = net.positions + net.pairs
  const owner = new Int32Array(persons + net.people).fill(-1)
  const above: number[] = []
  const root = (g: number): number => {
    let at = g
    while (above[at] !== at) at = above[at] = above[above[at]!]!
    return at
  }
  for (const start of empty) {
    const group = above.push(above.length) - 1
    const todo: number[] = [start]
    owner[start] = group
    /** Whether this was not met before; what was, belongs together. */
    const meets = (v: number): boolean => {
      if (owner[v]! < 0) {
        owner[v] = group
        return true
      }
      above[root(owner[v]!)] = root(group)
      return false
    }
    for (let at = 0; at < todo.length; at++) {
      const i = todo[at]!
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const node = net.pair[e]!
        const p = net.personOf[node]!
        if (e === net.chosen[i] || !meets(net.positions + node)) continue
        if (net.user[node]! >= 0) {
          if (meets(net.user[node]!)) todo.push(net.user[node]!)
          continue
        }
        if (!meets(persons + p)) continue
        for (let mine = net.firstUsed[p]!; mine >= 0; mine = net.nextUsed[mine]!)
          if (meets(net.user[mine]!)) todo.push(net.user[mine]!)
      }
    }
  }
  const told = new Map<number, { positions: number[]; people: Set<number>; room: number }>()
  for (let i = 0; i < net.positions; i++) {
    if (owner[i]! < 0) continue
    const key = root(owner[i]!)
    const it = told.get(key) ?? { positions: [], people: new Set<number>(), room: 0 }
    told.set(key, it)
    it.positions.push(i)
    if (net.chosen[i]! < 0) continue
    it.people.add(net.personIn(i))
    it.room++
  }
  for (let p = 0; p < net.people; p++)
    if (owner[persons + p]! >= 0) told.get(root(owner[persons + p]!))!.people.add(p)
  return [...told.values()].map(({ positions, people, room }) => ({
    positions,
    people: [...people].sort((a, b) => a - b),
    room,
    short: positions.length - room,
  }))
}

export type Loss = { person: number; positions: number[]; weight: number }

/**
 * What each person's leaving would empty after the best reshuffle of everyone else: the positions
 * that end up empty (the least critical in reach), and their weight. The network is left as it was.
 * `from` and `to`: only these people, for who has other things to do in between.
 */
export function resignations(net: Network, from = 0, to = net.people): Loss[] {
  const search = new Search(net)
  const { criticality } = net.problem
  const losses: Loss[] = []
  for (let p = from; p < Math.min(to, net.people); p++) {
    if (!net.used[p]) continue
    const before = net.chosen.slice()
    const theirs: number[] = []
    for (let node = net.firstUsed[p]!; node >= 0; node = net.nextUsed[node]!)
      theirs.push(net.user[node]!)
    for (const i of theirs) net.leave(i)
    const lost: number[] = []
    for (const i of theirs.sort((a, b) => criticality[b]! - criticality[a]!)) {
      const room = search.go(i, p)
      if (room >= 0) {
        search.walk(room)
        continue
      }
      const least = search.positions.reduce(
        (best, it) => (criticality[it]! < criticality[best]! && net.chosen[it]! >= 0 ? it : best),
        i,
      )
      if (least !== i) search.walk(least)
      lost.push(least)
    }
    if (lost.length)
      losses.push({
        person: p,
        positions: lost,
        weight: lost.reduce((sum, i) => sum + criticality[i]!, 0),
      })
    restore(net, before)
  }
  return losses
}

function restore(net: Network, before: Int32Array): void {
  const changed: number[] = []
  for (let i = 0; i < before.length; i++) if (net.chosen[i] !== before[i]) changed.push(i)
  for (const i of changed) if (net.chosen[i]! >= 0) net.leave(i)
  for (const i of changed) if (before[i]! >= 0) net.take(i, before[i]!)
}
