import { inThread } from '@/app/_jobs/plan-in-thread'
import { type Field, problemOf } from '@/university/staffing/eligibility/rules/supply-and-demand'
import { solve } from '@/university/staffing/solver/matching'
import type { Network } from '@/university/staffing/solver/network'
import { resignations } from '@/university/staffing/solver/resignations'
import { random } from '../staffing/random-company'

/**
 * A company of technicians: certifications as rare as they are, three shifts, a third of the
 * positions filled.
 */
function company(people: number, positions: number): Field {
  const r = random(people)
  const pick = <T>(of: readonly T[]) => of[Math.floor(r() * of.length)] as T
  const shifts = ['day', 'evening', 'night'] as const
  const holders = new Map(
    Array.from({ length: 24 }, (_, c) => [`${c + 1}`, new Set<number>()] as const),
  )
  const workers = Array.from({ length: people }, (_, p) => {
    for (let c = 1; c <= 24; c++) if (r() < 0.7 / Math.sqrt(c)) holders.get(`${c}`)?.add(p + 1)
    return {
      id: p + 1,
      jobTitle: 'Technician',
      shift: pick(shifts),
      site: '',
      capacity: r() < 0.3 ? 2 : 1,
    }
  })
  const places = Array.from({ length: positions }, (_, i) => {
    const groups = Array.from({ length: r() < 0.3 ? 2 : 1 }, () =>
      [1, 2].map(() => ({ certification: 1 + Math.floor(r() * 24), examCode: null })),
    )
    const base = {
      id: i + 1,
      team: Math.floor(i / 4),
      kind: 'technician' as const,
      shift: r() < 0.8 ? pick(shifts) : null,
      site: '',
    }
    return {
      ...base,
      criticality: 1 + Math.floor(r() * 3),
      groups,
      personId: i % 3 === 0 && i < people ? i + 1 : null,
      excepted: false,
    }
  })
  return { positions: places, workers, holders }
}

export type MatchingTime = {
  pairs: number
  build: number
  solve: number
  resign: number
  tried: number
  held: number
  megabytes: number
}

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
/**
 * Processor seconds of building the network from facts, solving it and trying every resignation.
 */
function once(field: Field) {
  const began = cpu()
  const problem = problemOf(field)
  if ('tooMany' in problem) throw new Error('too many pairs')
  const built = cpu()
  const net: Network = solve(problem)
  const solved = cpu()
  const tried = net.used.reduce((n, used) => n + (used > 0 ? 1 : 0), 0)
  resignations(net)
  return {
    pairs: problem.person.length,
    build: built - began,
    solve: solved - built,
    resign: cpu() - solved,
    tried,
  }
}

/**
 * Three times, of which the median counts, and once as a plan is made: in its thread, while this
 * one answers others. `held`: the longest, in milliseconds of the processor, that it did not.
 * `megabytes`: the most all of it held at once.
 */
async function timeMatching(people: number, positions: number): Promise<MatchingTime> {
  const before = process.memoryUsage().rss
  const field = company(people, positions)
  const times = [once(field), once(field), once(field)].sort(
    (a, b) => a.build + a.solve - b.build - b.solve,
  )
  const began = cpu()
  const wishes = { kinds: [], sameSite: false, rules: false, pinned: [], forbidden: [] }
  const solving = inThread({ field, wishes, busy: [], seconds: 60 }, () => undefined, new Set())
  // What stands between a question that comes now and its answer: the facts being copied for the
  // thread.
  const held = (cpu() - began) * 1000
  const solved = await solving
  if ('tooMany' in solved) throw new Error(solved.tooMany)
  return { ...times[1]!, held, megabytes: process.resourceUsage().maxRSS / 1024 - before / 1e6 }
}

// A process of its own for each size, so that its memory is its own and it can be ended when it
// takes too long.
console.log(JSON.stringify(await timeMatching(Number(process.argv[2]), Number(process.argv[3]))))
process.exit(0)
