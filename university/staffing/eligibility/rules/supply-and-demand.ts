import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import type { Problem } from '../../solver/network'
import { worksAs } from './kinds'

/** One thing that would do for a group. */
export type OneAsked = { certification: number; examCode: string | null; minRank?: number | null }
/**
 * A position as a plan sees it on its day: its groups name the certifications (and exams) that
 * would do.
 */
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
/**
 * `proficiency`: the level by track, as last assessed. `away`: not at work on the day; they keep
 * their place.
 */
export type Worker = {
  id: number
  jobTitle: string
  shift: Shift
  site: string
  capacity: number
  proficiency?: ReadonlyMap<string, number>
  away?: boolean
}
/**
 * Everything a plan is made from, on a day. `holders`: by what may be asked for (see `keyOf`), who
 * counts.
 */
export type Field = {
  positions: readonly OpenPosition[]
  workers: readonly Worker[]
  holders: ReadonlyMap<string, ReadonlySet<number>>
}
/**
 * `sameSite`: people serve only their own site. `pinned`: this person and nobody else. `forbidden`:
 * never this pair. Ids of positions and people.
 */
export type Wishes = {
  sameSite?: boolean
  pinned?: ReadonlyMap<number, number>
  forbidden?: ReadonlyMap<number, ReadonlySet<number>>
}

/**
 * No pair of a plan larger than this fits the memory it is given: about 1 GB with all that is kept
 * beside each.
 */
export const mostPairs = 20_000_000

/** '7', '7/EX200', '7/EX200>=9000': a certification, by which exam, on no older version than. */
export const keyOf = ({ certification, examCode, minRank }: OneAsked): string =>
  `${certification}${examCode === null ? '' : `/${examCode}`}${minRank == null ? '' : `>=${minRank}`}`
/**
 * How scarce each certification is on the day, 0 to 100: positions that ask for it, per holder who
 * counts. What nobody asks for is not scarce.
 */
function scarcities({ positions, holders }: Field): Map<string, number> {
  const asked = new Map<string, number>()
  for (const it of positions)
    for (const key of new Set(it.groups.flat().map(keyOf)))
      asked.set(key, (asked.get(key) ?? 0) + 1)
  return new Map(
    [...asked].map(([key, n]) => [
      key,
      Math.min(100, Math.round((100 * n) / Math.max(1, holders.get(key)?.size ?? 0))),
    ]),
  )
}

/**
 * The field as a network to be solved: who qualifies for what. A pair spends what is scarcest among
 * what the person holds and the position does not ask for. Answers too many pairs as their number,
 * before they are made.
 */
export function problemOf(
  field: Field,
  wishes: Wishes = {},
  most = mostPairs,
): Problem | { tooMany: number } {
  const { positions, workers } = field
  const index = new Map(workers.map((it, i) => [it.id, i]))
  const qualifiedFor = qualifying(field, index, wishes.sameSite ?? false)
  const lists = positions.map((it): Qualified => {
    const pinned = wishes.pinned?.get(it.id)
    if (pinned !== undefined) {
      const i = index.get(pinned)
      return i === undefined ? nobody : { people: Int32Array.of(i), scarce: Int32Array.of(0) }
    }
    const found = qualifiedFor(it)
    const stays = it.excepted && it.personId !== null ? (index.get(it.personId) ?? -1) : -1
    const not = wishes.forbidden?.get(it.id)
    if (stays < 0 && !not) return found
    const people: number[] = []
    const scarce: number[] = []
    found.people.forEach((i, k) => {
      if (not?.has(workers[i]!.id)) return
      people.push(i)
      scarce.push(found.scarce[k]!)
    })
    if (stays >= 0 && !found.people.includes(stays) && !not?.has(it.personId as number)) {
      people.push(stays)
      scarce.push(0)
    }
    return { people: Int32Array.from(people), scarce: Int32Array.from(scarce) }
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
    const incumbent =
      positions[i]!.personId === null ? undefined : index.get(positions[i]!.personId as number)
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

type Qualified = { people: Int32Array; scarce: Int32Array }
const nobody: Qualified = { people: new Int32Array(), scarce: new Int32Array() }

/**
 * Who qualifies for a position, and what each would spend there. Positions that ask for the same
 * are looked up once; so is who works as what when, and who has what a group names. Rare things are
 * numbers here, by how rare they are.
 */
function qualifying(field: Field, index: ReadonlyMap<number, number>, sameSite: boolean) {
  const { workers, holders } = field
  const rare = [...scarcities(field)].sort(([, a], [, b]) => b - a)
  const rank = new Map(rare.map(([key], r) => [key, r]))
  const held: number[][] = workers.map(() => [])
  for (const [r, [key]] of rare.entries())
    for (const person of holders.get(key) ?? []) {
      const i = index.get(person)
      if (i !== undefined) held[i]!.push(r)
    }

  const atWork = new Map<string, Int32Array>()
  const working = (it: OpenPosition) => {
    const [site, least] = [sameSite ? it.site : '', it.track ? (it.minProficiency ?? 0) : 0]
    const key = JSON.stringify([it.kind, it.shift, site, least, least > 0 ? it.track : null])
    let found = atWork.get(key)
    if (found) return found
    const may = (one: Worker) =>
      one.capacity > 0 &&
      (it.shift === null || one.shift === it.shift) &&
      (site === '' || one.site === site) &&
      (least <= 0 || (one.proficiency?.get(it.track as string) ?? 0) >= least) &&
      worksAs(one.jobTitle, it.kind)
    found = Int32Array.from(workers.keys()).filter((i) => may(workers[i]!))
    atWork.set(key, found)
    return found
  }
  const ofGroup = new Map<string, Uint8Array>()
  const having = (keys: readonly string[], name: string) => {
    let found = ofGroup.get(name)
    if (found) return found
    found = new Uint8Array(workers.length)
    for (const key of keys)
      for (const person of holders.get(key) ?? []) {
        const i = index.get(person)
        if (i !== undefined) found[i] = 1
      }
    ofGroup.set(name, found)
    return found
  }

  const known = new Map<string, Qualified>()
  const asked = new Uint8Array(rare.length)
  return (it: OpenPosition): Qualified => {
    const groups = it.groups.map((group) => group.map(keyOf).sort())
    const names = groups.map((group) => group.join(','))
    const key = JSON.stringify([
      it.kind,
      it.shift,
      sameSite ? it.site : '',
      it.track,
      it.minProficiency,
      ...names.toSorted(),
    ])
    let found = known.get(key)
    if (found) return found
    const sets = groups.map((group, g) => having(group, names[g]!))
    const people = working(it).filter((i) => sets.every((set) => set[i] === 1))
    const ranks = groups.flat().map((one) => rank.get(one)!)
    for (const r of ranks) asked[r] = 1
    const scarce = people.map((i) => {
      for (const r of held[i]!) if (asked[r] === 0) return rare[r]![1]
      return 0
    })
    for (const r of ranks) asked[r] = 0
    found = { people, scarce }
    known.set(key, found)
    return found
  }
}
