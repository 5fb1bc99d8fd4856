import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { placedOn } from '../../../place'
import { positionOnDay } from '../../../roster/queries/terms'
import { type Label, labelsOf, namesOf } from '../../eligibility/queries/labels'
import { seesEveryone } from '../../sight'
import { type Shortage, shortageOf } from '../../solver/shortages'
import { mayPlan } from '../rules/plan'
import { type Change, chainsOf, changesOf } from '../rules/planning'
import { planDay, type SolvedDay, solvedInput, solvedOn } from './solve-day'

const pl = named(placement, 'pl')

const pageSize = 15
/** A moving problem is solved by the moves shown; the others by nobody's moving. */
export type EmptyKind = 'moving' | 'certifying' | 'nobody'
/** How many names of a proof are shown; the numbers are whole. */
const shown = 30

/** An empty position by its place in the field: what fills it, or the proof that nothing does. */
type EmptyRow = { at: number; kind: EmptyKind; proof?: Shortage; moves: Change[] }

/** The solved day with the name of every position in it. */
type Named = SolvedDay & { who: Int32Array; places: ReadonlyMap<number, Label> }

const idAt = ({ field }: SolvedDay, i: number): number => field.positions[i]!.id
const labelAt = (it: Named, i: number): Label => it.places.get(idAt(it, i))!
const workerAt = ({ field }: SolvedDay, p: number): number => field.workers[p]!.id

function kindAt({ net, who }: Named, i: number): EmptyKind {
  const { first } = net.problem
  if (who[i]! >= 0) return 'moving'
  return first[i] === first[i + 1] ? 'nobody' : 'certifying'
}

/** The empty positions asked about: what hurts most when empty first. */
function emptyIn(it: Named, team: string, position: number | undefined): number[] {
  const { today, criticality } = it.net.problem
  const isAsked = (i: number) => {
    if (position) return idAt(it, i) === position
    return !team || labelAt(it, i).code.toLowerCase() === team.toLowerCase()
  }
  const usd = (i: number) => labelAt(it, i).monthlyUsd
  return [...today.keys()]
    .filter((i) => today[i]! < 0 && isAsked(i))
    .sort((a, b) => criticality[b]! - criticality[a]! || usd(b) - usd(a) || a - b)
}

/** The moves that fill a position, its own first, by the position. */
function movesByPosition({ field, net, who, busy }: Named): (i: number) => Change[] {
  const changes = changesOf(field, net.problem, who, busy)
  const someone = (p: number) => (p < 0 ? null : p)
  const chains = chainsOf(
    changes.map((it) => ({ before: someone(it.before), after: someone(it.after) })),
  )
  const chainAt = new Map(
    chains.flatMap((chain) => chain.map((at) => [changes[at]!.position, chain] as const)),
  )
  return (i) =>
    (chainAt.get(i) ?? [])
      .map((at) => changes[at]!)
      .sort((a, b) => Number(b.position === i) - Number(a.position === i))
}

function rowsOf(it: Named, empty: readonly number[]): EmptyRow[] {
  const movesTo = movesByPosition(it)
  return empty.map((at) => {
    const isFilled = it.who[at]! >= 0
    return {
      at,
      kind: kindAt(it, at),
      proof: isFilled ? undefined : shortageOf(it.net, at),
      moves: isFilled ? movesTo(at) : [],
    }
  })
}

/** The names of everyone the rows speak of. */
async function peopleIn(db: Reader, it: Named, rows: readonly EmptyRow[]) {
  const moving = rows.flatMap((row) => row.moves.flatMap((one) => [one.before, one.after]))
  return namesOf(db, [
    ...rows.flatMap((row) => (row.proof?.people ?? []).slice(0, shown)).map((p) => workerAt(it, p)),
    ...moving.filter((p) => p >= 0).map((p) => workerAt(it, p)),
    ...rows.flatMap((row) => it.field.positions[row.at]!.personId ?? []),
  ])
}

type Names = ReadonlyMap<number, string>
const personAt = (it: Named, names: Names, p: number) => {
  const id = workerAt(it, p)
  return { id, name: names.get(id) ?? '' }
}

function toldProof(it: Named, names: Names, proof: Shortage) {
  const { capacity } = it.net.problem
  return {
    competing: proof.positions.length,
    qualified: proof.people.length,
    room: proof.room,
    short: proof.short,
    positions: proof.positions
      .slice(0, shown)
      .map((i) => ({ ...labelAt(it, i), filled: it.who[i]! >= 0 })),
    people: proof.people
      .slice(0, shown)
      .map((p) => ({ ...personAt(it, names, p), room: capacity[p]! })),
  }
}

/** Rows with names, and with the placement each move begins with. */
async function toldRows(db: Reader, it: Named, rows: readonly EmptyRow[], on: Day) {
  const names = await peopleIn(db, it, rows)
  const isMove = (one: Change) => one.from >= 0 && one.after >= 0
  const from = (one: Change) => ({
    person: workerAt(it, one.after),
    position: idAt(it, one.from),
  })
  const begun = rows.flatMap((row) => row.moves.filter(isMove).map(from))
  const placements = await placementsOf(db, begun, on)
  const placementOf = (one: Change) => {
    const { person, position } = from(one)
    return placements.get(`${person} ${position}`)
  }
  const person = (p: number) => (p < 0 ? null : personAt(it, names, p))
  return rows.map(({ at, kind, proof, moves }) => {
    const { personId } = it.field.positions[at]!
    return {
      ...labelAt(it, at),
      kind,
      /** Who is in it and does not qualify. */
      inPlace: personId === null ? null : { id: personId, name: names.get(personId) ?? '' },
      moves: moves.map((one) => ({
        ...labelAt(it, one.position),
        person: person(one.after),
        before: person(one.before),
        from: one.from < 0 ? null : labelAt(it, one.from),
        /** What the move begins with: their placement where they are now. */
        placement: isMove(one) ? placementOf(one) : undefined,
      })),
      proof: proof && toldProof(it, names, proof),
    }
  })
}

/** A position on the terms of a day; undefined: there never was such a position. */
async function positionOn(db: Reader, id: number, on: Day): Promise<number | undefined> {
  const row = await db.get<{ id: number | null }>(
    sql`select ${positionOnDay(sql`${id}`, on)} as id`,
  )
  return row?.id ?? undefined
}

/**
 * Each position that is not filled on a day by someone who may be there: whether moving people
 * fills it, with the moves; or it stays empty however anyone moves, with the proof; or nobody
 * qualifies for it at all. `position` asks about one.
 */
export const emptyPositions = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      ...solvedInput,
      position: z.coerce.number().int().positive().optional().catch(undefined),
      page,
    }),
  ),
  async answer({ db, actor }, { on = actor.today, position: asks, page: n, ...it }) {
    const position = asks ? await positionOn(db, asks, on) : undefined
    if (asks && !position) return undefined
    const kind = position ? ('all' as const) : it.kind
    const solved = await solvedOn(db, on, { ...it, kind, position })
    const { site, sites } = solved
    const { kind: asked, anywhere, team } = it
    const given = {
      ...{ on, kind: asked, anywhere, team, position, site, sites, today: actor.today },
      planDay: planDay(actor, on),
      mayPlan: mayPlan(actor),
    }
    const counts = { moving: 0, certifying: 0, nobody: 0 }
    if ('problem' in solved) {
      const { problem, narrower } = solved
      const none = { one: undefined, rows: [], counts, page: 1, pages: 1, count: 0 }
      return { ...given, ...none, problem, narrower }
    }
    const ids = solved.field.positions.map((one) => one.id)
    const places = await labelsOf(db, position ? [...ids, position] : ids)
    const day = { ...solved, who: solved.net.read().who, places }
    const empty = emptyIn(day, team, position)
    for (const i of empty) counts[kindAt(day, i)]++
    const onPage = rowsOf(day, empty.slice((n - 1) * pageSize, n * pageSize))
    const label = position ? places.get(position) : undefined
    return {
      ...given,
      problem: undefined,
      narrower: [],
      /** The one asked about, and whether it is open on that day. */
      one: label && { ...label, open: ids.includes(label.id) },
      ...{ counts, count: empty.length, page: n },
      pages: Math.max(1, Math.ceil(empty.length / pageSize)),
      rows: await toldRows(db, day, onPage, on),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors see what is empty, and why.'),
})

/** The full placement in force on a day of each person in a position, by '<person> <position>'. */
async function placementsOf(
  db: Reader,
  pairs: { person: number; position: number }[],
  on: string,
): Promise<Map<string, number>> {
  if (!pairs.length) return new Map()
  const rows = await db.all<{
    id: number
    key: string
  }>(sql`select pl.id, pl.person_id || ' ' || pl.position_id as key
    from json_each(${JSON.stringify(pairs)}) l
    join placement pl on pl.person_id = l.value ->> 'person'
    and pl.position_id = l.value ->> 'position'
    where pl.kind = 'full' and ${placedOn(pl, on)}`)
  return new Map(rows.map((it) => [it.key, it.id]))
}
