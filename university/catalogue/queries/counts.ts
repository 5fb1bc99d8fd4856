import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { modes } from '@/db/tables/catalogue'
import type { At } from '../../at'
import { modeWords, whens, whenWords } from '../rules'
import {
  type CatalogueInput,
  hasFree,
  isHow,
  isListed,
  isOpen,
  isWhen,
  leadsTo,
  narrowsOfferings,
  startsAnyTime,
  startsThisMonth,
  versionInForce,
} from './filters'

type Choice = { value: string; label: string; count: number; chosen: boolean }
export type Counts = {
  all: number
  matching: number
  leads: Choice[]
  how: Choice[]
  when: Choice[]
}

const kept = new WeakMap<Reader, Map<string, { at: number; counts: Counts }>>()
/**
 * A catalogue of more courses than this has its counts kept for a minute: reading every offering
 * for each page would cost more than the page.
 */
const many = 500

/**
 * How many courses each filter would leave, given the other filters, and how many match now. Up to
 * a minute old in a large catalogue.
 */
export async function countsOf(at: At<Reader>, input: CatalogueInput): Promise<Counts> {
  const mine = kept.get(at.db) ?? new Map<string, { at: number; counts: Counts }>()
  kept.set(at.db, mine)
  const { page, sort, ...filters } = input
  const key = JSON.stringify([filters, at.actor.today, at.actor.timeZone])
  const last = mine.get(key)
  if (last && +at.now - last.at < 60_000) return last.counts
  const counts = await count(at, input)
  if (mine.size > many) mine.clear()
  if (counts.all > many) mine.set(key, { at: +at.now, counts })
  return counts
}

/** One statement. */
async function count(at: At<Reader>, input: CatalogueInput): Promise<Counts> {
  const { db, actor } = at
  const narrowed = sql`${isHow(input)} and ${isWhen(input, at)}`
  const rows = await db.all<{ facet: string; value: string; label: string; n: number }>(sql`
    with base as materialized (select c.id as id, ${leadsTo(input, at)} as led from course c
      where ${isListed(input, at)} and exists (select 1 from course_version v
      where v.course_id = c.id and v.published_at is not null and v.superseded_at is null)),
    offers as materialized (select o.course_id as course, o.mode as mode, b.led as led,
    ${isHow(input)} as how, ${isWhen(input, at)} as time,
        ${startsAnyTime} as anytime, ${startsThisMonth(at)} as month, ${hasFree} as free
      from base b join offering o on o.course_id = b.id where ${isOpen(at)})
    select 'all' as facet, '' as value, '' as label, count(*) as n from base
    union all select 'matching', '', '', ${
      narrowsOfferings(input)
        ? sql`count(distinct course)
      from offers where led and how and time`
        : sql`count(*) from base where led`
    }
    union all select 'leads', ce.slug, ce.short, count(distinct r.course_id) from certification ce
      join certification_version cv on cv.certification_id = ce.id
      and ${versionInForce(actor.today)}
      join certification_requirement r on r.version_id = cv.id
      where r.course_id in (${
        narrowsOfferings(input)
          ? sql`select o.course_id from base b
        join offering o on o.course_id = b.id where ${isOpen(at)} and ${narrowed}`
          : sql`select id
        from base`
      })
      group by ce.slug
    union all select 'how', mode, '', count(distinct course) from offers where led and time
    group by mode
    union all select 'when', 'any time', '', count(distinct course) from offers where led and how
    and anytime
    union all select 'when', 'this month', '', count(distinct course) from offers where led and how
    and month
    union all select 'when', 'seats free', '', count(distinct course) from offers where led and how
    and free`)

  const of = (facet: string, value = '') =>
    rows.find((row) => row.facet === facet && row.value === value)?.n ?? 0
  return {
    all: of('all'),
    matching: of('matching'),
    leads: rows
      .filter((row) => row.facet === 'leads')
      .map(({ value, label, n }) => ({
        value,
        label,
        count: n,
        chosen: input.leads.includes(value),
      }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label)),
    how: modes.map((value) => ({
      value,
      label: modeWords[value],
      count: of('how', value),
      chosen: input.how.includes(value),
    })),
    when: whens.map((value) => ({
      value,
      label: whenWords[value],
      count: of('when', value),
      chosen: input.when.includes(value),
    })),
  }
}
