import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { type PositionKind, position, positionKinds, team as teamTable } from '@/db/tables/staffing'
import { type At, no, yes } from '../../../at'
import { addMonths, type Day, isDay, spoken } from '../../../calendar'
import { isCounted } from '../../../employment'
import { question } from '../../../kernel'
import { openOn } from '../../../place'
import {
  fieldOn,
  mostPeople,
  peopleOn,
  type SiteOn,
  siteOf,
  sitesOn,
  type TeamOn,
  teamsOn,
  worksOn,
} from '../../eligibility/queries/supply-and-demand'
import { breath, stepwise } from '../../eligibility/queries/yield-turn'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { busyOn } from '../../plans/queries/plan-facts'
import { anywhere } from '../../plans/rules/plan'
import { seesEveryone } from '../../sight'
import { mayAdoptTraining } from '../rules/adoption'
import { tooLarge } from '../rules/empty-positions'
import { leads, nothingKnown } from '../rules/facts'
import { linesOf } from '../rules/lines'
import { planTraining, type TrainingPlan } from '../rules/plan'
import { type Alike, pairsOf } from '../rules/size'
import { mostExtras, mostPositions, standing } from '../rules/training'
import { trainingFacts } from './training-facts'
import { withAsked } from './training-input'
import { spokenOf, toldOf } from './training-names'

const po = named(position, 'po')
const p = named(person, 'p')
const t = named(teamTable, 't')

export const trainingInput = {
  on: z.preprocess((v) => (v === '' ? undefined : v), z.string().optional()),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  site: z.string().max(200).catch(''),
  team: z
    .string()
    .max(40)
    .catch('')
    .describe('The code of one team: its positions only, and nobody leaves another for them'),
  anywhere,
}

const input = z.object(trainingInput)
type Asked = z.infer<typeof input> & { on: Day }
/** What is looked at: the kinds of position, the team, and the site it is narrowed to. */
type Looked = { kinds: PositionKind[]; team: number | undefined; at: string }

/** What is wrong with the day, the team or the site asked for; undefined where nothing is. */
function faultOf(
  { on, team, site }: Asked,
  today: Day,
  sites: readonly string[],
  found: { id: number } | undefined,
): string | undefined {
  if (!isDay(on)) return 'Give a date like 2026-11-21.'
  if (on < today) return `${spoken(on)} is over: what is to be trained is asked of a day to come.`
  if (team && !found) return `There is no team ${team}. Write its code, as on the list of teams.`
  if (site && !sites.includes(site)) return `No position is at ${site}. Choose a site of the list.`
  return undefined
}

const inWords = (n: number) => n.toLocaleString('en')
const sumOf = (all: readonly { n: number }[]) => all.reduce((sum, it) => sum + it.n, 0)

/** What is too much, in words, counted before anything is loaded; undefined where it is not. */
async function tooMuchOf(db: Reader, { on, kind, anywhere }: Asked, { kinds, team, at }: Looked) {
  const size = await sizeOf(db, on, kinds, at, team)
  const [positions, people] = [sumOf(size.positions), sumOf(size.people)]
  if (positions > mostPositions)
    return (
      `${inWords(positions)} positions are more than are solved while a page waits. ` +
      'Ask for one team or one site.'
    )
  if (people > mostPeople)
    return (
      `${inWords(people)} people are more than the ${inWords(mostPeople)} looked at while a ` +
      `page waits. Ask for ${at ? 'a smaller site' : 'one site'}.`
    )
  const free = size.people.filter((it) => it.free)
  const pairs = pairsOf(size.positions, free, !anywhere)
  return pairs > mostExtras ? tooLarge(pairs, { site: at, kind }) : undefined
}

/** The plan of what must be trained, or how many pairs are too many to look at. */
async function planOf(
  { db, actor, now }: Pick<At<Reader>, 'db' | 'actor' | 'now'>,
  { on, anywhere }: Asked,
  { kinds, team, at }: Looked,
) {
  const { today } = actor
  const wishes = { sameSite: !anywhere }
  await breath()
  const people = at ? { site: at } : undefined
  const field = await fieldOn(db, on, kinds, { positions: { site: at, team }, people })
  const busy = await busyOn(db, on, field)
  await breath()
  // What people do and hold is read only where something stays empty.
  const stands = await stepwise(standing(field, wishes, busy))
  if ('tooMany' in stands) return stands
  await breath()
  const known =
    stands.weight > 0 ? await trainingFacts(db, field, { today, now }, on) : nothingKnown
  await breath()
  const plan = await stepwise(planTraining(field, known, today, on, wishes, busy))
  return 'tooMany' in plan ? plan : { field, plan }
}

/** What is shown of a plan: how many it fills, and with how few certifications. */
function countsOf({ training: { before, after, least, additions } }: TrainingPlan, field: Field) {
  return {
    positions: field.positions.length,
    before: { filled: before.filled, empty: before.empty.slice(1) },
    after: { filled: after.filled, empty: after.empty.slice(1) },
    closed: after.filled - before.filled,
    certifications: additions.length,
    least,
  }
}

const sitesOfPositions = async (db: Reader): Promise<string[]> => {
  const rows = await db.all<{ site: string }>(
    sql`select distinct site from position where site <> '' order by site`,
  )
  return rows.map((it) => it.site)
}
const teamCalled = (db: Reader, code: string) =>
  db.get<{ id: number } | undefined>(sql`select id from team where code = ${code} collate nocase`)

/** What is refused, with the smaller things to ask for instead. */
async function refusalOf(
  db: Reader,
  { on, kind }: Asked,
  { kinds, at }: Looked,
  because: string | number,
) {
  const problem = typeof because === 'string' ? because : tooLarge(because, { site: at, kind })
  const narrower: SiteOn[] = at ? [] : await sitesOn(db, on, kinds)
  const teams: TeamOn[] = at ? await teamsOn(db, on, kinds, at) : []
  return { site: at, problem, narrower, teams }
}

/** Of a company too large for a page, a team is asked about where it is. */
async function siteLookedAt(db: Reader, { on, site, team, anywhere }: Asked, isTeam: boolean) {
  if (site || !isTeam || anywhere) return site
  return (await peopleOn(db, on)) > mostPeople ? siteOf(db, on, team) : ''
}

/**
 * Which certifications would fill the positions that stay empty on a day: who, how, in which
 * offerings, by when it must begin, and what remains.
 */
export const training = question({
  input: input.describe(
    'What must be trained so that positions are filled on a day: the fewest certifications, who is nearest, which offerings',
  ),
  async answer(at, given) {
    const { db, actor } = at
    const { today } = actor
    const asked = { ...given, on: given.on ?? addMonths(today, 6) }
    const sites = await sitesOfPositions(db)
    const none = { narrower: [] as SiteOn[], teams: [] as TeamOn[], rows: [] }
    const base = { ...asked, today, sites, ...none, leads, mayAdopt: mayAdoptTraining(actor) }
    const found = asked.team && isDay(asked.on) ? await teamCalled(db, asked.team) : undefined
    const problem = faultOf(asked, today, sites, found)
    if (problem) return { ...base, on: isDay(asked.on) ? asked.on : addMonths(today, 6), problem }
    const looked = {
      kinds: asked.kind === 'all' ? [...positionKinds] : [asked.kind],
      team: found?.id,
      at: await siteLookedAt(db, asked, found !== undefined),
    }
    const tooMuch = await tooMuchOf(db, asked, looked)
    if (tooMuch) return { ...base, ...(await refusalOf(db, asked, looked, tooMuch)) }
    const made = await planOf(at, asked, looked)
    if ('tooMany' in made) return { ...base, ...(await refusalOf(db, asked, looked, made.tooMany)) }
    const { field, plan } = made
    const { people, positions } = spokenOf(plan, field)
    const told = await toldOf(db, people, positions)
    const lines = await withAsked(db, linesOf(plan, field, told, today, asked.on), today)
    return { ...base, site: looked.at, ...lines, plan: countsOf(plan, field) }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('What must be trained is for staffing leads, the registrar and the auditor.'),
})

/**
 * How large it would be, counted before any of it is read: positions and people, each as many as
 * are alike. Two statements.
 */
async function sizeOf(
  db: Reader,
  on: Day,
  kinds: readonly PositionKind[],
  site: string,
  team: number | undefined,
) {
  const positions = await db.all<Alike & { kind: PositionKind }>(sql`
    select po.kind, po.shift, po.site, count(*) as n from position po
    join team t on t.id = po.team_id
    where ${openOn(po, on)} and ${isCounted(t, 'team')} and po.kind in ${kinds}
    and (${site} in ('', po.site)) and (${team ?? null} is null or po.team_id = ${team ?? null})
    group by 1, 2, 3`)
  const people = await db.all<Alike & { jobTitle: string; free: number }>(sql`
    select p.job_title as "jobTitle", p.shift, p.site, p.capacity > 0 as free, count(*) as n
    from person p
    where ${worksOn(p, on)} and ${site} in ('', p.site) group by 1, 2, 3, 4`)
  return { positions, people }
}
