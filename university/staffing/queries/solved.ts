import { z } from 'zod'
import type { Reader } from '@/db'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import { addDays, type Day, isDay } from '../../calendar'
import type { Actor } from '../../people/actor'
import { type Network, solve } from '../matching'
import { type Field, mostPairs, problemOf } from '../rules/field'
import { anywhere } from '../rules/plan'
import { type Busy, withBusy } from '../rules/planning'
import { fieldOn, mostPeople, peopleOn } from './field'
import { busyOn } from './plan-facts'

/** More pairs than this are not solved while someone waits for a page: a plan does it beside. */
const mostAtOnce = 2_000_000

/** What the questions that solve a day are asked alike: the day, which kind of position, whether people serve other sites too, of one team. */
export const solvedInput = {
  on: z.string().refine(isDay, 'give a date as YYYY-MM-DD').optional().catch(undefined),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  anywhere,
  team: z.string().trim().max(20).catch(''),
}

export type SolvedDay = { field: Field; busy: Busy[]; net: Network }

/** A day's field, solved: everyone where they serve best. Or too many pairs for a page, in words; `waits`: no page does, so as much as a plan takes. */
export async function solvedOn(db: Reader, on: Day, kind: PositionKind | 'all', anywhere: boolean, waits = false): Promise<SolvedDay | { problem: string }> {
  const people = await peopleOn(db, on)
  if (!waits && people > mostPeople)
    return {
      problem: `${people.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} a page looks at. Make a plan: it is worked on beside.`,
    }
  const field = await fieldOn(db, on, kind === 'all' ? [] : [kind])
  const most = waits ? mostPairs : mostAtOnce
  const made = problemOf(field, { sameSite: !anywhere }, most)
  if ('tooMany' in made)
    return {
      problem: `${made.tooMany.toLocaleString('en')} pairs of people and positions are more than the ${most.toLocaleString('en')} solved ${waits ? 'at all' : 'while someone waits'}. Ask for one kind of position, for people of the same site, or make a plan: it is worked on beside.`,
    }
  await breath()
  const busy = await busyOn(db, on, field)
  return { field, busy, net: solve(withBusy(made, field, busy)) }
}

/** Lets others be answered in between. */
export const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The first day a plan can be for. */
export const planDay = (actor: Actor, on: Day): Day => (on > actor.today ? on : addDays(actor.today, 1))
