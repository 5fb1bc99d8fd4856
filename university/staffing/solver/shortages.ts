// Proofs that positions stay empty, a fourth kind of file: read from the matching's network.
import { Search } from './alternating-paths'
import type { Network } from './network'

/**
 * Why a position stays empty however anyone moves (Hall's condition): every position that competes
 * for the same people, those people, and the `room` they have for these positions. `short` of them
 * stay empty whoever moves.
 */
export type Shortage = { positions: number[]; people: number[]; room: number; short: number }

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

/** Groups that grow together (union and find): a group's root stands for everything joined to it. */
class Groups {
  private readonly above: number[] = []
  add(): number {
    return this.above.push(this.above.length) - 1
  }
  root(group: number): number {
    let at = group
    while (this.above[at] !== at) at = this.above[at] = this.above[this.above[at]!]!
    return at
  }
  join(one: number, other: number): void {
    this.above[this.root(one)] = this.root(other)
  }
}

/**
 * Walks from an empty position over everyone who competes with it. `meets` says whether a node is
 * new to all walks.
 */
function walkFrom(net: Network, start: number, meets: (node: number) => boolean): void {
  const { first } = net.problem
  const persons = net.positions + net.pairs
  const todo: number[] = [start]
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

/** Which group each node belongs to, -1: none. What is met twice belongs together. */
function ownersFrom(net: Network, empty: readonly number[]) {
  const groups = new Groups()
  const owner = new Int32Array(net.positions + net.pairs + net.people).fill(-1)
  for (const start of empty) {
    const group = groups.add()
    owner[start] = group
    walkFrom(net, start, (node) => {
      if (owner[node]! >= 0) {
        groups.join(owner[node]!, group)
        return false
      }
      owner[node] = group
      return true
    })
  }
  return (node: number) => (owner[node]! < 0 ? -1 : groups.root(owner[node]!))
}

/**
 * The proofs of all these empty positions of a solved network, in one walk over it: positions that
 * compete for the same people are told together, so no position and nobody is in two of them. Each
 * is closed: nobody outside it qualifies for a position inside it.
 */
export function shortagesOf(net: Network, empty: readonly number[]): Shortage[] {
  const groupOf = ownersFrom(net, empty)
  const persons = net.positions + net.pairs
  const told = new Map<number, { positions: number[]; people: Set<number>; room: number }>()
  for (let i = 0; i < net.positions; i++) {
    const group = groupOf(i)
    if (group < 0) continue
    const it = told.get(group) ?? { positions: [], people: new Set<number>(), room: 0 }
    told.set(group, it)
    it.positions.push(i)
    if (net.chosen[i]! < 0) continue
    it.people.add(net.personIn(i))
    it.room++
  }
  for (let p = 0; p < net.people; p++) told.get(groupOf(persons + p))?.people.add(p)
  return [...told.values()].map(({ positions, people, room }) => ({
    positions,
    people: [...people].sort((a, b) => a - b),
    room,
    short: positions.length - room,
  }))
}
