import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { factsOf } from '../../eligibility/queries/facts'
import { fieldOn } from '../../eligibility/queries/supply-and-demand'
import { breath } from '../../eligibility/queries/yield-turn'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { PlanTask, Solved, TooMany } from '../planning'
import { type RulesTold, sayKeptEmpty, sayShortage } from '../rules/empty-words'
import { type JudgedMove, judgeMove, type Move } from '../rules/move'
import { sayMove } from '../rules/move-words'
import type { PlanWishes } from '../rules/planning'
import { busyOn, ruleFactsOn, spotsOn } from './plan-facts'

/** A change as it is kept. `because` says who comes from where and why. */
type ProposedChange = {
  positionId: number
  personId: number | null
  beforeId: number | null
  placementId: number | null
  fromPositionId: number | null
  because: string
  proof: Record<string, unknown> | null
}
export type Proposal = {
  solved: Solved
  changes: ProposedChange[]
  outcome: Record<string, unknown>
}
export type Reading = <T>(work: (db: Reader) => Promise<T>) => Promise<T>
export type Solver = (task: PlanTask) => Promise<Solved | TooMany>

/** How often a plan is solved anew without the pairs that do not hold over the whole time. */
const rounds = 6
/**
 * What a round after the first may take though the time is over: it is the same plan without a few
 * pairs.
 */
const afterTime = 5
/** How many names of a proof are kept; the numbers are always whole. */
const mostNames = 400

/** Someone who would not hold a position over the whole time, and why. */
type Misfit = { position: number; person: number; because: string }
const keyOf = (it: Pick<Misfit, 'position' | 'person'>) => `${it.position} ${it.person}`

/** The moves of a solved field, with everything that is known of their positions and people. */
async function movesOf(read: Reading, field: Field, solved: Solved, on: Day): Promise<Move[]> {
  const idOf = (i: number) => field.positions[i]!.id
  const indexes = solved.changes.flatMap((it) => [it.position, it.from]).filter((i) => i >= 0)
  const spots = await read((db) => spotsOn(db, [...new Set(indexes.map(idOf))], on))
  const who = new Set(solved.changes.flatMap((it) => [it.before, it.after]).filter((p) => p >= 0))
  const facts = await read((db) =>
    factsOf(
      db,
      [...who].map((p) => field.workers[p]!.id),
      on,
    ),
  )
  const known = (p: number) => (p < 0 ? undefined : facts.get(field.workers[p]!.id))
  return solved.changes.map((it) => ({
    spot: spots.get(idOf(it.position))!,
    before: known(it.before),
    after: known(it.after),
    coming: it.from < 0 ? undefined : spots.get(idOf(it.from)),
  }))
}

const misfitsOf = (moves: readonly Move[], verdicts: readonly (JudgedMove | undefined)[]) =>
  moves.flatMap(({ spot, after }, n): Misfit[] => {
    const verdict = verdicts[n]
    return after && verdict && !verdict.may.ok
      ? [{ position: spot.id, person: after.id, because: verdict.may.because }]
      : []
  })

/** A plan as one round finds it: its moves, each with its verdict. */
type Round = {
  field: Field
  solved: Solved
  moves: Move[]
  verdicts: (JudgedMove | undefined)[]
  misfits: Misfit[]
}

/** Why positions stay empty: each with its proof. */
function proofsOf({ field, solved }: Round, rules: RulesTold | undefined) {
  const short = solved.shortages.flatMap((it, group) =>
    it.positions
      .filter((i) => solved.who[i]! < 0)
      .map((i) => ({ i, proof: { group }, because: sayShortage(it) })),
  )
  const kept = solved.byRule.map((i) => ({
    i,
    proof: { rule: true },
    because: sayKeptEmpty(field.positions[i]!.team, solved, rules),
  }))
  return [...short, ...kept].map(({ i, ...it }) => ({ ...it, positionId: field.positions[i]!.id }))
}

/** What the plan changes, position by position; those that stay empty with their proof. */
function changesIn(
  round: Round,
  pinned: ReadonlySet<string>,
  rules: RulesTold | undefined,
  on: Day,
): ProposedChange[] {
  const { moves, verdicts } = round
  const changes: ProposedChange[] = moves.map((move, n) => ({
    positionId: move.spot.id,
    personId: move.after?.id ?? null,
    beforeId: move.before?.id ?? null,
    placementId: move.spot.placement?.id ?? null,
    fromPositionId: move.coming?.id ?? null,
    because: sayMove(move, moves, verdicts[n], pinned, on),
    proof: null,
  }))
  const changed = new Map(changes.map((it) => [it.positionId, it]))
  const nobody = { personId: null, beforeId: null, placementId: null, fromPositionId: null }
  for (const { positionId, proof, because } of proofsOf(round, rules)) {
    const change = changed.get(positionId)
    if (change) Object.assign(change, { proof, because: `${change.because} ${because}` })
    else changes.push({ positionId, ...nobody, because, proof })
  }
  return changes
}

/** What is kept of a plan beside its changes: counts, proofs, rules missed, who was left out. */
function outcomeOf(
  { field, solved, misfits }: Round,
  leftOut: ReadonlyMap<string, Misfit>,
  pinned: ReadonlySet<string>,
  rules: RulesTold | undefined,
): Record<string, unknown> {
  const { pairs, filled, filledToday, empty, emptyToday, moves, scarce, scarceToday } = solved
  const { nobody, gap, unsure, broken } = solved
  const size = { positions: field.positions.length, people: field.workers.length }
  return {
    counts: {
      ...{ ...size, pairs, filled, filledToday, empty, emptyToday, moves, scarce, scarceToday },
      nobody,
    },
    shortages: solved.shortages.map((it) => ({
      positions: it.positions.slice(0, mostNames).map((i) => field.positions[i]!.id),
      people: it.people.slice(0, mostNames).map((p) => field.workers[p]!.id),
      competing: it.positions.length,
      qualified: it.people.length,
      room: it.room,
      short: it.short,
    })),
    broken: broken.map((it) => ({ ...it, says: rules?.said.get(it.rule) ?? '' })),
    rules: rules?.facts.rules.length,
    gap,
    unsure,
    leftOut: [...leftOut.values()].slice(0, mostNames),
    leftOutCount: leftOut.size,
    stuck: misfits.filter((it) => pinned.has(keyOf(it))),
  }
}

/**
 * Makes a proposal for a day. The field is solved; everyone it places is judged over the whole time
 * by the rule of placing; it is solved anew without those who do not hold. What someone pinned
 * stays, with the reason it cannot be adopted. `seconds` is what the rules across teams may take,
 * all rounds together.
 */
export async function propose(
  reading: Reading,
  on: Day,
  wishes: PlanWishes,
  solver: Solver,
  seconds: number,
): Promise<Proposal | TooMany> {
  // A small plan is made where pages are answered: others are, between one look and the next.
  const read: Reading = async (work) => {
    await breath()
    return reading(work)
  }
  const field = await read((db) => fieldOn(db, on, wishes.kinds))
  const began = performance.now()
  const busy = await read((db) => busyOn(db, on, field))
  const rules = wishes.rules ? await read((db) => ruleFactsOn(db, on, field)) : undefined
  const pinned = new Set(wishes.pinned.map(([position, person]) => keyOf({ position, person })))
  const leftOut = new Map<string, Misfit>()
  for (let round = 0; ; round++) {
    const without = [...leftOut.values()].map((it) => [it.position, it.person] as const)
    const forbidden = [...wishes.forbidden, ...without]
    const left = seconds - (performance.now() - began) / 1000
    const task = { field, busy, wishes: { ...wishes, forbidden }, facts: rules?.facts }
    await breath()
    const solved = await solver({
      ...task,
      seconds: Math.max(round === 0 ? seconds : afterTime, left),
    })
    if ('tooMany' in solved) return solved
    const moves = await movesOf(read, field, solved, on)
    await breath()
    const verdicts = moves.map((it) => it.after && judgeMove(it, it.after, moves, on))
    const misfits = misfitsOf(moves, verdicts)
    const fresh = misfits.filter((it) => !pinned.has(keyOf(it)) && !leftOut.has(keyOf(it)))
    if (fresh.length && round < rounds) {
      for (const it of fresh) leftOut.set(keyOf(it), it)
      continue
    }
    const last = { field, solved, moves, verdicts, misfits }
    const changes = changesIn(last, pinned, rules, on)
    return { solved, changes, outcome: outcomeOf(last, leftOut, pinned, rules) }
  }
}
