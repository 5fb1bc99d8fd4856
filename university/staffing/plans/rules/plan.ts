import { z } from 'zod'
import type { PlanState } from '@/db/tables/planning'
import { positionKinds } from '@/db/tables/staffing'
import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { many, ticked } from '../../../input'
import type { PlanWishes } from './planning'

/** Plans are made, and adopted, by staffing leads; the registrar and auditors read them. */
export const mayPlan = (actor: Actor): Verdict =>
  is(actor, 'staffing lead') ? yes : no('Only a staffing lead makes plans.')

/** The work on a plan is a job's. */
export const mayWorkOnPlan = (actor: Actor): Verdict =>
  actor.id === 0 && actor.name ? yes : no('Only Guildhall itself works on plans.')

/** Work that is going on may be stopped by any staffing lead. */
export function mayCancelPlan(actor: Actor, { state }: { state: PlanState }): Verdict {
  if (!is(actor, 'staffing lead')) return no('Only a staffing lead cancels a plan.')
  return state === 'working' ? yes : no('This plan is not being worked on any more.')
}

/**
 * A plan is adopted by a staffing lead, before the day it is for, as long as something in it is
 * not.
 */
export function mayAdopt(
  actor: Actor,
  { state, on, changes, adopted }: { state: PlanState; on: Day; changes: number; adopted: number },
): Verdict {
  if (!is(actor, 'staffing lead')) return no('Only a staffing lead adopts a plan.')
  if (state !== 'ready') return no('There is no proposal to adopt.')
  if (changes === 0) return no('The plan changes nothing: the best that can be is in place.')
  if (adopted === changes) return no('Everything in this plan was adopted.')
  if (on <= actor.today)
    return no('The day this plan is for has begun: make it anew for a later day.')
  return yes
}

/** A chain that places the one who adopts it is left to another staffing lead. */
export const mayAdoptChain = (actor: Actor, people: readonly (number | null)[]): Verdict =>
  people.some((it) => it !== null && isOwn(actor, it))
    ? no('It places you, and nobody places themselves: another staffing lead adopts it.')
    : yes

/**
 * Whether people serve any site. Not ticked, each serves only their own: so a plan begins, and so
 * does every question that solves a day. The counts of `npm run plan` alone take any site unless
 * told otherwise: they are compared with counts that know no sites.
 */
export const anywhere = ticked
  .catch(false)
  .describe('People serve any site; without it each only their own')

/** '12:40': position 12 and person 40, as an address says it. */
const pair = z.string().regex(/^\d{1,9}:\d{1,9}$/, 'a pair is position:person, like 12:40')
export const pairs = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(pair).max(500),
  )
  .transform((list) =>
    [...new Set(list)].map((it) => it.split(':').map(Number) as [number, number]),
  )
export const wishesInput = z.object({
  kinds: many(positionKinds),
  anywhere,
  rules: ticked,
  pin: pairs,
  forbid: pairs,
})

export const wishesOf = (it: z.infer<typeof wishesInput>, previous?: number): PlanWishes => ({
  kinds: it.kinds,
  sameSite: !it.anywhere,
  rules: it.rules,
  pinned: it.pin,
  forbidden: it.forbid,
  previous,
})

/** What contradicts itself in what was wished, or nothing. */
export function contradiction({ pinned, forbidden }: PlanWishes): string | undefined {
  const seen = new Set<number>()
  for (const [position] of pinned) {
    if (seen.has(position)) return 'Two people are pinned to one position: let go of one of them.'
    seen.add(position)
  }
  return pinned.some(([position, person]) =>
    forbidden.some(([at, who]) => at === position && who === person),
  )
    ? 'The same person is pinned to a position and forbidden there: let go of one of the two.'
    : undefined
}

/**
 * Positions times people up to which a plan is made at once: no page waits a tenth of a second for
 * it. What is larger, or keeps rules across teams, is made beside.
 */
export const atOnce = 40_000
/** How long the rules across teams may take, in seconds. */
export const ruleSeconds = 60
/** A plan that gave no sign of life for so long has lost its process, in milliseconds. */
const silence = 30_000
/** The plan that is worked on before this one, and when it last gave a sign of life. */
export type Before = { id: number; seenAt: number } | undefined
/**
 * Whether nobody works on a plan that should be worked on: it, or the one it waits for, is silent
 * for too long.
 */
export const isSilent = (
  it: { state: PlanState; progress: number; seenAt: number },
  before: Before,
  now: Date,
): boolean =>
  it.state === 'working' &&
  +now - Math.max(it.seenAt, (it.progress === 0 && before?.seenAt) || 0) > silence
