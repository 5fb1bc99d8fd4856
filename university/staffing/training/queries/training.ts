import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import { type PositionKind, positionKinds, team as teamTable } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { addMonths, type Day, isDay, spoken } from '../../../calendar'
import { isCounted } from '../../../employment'
import { question } from '../../../kernel'
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
import { openOn } from '../../eligibility/queries/unmet-sql'
import { breath, stepwise } from '../../eligibility/queries/yield-turn'
import { busyOn } from '../../plans/queries/plan-facts'
import { anywhere } from '../../plans/rules/plan'
import { seesEveryone } from '../../sight'
import { mayAdoptTraining } from '../rules/adoption'
import { tooLarge } from '../rules/empty-positions'
import { leads, nothingKnown } from '../rules/facts'
import { linesOf } from '../rules/lines'
import { planTraining } from '../rules/plan'
import { type Alike, pairsOf } from '../rules/size'
import { mostExtras, mostPositions, standing } from '../rules/training'
import { trainingFacts } from './training-facts'
import { withAsked } from './training-input'
import { spokenOf, toldOf } from './training-names'

const p = alias(person, 'p')

const t = alias(teamTable, 't')

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

/**
 * Which certifications would fill the positions that stay empty on a day: who, how, in which
 * offerings, by when it must begin, and what remains.
 */
export const training = question({
  input: z
    .object(trainingInput)
    .describe(
      'What must be trained so that positions are filled on a day: the fewest certifications, who is nearest, which offerings',
    ),
  async answer({ db, actor, now }, { on: asked, kind, site, team, anywhere }) {
    const today = actor.today
    const sameSite = !anywhere
    const on = asked ?? addMonths(today, 6)
    const sites = (
      await db.all<{ site: string }>(
        sql`select distinct site from position where site <> '' order by site`,
      )
    ).map((it) => it.site)
    const given = {
      on,
      today,
      kind,
      site,
      team,
      anywhere,
      sites,
      narrower: [] as SiteOn[],
      teams: [] as TeamOn[],
      leads,
      mayAdopt: mayAdoptTraining(actor),
      rows: [],
    }
    if (!isDay(on))
      return { ...given, on: addMonths(today, 6), problem: 'Give a date like 2026-11-21.' }
    if (on < today)
      return {
        ...given,
        problem: `${spoken(on)} is over: what is to be trained is asked of a day to come.`,
      }
    const kinds = kind === 'all' ? [...positionKinds] : [kind]
    const only = team
      ? await db.get<{ id: number } | undefined>(
          sql`select id from team where code = ${team} collate nocase`,
        )
      : undefined
    if (team && !only)
      return {
        ...given,
        problem: `There is no team ${team}. Write its code, as on the list of teams.`,
      }
    if (site && !sites.includes(site))
      return { ...given, problem: `No position is at ${site}. Choose a site of the list.` }
    // Counted before anything is loaded: what is too much is said at once. A team is asked about
    // where it is.
    const at =
      site ||
      (only && !anywhere && (await peopleOn(db, on)) > mostPeople ? await siteOf(db, on, team) : '')
    const refused = async (problem: string) => {
      const [narrower, teams] = at
        ? [[], await teamsOn(db, on, kinds, at)]
        : [await sitesOn(db, on, kinds), []]
      return { ...given, site: at, problem, narrower, teams }
    }
    const size = await sizeOf(db, on, kinds, at, only?.id)
    const [posts, who] = [size.positions, size.people].map((all) =>
      all.reduce((sum, it) => sum + it.n, 0),
    ) as [number, number]
    if (posts > mostPositions)
      return refused(
        `${posts.toLocaleString('en')} positions are more than are solved while a page waits. Ask for one team or one site.`,
      )
    if (who > mostPeople)
      return refused(
        `${who.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} looked at while a page waits. Ask for ${at ? 'a smaller site' : 'one site'}.`,
      )
    const pairs = pairsOf(
      size.positions,
      size.people.filter((it) => it.free),
      sameSite,
    )
    if (pairs > mostExtras) return refused(tooLarge(pairs, { site: at, kind }))
    await breath()
    const field = await fieldOn(db, on, kinds, {
      positions: { site: at, team: only?.id },
      people: at ? { site: at } : undefined,
    })
    const busy = await busyOn(db, on, field)
    await breath()
    // What people do and hold is read only where something stays empty.
    const stands = await stepwise(standing(field, { sameSite }, busy))
    if ('tooMany' in stands) return refused(tooLarge(stands.tooMany, { site: at, kind }))
    await breath()
    const known =
      stands.weight > 0 ? await trainingFacts(db, field, { today, now }, on) : nothingKnown
    await breath()
    const plan = await stepwise(planTraining(field, known, today, on, { sameSite }, busy))
    if ('tooMany' in plan) return refused(tooLarge(plan.tooMany, { site: at, kind }))
    const { people, positions } = spokenOf(plan, field)
    const told = await toldOf(db, people, positions)
    const lines = await withAsked(db, linesOf(plan, field, told, today, on), today)
    const { before, after, least, additions } = plan.training
    return {
      ...given,
      site: at,
      ...lines,
      plan: {
        positions: field.positions.length,
        before: { filled: before.filled, empty: before.empty.slice(1) },
        after: { filled: after.filled, empty: after.empty.slice(1) },
        closed: after.filled - before.filled,
        certifications: additions.length,
        least,
      },
    }
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
    where ${openOn('po', on)} and ${isCounted(t, 'team')} and po.kind in ${kinds}
    and (${site} in ('', po.site)) and (${team ?? null} is null or po.team_id = ${team ?? null})
    group by 1, 2, 3`)
  const people = await db.all<Alike & { jobTitle: string; free: number }>(sql`
    select p.job_title as "jobTitle", p.shift, p.site, p.capacity > 0 as free, count(*) as n
    from person p
    where ${worksOn(p, on)} and ${site} in ('', p.site) group by 1, 2, 3, 4`)
  return { positions, people }
}
