// What one more certification would fill, a fourth kind of file: augmenting paths in the matching's
// network, exact without solving anew.

import { Search } from './alternating-paths'
import { Network, type Problem } from './network'
import { shortagesOf } from './shortages'

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

/** An opening with the empty positions it may help, and how many it could fill at most. */
type Candidate = Opening & {
  among: ReadonlySet<number>
  starts: readonly number[]
  bound: number
  critical: number
}

/** The empty positions, most critical first, and the shortage (by number) each position is in. */
function reachOf(solved: Network) {
  const { criticality } = solved.problem
  const empty = Array.from({ length: solved.positions }, (_, i) => i)
    .filter((i) => solved.chosen[i]! < 0)
    .sort((a, b) => criticality[b]! - criticality[a]!)
  const groupOf = new Int32Array(solved.positions).fill(-1)
  for (const [group, shortage] of shortagesOf(solved, empty).entries())
    for (const i of shortage.positions) groupOf[i] = group
  const emptyOf = new Map<number, number[]>()
  for (const i of empty) emptyOf.set(groupOf[i]!, [...(emptyOf.get(groupOf[i]!) ?? []), i])
  return { empty, groupOf, emptyOf }
}

/**
 * The openings that can fill anything, by what they could fill at most. Only an edge into the reach
 * of an empty position can begin to help: what is reached holds nobody with room, or the matching
 * would not be the best.
 */
function candidatesOf(solved: Network, openings: readonly Opening[]): Candidate[] {
  const { team, capacity, criticality } = solved.problem
  const { empty, groupOf, emptyOf } = reachOf(solved)
  const startsOf = (positions: readonly number[]): readonly number[] => {
    const groups = new Set(positions.map((i) => groupOf[i]!))
    groups.delete(-1)
    const [only] = groups
    if (only === undefined) return []
    return groups.size === 1
      ? (emptyOf.get(only) ?? [])
      : empty.filter((i) => groups.has(groupOf[i]!))
  }
  return openings
    .map((it) => {
      const starts = startsOf(it.positions)
      const teams = new Set(it.positions.map((i) => team[i])).size
      const bound = Math.min(capacity[it.person]!, teams, starts.length)
      const critical = starts.length ? criticality[starts[0]!]! : 0
      return { ...it, among: new Set(it.positions), starts, bound, critical }
    })
    .filter((it) => it.bound > 0)
    .sort(
      (a, b) =>
        b.bound - a.bound || b.critical - a.critical || a.person - b.person || a.key - b.key,
    )
}

/** What one opening fills. The network is left as it was. */
function gainOf({ net, extra }: Extended, search: Search, it: Candidate): Gain | undefined {
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
  if (!filled.length) return undefined
  const moves = [...before.keys()]
    .filter((i) => net.chosen[i] !== before[i])
    .map((i) => ({ position: i, person: net.personIn(i) }))
  const weight = filled.reduce((sum, i) => sum + net.problem.criticality[i]!, 0)
  net.restore(before)
  return { person: it.person, key: it.key, filled, weight, moves }
}

const byGain = (a: Gain, b: Gain): number =>
  b.filled.length - a.filled.length ||
  b.weight - a.weight ||
  a.moves.length - b.moves.length ||
  a.person - b.person ||
  a.key - b.key

/**
 * The openings that fill most positions, best first: by how many, then by how critical. They are
 * tried in the order of what they could fill at most, until the best `most` can no longer change.
 */
export function gainsOf(
  solved: Network,
  openings: readonly Opening[],
  most = 20,
  tries = 4000,
): Gain[] {
  const candidates = candidatesOf(solved, openings).slice(0, tries)
  const wide = extended(solved, candidates)
  const search = new Search(wide.net)
  const gains: Gain[] = []
  for (const it of candidates) {
    const last = gains[most - 1]
    if (last && last.filled.length > it.bound) break
    if (last && last.filled.length === it.bound && last.weight >= it.bound * 3) break
    const gain = gainOf(wide, search, it)
    if (!gain) continue
    gains.push(gain)
    gains.sort(byGain)
  }
  return gains.slice(0, most)
}

type Extended = ReturnType<typeof extended>

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
