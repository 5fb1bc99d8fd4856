import type { Shift } from '@/db/tables/people'
import type { position } from '@/db/tables/staffing'
import { covers, type Day, type Interval, later, overlap, sayDay, sooner } from '../../calendar'
import { levels } from './proficiency'

/** A position between two dates, in which its terms stay the same. */
export type Terms = typeof position.$inferSelect
/** What has dates. A title is a label, and has none. */
export type Dated = {
  shift: Shift | null
  site: string
  criticality: number
  minProficiency: number
  track: string | null
}
const dated = ['shift', 'site', 'criticality', 'minProficiency', 'track'] as const

/** What of the terms is not the same. */
export const differing = (a: Dated, b: Dated) => dated.filter((name) => a[name] !== b[name])
const datedOf = ({ shift, site, criticality, minProficiency, track }: Dated): Dated => ({
  shift,
  site,
  criticality,
  minProficiency,
  track,
})

/**
 * The part whose dates hold a day: of parts that follow one another without a gap, in order; the
 * first before them, the last after.
 */
export const partOn = <T extends Interval>(parts: readonly T[], day: Day): T | undefined =>
  parts.find((it) => covers(it, day)) ?? (parts[0] && day < parts[0].from ? parts[0] : parts.at(-1))

/** An interval cut where the terms change: each part with what holds then. */
export function spread<T extends Interval>(
  parts: readonly T[],
  interval: Interval,
): { of: T; from: Day; until: Day | null }[] {
  return parts
    .filter((it) => overlap(it, interval))
    .map((of) => ({
      of,
      from: later(of.from, interval.from),
      until: sooner(of.until, interval.until),
    }))
}

const sayProficiency = ({ track, minProficiency }: Dated) =>
  track && minProficiency > 0
    ? `at least ${minProficiency}, ${levels[minProficiency]}, in ${track}`
    : 'no proficiency asked'
const said: Record<(typeof dated)[number], (it: Dated) => string> = {
  shift: (it) => (it.shift ? `${it.shift}s` : 'any shift'),
  site: (it) => it.site || 'anywhere',
  criticality: (it) => `criticality ${it.criticality} of 3`,
  minProficiency: sayProficiency,
  track: sayProficiency,
}

/**
 * 'nights, London, criticality 3 of 3, at least 2, alone, in linux'; only some of it where that is
 * named.
 */
export const sayTerms = (it: Dated, only: readonly (typeof dated)[number][] = dated): string =>
  [...new Set(only.map((name) => said[name](it)))].join(', ')

/** What was announced for after a day, said: 'nights from 1 Mar 2027'. */
export const announcedAfter = (terms: readonly Terms[], on: Day): string[] =>
  terms.flatMap((it, n) => {
    const before = terms[n - 1]
    return before && it.from > on
      ? [`${sayTerms(datedOf(it), differing(before, it))} from ${sayDay(it.from)}`]
      : []
  })
