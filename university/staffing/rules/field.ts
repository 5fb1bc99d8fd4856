import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import type { Problem } from '../matching'
import { worksAs } from './kinds'

/** One thing that would do for a group. */
export type OneAsked = { certification: number; examCode: string | null; minRank?: number | null }
/** A position as a plan sees it on its day: its groups name the certifications (and exams) that would do. */
export type OpenPosition = {
  id: number
  team: number
  kind: PositionKind
  shift: Shift | null
  site: string
  criticality: number
  groups: readonly (readonly OneAsked[])[]
  /** The least proficiency asked for in a track; none where it is 0 or not said. */
  minProficiency?: number
  track?: string | null
  /** Who is in it, and whether they may stay though they do not qualify (an exception in force). */
  personId: number | null
  excepted: boolean
}
/** `proficiency`: the level by track, as last assessed. `away`: not at work on the day; they keep their place. */
export type Worker = {
  id: number
  jobTitle: string
  shift: Shift
  site: string
  capacity: number
  proficiency?: ReadonlyMap<string, number>
  away?: boolean
}
/** Everything a plan is made from, on a day. `holders`: by what may be asked for (see `keyOf`), who counts. */
export type Field = { positions: readonly OpenPosition[]; workers: readonly Worker[]; holders: ReadonlyMap<string, ReadonlySet<number>> }
/** `sameSite`: people serve only their own site. `pinned`: this person and nobody else. `forbidden`: never this pair. Ids of positions and people. */
export type Wishes = { sameSite?: boolean; pinned?: ReadonlyMap<number, number>; forbidden?: ReadonlyMap<number, ReadonlySet<number>> }

/** No pair of a plan larger than this fits the memory it is given: about 1 GB with all that is kept beside each. */
export const mostPairs = 20_000_000

/** '7', '7/EX200', '7/EX200>=9000': a certification, by which exam, on no older version than. */
export const keyOf = ({ certification, examCode, minRank }: OneAsked): string =>
  `${certification}${examCode === null ? '' : `/${examCode}`}${minRank == null ? '' : `>=${minRank}`}`
/** A position asks for a proficiency the person does not have. */
const tooNew = (it: OpenPosition, one: Worker) => it.track && (it.minProficiency ?? 0) > (one.proficiency?.get(it.track) ?? 0)

/**
 * How scarce each certification is on the day, 0 to 100: positions that ask for it, per holder who counts. What nobody
 * asks for is not scarce.
 */
export function scarcities({ positions, holders }: Field): Map<string, number> {
  const asked = new Map<string, number>()
  for (const it of positions) for (const key of new Set(it.groups.flat().map(keyOf))) asked.set(key, (asked.get(key) ?? 0) + 1)
  return new Map([...asked].map(([key, n]) => [key, Math.min(100, Math.round((100 * n) / Math.max(1, holders.get(key)?.size ?? 0)))]))
}

/**
 * The field as a network to be solved: who qualifies for what. A pair spends what is scarcest among what the person holds
 * and the position does not ask for. Answers too many pairs as their number, before they are made.
 */
export function problemOf(field: Field, wishes: Wishes = {}, most = mostPairs): Problem | { tooMany: number } {
  const { positions, workers, holders } = field
  const index = new Map(workers.map((it, i) => [it.id, i]))
  const rare = scarcities(field)
  const held = workers.map((it) => [...rare].filter(([key]) => holders.get(key)?.has(it.id)).sort(([, a], [, b]) => b - a))

  // Positions that ask for the same are looked up once.
  const known = new Map<string, { people: Int32Array; scarce: Int32Array }>()
  const qualifiedFor = (it: OpenPosition) => {
    const key = `${it.kind}|${it.shift}|${wishes.sameSite ? it.site : ''}|${it.track}:${it.minProficiency}|${it.groups
      .map((group) => group.map(keyOf).sort().join(','))
      .sort()
      .join('&')}`
    let found = known.get(key)
    if (found) return found
    const asked = new Set(it.groups.flat().map(keyOf))
    const sets = it.groups.map((group) => group.map((one) => holders.get(keyOf(one))))
    const people: number[] = []
    workers.forEach((one, i) => {
      if (one.capacity === 0 || !worksAs(one.jobTitle, it.kind)) return
      if (it.shift !== null && one.shift !== it.shift) return
      if (tooNew(it, one)) return
      if (wishes.sameSite && it.site !== '' && one.site !== it.site) return
      if (sets.every((group) => group.some((set) => set?.has(one.id)))) people.push(i)
    })
    const scarce = people.map((i) => held[i]?.find(([key]) => !asked.has(key))?.[1] ?? 0)
    found = { people: Int32Array.from(people), scarce: Int32Array.from(scarce) }
    known.set(key, found)
    return found
  }

  const lists = positions.map((it) => {
    const pinned = wishes.pinned?.get(it.id)
    if (pinned !== undefined) {
      const i = index.get(pinned)
      return i === undefined ? { people: new Int32Array(), scarce: new Int32Array() } : { people: Int32Array.of(i), scarce: Int32Array.of(0) }
    }
    const found = qualifiedFor(it)
    const stays = it.excepted && it.personId !== null ? (index.get(it.personId) ?? -1) : -1
    const not = wishes.forbidden?.get(it.id)
    if (stays < 0 && !not) return found
    const people = [...found.people].filter((i) => !not?.has(workers[i]!.id))
    if (stays >= 0 && !people.includes(stays) && !not?.has(it.personId as number)) people.push(stays)
    return { people: Int32Array.from(people), scarce: Int32Array.from(people, (i) => found.scarce[found.people.indexOf(i)] ?? 0) }
  })

  const first = new Int32Array(positions.length + 1)
  lists.forEach((it, i) => {
    first[i + 1] = first[i]! + it.people.length
  })
  const pairs = first[positions.length]!
  if (pairs > most) return { tooMany: pairs }
  const person = new Int32Array(pairs)
  const scarce = new Int32Array(pairs)
  const today = new Int32Array(positions.length).fill(-1)
  lists.forEach((it, i) => {
    person.set(it.people, first[i]!)
    scarce.set(it.scarce, first[i]!)
    const incumbent = positions[i]!.personId === null ? undefined : index.get(positions[i]!.personId as number)
    if (incumbent !== undefined && it.people.includes(incumbent)) today[i] = incumbent
  })
  return {
    team: Int32Array.from(positions, (it) => it.team),
    criticality: Int32Array.from(positions, (it) => it.criticality),
    capacity: Int32Array.from(workers, (it) => it.capacity),
    first,
    person,
    scarce,
    today,
  }
}
