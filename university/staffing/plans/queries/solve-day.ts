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

/** What is wrong with the names asked for, in words; undefined where all are known. */
async function unknownIn(
  db: Reader,
  { site, team }: Asked,
  sites: readonly string[],
): Promise<string | undefined> {
  if (team && !(await db.get(sql`select 1 from team where code = ${team} collate nocase`)))
    return `There is no team ${team}. Write its code, as on the list of teams.`
  if (!site || sites.includes(site)) return undefined
  const someone = await db.get(
    sql`select 1 from position where site = ${site}
      union all select 1 from person where site = ${site} limit 1`,
  )
  return someone
    ? undefined
    : `Nobody works at ${site}, and no position is there. Choose a site of the list.`
}

/**
 * The site a position or a team is answered from, because the whole company is too large: where
 * people serve only their own site, nobody elsewhere could take it.
 */
async function ownSite(db: Reader, on: Day, { anywhere, site, team, position }: Asked) {
  if (site || anywhere || (!team && !position)) return ''
  return (await peopleOn(db, on)) > mostPeople ? siteOf(db, on, team, position) : ''
}

const lessOf = ({ anywhere }: Asked, at: string): string => {
  if (anywhere) return 'Ask for people of their own site only'
  return at ? 'Ask for another site' : 'Ask for one site'
}
const sayTooManyPeople = (people: number, less: string): string =>
  `${people.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} ` +
  `a page looks at. ${less}, or make a plan: it is worked on beside.`
const sayTooManyPairs = (pairs: number, most: number, waits: boolean, less: string): string =>
  `${pairs.toLocaleString('en')} pairs of people and positions are more than the ` +
  `${most.toLocaleString('en')} solved ${waits ? 'at all' : 'while someone waits'}. ` +
  `${less}, or make a plan: it is worked on beside.`

/**
 * A day's field, solved: everyone where they serve best. Or too much for a page, in words, before
 * it is read. `waits`: no page does, so as much as a plan takes.
 */
export async function solvedOn(
  db: Reader,
  on: Day,
  asked: Asked,
  waits = false,
): Promise<SolvedDay | TooMuch> {
  const { kind, anywhere } = asked
  const kinds = kind === 'all' ? [] : [kind]
  const at = asked.site || (waits ? '' : await ownSite(db, on, asked))
  const looked = { site: at, sites: waits ? [] : await sitesIn(db) }
  const unknown = await unknownIn(db, asked, looked.sites)
  if (unknown) return { ...looked, problem: unknown, narrower: [] }
  const refused = async (problem: string): Promise<TooMuch> => ({
    ...looked,
    problem,
    narrower: waits ? [] : await sitesOn(db, on, kinds, at),
  })
  const less = lessOf(asked, at)
  const people = waits ? 0 : await peopleOn(db, on, anywhere ? '' : at)
  if (people > mostPeople) return refused(sayTooManyPeople(people, less))
  const part: Part = at
    ? { positions: { site: at }, people: anywhere ? undefined : { site: at } }
    : {}
  const field = await fieldOn(db, on, kinds, part)
  const most = waits ? mostPairs : mostAtOnce
  const made = problemOf(field, { sameSite: !anywhere }, most)
  if ('tooMany' in made) {
    const fewer = kind === 'all' ? 'Ask for one kind of position' : less
    return refused(sayTooManyPairs(made.tooMany, most, waits, fewer))
  }
  const busy = await busyOn(db, on, field)
  return { field, busy, net: await stepwise(solving(withBusy(made, field, busy))), ...looked }
}

/** The first day a plan can be for. */
export const planDay = (actor: Actor, on: Day): Day =>
  on > actor.today ? on : addDays(actor.today, 1)
