import { addDays, type Day, daysBetween, end, forever, sayDay } from '../../../calendar'
import type { Need, Obstacle, PersonFacts, ProficiencyAsked, Reason } from '../facts'
import { type AwardFact, countsFor, graceOf, reachOf } from './award-days'
import { notesOn, notLongEnough, otherReasons, reaches } from './in-the-way'
import { offTerms } from './off-terms'
import {
  type Alternative,
  type Group,
  listed,
  nameOf,
  nameOfGroup,
  type Segment,
} from './requirement'
import { whyNot } from './why-not'

/** `notes`: what does not stand in the way and should be known, like days away. */
export type Eligibility = Verdict & { notes?: readonly string[] }
type Verdict =
  /** `through`: the last day it holds; null where no end is known. */
  | { kind: 'qualified'; through: Day | null; by: string }
  /**
   * Holds on the first day and stops inside the interval: `last` is day `n` of `of` (null:
   * open-ended).
   */
  | {
      kind: 'expires during'
      last: Day
      n: number
      of: number | null
      text: string
      by?: string
      remedy?: string
    }
  /**
   * `counts`: every grace counts by its certification's policy; otherwise it takes an exception.
   */
  | { kind: 'in grace'; counts: boolean; text: string; remedy?: string }
  | { kind: 'unqualified'; reasons: readonly Reason[] }

/**
 * Where the requirement is first not met from the interval's start on: the last good day and the
 * group that ends there.
 */
function firstEnd(
  segments: readonly Segment[],
  awards: readonly AwardFact[],
): { last: Day; group: Group; text: string; by?: string } | undefined {
  for (const segment of segments) {
    const ends = segment.groups.map((group) => ({
      group,
      reach: reachOf(group, awards, segment.from),
    }))
    const unmet = ends.find((it) => it.reach === undefined)
    if (unmet) {
      const last = addDays(segment.from, -1)
      return {
        last,
        group: unmet.group,
        text: `the position asks for ${nameOfGroup(unmet.group)} from ${sayDay(segment.from)}`,
      }
    }
    const first = ends
      .filter((it) => (it.reach as Day) < end(segment.until))
      .sort((a, b) => ((a.reach as Day) < (b.reach as Day) ? -1 : 1))[0]
    if (first) {
      const last = first.reach as Day
      const by = holding(first.group, awards, last)
      return { last, group: first.group, text: `${by} ends ${sayDay(last)}`, by }
    }
  }
  return undefined
}

/** The alternative by which a group is met on a day, or would be where it is the only one. */
export function byWhich(
  group: Group,
  awards: readonly AwardFact[],
  day: Day,
): Alternative | undefined {
  const by = group
    .filter((it) => reachOf([it], awards, day) !== undefined)
    .sort((a, b) => (reachOf([a], awards, day)! < reachOf([b], awards, day)! ? 1 : -1))[0]
  return by ?? (group.length === 1 ? group[0] : undefined)
}
function holding(group: Group, awards: readonly AwardFact[], day: Day): string {
  const by = byWhich(group, awards, day)
  return by ? nameOf(by) : nameOfGroup(group)
}

/** Judges a person over the whole of an interval, with every reason. */
export function eligibility(person: PersonFacts, need: Need): Eligibility {
  const notes = notesOn(person, need)
  return notes.length ? { ...judge(person, need), notes } : judge(person, need)
}

function judge(person: PersonFacts, need: Need): Eligibility {
  const { from, until } = need.interval
  const first = need.segments[0]?.groups ?? []
  const unmet = first.filter((group) => reachOf(group, person.awards, from) === undefined)
  const others = [
    ...first.flatMap((group) => notLongEnough(group, person.awards, need)),
    ...offTerms(person, need),
    ...otherReasons(person, need),
  ]
  const graces = unmet.map((group) => graceOf(group, person.awards, from))
  if (others.length === 0 && unmet.length > 0 && graces.every((it) => it !== undefined)) {
    const why = unmet.map((group) => whyNot(group, person.awards, from))
    return {
      kind: 'in grace',
      counts: graces.every((it) => it?.graceCounts),
      text: why.map((it) => it.text).join('; '),
      remedy: why[0]?.remedy,
    }
  }
  if (others.length > 0 || unmet.length > 0) {
    return {
      kind: 'unqualified',
      reasons: [...unmet.map((group) => whyNot(group, person.awards, from)), ...others],
    }
  }
  const stop = firstEnd(need.segments, person.awards)
  if (stop) {
    const remedy =
      reachOf(stop.group, person.awards, from) === undefined
        ? undefined
        : `renew by ${sayDay(stop.last)}`
    return {
      kind: 'expires during',
      last: stop.last,
      n: daysBetween(from, stop.last) + 1,
      of: until === null ? null : daysBetween(from, until) + 1,
      text: stop.text,
      by: stop.by,
      remedy,
    }
  }
  const final = need.segments.at(-1)
  const reaches = (final?.groups ?? [])
    .map((group) => reachOf(group, person.awards, final?.from ?? from) as Day)
    .sort()
  const through = reaches[0] === undefined || reaches[0] === forever ? null : reaches[0]
  return {
    kind: 'qualified',
    through,
    by: listed([...new Set(first.map((group) => holding(group, person.awards, from)))], 'and'),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * One sentence for a row: 'Through 9 Feb 2029', 'RHCE ends 17 Mar 2027, day 107 of 182', or every
 * reason; then what else should be known.
 */
export const sayEligibility = (it: Eligibility): string =>
  [sayVerdict(it), ...(it.notes ?? [])].join(' · ')

function sayVerdict(it: Eligibility): string {
  switch (it.kind) {
    case 'qualified':
      return it.through
        ? `Through ${sayDay(it.through)}`
        : it.by
          ? `${it.by}, no end known`
          : 'Nothing is asked'
    case 'expires during':
      return `${capital(it.text)}, day ${it.n}${it.of ? ` of ${it.of}` : ''}`
    case 'in grace':
      return it.text
    case 'unqualified':
      return capital(
        it.reasons
          .map((reason) => reason.text + (reason.remedy ? ` (${reason.remedy})` : ''))
          .join(' · '),
      )
  }
}

/**
 * Counts on a day for what a position asks: for every group, and at the proficiency. Whether they
 * are there that day is another matter.
 */
export const standsOn = (
  person: Pick<PersonFacts, 'awards' | 'proficiencies'>,
  groups: readonly Group[],
  asked: ProficiencyAsked | null,
  day: Day,
): boolean =>
  groups.every((group) => countsFor(group, person.awards, day)) && reaches(person, asked, day)

/** What no exception lifts: there is no room, or the person is not there. */
export const neverLifted: ReadonlySet<Obstacle> = new Set([
  'capacity',
  'on team',
  'leaves',
  'not hired',
  'away',
])

/**
 * From which day on an exception is needed: the first day, or the change before which everything is
 * met.
 */
export const neededFrom = (it: Eligibility, first: Day): Day =>
  it.kind === 'unqualified'
    ? (it.reasons.map((reason) => reason.from ?? first).sort()[0] ?? first)
    : first
/**
 * The last day before a change after which someone no longer fits, where nothing else is in the
 * way: they can be placed until then.
 */
export function fitsUntil(it: Eligibility): Day | undefined {
  if (it.kind !== 'unqualified' || !it.reasons.every((reason) => reason.from)) return undefined
  return addDays(neededFrom(it, forever), -1)
}

/** Whether a placement on these terms takes an exception. */
export const takesException = (it: Eligibility): boolean =>
  it.kind === 'unqualified' || (it.kind === 'in grace' && !it.counts)
