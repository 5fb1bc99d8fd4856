import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { no, yes } from '../../../at'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { positionOnDay } from '../../../roster/queries/terms'
import { labelsOf, namesOf } from '../../eligibility/queries/labels'
import { seesEveryone } from '../../sight'
import { shortageOf } from '../../solver/shortages'
import { mayPlan } from '../rules/plan'
import { chainsOf, changesOf } from '../rules/planning'
import { planDay, solvedInput, solvedOn } from './solve-day'

const pageSize = 15
/** A moving problem is solved by the moves shown; the others by nobody's moving. */
export type EmptyKind = 'moving' | 'certifying' | 'nobody'
/** How many names of a proof are shown; the numbers are whole. */
const shown = 30

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
  async answer(
    { db, actor },
    { on = actor.today, kind, anywhere, team, site, position: asks, page: n },
  ) {
    // A position there never was is not found. One whose terms changed is looked at on the terms of
    // the day.
    const position = asks
      ? ((await db.get<{ id: number | null }>(sql`select ${positionOnDay(sql`${asks}`, on)} as id`))
          ?.id ?? undefined)
      : undefined
    if (asks && !position) return undefined
    const given = {
      on,
      kind,
      anywhere,
      team,
      position,
      today: actor.today,
      planDay: planDay(actor, on),
      mayPlan: mayPlan(actor),
    }
    const solved = await solvedOn(db, on, {
      kind: position ? 'all' : kind,
      anywhere,
      site,
      team,
      position,
    })
    const asked = { ...given, site: solved.site, sites: solved.sites }
    const none = {
      ...asked,
      one: undefined,
      rows: [],
      counts: { moving: 0, certifying: 0, nobody: 0 },
      page: 1,
      pages: 1,
      count: 0,
    }
    if ('problem' in solved) return { ...none, problem: solved.problem, narrower: solved.narrower }
    const { field, busy, net } = solved
    const { who } = net.read()
    const { today, first, criticality } = net.problem
    const ids = field.positions.map((it) => it.id)
    const places = await labelsOf(db, position ? [...ids, position] : ids)
    const label = (i: number) => places.get(field.positions[i]!.id)!
    const changes = changesOf(field, net.problem, who, busy)
    const chains = chainsOf(
      changes.map((it) => ({
        before: it.before < 0 ? null : it.before,
        after: it.after < 0 ? null : it.after,
      })),
    )
    const chainAt = new Map(
      chains.flatMap((chain) => chain.map((at) => [changes[at]!.position, chain] as const)),
    )
    const kindOf = (i: number): EmptyKind =>
      who[i]! >= 0 ? 'moving' : first[i] === first[i + 1] ? 'nobody' : 'certifying'
    const empty = [...today.keys()]
      .filter((i) => today[i]! < 0)
      .filter((i) =>
        position
          ? field.positions[i]!.id === position
          : !team || label(i).code.toLowerCase() === team.toLowerCase(),
      )
      .sort(
        (a, b) =>
          criticality[b]! - criticality[a]! || label(b).monthlyUsd - label(a).monthlyUsd || a - b,
      )
    const rows = empty.slice((n - 1) * pageSize, n * pageSize).map((i) => {
      const proof = who[i]! < 0 ? shortageOf(net, i) : undefined
      return {
        at: i,
        kind: kindOf(i),
        proof,
        moves: (who[i]! >= 0 ? (chainAt.get(i) ?? []) : [])
          .map((at) => changes[at]!)
          .sort((a, b) => (a.position === i ? -1 : b.position === i ? 1 : 0)),
      }
    })
    const idOf = (p: number) => field.workers[p]!.id
    const names = await namesOf(db, [
      ...rows.flatMap((row) => (row.proof?.people ?? []).slice(0, shown).map(idOf)),
      ...rows
        .flatMap((row) => row.moves.flatMap((it) => [it.before, it.after]).filter((p) => p >= 0))
        .map(idOf),
      ...rows.flatMap((row) => field.positions[row.at]!.personId ?? []),
    ])
    const moved = rows.flatMap((row) => row.moves.filter((it) => it.from >= 0 && it.after >= 0))
    const placements = await placementsOf(
      db,
      moved.map((it) => ({ person: idOf(it.after), position: field.positions[it.from]!.id })),
      on,
    )
    const named = (p: number) => (p < 0 ? null : { id: idOf(p), name: names.get(idOf(p)) ?? '' })
    const counts = { moving: 0, certifying: 0, nobody: 0 }
    for (const i of empty) counts[kindOf(i)]++
    return {
      ...asked,
      problem: undefined,
      narrower: [],
      /** The one asked about, and whether it is open on that day. */
      one: position ? { ...places.get(position)!, open: ids.includes(position) } : undefined,
      counts,
      count: empty.length,
      page: n,
      pages: Math.max(1, Math.ceil(empty.length / pageSize)),
      rows: rows.map(({ at, kind, proof, moves }) => ({
        ...label(at),
        kind,
        /** Who is in it and does not qualify. */
        inPlace:
          field.positions[at]!.personId === null
            ? null
            : {
                id: field.positions[at]!.personId,
                name: names.get(field.positions[at]!.personId!) ?? '',
              },
        moves: moves.map((it) => ({
          ...label(it.position),
          person: named(it.after),
          before: named(it.before),
          from: it.from < 0 ? null : label(it.from),
          /** What the move begins with: their placement where they are now. */
          placement:
            it.from < 0 || it.after < 0
              ? undefined
              : placements.get(`${idOf(it.after)} ${field.positions[it.from]!.id}`),
        })),
        proof: proof && {
          competing: proof.positions.length,
          qualified: proof.people.length,
          room: proof.room,
          short: proof.short,
          positions: proof.positions
            .slice(0, shown)
            .map((i) => ({ ...label(i), filled: who[i]! >= 0 })),
          people: proof.people
            .slice(0, shown)
            .map((p) => ({ ...named(p)!, room: net.problem.capacity[p]! })),
        },
      })),
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
    where pl.kind = 'full' and pl."from" <= ${on} and (pl.until is null or pl.until >= ${on})`)
  return new Map(rows.map((it) => [it.key, it.id]))
}
