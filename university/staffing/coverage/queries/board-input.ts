import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { shifts } from '@/db/tables/people'
import { positionRequirement, team as teamTable } from '@/db/tables/staffing'
import type { Actor } from '../../../actor'
import { no, yes } from '../../../at'
import { addDays, addMonths, type Day, daysBetween, earlier, isDay } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { isCounted } from '../../../employment'
import { page, ticked } from '../../../input'
import { seesEveryone } from '../../sight'

const r = named(positionRequirement, 'r')
const t = named(teamTable, 't')

/** How far ahead coverage is looked at, in months. */
export const horizonMonths = 18
export const lastDay = (today: Day): Day => addMonths(today, horizonMonths)

/**
 * What every screen about coverage may be asked: a day (or days from today, as a slider says it)
 * and which teams.
 */
export const asking = z.object({
  on: z.string().refine(isDay).optional().catch(undefined).describe('The day; today without one'),
  ahead: z.coerce
    .number()
    .int()
    .min(0)
    .max(560)
    .optional()
    .catch(undefined)
    .describe('Days from today, in place of a date'),
  site: z.string().max(100).catch(''),
  shift: z.enum(['', ...shifts]).catch(''),
  certification: z.string().max(100).catch('').describe('By its slug'),
  mine: ticked.catch(false).describe('Only teams led by whoever asks'),
  team: z.string().trim().max(80).catch('').describe('A customer or a team code'),
  whole: ticked.catch(false).describe('All rows, for a file'),
  page,
})
export type Asking = z.infer<typeof asking>
export const withDefaults = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? {}, schema)

/** The day asked for, no further than the horizon. */
export function dayAsked({ on, ahead }: Pick<Asking, 'on' | 'ahead'>, today: Day): Day {
  return earlier(on ?? addDays(today, ahead ?? 0), lastDay(today))
}
export const sliderOf = (day: Day, today: Day) => ({
  value: Math.max(0, daysBetween(today, day)),
  max: daysBetween(today, lastDay(today)),
})

/** SQL, by which teams `t` and which of their positions `po`. */
export type Narrowing = { teams: SQL; seats: SQL }
const all = (parts: readonly (SQL | undefined)[]): SQL => {
  const some = parts.filter((it) => it !== undefined)
  return some.length ? sql.join(some, sql` and `) : sql`1`
}

/**
 * The teams someone sees and asked for, and the positions of them that are meant. A leader sees
 * their own teams; over the whole company the demo's step back once there are others. Who holds
 * something on a team is counted over all its positions, whichever are meant.
 */
export function narrowing(
  actor: Actor,
  { site, shift, certification, mine, team }: Asking,
  day: Day,
): Narrowing {
  const like = `%${team.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
  return {
    teams: all([
      !seesEveryone(actor) || mine
        ? sql`t.id in (select value from json_each(${JSON.stringify(actor.leads)}))`
        : team
          ? undefined
          : isCounted(t, 'team'),
      site ? sql`t.site = ${site}` : undefined,
      team
        ? sql`(t.customer like ${like} escape '\\' or t.code like ${like} escape '\\')`
        : undefined,
    ]),
    seats: all([
      shift ? sql`po.shift = ${shift}` : undefined,
      certification
        ? sql`po.id in (select r.position_id from position_requirement r
          join certification rc on rc.id = r.certification_id
          where rc.slug = ${certification} and ${lastsOn(r, day)})`
        : undefined,
    ]),
  }
}

/** SQL: the teams `t` and positions `po` someone sees and asked for. */
export const narrowed = (actor: Actor, asked: Asking, day: Day): SQL => {
  const { teams, seats } = narrowing(actor, asked, day)
  return sql`${teams} and ${seats}`
}

export const mayAskCoverage = ({ actor }: { actor: Actor }) =>
  seesEveryone(actor) || actor.leads.length > 0
    ? yes
    : no('Coverage is for team leaders, staffing leads, the registrar and auditors.')
