import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { ticked } from '../../../input'
import { question } from '../../../kernel'
import { among } from '../../eligibility/queries/facts'
import { type Label, labelsOf, namesOf } from '../../eligibility/queries/labels'
import { readRemedy, remedyJson } from '../../eligibility/queries/remedy'
import { breath } from '../../eligibility/queries/yield-turn'
import { openingsOf } from '../../eligibility/rules/openings'
import { type SolvedDay, solvedInput, solvedOn } from '../../plans/queries/solve-day'
import { seesEveryone } from '../../sight'
import { type Gain, gainsOf } from '../../solver/gain-of-one-more'
import { mayAdoptTraining } from '../rules/adoption'

/** How many are told: beyond these one chooses by other reasons than the count. */
const most = 20

/** Someone and the certification they would earn. */
type Pair = { person: number; certification: number }

/** Certifications by id, with the exams that can be sat for them on a day. One statement. */
async function examsFor(db: Reader, ids: Iterable<number>, on: Day) {
  const rows = await db.all<{ id: number; slug: string; short: string; exams: string }>(sql`
    select c.id, c.slug, c.short,
      (select json_group_array(distinct e.code) from exam e where e.certification_id = c.id
      and (e.retired_on is null or e.retired_on > ${on})) as exams
    from certification c where c.id in ${among([...new Set(ids)])}`)
  return new Map(rows.map((it) => [it.id, { ...it, exams: JSON.parse(it.exams) as string[] }]))
}

/** The quickest way of each of these people to their certification. One statement, or none. */
async function waysOf(db: Reader, pairs: readonly Pair[], today: Day, now: Date) {
  type Way = Pair & { remedy: string }
  const remedy = remedyJson(
    sql`l.value ->> 'certification'`,
    sql`l.value ->> 'person'`,
    today,
    +now,
  )
  const rows = pairs.length
    ? await db.all<Way>(sql`
        select l.value ->> 'person' as person, l.value ->> 'certification' as certification,
          ${remedy} as remedy from json_each(${JSON.stringify(pairs)}) l`)
    : []
  return ({ person, certification }: Pair) => {
    const found = rows.find(
      (it) => Number(it.person) === person && Number(it.certification) === certification,
    )
    return readRemedy(found?.remedy ?? null)
  }
}

/** The gains with the names of everyone who moves for them. `whole`: as rows of a file. */
async function toldGains(
  db: Reader,
  { field, net, places }: SolvedDay & { places: ReadonlyMap<number, Label> },
  gains: readonly (Gain & Pair)[],
  whole: boolean,
) {
  const { who } = net.read()
  const label = (i: number) => places.get(field.positions[i]!.id)!
  const idOf = (p: number) => field.workers[p]!.id
  const before = gains.flatMap((it) => it.moves.map((move) => who[move.position]!))
  const names = await namesOf(db, [
    ...gains.map((it) => it.person),
    ...gains.flatMap((it) =>
      it.moves.flatMap((move) => (move.person < 0 ? [] : idOf(move.person))),
    ),
    ...before.filter((p) => p >= 0).map(idOf),
  ])
  const named = (id: number) => ({ id, name: names.get(id) ?? '' })
  const someone = (p: number) => (p < 0 ? null : named(idOf(p)))
  return gains.map((it) => ({
    person: named(it.person),
    fills: it.filled.length,
    positions: it.filled.map(label).map((one) => `${one.title}, ${one.customer}`),
    filled: whole ? [] : it.filled.map(label),
    moves: (whole ? [] : it.moves).map((move) => ({
      ...label(move.position),
      person: someone(move.person),
      before: someone(who[move.position]!),
    })),
  }))
}

/**
 * Which single exam, by whom, fills most positions: everyone who lacks one certification of a
 * position, with that certification, solved exactly. What is filled keeps filled; with whom moves
 * for it.
 */
export const oneExam = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      ...solvedInput,
      whole: ticked.catch(false).describe('Rows as they stand in a file'),
    }),
  ),
  async answer({ db, actor, now }, { on = actor.today, kind, anywhere, team, site, whole }) {
    const { today } = actor
    const solved = await solvedOn(db, on, { kind, anywhere, site, team })
    const asked = { on, kind, anywhere, team, site: solved.site, sites: solved.sites, today }
    if ('problem' in solved) {
      const { problem, narrower } = solved
      return { ...asked, rows: [], empty: 0, tried: 0, problem, narrower }
    }
    const { field, net } = solved
    await breath()
    const { openings, exams } = openingsOf(field, { sameSite: !anywhere })
    const ids = field.positions.map((it) => it.id)
    const places = await labelsOf(db, ids)
    const isOfTeam = (i: number) => places.get(ids[i]!)?.code.toLowerCase() === team.toLowerCase()
    const wanted = team ? openings.filter((it) => it.positions.some(isOfTeam)) : openings
    const gains = gainsOf(net, wanted, most).map((it) => ({
      ...it,
      person: field.workers[it.person]!.id,
      certification: exams[it.key]!.certification,
    }))
    const known = await examsFor(
      db,
      gains.map((it) => it.certification),
      on,
    )
    const wayOf = await waysOf(db, gains, today, now)
    const told = await toldGains(db, { ...solved, places }, gains, whole)
    return {
      ...asked,
      problem: undefined,
      narrower: [],
      empty: net.read().who.reduce((sum, p) => sum + (p < 0 ? 1 : 0), 0),
      tried: wanted.length,
      mayRequire: mayAdoptTraining(actor),
      rows: gains.map((it, n) => {
        const { slug, short, exams: sits } = known.get(it.certification)!
        const { examCode } = exams[it.key]!
        return {
          ...told[n]!,
          /** Person and certification, as a line of training names them. */
          line: `${it.person}-${it.certification}`,
          remedy: whole ? null : wayOf(it),
          ...{ slug, short, sits: examCode ? [examCode] : sits },
        }
      }),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors see which exam fills most.'),
})
