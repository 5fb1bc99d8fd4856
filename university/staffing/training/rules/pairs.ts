import type { Day } from '../../../calendar'
import {
  type Field,
  type OpenPosition,
  problemOf,
  type Wishes,
} from '../../eligibility/rules/supply-and-demand'
import { type Busy, servedOutside } from '../../plans/rules/planning'
import type { Matching, Problem } from '../../solver/network'
import type { Chances, Wanted } from './facts'

/** Someone (by their place among the workers) who would qualify once they held `wants`. */
export type Extra = {
  person: number
  wants: readonly { wanted: Wanted; ready: Day }[]
  ready: Day
  distance: number
}
/**
 * Of positions that ask for the same: everyone who could take them were certifications no matter,
 * who meets which of its groups today, and the first group nobody can be certified in (null: each
 * can be earned by someone).
 */
export type Able = {
  groups: OpenPosition['groups']
  people: Int32Array
  among: ReadonlySet<number>
  meets: readonly ReadonlySet<number>[]
  closed: number | null
}
/** Beside each position. */
export type Room = { extras: (readonly Extra[])[]; able: Able[] }

/** After how many people looked at a step ends. */
const stepPeople = 300
/** Nobody earns more than this for one position. */
const mostWanted = 4

export const weightOf = (it: Matching) => it.empty[1] + 2 * it.empty[2] + 3 * it.empty[3]

/** What a position asks, whichever it is: those alike are looked at once. */
const alike = (it: OpenPosition) =>
  JSON.stringify({ ...it, id: 0, team: 0, criticality: 0, personId: null, excepted: false })

/** Who qualifies for made-up positions, by the matching's own rule. */
function qualify(
  field: Field,
  wishes: Wishes,
  positions: OpenPosition[],
): Int32Array[] | { tooMany: number } {
  const found = problemOf({ ...field, positions }, wishes)
  return 'tooMany' in found
    ? found
    : positions.map((_, i) => found.person.slice(found.first[i], found.first[i + 1]))
}

/** Positions that ask for the same, and everyone who could be certified for them. */
type Kind = { able: Able; extras: Extra[] }

/** One of each kind of position, as if it were empty, and how many there are of it. */
function samplesOf(field: Field, keys: readonly string[]) {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  const samples = new Map(
    field.positions.map((it, i) => [keys[i]!, { ...it, personId: null, excepted: false }]),
  )
  return { times, samples: [...samples] }
}

/** Of the `people` who could take a kind of position: who lacks what, and the nearest way to it. */
function* kindOf(
  field: Field,
  sample: OpenPosition,
  people: Int32Array,
  meets: readonly ReadonlySet<number>[],
  chances: Chances,
): Generator<void, Kind> {
  const extras: Extra[] = []
  const open = sample.groups.map((_, g) => meets[g]!.size > 0)
  for (const [nth, p] of people.entries()) {
    if (nth % stepPeople === stepPeople - 1) yield
    const lacks = sample.groups.flatMap((group, g) => (meets[g]!.has(p) ? [] : [{ group, g }]))
    if (!lacks.length) continue
    const chance = (it: Wanted) => chances(field.workers[p]!.id, it)
    for (const { group, g } of lacks) open[g] ||= group.some((it) => chance(it) !== null)
    const groups = lacks.map(({ group }) => group)
    const way = nearest(groups, chance)
    if (way) extras.push({ person: p, ...way, distance: Math.min(99, way.distance) })
  }
  const closed = open.indexOf(false)
  const among = new Set(people)
  const { groups } = sample
  return { able: { groups, people, among, meets, closed: closed < 0 ? null : closed }, extras }
}

/** Without who serves the team elsewhere already: they take no position of it. */
function withoutServed({ able, extras }: Kind, there: ReadonlySet<number> | undefined): Kind {
  if (!there) return { able, extras }
  const people = able.people.filter((p) => !there.has(p))
  return {
    able: { ...able, people, among: new Set(people) },
    extras: extras.filter((it) => !there.has(it.person)),
  }
}

/**
 * Who could be certified for what: asks the matching's own rule with the certifications left out,
 * then group by group.
 */
export function* extrasOf(
  field: Field,
  wishes: Wishes,
  base: Problem,
  chances: Chances,
  most: number,
  busy: readonly Busy[] = [],
): Generator<void, Room | { tooMany: number }> {
  const keys = field.positions.map(alike)
  const { times, samples } = samplesOf(field, keys)
  const unasked = samples.map(([, it]) => ({ ...it, groups: [] }))
  const free = qualify(field, wishes, unasked)
  if ('tooMany' in free) return free
  const kinds = new Map<string, Kind>()
  let count = base.person.length
  for (const [n, [key, sample]] of samples.entries()) {
    const byGroup = sample.groups.map((group) => ({ ...sample, groups: [group] }))
    const meeting = qualify(field, wishes, byGroup)
    if ('tooMany' in meeting) return meeting
    const meets = meeting.map((it) => new Set(it))
    yield
    const kind = yield* kindOf(field, sample, free[n]!, meets, chances)
    kinds.set(key, kind)
    count += kind.extras.length * (times.get(key) ?? 1)
    if (count > most) return { tooMany: count }
  }
  const served = servedOutside(field, busy)
  const rooms = keys.map((key, i) =>
    withoutServed(kinds.get(key)!, served.get(field.positions[i]!.team)),
  )
  return { extras: rooms.map((it) => it.extras), able: rooms.map((it) => it.able) }
}

export const keyOf = (it: Wanted) =>
  it.examCode === null ? `${it.certification}` : `${it.certification}/${it.examCode}`
type Ways = Pick<Extra, 'wants' | 'ready' | 'distance'>
/**
 * Of all choices of one alternative for each group: the fewest to earn, then the nearest, then the
 * soonest counted. Null: none.
 */
function nearest(
  groups: readonly (readonly Wanted[])[],
  chance: (it: Wanted) => ReturnType<Chances>,
): Ways | null {
  const options = groups
    .map((group) => group.flatMap((wanted) => ({ wanted, chance: chance(wanted) })))
    .map((group) => group.filter((it) => it.chance !== null))
  let best: Ways | null = null
  const choose = (
    g: number,
    wants: ReadonlyMap<string, Ways['wants'][number]>,
    ready: Day,
    distance: number,
  ) => {
    if (wants.size > mostWanted || (best && wants.size > best.wants.length)) return
    const group = options[g]
    if (!group) {
      const closer =
        !best ||
        wants.size < best.wants.length ||
        distance < best.distance ||
        (distance === best.distance && ready < best.ready)
      if (closer) best = { wants: [...wants.values()], ready, distance }
      return
    }
    for (const { wanted, chance } of group) {
      if (!chance) continue
      const more = new Map(wants)
      for (const one of [...chance.also, wanted])
        if (!more.has(keyOf(one))) more.set(keyOf(one), { wanted: one, ready: chance.ready })
      choose(
        g + 1,
        more,
        chance.ready > ready ? chance.ready : ready,
        Math.max(distance, chance.distance),
      )
    }
  }
  choose(0, new Map(), '', 0)
  return best
}

/** Whether what someone meets today and what they would hold besides is all a position asks. */
export function satisfiedBy(
  { groups, among, meets }: Able,
  person: number,
  has: readonly Wanted[],
): boolean {
  if (!among.has(person)) return false
  return groups.every(
    (group, g) => meets[g]!.has(person) || group.some((asked) => has.some((it) => does(it, asked))),
  )
}
/**
 * Whether what is earned anew, in its newest version, is what is asked for: by any exam, or by this
 * one.
 */
const does = (held: Wanted, asked: Wanted) =>
  held.certification === asked.certification &&
  (asked.examCode === null || held.examCode === asked.examCode)

/**
 * The problem with everyone who could be certified in it, from nothing: an empty position costs
 * most, then each certification (one that comes after `late` far more, so that it is only taken
 * where nothing else does), then a person who must leave a place, then distance.
 */
export function withExtras(
  field: Field,
  base: Problem,
  { extras }: Room,
  late?: Day,
  cost?: (it: Extra) => number,
): Problem {
  const places = new Map<number, number>()
  for (const it of field.positions)
    if (it.personId !== null) places.set(it.personId, (places.get(it.personId) ?? 0) + 1)
  const full = field.workers.map((it, p) => (places.get(it.id) ?? 0) >= base.capacity[p]!)
  const one = 200 * field.positions.length + 1
  const person: number[] = []
  const scarce: number[] = []
  const first = new Int32Array(field.positions.length + 1)
  field.positions.forEach((it, i) => {
    const move = (p: number) => (full[p] && field.workers[p]!.id !== it.personId ? 100 : 0)
    for (let e = base.first[i]!; e < base.first[i + 1]!; e++) {
      person.push(base.person[e]!)
      scarce.push(cost ? 0 : move(base.person[e]!))
    }
    const own = new Set(base.person.subarray(base.first[i], base.first[i + 1]))
    for (const extra of extras[i] ?? []) {
      if (own.has(extra.person)) continue
      const times = late !== undefined && extra.ready > late ? 8 : 1
      person.push(extra.person)
      scarce.push(
        cost ? cost(extra) : one * extra.wants.length * times + move(extra.person) + extra.distance,
      )
    }
    first[i + 1] = person.length
  })
  const today = new Int32Array(field.positions.length).fill(-1)
  return { ...base, first, person: Int32Array.from(person), scarce: Int32Array.from(scarce), today }
}
