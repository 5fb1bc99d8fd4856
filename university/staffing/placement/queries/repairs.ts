import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement as placementTable, positionRequirement } from '@/db/tables/staffing'
import { type Day, sooner } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { placedOn } from '../../../place'
import {
  among,
  factsOf,
  type Known,
  needOf,
  type Position,
  positionsOf,
} from '../../eligibility/queries/facts'
import { labelsOf } from '../../eligibility/queries/labels'
import { fieldOn, mostPeople, peopleOn, worksOn } from '../../eligibility/queries/supply-and-demand'
import { groupMet } from '../../eligibility/queries/unmet-sql'
import {
  type Eligibility,
  eligibility,
  fitsUntil,
  sayEligibility,
  takesException,
} from '../../eligibility/rules/eligibility'
import { titleOf } from '../../eligibility/rules/kinds'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { usualUntil } from '../rules/placement'
import { type Repair, repairOf } from '../rules/repair'

const r = named(positionRequirement, 'r')
const pl = named(placementTable, 'pl')
const p = named(personTable, 'p')

type Place = {
  id: number
  position: number
  person: number
  from: Day
  until: Day | null
  percent: number | null
}
type RepairStep = {
  person: { id: number; name: string }
  to: { id: number; title: string; code: string; customer: string }
  from: { id: number; title: string; code: string; customer: string; placement: number } | null
  verdict: string
  href: string
}
export type Repaired =
  | { steps: RepairStep[] }
  /** Nobody can: the positions that compete for the same people, all of whom are taken. */
  | {
      steps: undefined
      positions: { id: number; title: string; customer: string; code: string }[]
      people: { id: number; name: string }[]
      able: number
      /** Not looked at to the end: so many people would have to be. */
      tooMany?: number
    }

/** Where the field says yes and a whole interval says no, the next chain is tried, so often. */
const tries = 25

/**
 * The fewest moves that fill a position which is empty from a day on, each judged over the whole
 * interval its placement would have. `gone` is not asked; `moved` is where they went meanwhile.
 * Never more than `most` people are looked at: those with room first, so that whoever can simply
 * come is found among any number.
 */
export async function repairing(
  db: Reader,
  target: Position,
  on: Day,
  gone: number,
  moved?: { to: number | null; from: number },
  most = mostPeople,
): Promise<Repaired> {
  const meanwhile = (it: Field): Field => ({
    ...it,
    positions: it.positions.map((one) =>
      one.id === moved?.to
        ? { ...one, personId: gone }
        : one.id === target.id || one.id === moved?.from
          ? { ...one, personId: null }
          : one,
    ),
  })
  let known: Set<number> | undefined = new Set([target.id])
  let near = await around(db, on, known, most)
  let field = meanwhile(near.field)
  const forbidden = new Map<number, Set<number>>()
  let found: Repair = { steps: undefined, positions: [], people: [] }
  for (let n = 0; n < tries; n++) {
    found = repairOf(field, target.id, gone, forbidden, known)
    while (!found.steps && found.unknown && near.able <= most) {
      known = new Set([...(known ?? []), ...found.unknown])
      if (known.size > mostAround) {
        const everyone = await peopleOn(db, on)
        if (everyone > most)
          return {
            steps: undefined,
            positions: [],
            people: [],
            able: found.people.length,
            tooMany: everyone,
          }
        known = undefined
      }
      near = known ? await around(db, on, known, most) : { field: await fieldOn(db, on), able: 0 }
      field = meanwhile(near.field)
      found = repairOf(field, target.id, gone, forbidden, known)
    }
    if (!found.steps && near.able > most)
      return { steps: undefined, positions: [], people: [], able: near.able, tooMany: near.able }
    if (!found.steps) break
    const judged = await judge(db, found.steps, on)
    const wrong = judged.find((it) => takesException(it.verdict))
    if (!wrong) return { steps: judged.map(said(on)) }
    forbidden.set(wrong.to.id, (forbidden.get(wrong.to.id) ?? new Set()).add(wrong.person.id))
    found = { steps: undefined, positions: [target.id], people: [] }
  }
  const { positions, people } = found.steps ? { positions: [], people: [] } : found
  const named = await db.all<{
    kind: string
    id: number
    name: string
    customer: string
    code: string
  }>(sql`
    select 'position' as kind, po.id, po.title as name, t.customer, t.code from position po
    join team t on t.id = po.team_id where po.id in ${among(positions.slice(0, shown))}
    union all select 'person', p.id, p.name, '', '' from person p
    where p.id in ${among(people.slice(0, shown))}`)
  return {
    steps: undefined,
    positions: named
      .filter((it) => it.kind === 'position')
      .map(({ id, name, customer, code }) => ({ id, title: name, customer, code })),
    people: named.filter((it) => it.kind === 'person').map(({ id, name }) => ({ id, name })),
    able: people.length,
  }
}
const shown = 12

/** Beyond so many positions everyone is looked at, or nobody where that is too much. */
const mostAround = 30

/**
 * The field around some positions: everyone who can qualify for one of them, and every position
 * those people are in. `able`: how many they are; of more than `most` those who serve fewest teams
 * for what they can.
 */
async function around(
  db: Reader,
  on: Day,
  positions: ReadonlySet<number>,
  most: number,
): Promise<{ field: Field; able: number }> {
  const load = sql`(select count(*) from placement pl where pl.person_id = p.id
    and ${placedOn(pl, on)})`
  const rows = await db.all<{ id: number; able: number }>(sql`
    with seat as materialized (select po.id, po.shift, po.site, k.value as title from position po
    join json_each(${JSON.stringify(titleOf)}) k on k.key = po.kind
    where po.id in ${among([...positions])})
    select p.id, count(*) over () as able from person p where ${worksOn(p, on)} and p.capacity > 0
    and exists (select 1 from seat
      where (seat.shift is null or seat.shift = p.shift) and (seat.site = '' or seat.site = p.site)
      and p.job_title like '%' || seat.title || '%'
        and not exists (select 1 from position_requirement r where r.position_id = seat.id
        and ${lastsOn(r, on)} and not ${groupMet(sql`p.id`, 'r', on)}))
    order by ${load} >= p.capacity, ${load}, p.id limit ${most}`)
  const people = rows.map((it) => it.id)
  const held = await db.all<{
    id: number
  }>(sql`select distinct pl.position_id as id from json_each(${JSON.stringify(people)}) w
    cross join placement pl on pl.person_id = w.value where pl.kind = 'full'
    and ${placedOn(pl, on)}`)
  const field = await fieldOn(db, on, [], {
    positions: [...new Set([...positions, ...held.map((it) => it.id)])],
    people,
  })
  return { field, able: rows[0]?.able ?? 0 }
}

type Judged = {
  person: Known
  to: Position
  from: (Position & { placement: number }) | null
  verdict: Eligibility
  until: Day
}

/**
 * Every step over the whole interval, as things stand once the steps before it are done. Four
 * statements.
 */
async function judge(db: Reader, steps: NonNullable<Repair['steps']>, on: Day): Promise<Judged[]> {
  const ids = [...new Set(steps.flatMap((it) => [it.to, it.from ?? it.to]))]
  const labels = await labelsOf(db, ids)
  const positions = new Map(
    [...(await positionsOf(db, ids, on))].map(([id, it]) => [
      id,
      { ...it, title: labels.get(id)?.title ?? it.title },
    ]),
  )
  const facts = await factsOf(db, [...new Set(steps.map((it) => it.person))], on)
  const left = steps.flatMap((it) => it.from ?? [])
  const places =
    await db.all<Place>(sql`select pl.id, pl.position_id as position, pl.person_id as person,
      pl."from", pl.until, pl.percent from placement pl
    where pl.position_id in ${among(left)} and pl.kind = 'full' and ${placedOn(pl, on)}`)
  return steps.map((step) => {
    const [to, person] = [positions.get(step.to) as Position, facts.get(step.person) as Known]
    const place = places.find((it) => it.position === step.from && it.person === step.person)
    const from = step.from === null ? undefined : positions.get(step.from)
    const free = {
      ...person,
      placements: person.placements.filter(
        (it) => !(place && it.team === from?.teamId && it.from === place.from),
      ),
    }
    const through = (until: Day) => ({
      until,
      verdict: eligibility(free, needOf(to, { from: on, until }, place?.percent ?? null)),
    })
    const whole = through(sooner(place?.until ?? usualUntil(on, to.lasts), to.lasts) as Day)
    // Who leaves nothing may fill it until it changes; nobody gives up a place for that.
    const last = place ? undefined : fitsUntil(whole.verdict)
    return {
      person,
      to,
      from: from && place ? { ...from, placement: place.id } : null,
      ...(last ? through(last) : whole),
    }
  })
}

const said =
  (on: Day) =>
  ({ person, to, from, verdict, until }: Judged): RepairStep => {
    const name = ({ id, title, code, customer }: Position) => ({ id, title, code, customer })
    const find = new URLSearchParams({
      position: String(to.id),
      name: person.name,
      from: on,
      until,
    })
    return {
      person: { id: person.id, name: person.name },
      to: name(to),
      from: from && { ...name(from), placement: from.placement },
      verdict: sayEligibility(verdict),
      href: from
        ? `/placements/${from.placement}/move?to=${to.id}&on=${on}`
        : `/candidates?${find}`,
    }
  }
