import type { Day } from '../../../calendar'
import { type Field, problemOf, type Wishes } from '../../eligibility/rules/supply-and-demand'
import { type Busy, withBusy } from '../../plans/rules/planning'
import { solving } from '../../solver/matching'
import type { Matching, Problem } from '../../solver/network'
import { shortageOf } from '../../solver/shortages'
import type { Chances, Wanted } from './facts'
import {
  type Able,
  type Extra,
  extrasOf,
  keyOf,
  type Room,
  satisfiedBy,
  weightOf,
  withExtras,
} from './pairs'
import { pairsOf, together } from './size'

/**
 * Someone to certify: in what, for which position they would take. `ready`: from when at the
 * earliest.
 */
export type Addition = { person: number; wanted: Wanted; position: number; ready: Day }
export type Remaining = { position: number } & (
  | { why: 'too late'; ready: Day }
  /**
   * Nobody who does this work, on this shift and at this site, could be certified for it: the group
   * that nobody can earn.
   */
  | { why: 'cannot be earned'; group: number }
  /** Nobody does this work here at all. */
  | { why: 'nobody' }
  /**
   * Everyone who could has no room: positions that compete, people for them, the room those have.
   */
  | { why: 'short'; positions: number; people: number; room: number }
)
/** Positions and people by their ids. */
export type Training = {
  before: Matching
  /** After the additions, solved anew: the proof that they are enough. */
  after: Matching
  additions: Addition[]
  /** Empty before and filled after. */
  closed: number[]
  remaining: Remaining[]
  /** Who would have closed what remains, had it begun in time. */
  late: Addition[]
  /**
   * Fewer certifications than this cannot do it; where it equals the number of additions, theirs is
   * the smallest.
   */
  least: number
}

/** More positions or pairs than this are not solved while a page waits. */
export const mostPositions = 4000
export const mostExtras = 1_500_000
/** Who qualifies already takes less: nothing is looked up of them. */
export const mostBase = 2_000_000

/**
 * How a field stands before anyone is trained: the weight of what stays empty, and whether that is
 * too much to train for.
 */
export function* standing(
  field: Field,
  wishes: Wishes,
  busy: readonly Busy[],
): Generator<void, { weight: number } | { tooMany: number }> {
  const made = problemOf(field, wishes, mostBase)
  if ('tooMany' in made) return made
  yield
  const net = yield* solving(withBusy(made, field, busy))
  yield
  const weight = weightOf(net.read())
  if (weight === 0) return { weight }
  const { positions, workers } = field
  const pairs = pairsOf(
    together(positions.map(({ kind, shift, site }) => ({ kind, shift, site }))),
    together(
      workers
        .filter((it) => it.capacity > 0)
        .map(({ jobTitle, shift, site }) => ({ jobTitle, shift, site })),
    ),
    wishes.sameSite ?? false,
  )
  return pairs > mostExtras ? { tooMany: pairs } : { weight }
}

/**
 * The fewest certifications after which as many positions as training can fill by a day are filled,
 * most critical first; of equally few those that move fewest people, then the nearest people. Only
 * people who do the work, on the shift, with capacity, are meant. The network is that of the
 * matching, `busy` elsewhere taken off, with a pair for everyone who would qualify once certified;
 * what a pair costs is what its person lacks. In steps, for who has other things to do in between.
 */
export function* trainingOf(
  field: Field,
  on: Day,
  chances: Chances,
  wishes: Wishes = {},
  busy: readonly Busy[] = [],
): Generator<void, Training | { tooMany: number }> {
  if (field.positions.length > mostPositions)
    return { tooMany: field.positions.length * field.workers.length }
  const made = problemOf(field, wishes, mostBase)
  if ('tooMany' in made) return made
  const base = withBusy(made, field, busy)
  yield
  const before = (yield* solving(base)).read()
  const nothing: Training = {
    before,
    after: before,
    additions: [],
    closed: [],
    remaining: [],
    late: [],
    least: 0,
  }
  if (weightOf(before) === 0) return nothing
  const timely: Chances = (person, it) => {
    const chance = chances(person, it)
    return chance && chance.ready <= on ? chance : null
  }
  const room = yield* extrasOf(field, wishes, base, timely, mostExtras, busy)
  if ('tooMany' in room) return room

  yield
  const inTime = yield* solving(withExtras(field, base, room))
  const taken = inTime.read()
  const additions = yield* withoutSpare(
    field,
    base,
    room,
    additionsOf(field, room, base, taken.who),
    timely,
  )
  yield
  const proof = yield* solving(certified(field, base, room, additions))
  const after = proof.read()
  const closed = idsOf(field, (i) => before.who[i]! < 0 && after.who[i]! >= 0)
  const training = {
    ...nothing,
    after,
    additions,
    closed,
    least: yield* leastOf(field, base, room, additions),
  }
  const open = idsOf(field, (i) => after.who[i]! < 0)
  if (!open.length) return training

  // Who cannot be certified in time, but could have been.
  const slow = yield* extrasOf(field, wishes, base, chances, mostExtras, busy)
  if ('tooMany' in slow) return slow
  const joined = new Map<readonly Extra[], Extra[]>()
  const either = room.extras.map((own, i) => {
    const people = new Set(own.map((it) => it.person))
    const both = joined.get(own) ?? [
      ...own,
      ...slow.extras[i]!.filter((it) => !people.has(it.person)),
    ]
    joined.set(own, both)
    return both
  })
  const all: Room = { extras: either, able: slow.able }
  yield
  const ever = yield* solving(withExtras(field, base, all, on))
  const could = ever.read()
  yield
  const late = additionsOf(field, all, base, could.who).filter((it) => it.ready > on)
  const readyIn = new Map(late.map((it) => [it.position, it.ready]))
  const latest = late.map((it) => it.ready).sort()
  // Which of several alike stays empty is the solver's choice: as many as time alone keeps empty
  // are said to be too late.
  let tooLate =
    weightOf(after) > weightOf(could)
      ? open.length - idsOf(field, (i) => could.who[i]! < 0).length
      : 0
  const index = new Map(field.positions.map((it, i) => [it.id, i]))
  const sorted = [...open].sort(
    (a, b) =>
      Number(readyIn.has(b)) - Number(readyIn.has(a)) ||
      Number(filled(could, index.get(b))) - Number(filled(could, index.get(a))) ||
      a - b,
  )
  const remaining: Remaining[] = []
  for (const position of sorted) {
    const i = index.get(position) as number
    const able = all.able[i]!
    if (tooLate > 0) {
      tooLate--
      remaining.push({
        position,
        why: 'too late',
        ready: readyIn.get(position) ?? (latest.at(-1) as Day),
      })
    } else if (!able.people.length) remaining.push({ position, why: 'nobody' })
    else if (able.closed !== null)
      remaining.push({ position, why: 'cannot be earned', group: able.closed })
    else {
      yield
      const { positions, people, room: free } = shortageOf(could.who[i]! < 0 ? ever : proof, i)
      remaining.push({
        position,
        why: 'short',
        positions: positions.length,
        people: people.length,
        room: free,
      })
    }
  }
  return { ...training, remaining: remaining.sort((a, b) => a.position - b.position), late }
}

const filled = (it: Matching, i: number | undefined) => i !== undefined && it.who[i]! >= 0
const idsOf = (field: Field, which: (i: number) => boolean) =>
  field.positions.flatMap((it, i) => (which(i) ? it.id : []))

/**
 * How much solving is spent on finding certifications that can be spared: pairs, over all tries.
 */
const sparing = 20_000_000

/**
 * Leaves out what fills nothing: the flow pays for a certification once for each position it
 * serves, so it may take two where one would do. Tried one by one, the farthest first; what another
 * one needs before it stays.
 */
function* withoutSpare(
  field: Field,
  base: Problem,
  room: Room,
  additions: Addition[],
  chances: Chances,
): Generator<void, Addition[]> {
  function* weight(some: Addition[]): Generator<void, number> {
    yield
    return weightOf((yield* solving(certified(field, base, room, some))).read())
  }
  if (additions.length * base.person.length > sparing) return additions
  const goal = yield* weight(additions)
  const distance = (it: Addition) => chances(it.person, it.wanted)?.distance ?? 0
  let kept = additions
  for (const it of [...additions].sort((a, b) => distance(b) - distance(a))) {
    const others = kept.filter((one) => one !== it)
    const before = (one: Addition) =>
      one.person === it.person &&
      chances(one.person, one.wanted)?.also.some((also) => keyOf(also) === keyOf(it.wanted))
    if (!others.some(before) && (yield* weight(others)) === goal) kept = others
  }
  return kept
}

/**
 * Whom a solution certifies: each person and certification once, with the first position that asks
 * for it of them.
 */
function additionsOf(field: Field, room: Room, base: Problem, who: Int32Array): Addition[] {
  const found = new Map<string, Addition>()
  who.forEach((p, i) => {
    if (p < 0 || base.person.subarray(base.first[i], base.first[i + 1]).includes(p)) return
    const extra = room.extras[i]?.find((it) => it.person === p)
    for (const { wanted, ready } of extra?.wants ?? []) {
      const person = field.workers[p]!.id
      const key = `${person} ${keyOf(wanted)}`
      const known = found.get(key)
      if (!known) found.set(key, { person, wanted, position: field.positions[i]!.id, ready })
    }
  })
  return [...found.values()]
}

/**
 * The problem as it would be with these certifications held: everyone they qualify for anything, as
 * today's people stand.
 */
function certified(
  field: Field,
  base: Problem,
  room: Room,
  additions: readonly Addition[],
): Problem {
  const byPerson = new Map<number, Wanted[]>()
  for (const { person, wanted } of additions)
    byPerson.set(person, [...(byPerson.get(person) ?? []), wanted])
  const index = new Map(field.workers.map((it, i) => [it.id, i]))
  const people = [...byPerson].map(([id, has]) => [index.get(id) as number, has] as const)
  // Positions alike are asked once; who takes them today is there already.
  const would = new Map<Able, number[]>()
  const own = new Int32Array(field.workers.length).fill(-1)
  const lists = field.positions.map((_, i) => {
    const able = room.able[i]!
    const who =
      would.get(able) ?? people.filter(([p, has]) => satisfiedBy(able, p, has)).map(([p]) => p)
    would.set(able, who)
    if (!who.length) return who
    for (let e = base.first[i]!; e < base.first[i + 1]!; e++) own[base.person[e]!] = i
    return who.filter((p) => own[p] !== i)
  })
  const more = lists.reduce((n, it) => n + it.length, 0)
  const first = new Int32Array(base.first.length)
  const person = new Int32Array(base.person.length + more)
  const scarce = new Int32Array(person.length)
  lists.forEach((it, i) => {
    const at = first[i]!
    const own = base.person.subarray(base.first[i], base.first[i + 1])
    person.set(own, at)
    scarce.set(base.scarce.subarray(base.first[i], base.first[i + 1]), at)
    person.set(it, at + own.length)
    first[i + 1] = at + own.length + it.length
  })
  return { ...base, first, person, scarce }
}

/**
 * A number of certifications that cannot be gone below: a certification serves at most as many
 * positions as its person has room for, so that share of it is the least a position costs.
 */
function* leastOf(
  field: Field,
  base: Problem,
  room: Room,
  additions: readonly Addition[],
): Generator<void, number> {
  if (!room.extras.some((list) => list.some((it) => base.capacity[it.person]! > 1)))
    return additions.length
  const whole = 60
  const share = (it: Extra) =>
    Math.floor((whole * it.wants.length) / Math.min(Math.max(1, base.capacity[it.person]!), whole))
  yield
  const net = yield* solving(withExtras(field, base, room, undefined, share))
  return Math.min(additions.length, Math.ceil(net.read().scarce / whole))
}
