// What the matching's network tells besides the matching, a fourth kind of file: proofs, and every
// "what if" without solving anew.
import type { Network } from './network'

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
