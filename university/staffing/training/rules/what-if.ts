import { type Shift, shifts } from '@/db/tables/people'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import {
  type Field,
  type OpenPosition,
  problemOf,
  type Wishes,
} from '../../eligibility/rules/supply-and-demand'
import { type Busy, withBusy } from '../../plans/rules/planning'
import { solving } from '../../solver/matching'
import type { Matching, Problem } from '../../solver/network'
import { mostBase, mostPositions } from './training'

/**
 * What would be different: places that are added, people who are gone by then, certifications that
 * count no more.
 */
export type Change = {
  added: readonly OpenPosition[]
  gone: ReadonlySet<number>
  sunset: ReadonlySet<number>
}

/** The field as it would be. What was stays as it was. */
export const changed = (field: Field, { added, gone, sunset }: Change): Field => ({
  positions: [...field.positions, ...added],
  workers: gone.size ? field.workers.filter((it) => !gone.has(it.id)) : field.workers,
  holders: sunset.size
    ? new Map([...field.holders].filter(([key]) => !sunset.has(Number.parseInt(key, 10))))
    : field.holders,
})

/**
 * Places like those of a team, once for each new customer. Ids count down from -1, so that they
 * meet nobody else's.
 */
export function copiesOf(field: Field, team: number, copies: number, first = -1): OpenPosition[] {
  const pattern = field.positions.filter((it) => it.team === team)
  return Array.from({ length: copies }, (_, n) =>
    pattern.map((it, i) => ({
      ...it,
      id: first - n * pattern.length - i,
      team: -1 - n,
      personId: null,
      excepted: false,
    })),
  ).flat()
}

export type AddedPlaces = {
  count: number
  kind: PositionKind
  shift: Shift | null
  site: string
  criticality: number
  asks: string
}
/** '2*technician*night*London*3*RHCSA|LFCS': what a row of added places is in an address. */
export const writeAdded = (it: AddedPlaces) =>
  [it.count, it.kind, it.shift ?? '', it.site, it.criticality, it.asks].join('*')
/** A row of added places as `writeAdded` wrote it; undefined: it is no such row. */
export function readAdded(text: string): AddedPlaces | undefined {
  const [count, kind, shift, site, criticality, ...asks] = text.split('*')
  const known = positionKinds.find((it) => it === kind)
  const n = Number(count)
  if (!known || !Number.isInteger(n) || n < 1 || n > mostAdded) return undefined
  const weight = Number(criticality)
  return {
    count: n,
    kind: known,
    shift: shifts.find((it) => it === shift) ?? null,
    site: (site ?? '').slice(0, 200),
    criticality: weight >= 1 && weight <= 3 ? Math.round(weight) : 2,
    asks: asks.join('*').slice(0, 300),
  }
}
/** A row adds no more places than this, and customers like another no more than `mostCopies`. */
export const mostAdded = 50
export const mostCopies = 20

export type Place = { position: number; before: number | null; after: number | null }
export type Compared = {
  baseline: Matching
  scenario: Matching
  /** New places, by id: who would fill them (a person's id), null: nobody. */
  added: { position: number; person: number | null; leaves: number | null }[]
  /** Places of today that the best plan fills without the change and not with it. */
  lost: Place[]
  /** Places that are filled by someone else than without the change. */
  moved: Place[]
}

/**
 * The best plan without and with a change, beside each other. The second is solved as moves from
 * the first, so that they differ only where the change makes them.
 */
export function* compared(
  field: Field,
  after: Field,
  wishes: Wishes = {},
  busy: readonly Busy[] = [],
): Generator<void, Compared | { tooMany: number }> {
  const most = Math.max(field.positions.length, after.positions.length)
  if (most > mostPositions) return { tooMany: most * field.workers.length }
  const without = problemOf(field, wishes)
  const same = problemOf(after, wishes)
  if ('tooMany' in without) return without
  if ('tooMany' in same) return same
  if (Math.max(without.person.length, same.person.length) > mostBase)
    return { tooMany: Math.max(without.person.length, same.person.length) }
  const baseline = (yield* solving(withBusy(without, field, busy))).read()
  const index = new Map(after.workers.map((it, i) => [it.id, i]))
  const idOf = (of: Field, it: Matching, i: number) =>
    it.who[i]! < 0 ? null : of.workers[it.who[i]!]!.id
  const scenario = (yield* solving(
    from(withBusy(same, after, busy), field, baseline, index),
  )).read()

  const old = field.positions.map(
    (it, i): Place => ({
      position: it.id,
      before: idOf(field, baseline, i),
      after: idOf(after, scenario, i),
    }),
  )
  const wasIn = new Map(
    old.flatMap((it) =>
      it.before === null || it.before === it.after ? [] : [[it.before, it.position] as const],
    ),
  )
  const added = after.positions.slice(field.positions.length).map((it, n) => {
    const person = idOf(after, scenario, field.positions.length + n)
    return { position: it.id, person, leaves: person === null ? null : (wasIn.get(person) ?? null) }
  })
  return {
    baseline,
    scenario,
    added,
    lost: old.filter((it) => it.before !== null && it.after === null),
    moved: old.filter((it) => it.after !== null && it.after !== it.before),
  }
}

/** The problem with the first plan standing as today's, where its people still qualify. */
function from(
  problem: Problem,
  field: Field,
  baseline: Matching,
  index: ReadonlyMap<number, number>,
): Problem {
  const today = problem.today.map((_, i) => {
    const p =
      i < field.positions.length && baseline.who[i]! >= 0
        ? index.get(field.workers[baseline.who[i]!]!.id)
        : undefined
    return p !== undefined &&
      problem.person.subarray(problem.first[i], problem.first[i + 1]).includes(p)
      ? p
      : -1
  })
  return { ...problem, today }
}
