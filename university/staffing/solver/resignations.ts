// Who the company cannot lose, a fourth kind of file: every resignation is tried in the matching's
// network, without solving anew.
import { Search } from './alternating-paths'
import type { Network } from './network'

export type Loss = { person: number; positions: number[]; weight: number }

/** The positions that end up empty after the best reshuffle, the least critical in reach. */
function emptiedBy(net: Network, search: Search, leaver: number): number[] {
  const { criticality } = net.problem
  const theirs: number[] = []
  for (let node = net.firstUsed[leaver]!; node >= 0; node = net.nextUsed[node]!)
    theirs.push(net.user[node]!)
  for (const i of theirs) net.leave(i)
  const lost: number[] = []
  for (const i of theirs.sort((a, b) => criticality[b]! - criticality[a]!)) {
    const room = search.go(i, leaver)
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
  return lost
}

/**
 * What each person's leaving would empty after the best reshuffle of everyone else, and its weight.
 * The network is left as it was. `from` and `to`: only these people, for who has other things to do
 * in between.
 */
export function resignations(net: Network, from = 0, to = net.people): Loss[] {
  const search = new Search(net)
  const losses: Loss[] = []
  for (let person = from; person < Math.min(to, net.people); person++) {
    if (!net.used[person]) continue
    const before = net.chosen.slice()
    const positions = emptiedBy(net, search, person)
    if (positions.length) {
      const weight = positions.reduce((sum, i) => sum + net.problem.criticality[i]!, 0)
      losses.push({ person, positions, weight })
    }
    net.restore(before)
  }
  return losses
}
