// What one more certification would fill, a fourth kind of file: augmenting paths in the matching's
// network, exact without solving anew.

import { Search, shortagesOf } from './alternating-paths'
import { Network, type Problem } from './matching'

/**
 * Positions one person would qualify for with one certification more. `key` says which, and comes
 * back with the gain.
 */
export type Opening = { person: number; key: number; positions: readonly number[] }
/**
 * `filled`: positions that are filled then, while nothing filled is emptied; `moves`: who goes
 * where for it.
 */
export type Gain = {
  person: number
  key: number
  filled: number[]
  weight: number
  moves: { position: number; person: number }[]
}

/**
 * The openings that fill most positions, best first: by how many, then by how critical. Only an
 * edge into the reach of an empty position can begin to help (what is reached holds nobody with
 * room, or the matching would not be the best), so openings without one gain nothing. The others
 * are tried in the order of what they could fill at most, until the best `most` can no longer
 * change.
 */
export function gainsOf(
  solved: Network,
  openings: readonly Opening[],
  most = 20,
  tries = 4000,
): Gain[] {
  const { problem } = solved
  const empty = Array.from({ length: solved.positions }, (_, i) => i).filter(
    (i) => solved.chosen[i]! < 0,
  )
  empty.sort((a, b) => problem.criticality[b]! - problem.criticality[a]!)
  const groupOf = new Int32Array(solved.positions).fill(-1)
  const emptyOf: number[][] = []
  for (const [group, shortage] of shortagesOf(solved, empty).entries())
    for (const i of shortage.positions) groupOf[i] = group
  for (const i of empty) {
    const group = groupOf[i]!
    emptyOf[group] = [...(emptyOf[group] ?? []), i]
  }
  const worth = openings
    .map((it) => {
      const groups = new Set(it.positions.map((i) => groupOf[i]!))
      groups.delete(-1)
      const starts =
        groups.size === 0
          ? []
          : groups.size === 1
            ? emptyOf[[...groups][0]!]!
            : empty.filter((i) => groups.has(groupOf[i]!))
      const teams = new Set(it.positions.map((i) => problem.team[i])).size
      const bound = Math.min(problem.capacity[it.person]!, teams, starts.length)
      return {
        ...it,
        among: new Set(it.positions),
        starts,
        bound,
        critical: starts.length ? problem.criticality[starts[0]!]! : 0,
      }
    })
    .filter((it) => it.bound > 0)
    .sort(
      (a, b) =>
        b.bound - a.bound || b.critical - a.critical || a.person - b.person || a.key - b.key,
    )
    .slice(0, tries)

  const { net, extra } = extended(solved, worth)
  const search = new Search(net)
  const gains: Gain[] = []
  for (const it of worth) {
    const last = gains[most - 1]
    if (last && last.filled.length > it.bound) break
    if (last && last.filled.length === it.bound && last.weight >= it.bound * 3) break
    const may = (e: number) =>
      !extra[e] || (net.problem.person[e] === it.person && it.among.has(extra[e]! - 1))
    const before = net.chosen.slice()
    const filled: number[] = []
    for (const i of it.starts) {
      if (filled.length === it.bound) break
      const room = search.go(i, -1, may)
      if (room < 0) continue
      search.walk(room)
      filled.push(i)
    }
    if (!filled.length) continue
    const moves = [...before.keys()]
      .filter((i) => net.chosen[i] !== before[i])
      .map((i) => ({ position: i, person: net.personIn(i) }))
    const weight = filled.reduce((sum, i) => sum + problem.criticality[i]!, 0)
    restore(net, before)
    gains.push({ person: it.person, key: it.key, filled, weight, moves })
    gains.sort(
      (a, b) =>
        b.filled.length - a.filled.length ||
        b.weight - a.weight ||
        a.moves.length - b.moves.length ||
        a.person - b.person ||
        a.key - b.key,
    )
  }
  return gains.slice(0, most)
}

/**
 * The solved network with the edges of all openings beside its own; `extra[e]`: one more than the
 * position of an added edge, 0 of an own one.
 */
function extended(
  solved: Network,
  openings: readonly { person: number; positions: readonly number[] }[],
) {
  const { problem } = solved
  const added = new Map<number, Set<number>>()
  for (const { person, positions } of openings)
    for (const i of positions) {
      const set = added.get(i)
      if (set) set.add(person)
      else added.set(i, new Set([person]))
    }
  const first = new Int32Array(solved.positions + 1)
  for (let i = 0; i < solved.positions; i++)
    first[i + 1] = first[i]! + problem.first[i + 1]! - problem.first[i]! + (added.get(i)?.size ?? 0)
  const person = new Int32Array(first[solved.positions]!)
  const extra = new Int32Array(person.length)
  for (let i = 0; i < solved.positions; i++) {
    person.set(problem.person.subarray(problem.first[i]!, problem.first[i + 1]!), first[i]!)
    let at = first[i]! + problem.first[i + 1]! - problem.first[i]!
    for (const p of added.get(i) ?? []) {
      person[at] = p
      extra[at++] = i + 1
    }
  }
  const more: Problem = { ...problem, first, person, scarce: new Int32Array(person.length) }
  const net = new Network(more)
  for (let i = 0; i < solved.positions; i++)
    if (solved.chosen[i]! >= 0) net.take(i, first[i]! + solved.chosen[i]! - problem.first[i]!)
  return { net, extra }
}

function restore(net: Network, before: Int32Array): void {
  const changed = [...before.keys()].filter((i) => net.chosen[i] !== before[i])
  for (const i of changed) if (net.chosen[i]! >= 0) net.leave(i)
  for (const i of changed) if (before[i]! >= 0) net.take(i, before[i]!)
}
