import type { Problem } from '@/university/staffing/solver/network'

/** mulberry32: the same worlds in every run. */
export function random(seed: number) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Shape = {
  positions: number
  people: number
  density: number
  keep: number
  teams: number
  most: number
}
/** A random company to match: some positions filled today, capacities from 0 to `most`. */
export function instance(
  seed: number,
  { positions, people, density, keep, teams, most }: Shape,
): Problem {
  const r = random(seed)
  const int = (n: number) => Math.floor(r() * n)
  const first = new Int32Array(positions + 1)
  const person: number[] = []
  const scarce: number[] = []
  const team = Int32Array.from({ length: positions }, () => int(teams))
  const capacity = Int32Array.from({ length: people }, () => int(most + 1))
  const today = new Int32Array(positions).fill(-1)
  const load = new Int32Array(people)
  const serves = new Set<string>()
  for (let i = 0; i < positions; i++) {
    first[i] = person.length
    for (let p = 0; p < people; p++) {
      if (r() >= density) continue
      person.push(p)
      scarce.push(int(4))
      if (
        today[i]! >= 0 ||
        r() >= keep ||
        load[p]! >= capacity[p]! ||
        serves.has(`${team[i]} ${p}`)
      )
        continue
      today[i] = p
      load[p] = load[p]! + 1
      serves.add(`${team[i]} ${p}`)
    }
  }
  first[positions] = person.length
  const criticality = Int32Array.from({ length: positions }, () => 1 + int(3))
  return {
    team,
    criticality,
    capacity,
    first,
    person: Int32Array.from(person),
    scarce: Int32Array.from(scarce),
    today,
  }
}
export const small = (seed: number): Shape => ({
  positions: 4 + (seed % 17),
  people: 3 + (seed % 11),
  density: 0.1 + (seed % 7) / 10,
  keep: (seed % 4) / 5,
  teams: 1 + (seed % 5),
  most: 1 + (seed % 3),
})
