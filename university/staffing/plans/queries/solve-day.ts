import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import type { Actor } from '../../../actor'
import { addDays, type Day, isDay } from '../../../calendar'
import {
  fieldOn,
  mostPeople,
  type Part,
  peopleOn,
  type SiteOn,
  siteOf,
  sitesIn,
  sitesOn,
} from '../../eligibility/queries/supply-and-demand'
import { stepwise } from '../../eligibility/queries/yield-turn'
import { type Field, mostPairs, problemOf } from '../../eligibility/rules/supply-and-demand'
import { solving } from '../../solver/matching'
import type { Network } from '../../solver/network'
import { anywhere } from '../rules/plan'
import { type Busy, withBusy } from '../rules/planning'
import { busyOn } from './plan-facts'

/** More pairs than this are not solved while someone waits for a page: a plan does it beside. */
const mostAtOnce = 2_000_000

/**
 * What the questions that solve a day are asked alike: the day, which kind of position, whether
 * people serve other sites too, of one team or site.
 */
export const solvedInput = {
  on: z.string().refine(isDay, 'give a date as YYYY-MM-DD').optional().catch(undefined),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  anywhere,
  team: z.string().trim().max(20).catch(''),
  site: z
    .string()
    .trim()
    .max(200)
    .catch('')
    .describe('Positions of one site only, and, unless people serve any site, its people'),
}
type Asked = {
  kind: PositionKind | 'all'
  anywhere: boolean
  site: string
  team?: string
  position?: number
}

/**
 * `site`: the one looked at, asked for or because the company is too large to be looked at whole;
 * '': all. `sites`: what may be asked for.
 */
type Looked = { site: string; sites: string[] }
export type SolvedDay = Looked & { field: Field; busy: Busy[]; net: Network }
/** `narrower`: the sites that would do, with what is there. */
export type TooMuch = Looked & { problem: string; narrower: SiteOn[] }

/**
 * A day's field, solved: everyone where they serve best. Or too much for a page, in words, before
 * it is read. `waits`: no page does, so as much as a plan takes. Where people serve only their own
 * site, what is asked about a position or a team is answered from its site when the whole company
 * is too large: nobody elsewhere could take it.
 */
export async function solvedOn(
  db: Reader,
  on: Day,
  { kind, anywhere, site, team, position }: Asked,
  waits = false,
): Promise<SolvedDay | TooMuch> {
  const kinds = kind === 'all' ? [] : [kind]
  const own =
    site === '' &&
    !anywhere &&
    !waits &&
    (team || position) &&
    (await peopleOn(db, on)) > mostPeople
      ? await siteOf(db, on, team, position)
      : ''
  const looked = { site: site || own, sites: waits ? [] : await sitesIn(db) }
  const at = looked.site
  if (team && !(await db.get(sql`select 1 from team where code = ${team} collate nocase`)))
    return {
      ...looked,
      problem: `There is no team ${team}. Write its code, as on the list of teams.`,
      narrower: [],
    }
  if (
    site &&
    !looked.sites.includes(site) &&
    !(await db.get(
      sql`select 1 from position where site = ${site} union all select 1 from person
        where site = ${site} limit 1`,
    ))
  )
    return {
      ...looked,
      problem: `Nobody works at ${site}, and no position is there. Choose a site of the list.`,
      narrower: [],
    }
  const people = waits ? 0 : await peopleOn(db, on, anywhere ? '' : at)
  const refused = async (problem: string): Promise<TooMuch> => {
    return { ...looked, problem, narrower: waits ? [] : await sitesOn(db, on, kinds, at) }
  }
  const less = anywhere
    ? 'Ask for people of their own site only'
    : at
      ? 'Ask for another site'
      : 'Ask for one site'
  if (people > mostPeople)
    return refused(
      `${people.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} a page looks at. ${less}, or make a plan: it is worked on beside.`,
    )
  const part: Part = at
    ? { positions: { site: at }, people: anywhere ? undefined : { site: at } }
    : {}
  const field = await fieldOn(db, on, kinds, part)
  const most = waits ? mostPairs : mostAtOnce
  const made = problemOf(field, { sameSite: !anywhere }, most)
  if ('tooMany' in made)
    return refused(
      `${made.tooMany.toLocaleString('en')} pairs of people and positions are more than the ${most.toLocaleString('en')} solved ${waits ? 'at all' : 'while someone waits'}. ${kind === 'all' ? 'Ask for one kind of position' : less}, or make a plan: it is worked on beside.`,
    )
  const busy = await busyOn(db, on, field)
  return { field, busy, net: await stepwise(solving(withBusy(made, field, busy))), ...looked }
}

/** The first day a plan can be for. */
export const planDay = (actor: Actor, on: Day): Day =>
  on > actor.today ? on : addDays(actor.today, 1)
