import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { shifts } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { addMonths, type Day, isDay, isZone, sayDay } from '../../../calendar'
import { id, page, ticked } from '../../../input'
import type { Need } from '../../eligibility/facts'
import { needOf, type Position, positionOf } from '../../eligibility/queries/facts'
import { readNeeds } from '../../eligibility/queries/requirement-input'
import { tracksOf } from '../../eligibility/queries/tracks'
import { titleOf } from '../../eligibility/rules/kinds'
import { fittingIn, type Hours, minutesOf } from '../../eligibility/rules/shift-hours'
import { usualUntil } from '../../placement/rules/placement'
import { beginsOn, canMove, endsOn, moving } from '../rules/kept-dates'

const maybe = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), it.optional()).catch(undefined)
const text = (most: number) => z.string().trim().max(most).catch('')
const number = (least: number, most: number) => maybe(z.coerce.number().int().min(least).max(most))
/**
 * What a search for people asks, as its address says it. What cannot be read is told, and nothing
 * typed is lost.
 */
export const searchFields = z.object({
  position: maybe(id),
  /** Certifications or exam codes: & and, | or, >= the oldest version that will do. */
  needs: text(300),
  from: text(20),
  until: text(20),
  shift: maybe(z.enum(shifts)),
  site: text(80),
  /** Code or customer of a team they must not be on. */
  notOn: text(100),
  /** '1': only people with capacity left count as qualified. */
  free: ticked.catch(false),
  /** Share of working time that must be left. */
  percent: number(1, 100),
  track: text(40),
  level: number(1, 4),
  /** Months they must have held it without a break by the first day. */
  months: number(1, 120),
  /** Working hours elsewhere, and how many hours of the shift must fall into them. */
  zone: text(60),
  opens: text(5),
  closes: text(5),
  least: number(1, 8),
  /** '1': away on no day. */
  present: ticked.catch(false),
  name: text(80),
  title: maybe(z.string().trim().max(80)),
  page,
})
export type SearchFields = z.infer<typeof searchFields>
export const searchInput = z.preprocess((value) => value ?? {}, searchFields)
/**
 * The job title looked among for a position that asks for no certification. Anyone may come to
 * lead.
 */
const titleFor = (kind: PositionKind) => (kind === 'leader' ? '' : titleOf[kind])
export type Search = {
  position: Position | undefined
  need: Need
  /** Why it cannot be searched as it stands. */
  problem: string | undefined
  /** Something was asked for. */
  searched: boolean
  title: string
}

/** A search as it will be judged; undefined where it names a position there is not. */
export async function readSearch(
  db: Reader,
  asked: SearchFields,
  today: Day,
): Promise<Search | undefined> {
  const on = firstDay(asked.from, today) ?? today
  const position = asked.position
    ? await positionOf(db, asked.position, on > today ? on : today)
    : undefined
  if (asked.position && !position) return undefined
  const dates = datesOf(asked, position, today)
  const { need, problem } = position
    ? { need: needOf(position, dates.interval), problem: undefined }
    : await freeNeed(db, asked, dates.interval, today)
  const { hours, problem: trouble } = await hoursOf(db, asked, dates.interval.from)
  const asksNothing = need.segments.every((segment) => segment.groups.length === 0)
  const title = asked.title ?? (position && asksNothing ? titleFor(position.kind) : '')
  const conditions =
    asked.name || title || asked.site || asked.shift || need.proficiency || asked.percent || hours
  const wrong = dates.problem ?? problem ?? trouble
  return {
    position,
    need: {
      ...need,
      percent: asked.percent ?? null,
      heldFor: asked.months ?? null,
      hours,
      present: asked.present,
    },
    problem: wrong,
    searched: !wrong && (position !== undefined || !asksNothing || Boolean(conditions)),
    title,
  }
}

/** How far away, in months, a search may begin. */
const furthest = 1200
type Dates = { interval: { from: Day; until: Day }; problem?: string }
const firstDay = (typed: string, today: Day) => (isDay(typed) ? typed : beginsOn(typed, today))
/**
 * From and through: the position's start or today, and half a year where nobody says. A kept search
 * may say both from the day it is opened.
 */
function datesOf(
  asked: Pick<SearchFields, 'from' | 'until'>,
  position: Position | undefined,
  today: Day,
): Dates {
  const begins = firstDay(asked.from, today)
  const from = begins ?? (position && position.from > today ? position.from : today)
  const ends = isDay(asked.until) ? asked.until : endsOn(asked.until, from)
  const until = ends ?? usualUntil(from, position?.until ?? null)
  const wrong = asked.from && !begins ? asked.from : asked.until && !ends ? asked.until : undefined
  if (wrong)
    return {
      interval: { from, until },
      problem: `“${wrong}” is not a date. Write it like ${today}.`,
    }
  if (from > addMonths(today, furthest))
    return {
      interval: { from: today, until: today },
      problem: `${sayDay(from)} is too far away to say anything about. Choose an earlier start.`,
    }
  if (until < from)
    return {
      interval: { from, until: from },
      problem: `The end, ${sayDay(until)}, is before the start, ${sayDay(from)}. Choose a later end or an earlier start.`,
    }
  return { interval: { from, until } }
}
async function freeNeed(
  db: Reader,
  asked: SearchFields,
  interval: { from: Day; until: Day },
  today: Day,
): Promise<{ need: Need; problem?: string }> {
  const { groups, problem } = await readNeeds(db, asked.needs, today)
  const team = asked.notOn
    ? await db.get<{ id: number }>(
        sql`select id from team where code = ${asked.notOn.toUpperCase()}
          or customer = ${asked.notOn} collate nocase order by id limit 1`,
      )
    : undefined
  const need: Need = {
    interval,
    segments: [{ ...interval, groups }],
    shift: asked.shift ?? null,
    site: asked.site,
    team: team?.id ?? null,
    capacity: asked.free,
    proficiency: asked.track && asked.level ? { track: asked.track, least: asked.level } : null,
  }
  if (asked.notOn && !team)
    return {
      need,
      problem: `There is no team ${asked.notOn}. Write its code or the customer’s whole name.`,
    }
  if (asked.site && !(await db.get(sql`select 1 from person where site = ${asked.site} limit 1`)))
    return { need, problem: `Nobody works in ${asked.site}.` }
  if (asked.track && !(await tracksOf(db)).includes(asked.track))
    return { need, problem: `There is no track ${asked.track}. Choose one of the list.` }
  if (asked.level && !asked.track)
    return { need, problem: 'A proficiency is in a track: choose which.' }
  return { need, problem }
}

/**
 * Hours of a working day elsewhere: with a zone alone 9 to 17, one hour at least. Zones by hopping
 * along their index.
 */
async function hoursOf(
  db: Reader,
  asked: SearchFields,
  day: Day,
): Promise<{ hours: (Hours & { fits: string[] }) | null; problem?: string }> {
  if (!asked.zone)
    return {
      hours: null,
      problem:
        asked.opens || asked.closes || asked.least
          ? 'Shared hours need a time zone, like Europe/London.'
          : undefined,
    }
  if (!isZone(asked.zone))
    return {
      hours: null,
      problem: `There is no time zone ${asked.zone}. Write it like Europe/London.`,
    }
  const from = minutesOf(asked.opens || '09:00')
  const until = minutesOf(asked.closes || '17:00')
  if (from === undefined || until === undefined)
    return { hours: null, problem: 'Write hours like 09:00.' }
  const hours = { zone: asked.zone, from, until, least: asked.least ?? 1 }
  const zones = await db.all<{ zone: string }>(sql`
    with recursive hop(zone) as (select min(time_zone) from person union all
    select (select min(p.time_zone) from person p where p.time_zone > hop.zone) from hop
    where hop.zone is not null)
    select zone from hop where zone is not null`)
  return {
    hours: {
      ...hours,
      fits: fittingIn(
        zones.map((it) => it.zone),
        hours,
        day,
      ),
    },
  }
}

/**
 * A search's address as it is kept: the conditions it knows, without its page. Dates nobody chose
 * are left out, so it begins on the day it is opened; others stay, or move with that day. Nothing
 * but dates is not a search.
 */
export async function keptQuery(
  db: Reader,
  query: string,
  dates: 'move' | 'stay',
  today: Day,
): Promise<string> {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams(
    Object.keys(searchFields.shape)
      .filter((name) => !['from', 'until', 'page'].includes(name) && given.get(name)?.trim())
      .map((name) => [name, given.get(name) ?? '']),
  )
  if (kept.size === 0) return ''
  const asked = searchFields.parse(Object.fromEntries(given))
  const on = firstDay(asked.from, today) ?? today
  const position = asked.position
    ? await positionOf(db, asked.position, on > today ? on : today)
    : undefined
  const usual = datesOf({ from: '', until: '' }, position, today).interval
  const { interval, problem } = datesOf(asked, position, today)
  if (problem || (interval.from === usual.from && interval.until === usual.until))
    return kept.toString()
  for (const [name, value] of Object.entries(
    dates === 'move' && canMove(interval, today) ? moving(interval, today) : interval,
  ))
    kept.set(name, value)
  return kept.toString()
}
