import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import { addMonths, isDay, spoken } from '../../calendar'
import { no, question, yes } from '../../kernel'
import { worksAs } from '../rules/kinds'
import { seesEveryone } from '../rules/placement'
import { anywhere } from '../rules/plan'
import { mostExtras, mostPositions } from '../rules/training'
import { mayAdoptTraining } from '../rules/training-act'
import { partOf, tooLarge } from '../rules/training-empty'
import { leads } from '../rules/training-known'
import { linesOf } from '../rules/training-lines'
import { planTraining } from '../rules/training-plan'
import { counted, employedOn, fieldOn, mostPeople } from './field'
import { busyOn } from './plan-facts'
import { withAsked } from './training-asked'
import { trainingFacts } from './training-facts'
import { spokenOf, toldOf } from './training-told'
import { openOn } from './unmet'

export const trainingInput = {
  on: z.preprocess((v) => (v === '' ? undefined : v), z.string().optional()),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  site: z.string().max(200).catch(''),
  team: z.string().max(40).catch('').describe('The code of one team: its positions only, and nobody leaves another for them'),
  anywhere,
}
/** Which certifications would fill the positions that stay empty on a day: who, how, in which offerings, by when it must begin, and what remains. */
export const training = question({
  input: z
    .object(trainingInput)
    .describe('What must be trained so that positions are filled on a day: the fewest certifications, who is nearest, which offerings'),
  async answer({ db, actor, now }, { on: asked, kind, site, team, anywhere }) {
    const today = actor.today
    const sameSite = !anywhere
    const on = asked ?? addMonths(today, 6)
    const sites = (await db.all<{ site: string }>(sql`select distinct site from position where site <> '' order by site`)).map((it) => it.site)
    const given = {
      on,
      today,
      kind,
      site,
      team,
      anywhere,
      sites,
      leads,
      mayAdopt: mayAdoptTraining(actor),
      rows: [],
    }
    if (!isDay(on)) return { ...given, on: addMonths(today, 6), problem: 'Give a date like 2026-11-21.' }
    if (on < today) return { ...given, problem: `${spoken(on)} is over: what is to be trained is asked of a day to come.` }
    const kinds = kind === 'all' ? [...positionKinds] : [kind]
    const only = team ? await db.get<{ id: number } | undefined>(sql`select id from team where code = ${team}`) : undefined
    if (team && !only) return { ...given, problem: `There is no team ${team}.` }
    // Counted before anything is loaded: what is too much is said at once.
    const posts = await db.all<
      Alike & { kind: PositionKind }
    >(sql`select po.kind, po.shift, po.site, count(*) as n from position po join team t on t.id = po.team_id
      where ${openOn('po', on)} and ${counted('t', 'team')} and po.kind in ${kinds} and (${site} in ('', po.site)) and (${only?.id ?? null} is null or po.team_id = ${only?.id ?? null})
      group by po.kind, po.shift, po.site`)
    const many = sum(posts)
    if (many > mostPositions)
      return { ...given, problem: `${many.toLocaleString('en')} positions are more than are solved while a page waits. Ask for one team or one site.` }
    const crowd = await db.all<
      Alike & { jobTitle: string; room: number }
    >(sql`select p.job_title as "jobTitle", p.shift, p.site, count(*) as n, sum(p.capacity > 0) as room from person p
      where ${employedOn(on)} and ${site} in ('', p.site) group by p.job_title, p.shift, p.site`)
    const who = sum(crowd)
    if (who > mostPeople)
      return {
        ...given,
        problem: `${who.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} looked at while a page waits. Ask for ${site ? 'a smaller site' : 'one site'}.`,
      }
    const pairs = pairsOf(posts, crowd, sameSite)
    if (pairs > mostExtras) return { ...given, problem: tooLarge(pairs) }
    const whole = await fieldOn(db, on, kinds, site ? { people: { site } } : {})
    const field =
      only || site
        ? partOf(
            whole,
            (it) => (!only || it.team === only.id) && (!site || it.site === site),
            (it) => !site || it.site === site,
          )
        : whole
    const busy = await busyOn(db, on, field)
    const known = await trainingFacts(db, field, { today, now }, on)
    const plan = planTraining(field, known, today, on, { sameSite }, busy)
    if ('tooMany' in plan) return { ...given, problem: tooLarge(plan.tooMany) }
    const { people, positions } = spokenOf(plan, field)
    const told = await toldOf(db, people, positions)
    const lines = await withAsked(db, linesOf(plan, field, told, today, on), today)
    const { before, after, least, additions } = plan.training
    return {
      ...given,
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
  may: ({ actor }) => (seesEveryone(actor) ? yes : no('What must be trained is for staffing leads, the registrar and the auditor.')),
})

type Alike = { shift: string | null; site: string; n: number }
const sum = (rows: readonly Alike[]) => rows.reduce((n, it) => n + it.n, 0)
/** How many pairs there are of positions and people who do that work on that shift (at that site): each is looked at, certified or not. */
const pairsOf = (posts: readonly (Alike & { kind: PositionKind })[], crowd: readonly (Alike & { jobTitle: string; room: number })[], sameSite: boolean) =>
  posts.reduce((all, it) => {
    const fits = crowd.filter(
      (one) => (it.shift === null || one.shift === it.shift) && (!sameSite || it.site === '' || one.site === it.site) && worksAs(one.jobTitle, it.kind),
    )
    return all + it.n * fits.reduce((n, one) => n + one.room, 0)
  }, 0)
