import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { solve } from '@/university/staffing/solver/matching'
import type { Matching, Problem } from '@/university/staffing/solver/network'
import { resignations } from '@/university/staffing/solver/resignations'
import { shortageOf } from '@/university/staffing/solver/shortages'
import { instance, small } from '../random-company'

const weights = ({ positions, dearest }: { positions: number; dearest: number }) => {
  const move = positions * dearest + 1
  return { move, gap: (positions + 1) * move }
}
/** One number for the strict order of goals. Emptying a position of today is a move too. */
function costOf(problem: Problem, it: Matching): number {
  const { move, gap } = weights({
    positions: problem.team.length,
    dearest: Math.max(0, ...problem.scarce),
  })
  return gap * (it.empty[1] + 2 * it.empty[2] + 3 * it.empty[3]) + move * it.moves + it.scarce
}

/** Nobody in two places of a team, over capacity or where they do not qualify. */
function expectPossible(problem: Problem, who: Int32Array) {
  const load = new Map<number, number>()
  const serves = new Set<string>()
  who.forEach((p, i) => {
    if (p < 0) return
    expect(problem.person.slice(problem.first[i], problem.first[i + 1])).toContain(p)
    load.set(p, (load.get(p) ?? 0) + 1)
    expect(serves.has(`${problem.team[i]} ${p}`)).toBe(false)
    serves.add(`${problem.team[i]} ${p}`)
  })
  for (const [p, n] of load) expect(n).toBeLessThanOrEqual(problem.capacity[p]!)
}

const highs = await loadHighs()
/** The same problem in HiGHS' words, as a program of whole numbers. */
function best(problem: Problem): number {
  const { team, criticality, capacity, first, person, scarce, today } = problem
  const { move, gap } = weights({ positions: team.length, dearest: Math.max(0, ...scarce) })
  const cost: string[] = []
  const rows: string[] = []
  const names: string[] = []
  const ofPerson = new Map<number, string[]>()
  const ofPair = new Map<string, string[]>()
  const push = <K>(map: Map<K, string[]>, key: K, name: string) =>
    map.set(key, [...(map.get(key) ?? []), name])
  for (let i = 0; i < team.length; i++) {
    const own = [`y${i}`]
    names.push(`y${i}`)
    cost.push(`${gap * criticality[i]! + (today[i]! >= 0 ? move : 0)} y${i}`)
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      const p = person[e]!
      names.push(`x${e}`)
      own.push(`x${e}`)
      cost.push(`${scarce[e]! + (today[i]! >= 0 && today[i] !== p ? move : 0)} x${e}`)
      push(ofPerson, p, `x${e}`)
      push(ofPair, `${team[i]} ${p}`, `x${e}`)
    }
    rows.push(`${own.join(' + ')} = 1`)
  }
  for (const [p, of] of ofPerson) rows.push(`${of.join(' + ')} <= ${capacity[p]}`)
  for (const of of ofPair.values()) rows.push(`${of.join(' + ')} <= 1`)
  const lp = `Minimize\n obj: ${cost.join(' + ')}\nSubject To\n${rows.map((row, n) => ` c${n}: ${row}`).join('\n')}\nBinary\n ${names.join(' ')}\nEnd`
  const { Status, ObjectiveValue } = highs.solve(lp)
  expect(Status).toBe('Optimal')
  return Math.round(ObjectiveValue)
}

describe('matching', () => {
  test('the optimum is that of HiGHS on 100 random worlds', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const problem = instance(seed, small(seed))
      const it = solve(problem).read()
      expectPossible(problem, it.who)
      expect({ seed, cost: costOf(problem, it) }).toEqual({ seed, cost: best(problem) })
    }
  })
  test('whoever qualifies where they are stays, when nobody is missed for it', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const problem = instance(seed, { ...small(seed), keep: 0.9 })
      const without = solve({
        ...problem,
        today: new Int32Array(problem.team.length).fill(-1),
      }).read()
      const it = solve(problem).read()
      expect(it.empty).toEqual(without.empty)
      expect(it.moves).toBeLessThanOrEqual(
        without.who.reduce(
          (n, p, i) => n + (problem.today[i]! >= 0 && p !== problem.today[i] ? 1 : 0),
          0,
        ),
      )
    }
  })
})

describe('what stays empty is proven', () => {
  test('everyone who could move is in the proof, and all are taken', () => {
    let proofs = 0
    for (let seed = 1; seed <= 200; seed++) {
      const problem = instance(seed, small(seed))
      const net = solve(problem)
      for (let i = 0; i < net.positions; i++) {
        if (net.chosen[i]! >= 0) continue
        proofs++
        const { positions, people, room, short } = shortageOf(net, i)
        expect(positions).toContain(i)
        // Nobody outside the proof qualifies for a position inside it.
        for (const at of positions)
          for (let e = problem.first[at]!; e < problem.first[at + 1]!; e++)
            expect(people).toContain(problem.person[e])
        // And those inside have no more room than is used: capacity, and once per team.
        let most = 0
        for (const p of people) {
          const teams = new Set(
            positions
              .filter((at) =>
                problem.person.slice(problem.first[at], problem.first[at + 1]).includes(p),
              )
              .map((at) => problem.team[at]),
          )
          most += Math.min(problem.capacity[p]!, teams.size)
        }
        expect(room).toBeLessThanOrEqual(most)
        expect(short).toBe(positions.length - room)
        expect(solve(only(problem, positions)).read().filled).toBe(room)
      }
    }
    expect(proofs).toBeGreaterThan(100)
  })
})

/** The same world with only these positions. */
function only(problem: Problem, positions: number[]): Problem {
  const first = [0]
  const person: number[] = []
  const scarce: number[] = []
  for (const i of positions) {
    person.push(...problem.person.slice(problem.first[i], problem.first[i + 1]))
    scarce.push(...problem.scarce.slice(problem.first[i], problem.first[i + 1]))
    first.push(person.length)
  }
  const pick = (of: Int32Array) => Int32Array.from(positions, (i) => of[i]!)
  const lists = {
    first: Int32Array.from(first),
    person: Int32Array.from(person),
    scarce: Int32Array.from(scarce),
  }
  return {
    ...problem,
    ...lists,
    team: pick(problem.team),
    criticality: pick(problem.criticality),
    today: pick(problem.today),
  }
}

test('every resignation costs what solving anew without that person costs', () => {
  let costly = 0
  for (let seed = 1; seed <= 120; seed++) {
    const problem = instance(seed, small(seed))
    const net = solve(problem)
    const before = net.read()
    const losses = new Map(resignations(net).map((it) => [it.person, it.weight]))
    expect(net.read()).toEqual(before)
    const weight = (it: Matching) => it.empty[1] + 2 * it.empty[2] + 3 * it.empty[3]
    for (let p = 0; p < net.people; p++) {
      const capacity = problem.capacity.slice()
      capacity[p] = 0
      const without = weight(solve({ ...problem, capacity }).read()) - weight(before)
      expect({ seed, p, loss: losses.get(p) ?? 0 }).toEqual({ seed, p, loss: without })
      if (without) costly++
    }
  }
  expect(costly).toBeGreaterThan(50)
})
