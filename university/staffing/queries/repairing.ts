import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../calendar'
import { type Eligibility, eligibility, sayEligibility, takesException } from '../rules/eligibility'
import type { Field } from '../rules/field'
import { usualUntil } from '../rules/placement'
import { type Repair, repairOf } from '../rules/repair'
import { among, factsOf, type Known, needOf, type Position, positionsOf } from './facts'
import { fieldOn } from './field'

type Place = { id: number; position: number; person: number; from: Day; until: Day | null; percent: number | null }
export type RepairStep = {
  person: { id: number; name: string }
  to: { id: number; title: string; code: string; customer: string }
  from: { id: number; title: string; code: string; customer: string; placement: number } | null
  verdict: string
  href: string
}
export type Repaired =
  | { steps: RepairStep[] }
  /** Nobody can: the positions that compete for the same people, all of whom are taken. */
  | { steps: undefined; positions: { id: number; title: string; customer: string; code: string }[]; people: { id: number; name: string }[]; able: number }

/** Where the field says yes and a whole interval says no, the next chain is tried, so often. */
const tries = 25

/**
 * The fewest moves that fill a position which is empty from a day on, each judged over the whole interval its placement would have. `gone`
 * is not asked; `moved` is where they went meanwhile.
 */
export async function repairing(db: Reader, target: Position, on: Day, gone: number, moved?: { to: number | null; from: number }): Promise<Repaired> {
  const known = await fieldOn(db, on)
  const field: Field = {
    ...known,
    positions: known.positions.map((it) =>
      it.id === moved?.to ? { ...it, personId: gone } : it.id === target.id || it.id === moved?.from ? { ...it, personId: null } : it,
    ),
  }
  const forbidden = new Map<number, Set<number>>()
  let found: Repair = { steps: undefined, positions: [], people: [] }
  for (let n = 0; n < tries; n++) {
    found = repairOf(field, target.id, gone, forbidden)
    if (!found.steps) break
    const judged = await judge(db, found.steps, on)
    const wrong = judged.find((it) => takesException(it.verdict))
    if (!wrong) return { steps: judged.map(said(on)) }
    forbidden.set(wrong.to.id, (forbidden.get(wrong.to.id) ?? new Set()).add(wrong.person.id))
    found = { steps: undefined, positions: [target.id], people: [] }
  }
  const { positions, people } = found.steps ? { positions: [], people: [] } : found
  const named = await db.all<{ kind: string; id: number; name: string; customer: string; code: string }>(sql`
    select 'position' as kind, po.id, po.title as name, t.customer, t.code from position po join team t on t.id = po.team_id where po.id in ${among(positions.slice(0, shown))}
    union all select 'person', p.id, p.name, '', '' from person p where p.id in ${among(people.slice(0, shown))}`)
  return {
    steps: undefined,
    positions: named.filter((it) => it.kind === 'position').map(({ id, name, customer, code }) => ({ id, title: name, customer, code })),
    people: named.filter((it) => it.kind === 'person').map(({ id, name }) => ({ id, name })),
    able: people.length,
  }
}
const shown = 12

type Judged = { person: Known; to: Position; from: (Position & { placement: number }) | null; verdict: Eligibility; until: Day }

/** Every step over the whole interval, as things stand once the steps before it are done. Three statements. */
async function judge(db: Reader, steps: NonNullable<Repair['steps']>, on: Day): Promise<Judged[]> {
  const positions = await positionsOf(db, [...new Set(steps.flatMap((it) => [it.to, it.from ?? it.to]))], on)
  const facts = await factsOf(db, [...new Set(steps.map((it) => it.person))], on)
  const left = steps.flatMap((it) => it.from ?? [])
  const places = await db.all<Place>(sql`select pl.id, pl.position_id as position, pl.person_id as person, pl."from", pl.until, pl.percent from placement pl
    where pl.position_id in ${among(left)} and pl.kind = 'full' and pl."from" <= ${on} and (pl.until is null or pl.until >= ${on})`)
  return steps.map((step) => {
    const [to, person] = [positions.get(step.to) as Position, facts.get(step.person) as Known]
    const place = places.find((it) => it.position === step.from && it.person === step.person)
    const from = step.from === null ? undefined : positions.get(step.from)
    const until = place?.until ?? usualUntil(on, to.until)
    const need = needOf(to, { from: on, until: to.until !== null && to.until < until ? to.until : until }, place?.percent ?? null)
    const free = { ...person, placements: person.placements.filter((it) => !(place && it.team === from?.teamId && it.from === place.from)) }
    return { person, to, from: from && place ? { ...from, placement: place.id } : null, verdict: eligibility(free, need), until }
  })
}

const said =
  (on: Day) =>
  ({ person, to, from, verdict, until }: Judged): RepairStep => {
    const name = ({ id, title, code, customer }: Position) => ({ id, title, code, customer })
    const find = new URLSearchParams({ position: String(to.id), name: person.name, from: on, until })
    return {
      person: { id: person.id, name: person.name },
      to: name(to),
      from: from && { ...name(from), placement: from.placement },
      verdict: sayEligibility(verdict),
      href: from ? `/placements/${from.placement}/move?to=${to.id}&on=${on}` : `/candidates?${find}`,
    }
  }
