import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { positionKinds } from '@/db/tables/staffing'
import { addMonths, isDay, spoken } from '../../calendar'
import { no, question, yes } from '../../kernel'
import { seesEveryone } from '../rules/placement'
import { mostPositions } from '../rules/training'
import { mayAdoptTraining } from '../rules/training-act'
import { atSite, tooLarge } from '../rules/training-empty'
import { leads } from '../rules/training-known'
import { linesOf } from '../rules/training-lines'
import { planTraining } from '../rules/training-plan'
import { fieldOn } from './field'
import { askedAlready } from './training-asked'
import { trainingFacts } from './training-facts'
import { spokenOf, toldOf } from './training-told'

export const trainingInput = {
  on: z.preprocess((v) => (v === '' ? undefined : v), z.string().optional()),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  site: z.string().max(200).catch(''),
  sameSite: z.string().max(10).catch(''),
}
/** Which certifications would fill the positions that stay empty on a day: who, how, in which offerings, by when it must begin, and what remains. */
export const training = question({
  input: z
    .object(trainingInput)
    .describe('What must be trained so that positions are filled on a day: the fewest certifications, who is nearest, which offerings'),
  async answer({ db, actor, now }, { on: asked, kind, site, sameSite }) {
    const today = actor.today
    const on = asked ?? addMonths(today, 6)
    const sites = (await db.all<{ site: string }>(sql`select distinct site from position where site <> '' order by site`)).map((it) => it.site)
    const given = { on, kinds: [...positionKinds], today, kind, site, sameSite: sameSite === '1', sites, leads, mayAdopt: mayAdoptTraining(actor), rows: [] }
    if (!isDay(on)) return { ...given, on: addMonths(today, 6), problem: 'Give a date like 2026-11-21.' }
    if (on < today) return { ...given, problem: `${spoken(on)} is over: what is to be trained is asked of a day to come.` }
    const field = atSite(await fieldOn(db, on, kind === 'all' ? [] : [kind]), site)
    if (field.positions.length > mostPositions) return { ...given, problem: tooLarge(field.positions.length * field.workers.length) }
    const known = await trainingFacts(db, field, { today, now }, on)
    const plan = planTraining(field, known, today, on, { sameSite: sameSite === '1' })
    if ('tooMany' in plan) return { ...given, problem: tooLarge(plan.tooMany) }
    const { people, positions } = spokenOf(plan, field)
    const told = await toldOf(db, people, positions)
    const lines = linesOf(plan, field, told, today, on)
    const due = await askedAlready(db, lines.rows, today)
    const { before, after, least, additions, closed } = plan.training
    return {
      ...given,
      ...lines,
      rows: lines.rows.map((row) => ({ ...row, asked: due.get(row.key) ?? null })),
      plan: {
        positions: field.positions.length,
        before: { filled: before.filled, empty: before.empty.slice(1) },
        after: { filled: after.filled, empty: after.empty.slice(1) },
        closed: closed.length,
        certifications: additions.length,
        least,
      },
    }
  },
  may: ({ actor }) => (seesEveryone(actor) ? yes : no('What must be trained is for staffing leads, the registrar and the auditor.')),
})
