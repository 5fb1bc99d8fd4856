import type { Reader } from '@/db'
import { no, type Verdict } from '../../../at'
import { type Day, lastDayOf, sayDay } from '../../../calendar'
import { factsOf, type Known, needOf } from '../../eligibility/queries/facts'
import { fieldOn } from '../../eligibility/queries/supply-and-demand'
import { breath } from '../../eligibility/queries/yield-turn'
import {
  eligibility,
  fitsUntil,
  neededFrom,
  sayEligibility,
} from '../../eligibility/rules/eligibility'
import { mayBePlaced } from '../../placement/rules/placement'
import type { PlanTask, Solved, TooMany } from '../planning'
import type { PlanWishes } from '../rules/planning'
import { busyOn, ruleFactsOn, type Spot, spotsOn, untilOf } from './plan-facts'

/** A change as it is kept. `because` says who comes from where and why. */
export type ProposedChange = {
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
const told = 400

/**
 * Makes a proposal for a day: the field is solved, everyone it places is judged over the whole time
 * by the rule of placing, and solved anew without those who do not hold; what someone pinned stays,
 * with the reason it cannot be adopted. `seconds` is what the rules across teams may take, all
 * rounds together.
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
  const pinned = new Set(wishes.pinned.map(([position, person]) => `${position} ${person}`))
  const leftOut = new Map<string, { position: number; person: number; because: string }>()
  for (let round = 0; ; round++) {
    const forbidden = [
      ...wishes.forbidden,
      ...[...leftOut.values()].map((it) => [it.position, it.person] as const),
    ]
    await breath()
    const solved = await solver({
      field,
      busy,
      wishes: { ...wishes, forbidden },
      facts: rules?.facts,
      seconds: Math.max(
        round === 0 ? seconds : afterTime,
        seconds - (performance.now() - began) / 1000,
      ),
    })
    if ('tooMany' in solved) return solved
    const ids = solved.changes.flatMap((it) => [it.position, it.from]).filter((i) => i >= 0)
    const spots = await read((db) =>
      spotsOn(db, [...new Set(ids.map((i) => field.positions[i]!.id))], on),
    )
    const people = [
      ...new Set(solved.changes.flatMap((it) => [it.before, it.after]).filter((p) => p >= 0)),
    ].map((p) => field.workers[p]!.id)
    const facts = await read((db) => factsOf(db, people, on))
    const moves = solved.changes.map((it) => ({
      spot: spots.get(field.positions[it.position]!.id)!,
      before: it.before < 0 ? undefined : facts.get(field.workers[it.before]!.id),
      after: it.after < 0 ? undefined : facts.get(field.workers[it.after]!.id),
      coming: it.from < 0 ? undefined : spots.get(field.positions[it.from]!.id),
    }))
    await breath()
    const verdicts = moves.map((move) => move.after && judged(move, moves, on))
    const bad = moves.flatMap((move, n) => {
      const verdict = verdicts[n]
      return verdict && !verdict.may.ok && move.after
        ? [{ position: move.spot.id, person: move.after.id, because: verdict.may.because }]
        : []
    })
    const fresh = bad.filter(
      (it) =>
        !pinned.has(`${it.position} ${it.person}`) && !leftOut.has(`${it.position} ${it.person}`),
    )
    if (fresh.length && round < rounds) {
      for (const it of fresh) leftOut.set(`${it.position} ${it.person}`, it)
      continue
    }
    const idOf = (i: number) => field.positions[i]!.id
    const changes: ProposedChange[] = moves.map((move, n) => ({
      positionId: move.spot.id,
      personId: move.after?.id ?? null,
      beforeId: move.before?.id ?? null,
      placementId: move.spot.placement?.id ?? null,
      fromPositionId: move.coming?.id ?? null,
      because: said(move, moves, verdicts[n], pinned, on),
      proof: null,
    }))
    const changed = new Map(changes.map((it) => [it.positionId, it]))
    const proofs: [number, Record<string, unknown>, string][] = [
      ...solved.shortages.flatMap((it, group) =>
        it.positions
          .filter((i) => solved.who[i]! < 0)
          .map((i): [number, Record<string, unknown>, string] => [
            idOf(i),
            { group },
            it.people.length === 0
              ? 'Nobody qualifies for it.'
              : `${many(it.positions.length, 'position competes', 'positions compete')} for ${many(it.people.length, 'person', 'people')} with room for ${it.room}: ${it.short === 1 ? '1 stays' : `${it.short} stay`} empty however anyone moves.`,
          ]),
      ),
      ...solved.byRule.map((i): [number, Record<string, unknown>, string] => [
        idOf(i),
        { rule: true },
        byRule(field.positions[i]!.team, solved, rules),
      ]),
    ]
    for (const [positionId, proof, because] of proofs) {
      const change = changed.get(positionId)
      if (change) Object.assign(change, { proof, because: `${change.because} ${because}` })
      else
        changes.push({
          positionId,
          personId: null,
          beforeId: null,
          placementId: null,
          fromPositionId: null,
          because,
          proof,
        })
    }
    const {
      pairs,
      filled,
      filledToday,
      empty,
      emptyToday,
      moves: moved,
      scarce,
      scarceToday,
      nobody,
      gap,
      unsure,
      broken,
    } = solved
    return {
      solved,
      changes,
      outcome: {
        counts: {
          positions: field.positions.length,
          people: field.workers.length,
          pairs,
          filled,
          filledToday,
          empty,
          emptyToday,
          moves: moved,
          scarce,
          scarceToday,
          nobody,
        },
        shortages: solved.shortages.map((it) => ({
          positions: it.positions.slice(0, told).map(idOf),
          people: it.people.slice(0, told).map((p) => field.workers[p]!.id),
          competing: it.positions.length,
          qualified: it.people.length,
          room: it.room,
          short: it.short,
        })),
        broken: broken.map((it) => ({ ...it, says: rules?.said.get(it.rule) ?? '' })),
        rules: rules?.facts.rules.length,
        gap,
        unsure,
        leftOut: [...leftOut.values()].slice(0, told),
        leftOutCount: leftOut.size,
        stuck: bad.filter((it) => pinned.has(`${it.position} ${it.person}`)),
      },
    }
  }
}

/**
 * Why a position stays empty that someone could fill: the rules across its team, or that nobody
 * knows yet.
 */
function byRule(
  team: number,
  { unsure }: Solved,
  rules: Awaited<ReturnType<typeof ruleFactsOn>> | undefined,
): string {
  if (unsure === 'rules kept' || unsure === 'positions filled')
    return 'Someone could fill it; time ran out before it was known whether the rules across teams could be kept then.'
  const all = (rules?.facts.rules ?? []).filter((it) => it.team === team)
  const most = all.filter((it) => it.kind === 'at most juniors')
  const own = (most.length ? most : all).map((it) => rules?.said.get(it.id))
  return `Someone could fill it, and a rule across ${own.length ? 'the' : 'another'} team would be missed then${own.length ? `: ${own.join('; ')}` : ''}.`
}

const many = (n: number, one: string, more: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : more}`

export type Move = {
  spot: Spot
  before: Known | undefined
  after: Known | undefined
  coming: Spot | undefined
}
export type Judged = {
  may: Verdict
  interval: { from: Day; until: Day | null }
  exception: { reason: string; until: Day } | undefined
  text: string
  kind: string
  /** Why they are placed only until the position changes. */
  stops?: string
}

/**
 * Whether a move holds over its whole time: the rule of placing, with the places the plan frees and
 * fills. Someone who only works elsewhere than the team's site takes an exception, which whoever
 * adopts the plan signs.
 */
export function judged(move: Move, moves: readonly Move[], on: Day): Judged {
  const person = move.after!
  const until = untilOf(move.spot, on, person.leftOn, move.coming)
  const interval = { from: on, until }
  if (until !== null && until < on)
    return {
      may: no(
        person.leftOn !== null && person.leftOn < on
          ? `Leaves the company on ${sayDay(person.leftOn)}.`
          : 'No day is left for it.',
      ),
      interval,
      exception: undefined,
      text: '',
      kind: 'unqualified',
    }
  const freed = new Set(
    moves.filter((it) => it.before?.id === person.id).map((it) => it.spot.teamId),
  )
  const gained = moves.filter((it) => it.after?.id === person.id && it !== move)
  const placements = [
    ...person.placements.filter((it) => !(freed.has(it.team) && it.from <= on)),
    ...gained.map((it) => ({
      team: it.spot.teamId,
      customer: it.spot.customer,
      from: on,
      until: untilOf(it.spot, on, person.leftOn, it.coming),
    })),
  ]
  const through = (until: Day | null) =>
    eligibility({ ...person, placements }, needOf(move.spot, { from: on, until }))
  const whole = through(until)
  const reasons = whole.kind === 'unqualified' ? whole.reasons : []
  if (reasons.length && reasons.every((it) => it.kind === 'site')) {
    const reason = `Works in ${person.site || 'no site'}, serves ${move.spot.customer} from there`
    const exception = { reason, until: until ?? lastDayOf(neededFrom(whole, on), 12) }
    return {
      may: mayBePlaced(whole, exception, on),
      interval,
      exception,
      text: sayEligibility(whole),
      kind: whole.kind,
    }
  }
  // An empty position is filled until it changes by who fits until then and leaves nothing for it;
  // nobody gives up a place for that.
  const last = move.coming || move.before ? undefined : fitsUntil(whole)
  const verdict = last ? through(last) : whole
  return {
    may: mayBePlaced(verdict, undefined, on),
    interval: last ? { from: on, until: last } : interval,
    exception: undefined,
    text: sayEligibility(verdict),
    kind: verdict.kind,
    stops:
      last &&
      `Until ${sayDay(last)}, when the position changes: ${reasons.map((it) => it.text).join('; ')}.`,
  }
}

const place = (spot: Spot) => `${spot.title} with ${spot.customer}`

/** Why someone who goes nowhere else leaves a position. */
function staysNot(before: Known, spot: Spot, on: Day): string {
  const placements = before.placements.filter((it) => it.team !== spot.teamId)
  const verdict = eligibility({ ...before, placements }, needOf(spot, { from: on, until: on }))
  // To serve another site is what a plan may ask of anyone, so it is no reason to leave.
  const reasons =
    verdict.kind === 'unqualified' ? verdict.reasons.filter((it) => it.kind !== 'site') : []
  const room = reasons.filter((it) => it.kind === 'capacity')
  if (!reasons.length || room.length === reasons.length)
    return `${before.name} serves more teams than they have room for${room.length ? `: ${room.map((it) => it.text).join('; ')}` : ''}.`
  return `${before.name} does not qualify here any more: ${reasons.map((it) => it.text).join('; ')}.`
}

/** Why a position changes hands, in a sentence or two. */
function said(
  move: Move,
  moves: readonly Move[],
  verdict: Judged | undefined,
  pinned: ReadonlySet<string>,
  on: Day,
): string {
  const { spot, before, after, coming } = move
  const parts: string[] = []
  const goes = before && moves.find((it) => it.after?.id === before.id && it.coming?.id === spot.id)
  if (after && !before)
    parts.push(`Fills ${spot.criticality === 3 ? 'an empty critical' : 'an empty'} position.`)
  if (before && goes)
    parts.push(
      `Frees ${before.name} for ${place(goes.spot)}${goes.before ? '' : ', which is empty'}.`,
    )
  else if (before && after) parts.push(staysNot(before, spot, on))
  if (before && !after)
    parts.push(
      goes
        ? 'Nobody else can take this one.'
        : `${before.name} leaves it, and nobody else can take it.`,
    )
  if (after)
    parts.push(`${after.name} ${coming ? `comes from ${place(coming)}` : 'has room for it'}.`)
  if (after && pinned.has(`${spot.id} ${after.id}`)) parts.push('Pinned.')
  if (verdict?.stops) parts.push(verdict.stops)
  if (verdict && !verdict.may.ok) parts.push(`Cannot be adopted: ${verdict.may.because}`)
  else if (verdict?.exception) parts.push(`Takes an exception: ${verdict.exception.reason}.`)
  else if (verdict?.kind === 'expires during')
    parts.push(`${verdict.text}: the renewal becomes a requirement.`)
  return parts.join(' ')
}
