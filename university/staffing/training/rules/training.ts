import type { Day } from '../../../calendar'
import { type Field, problemOf, type Wishes } from '../../eligibility/rules/supply-and-demand'
import { type Busy, withBusy } from '../../plans/rules/planning'
import { solving } from '../../solver/matching'
import type { Matching, Network, Problem } from '../../solver/network'
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
type Remaining = { position: number } & (
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

/** What one solve of the training problem is asked with. */
type Asked = { field: Field; wishes: Wishes; base: Problem; busy: readonly Busy[] }

/** The certifications that are enough in time, and how the field stands with them. */
function* inTime(
  { field, wishes, base, busy }: Asked,
  timely: Chances,
): Generator<
  void,
  { tooMany: number } | { room: Room; additions: Addition[]; proof: Network; least: number }
> {
  const room = yield* extrasOf(field, wishes, base, timely, mostExtras, busy)
  if ('tooMany' in room) return room
  yield
  const taken = (yield* solving(withExtras(field, base, room))).read()
  const chosen = additionsOf(field, room, base, taken.who)
  const additions = yield* withoutSpare(field, base, room, chosen, timely)
  yield
  const proof = yield* solving(certified(field, base, room, additions))
  return { room, additions, proof, least: yield* leastOf(field, base, room, additions) }
}

/** Everyone who could be certified, in time or later: the later ones beside the timely ones. */
function both(timely: Room, slow: Room): Room {
  const joined = new Map<readonly Extra[], Extra[]>()
  const extras = timely.extras.map((own, i) => {
    const people = new Set(own.map((it) => it.person))
    const known = joined.get(own)
    const all = known ?? [...own, ...slow.extras[i]!.filter((it) => !people.has(it.person))]
    joined.set(own, all)
    return all
  })
  return { extras, able: slow.able }
}

/** The field as if nothing were too late: who cannot be certified in time, but could have been. */
type Ever = { all: Room; net: Network; could: Matching; late: Addition[] }
function* ever(
  { field, wishes, base, busy }: Asked,
  chances: Chances,
  room: Room,
  on: Day,
): Generator<void, Ever | { tooMany: number }> {
  const slow = yield* extrasOf(field, wishes, base, chances, mostExtras, busy)
  if ('tooMany' in slow) return slow
  const all = both(room, slow)
  yield
  const net = yield* solving(withExtras(field, base, all, on))
  const could = net.read()
  yield
  const late = additionsOf(field, all, base, could.who).filter((it) => it.ready > on)
  return { all, net, could, late }
}

/**
 * The positions that stay empty, with how many of them time alone keeps so. Which of several alike
 * stays empty is the solver's choice, so those come first that somebody late would take.
 */
function byLateness(field: Field, open: readonly number[], after: Matching, it: Ever) {
  const index = new Map(field.positions.map((one, i) => [one.id, i]))
  const readyIn = new Map(it.late.map((one) => [one.position, one.ready]))
  const isFilled = (id: number) => filled(it.could, index.get(id))
  const sorted = [...open].sort(
    (a, b) =>
      Number(readyIn.has(b)) - Number(readyIn.has(a)) ||
      Number(isFilled(b)) - Number(isFilled(a)) ||
      a - b,
  )
  const empty = idsOf(field, (i) => it.could.who[i]! < 0).length
  const tooLate = weightOf(after) > weightOf(it.could) ? open.length - empty : 0
  return { index, readyIn, sorted, tooLate }
}

/** Why each position that stays empty does, whatever is trained in time. */
function* whyRemaining(
  field: Field,
  open: readonly number[],
  proof: Network,
  it: Ever,
): Generator<void, Remaining[]> {
  const { index, readyIn, sorted, tooLate } = byLateness(field, open, proof.read(), it)
  const latest = it.late
    .map((one) => one.ready)
    .sort()
    .at(-1)
  const remaining: Remaining[] = []
  for (const [nth, position] of sorted.entries()) {
    const i = index.get(position)!
    const able = it.all.able[i]!
    const ready = readyIn.get(position) ?? latest
    if (nth < tooLate && ready) remaining.push({ position, why: 'too late', ready })
    else if (!able.people.length) remaining.push({ position, why: 'nobody' })
    else if (able.closed !== null)
      remaining.push({ position, why: 'cannot be earned', group: able.closed })
    else {
      yield
      const shortage = shortageOf(it.could.who[i]! < 0 ? it.net : proof, i)
      const [positions, people] = [shortage.positions.length, shortage.people.length]
      remaining.push({ position, why: 'short', positions, people, room: shortage.room })
    }
  }
  return remaining.sort((a, b) => a.position - b.position)
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
  const asked = { field, wishes, base: withBusy(made, field, busy), busy }
  yield
  const before = (yield* solving(asked.base)).read()
  const none = { additions: [], closed: [], remaining: [], late: [], least: 0 }
  if (weightOf(before) === 0) return { before, after: before, ...none }
  const found = yield* inTime(asked, (person, it) => {
    const chance = chances(person, it)
    return chance && chance.ready <= on ? chance : null
  })
  if ('tooMany' in found) return found
  const { room, additions, proof, least } = found
  const after = proof.read()
  const closed = idsOf(field, (i) => before.who[i]! < 0 && after.who[i]! >= 0)
  const training = { ...none, before, after, additions, closed, least }
  const open = idsOf(field, (i) => after.who[i]! < 0)
  if (!open.length) return training
  const later = yield* ever(asked, chances, room, on)
  if ('tooMany' in later) return later
  const remaining = yield* whyRemaining(field, open, proof, later)
  return { ...training, remaining, late: later.late }
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

/** Of each position the people who would qualify for it besides those who do today. */
function newlyQualified(
  field: Field,
  base: Problem,
  room: Room,
  additions: readonly Addition[],
): number[][] {
  const byPerson = new Map<number, Wanted[]>()
  for (const { person, wanted } of additions)
    byPerson.set(person, [...(byPerson.get(person) ?? []), wanted])
  const index = new Map(field.workers.map((it, i) => [it.id, i]))
  const people = [...byPerson].map(([id, has]) => [index.get(id)!, has] as const)
  // Positions alike are asked once; who takes them today is there already.
  const would = new Map<Able, number[]>()
  const own = new Int32Array(field.workers.length).fill(-1)
  return field.positions.map((_, i) => {
    const able = room.able[i]!
    const who =
      would.get(able) ?? people.filter(([p, has]) => satisfiedBy(able, p, has)).map(([p]) => p)
    would.set(able, who)
    if (!who.length) return who
    for (let e = base.first[i]!; e < base.first[i + 1]!; e++) own[base.person[e]!] = i
    return who.filter((p) => own[p] !== i)
  })
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
  const lists = newlyQualified(field, base, room, additions)
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
