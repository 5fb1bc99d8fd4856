import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  Field,
  OpenPosition,
  Worker,
} from '@/university/staffing/eligibility/rules/supply-and-demand'
import { atOnce } from '@/university/staffing/solver/matching'
import type { Chances } from '@/university/staffing/training/rules/facts'
import { type Training, trainingOf } from '@/university/staffing/training/rules/training'
import { tries } from '../../thorough'

const on = '2027-05-01'
const soon = '2027-01-01'
const later = '2027-09-01'

const worker = (id: number, more: Partial<Worker> = {}): Worker => ({
  id,
  jobTitle: 'Linux Technician',
  shift: 'day',
  site: '',
  capacity: 1,
  ...more,
})
const position = (id: number, groups: number[][], more: Partial<OpenPosition> = {}): OpenPosition =>
  ({
    id,
    team: id,
    kind: 'technician',
    shift: null,
    site: '',
    criticality: 2,
    groups: groups.map((group) =>
      group.map((certification) => ({ certification, examCode: null })),
    ),
    personId: null,
    excepted: false,
    ...more,
  }) as OpenPosition
const field = (
  positions: OpenPosition[],
  workers: Worker[],
  held: [number, number][] = [],
): Field => {
  const holders = new Map<string, Set<number>>()
  for (const [person, certification] of held)
    holders.set(`${certification}`, (holders.get(`${certification}`) ?? new Set()).add(person))
  return { positions, workers, holders }
}
const anyone: Chances = () => ({ ready: soon, distance: 10, also: [] })
const solved = (work: ReturnType<typeof trainingOf>): Training => {
  const it = atOnce(work)
  if ('tooMany' in it) throw new Error('too many')
  return it
}
const pairs = (it: Training) =>
  it.additions.map(({ person, wanted }) => `${person}:${wanted.certification}`).sort()

describe('who must be certified in what', () => {
  test('one certification of whoever has room, not of who is needed where they are', () => {
    const it = solved(
      trainingOf(
        field(
          [position(1, [[7]], { personId: 1 }), position(2, [[8]])],
          [worker(1), worker(2)],
          [[1, 7]],
        ),
        on,
        anyone,
      ),
    )
    expect(pairs(it)).toEqual(['2:8'])
    expect(it).toMatchObject({ closed: [2], remaining: [], least: 1 })
    expect(it.after.filled).toBe(2)
  })

  test('who has no room for what they do elsewhere, or serves the team already, is not certified for it', () => {
    const two = field([position(1, [[7]])], [worker(1), worker(2, { capacity: 2 })])
    expect(pairs(solved(trainingOf(two, on, anyone, {}, [{ person: 1, team: 9 }])))).toEqual([
      '2:7',
    ])
    const neither = solved(
      trainingOf(two, on, anyone, {}, [
        { person: 1, team: 9 },
        { person: 2, team: 1 },
      ]),
    )
    expect(neither).toMatchObject({
      additions: [],
      closed: [],
      remaining: [{ position: 1, why: 'short', people: 1, room: 0 }],
    })
    const held = field([position(1, [[7]])], [worker(1)], [[1, 7]])
    expect(solved(trainingOf(held, on, anyone)).before.filled).toBe(1)
    expect(solved(trainingOf(held, on, anyone, {}, [{ person: 1, team: 9 }])).before.filled).toBe(0)
  })

  test('of two alternatives that both groups take, one is enough', () => {
    const it = solved(
      trainingOf(
        field(
          [
            position(1, [
              [7, 8],
              [8, 9],
            ]),
          ],
          [worker(1)],
        ),
        on,
        anyone,
      ),
    )
    expect(pairs(it)).toEqual(['1:8'])
  })

  test('one certification serves two positions of a person with room for both', () => {
    const it = solved(
      trainingOf(
        field([position(1, [[7]]), position(2, [[7]])], [worker(1, { capacity: 2 })]),
        on,
        anyone,
      ),
    )
    expect(pairs(it)).toEqual(['1:7'])
    expect(it).toMatchObject({ closed: [1, 2], least: 1 })
  })

  test('what must be held before is earned too', () => {
    const chances: Chances = (_, { certification }) => ({
      ready: soon,
      distance: 10,
      also: certification === 8 ? [{ certification: 7, examCode: null }] : [],
    })
    expect(
      pairs(solved(trainingOf(field([position(1, [[8]])], [worker(1)]), on, chances))),
    ).toEqual(['1:7', '1:8'])
  })

  test('the nearest of two is asked', () => {
    const chances: Chances = (person) => ({
      ready: soon,
      distance: person === 2 ? 5 : 40,
      also: [],
    })
    expect(
      pairs(solved(trainingOf(field([position(1, [[8]])], [worker(1), worker(2)]), on, chances))),
    ).toEqual(['2:8'])
  })

  test('what comes too late is said with its day, and nobody is asked for it', () => {
    const it = solved(
      trainingOf(field([position(1, [[8]])], [worker(1)]), on, () => ({
        ready: later,
        distance: 1,
        also: [],
      })),
    )
    expect(it.additions).toEqual([])
    expect(it.remaining).toEqual([{ position: 1, why: 'too late', ready: later }])
    expect(it.late.map((one) => one.person)).toEqual([1])
  })

  test('a requirement no one can meet, work nobody does, and people without room are told apart', () => {
    const chances: Chances = (_, { certification }) =>
      certification === 9 ? null : { ready: soon, distance: 1, also: [] }
    const it = solved(
      trainingOf(
        field(
          [
            position(1, [[9]]),
            position(2, [[8]], { shift: 'night' }),
            position(3, [[8]]),
            position(4, [[8]]),
          ],
          [worker(1), worker(2, { capacity: 0 })],
        ),
        on,
        chances,
      ),
    )
    expect(it.remaining).toEqual([
      { position: 1, why: 'cannot be earned', group: 0 },
      { position: 2, why: 'nobody' },
      { position: 4, why: 'short', positions: 2, people: 1, room: 1 },
    ])
    expect(it.closed).toEqual([3])
  })

  test('nothing is empty, nobody works here, no positions: nothing to train', () => {
    expect(solved(trainingOf(field([], [worker(1)]), on, anyone)).additions).toEqual([])
    expect(solved(trainingOf(field([position(1, [[8]])], []), on, anyone)).remaining).toEqual([
      { position: 1, why: 'nobody' },
    ])
    expect(
      solved(trainingOf(field([position(1, [[8]])], [worker(1)], [[1, 8]]), on, anyone)),
    ).toMatchObject({ additions: [], closed: [], remaining: [] })
  })
})

/** The least weight that stays empty, by trying everyone everywhere. */
function emptyBy(
  { positions, workers }: Field,
  holds: (person: number, certification: number) => boolean,
): number {
  const room = new Map(workers.map((it) => [it.id, it.capacity]))
  const taken = new Set<string>()
  const fill = (i: number): number => {
    const it = positions[i]
    if (!it) return 0
    let best = it.criticality + fill(i + 1)
    for (const { id, shift } of workers) {
      const free = room.get(id) as number
      if (!free || taken.has(`${it.team} ${id}`) || (it.shift !== null && it.shift !== shift))
        continue
      if (!it.groups.every((group) => group.some(({ certification }) => holds(id, certification))))
        continue
      room.set(id, free - 1)
      taken.add(`${it.team} ${id}`)
      best = Math.min(best, fill(i + 1))
      room.set(id, free)
      taken.delete(`${it.team} ${id}`)
    }
    return best
  }
  return fill(0)
}

const certifications = [1, 2, 3]
const worlds = fc.record({
  positions: fc.array(
    fc.record({
      team: fc.integer({ min: 1, max: 3 }),
      criticality: fc.integer({ min: 1, max: 3 }),
      shift: fc.constantFrom(null, 'day' as const, 'night' as const),
      groups: fc.array(
        fc.uniqueArray(fc.constantFrom(...certifications), { minLength: 1, maxLength: 2 }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  workers: fc.array(
    fc.record({
      shift: fc.constantFrom('day' as const, 'night' as const),
      capacity: fc.integer({ min: 0, max: 2 }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  held: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...certifications)), {
    maxLength: 4,
  }),
  /** Of each person and certification: in time, too late, or never. */
  ways: fc.array(fc.constantFrom('soon', 'soon', 'later', 'never'), { minLength: 9, maxLength: 9 }),
  distances: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 9, maxLength: 9 }),
})

describe('on random worlds', () => {
  test('the proposed certifications are enough, as few as is claimed, in time and nobody’s already', () => {
    fc.assert(
      fc.property(worlds, ({ positions, workers, held, ways, distances }) => {
        const it = field(
          positions.map(({ groups, ...more }, i) => position(i + 1, groups, more)),
          workers.map((more, i) => worker(i + 1, more)),
          held,
        )
        const at = (person: number, certification: number) => (person - 1) * 3 + certification - 1
        const has = (person: number, certification: number) =>
          held.some(([p, c]) => p === person && c === certification)
        const chances: Chances = (person, { certification }) => {
          const way = ways[at(person, certification)]
          return way === 'never'
            ? null
            : {
                ready: way === 'soon' ? soon : later,
                distance: distances[at(person, certification)]!,
                also: [],
              }
        }
        const found = solved(trainingOf(it, on, chances))
        const asked = new Set(pairs(found))

        const open = workers.flatMap((_, i) =>
          certifications
            .filter((c) => !has(i + 1, c) && ways[at(i + 1, c)] === 'soon')
            .map((c) => `${i + 1}:${c}`),
        )
        const withThose = (some: ReadonlySet<string>) =>
          emptyBy(it, (p, c) => has(p, c) || some.has(`${p}:${c}`))
        const best = withThose(new Set(open))
        expect(withThose(asked)).toBe(best)
        expect(found.after.empty[1] + 2 * found.after.empty[2] + 3 * found.after.empty[3]).toBe(
          best,
        )
        for (const { person, wanted, ready } of found.additions) {
          expect(has(person, wanted.certification)).toBe(false)
          expect(ready <= on).toBe(true)
        }

        let fewest = asked.size
        for (let bits = 0; bits < 1 << open.length; bits++) {
          const some = new Set(open.filter((_, i) => bits & (1 << i)))
          if (some.size < fewest && withThose(some) === best) fewest = some.size
        }
        expect(found.least).toBeLessThanOrEqual(fewest)
        if (workers.every((one) => one.capacity < 2)) expect(asked.size).toBe(fewest)
        expect(found.remaining.length).toBe(found.after.who.filter((p) => p < 0).length)
      }),
      { numRuns: tries(400) },
    )
  })
})
