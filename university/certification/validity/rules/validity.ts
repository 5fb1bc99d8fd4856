import {
  addDays,
  addMonths,
  covers,
  type Day,
  daysBetween,
  forever,
  type Interval,
  lastDayOf,
  spoken,
} from '../../../calendar'

/**
 * One granted cycle, as far as the date is concerned. Days are calendar dates, both ends inclusive.
 */
export type Cycle = {
  issuedOn: Day
  validFrom: Day
  /** Null: no end. */
  validUntil: Day | null
  /** The expiry before any extension. */
  anchor: Day | null
  revokedOn: Day | null
  revokedBecause?: string | null
}
export type Held = Interval & { because: string }

/** The rules of a certification, from a date. */
export type Terms = {
  validityMonths: number | null
  /** False: nobody knows the term, so none is computed. */
  validityKnown: boolean
  method: 'completion' | 'anchored' | 'fixed'
  windowMonths: number
  minimumActiveMonths: number | null
  fixedBase: Day | null
  graceDays: number
  graceCounts: boolean
  earlyCreditDays: number
  /** How many months after the end the late path is open; null: it does not close. */
  lateMonths?: number | null
  sunsetOn: Day | null
  /** What replaces it, by its short name. */
  successor?: string | null
}

/** A validity for what was earned between two dates. */
export type Term = { earnedFrom: Day | null; earnedUntil: Day | null; months: number }

/**
 * Whether an award counts on a day: not revoked by then, begun, not ended, and its holding not
 * suspended. Both ends inclusive.
 */
export function isValidOn(
  award: Pick<Cycle, 'validFrom' | 'validUntil' | 'revokedOn'>,
  day: Day,
  suspensions: readonly Interval[] = [],
): boolean {
  return (
    (award.revokedOn === null || award.revokedOn > day) &&
    covers({ from: award.validFrom, until: award.validUntil }, day) &&
    !suspensions.some((suspension) => covers(suspension, day))
  )
}

/**
 * Whether an award counts for a position on a day, by the terms of that day: valid, or in a grace
 * that counts, and no sunset has passed.
 */
export function countsOn(
  award: Pick<Cycle, 'validFrom' | 'validUntil' | 'revokedOn'>,
  day: Day,
  terms: Pick<Terms, 'graceDays' | 'graceCounts' | 'sunsetOn'>,
  suspensions: readonly Interval[] = [],
): boolean {
  const graced =
    terms.graceCounts && award.validUntil !== null
      ? { ...award, validUntil: addDays(award.validUntil, terms.graceDays) }
      : award
  return isValidOn(graced, day, suspensions) && !isSunset(terms, day)
}

/**
 * The version of a rule in force on a day: the newest that had begun, or the first for anything
 * older. In the order of their dates and numbers.
 */
export const versionOn = <V extends { effectiveFrom: Day }>(
  versions: readonly V[],
  day: Day,
): V | undefined =>
  versions.findLast((it) => it.effectiveFrom <= day) ??
  versions.filter((it) => it.effectiveFrom === versions[0]?.effectiveFrom).at(-1)

/**
 * Months of validity for something earned on a day: the term that names the day (of two, the one
 * that begins later), or the certification's own. Null: none is known, or none applies.
 */
export function monthsFor(
  terms: Pick<Terms, 'validityMonths' | 'validityKnown'>,
  byDate: readonly Term[],
  earnedOn: Day,
): number | null {
  const named = byDate
    .filter(
      (term) =>
        (term.earnedFrom === null || term.earnedFrom <= earnedOn) &&
        (term.earnedUntil === null || earnedOn <= term.earnedUntil),
    )
    .sort((a, b) => (a.earnedFrom ?? '').localeCompare(b.earnedFrom ?? ''))
    .at(-1)
  if (named) return named.months
  return terms.validityKnown ? terms.validityMonths : null
}

/**
 * The first day on which a renewal keeps the old date: `windowMonths` before the anchor. Null where
 * nothing ends.
 */
export function windowOpens(
  award: Pick<Cycle, 'validUntil' | 'anchor'>,
  terms: Pick<Terms, 'windowMonths'>,
): Day | null {
  const end = award.anchor ?? award.validUntil
  return end === null ? null : addMonths(end, -terms.windowMonths)
}

/**
 * The first day on which work counts for the next cycle: early credit reaches back from the window.
 */
export function creditOpens(
  award: Pick<Cycle, 'validUntil' | 'anchor'>,
  terms: Pick<Terms, 'windowMonths' | 'earlyCreditDays'>,
): Day | null {
  const opens = windowOpens(award, terms)
  return opens === null ? null : addDays(opens, -terms.earlyCreditDays)
}

/**
 * The last day of the period of `months` that follows a last day: the day after 1 Dec 2026 and 12
 * months end on 1 Dec 2027.
 */
const periodAfter = (end: Day, months: number) => lastDayOf(addDays(end, 1), months)

/**
 * The last valid day of what was completed on a day, `previous` being the newest award before it
 * that was not revoked by then. Null: it has no end.
 *
 * completion: the period that begins on that day. anchored: inside the window (or early credit, or
 * grace) the period after the old anchor, whatever extension was given; lapsed, or the first: as
 * completion; before the window: the old end, unchanged. fixed: the base moved by whole periods to
 * the first that lies `minimumActiveMonths` or more ahead.
 */
export function validUntilOf(
  terms: Terms,
  completedOn: Day,
  previous: Pick<Cycle, 'validUntil' | 'anchor'> | null,
  months = terms.validityMonths,
): Day | null {
  if (months === null) return null
  const anew = lastDayOf(completedOn, months)
  const anchor = previous?.anchor ?? previous?.validUntil ?? null

  if (terms.method === 'fixed') {
    const base = terms.fixedBase ?? anchor ?? anew
    const least = addMonths(completedOn, terms.minimumActiveMonths ?? terms.windowMonths)
    const apart = daysBetween(base, least)
    let step = Math.floor(apart / (apart < 0 ? 28 : 31) / months) - 1
    while (addMonths(base, step * months) < least) step++
    return addMonths(base, step * months)
  }
  if (terms.method === 'completion' || !previous || anchor === null) return anew
  if (completedOn > addDays(previous.validUntil ?? anchor, terms.graceDays)) return anew
  if (completedOn < (creditOpens(previous, terms) as Day)) return previous.validUntil
  return periodAfter(anchor, months)
}

export const statuses = [
  'not held',
  'in progress',
  'claimed',
  'certified',
  'due for renewal',
  'grace',
  'lapsed',
  'suspended',
  'revoked',
  'superseded',
] as const
export type StatusWord = (typeof statuses)[number]

export type Status = {
  word: StatusWord
  /** Whether it counts for a position on that day. */
  counts: boolean
  because: string
  /** The award that speaks for that day, by its place in the list given; -1: none. */
  award: number
  until: Day | null
  /** Whole days from that day to the last valid one; null where nothing ends or nothing is held. */
  daysLeft: number | null
  /** When the renewal window opens. */
  opens: Day | null
}

const nothing = { counts: false, award: -1, until: null, daysLeft: null, opens: null }
const inDays = (n: number) =>
  n === 0 ? 'today is the last day' : n === 1 ? '1 day left' : `${n} days left`
const lastsLongest = (a: Cycle, b: Cycle) =>
  (a.validUntil ?? forever).localeCompare(b.validUntil ?? forever) ||
  a.issuedOn.localeCompare(b.issuedOn) ||
  (a.anchor ?? '').localeCompare(b.anchor ?? '')
const last = (awards: Cycle[], order = lastsLongest) => awards.sort(order).at(-1)

/**
 * The status of one holding on one day, with its reason. `terms` are those in force on that day:
 * the grace, the window and the sunset of then decide, not those of today. `work`: what is under
 * way when nothing was awarded yet. The same as SQL, for lists: queries/status-sql.ts.
 */
export function statusOn(
  awards: readonly Cycle[],
  suspensions: readonly Held[],
  terms: Terms,
  day: Day,
  work: { started?: boolean; claimed?: boolean } = {},
): Status {
  const begun = awards.filter((award) => award.validFrom <= day)
  const standing = begun.filter((award) => award.revokedOn === null || award.revokedOn > day)
  const inForce = last(
    standing.filter((award) => award.validUntil === null || day <= award.validUntil),
  )
  if (inForce) return inForceOn(inForce, awards.indexOf(inForce), suspensions, terms, day)

  const ended = last(standing)
  if (ended && day <= addDays(ended.validUntil as Day, terms.graceDays))
    return inGraceOn(ended, awards.indexOf(ended), suspensions, terms, day)

  const newest = last(
    [...begun],
    (a, b) =>
      a.issuedOn.localeCompare(b.issuedOn) ||
      lastsLongest(a, b) ||
      Number(standing.includes(a)) - Number(standing.includes(b)),
  )
  if (newest && !standing.includes(newest)) {
    const because = `Revoked on ${spoken(newest.revokedOn as Day)}: ${newest.revokedBecause ?? 'no reason is kept'}`
    return { ...nothing, word: 'revoked', award: awards.indexOf(newest), because }
  }
  if (ended) {
    const until = ended.validUntil as Day
    const isHistory = ended.anchor !== null && until < ended.anchor
    const because = isHistory
      ? `Recorded as history only: it counted until ${spoken(until)}.`
      : `Valid until ${spoken(until)}, and not renewed since.`
    return { ...nothing, word: 'lapsed', award: awards.indexOf(ended), until, because }
  }

  if (work.claimed)
    return {
      ...nothing,
      word: 'claimed',
      because: 'Evidence was submitted and waits for someone else to verify it.',
    }
  if (work.started)
    return {
      ...nothing,
      word: 'in progress',
      because: 'Some requirements are met or under way, and nothing was awarded yet.',
    }
  return {
    ...nothing,
    word: 'not held',
    because: awards.length
      ? `Not awarded before ${spoken(awards.map((it) => it.validFrom).sort()[0] as Day)}.`
      : 'Never awarded.',
  }
}

const held = (it: Held) =>
  `Suspended from ${spoken(it.from)}${it.until ? ` until ${spoken(it.until)}` : ''}: ${it.because}`
/**
 * Whether a sunset has passed: from then on nothing of the certification counts, whatever its own
 * end.
 */
export const isSunset = (terms: Pick<Terms, 'sunsetOn'>, day: Day) =>
  terms.sunsetOn !== null && terms.sunsetOn < day

function inGraceOn(
  it: Cycle,
  award: number,
  suspensions: readonly Held[],
  terms: Terms,
  day: Day,
): Status {
  const until = it.validUntil as Day
  const last = addDays(until, terms.graceDays)
  const facts = { ...nothing, award, until, daysLeft: daysBetween(day, last) }
  const suspended = suspensions.find((suspension) => covers(suspension, day))
  if (suspended) return { ...facts, word: 'suspended', because: held(suspended) }
  const counts = terms.graceCounts && !isSunset(terms, day)
  const because = `Valid until ${spoken(until)}; in grace until ${spoken(last)}, which ${counts ? 'counts' : 'does not count'} for a position.`
  return { ...facts, word: 'grace', counts, because }
}

function inForceOn(
  it: Cycle,
  award: number,
  suspensions: readonly Held[],
  terms: Terms,
  day: Day,
): Status {
  const until = it.validUntil
  const opens = windowOpens(it, terms)
  const facts = { award, until, opens, daysLeft: until === null ? null : daysBetween(day, until) }
  const suspended = suspensions.find((suspension) => covers(suspension, day))
  if (suspended) return { ...facts, word: 'suspended', counts: false, because: held(suspended) }

  const replaced = terms.successor
    ? ` ${terms.successor} replaces it${terms.sunsetOn ? `; it counts until ${spoken(terms.sunsetOn)}` : '; what was earned counts to its own end'}.`
    : ''
  if (isSunset(terms, day)) {
    const because = `${terms.successor ? `Replaced by ${terms.successor}` : 'Withdrawn'}, and counted only until ${spoken(terms.sunsetOn as Day)}.`
    return { ...facts, word: 'superseded', counts: false, because }
  }
  if (until === null || opens === null) {
    const because = terms.validityKnown
      ? 'It has no end.'
      : 'How long it lasts is not known, so no end is computed.'
    return {
      ...facts,
      word: replaced ? 'superseded' : 'certified',
      counts: true,
      because: `Valid since ${spoken(it.validFrom)}. ${because}${replaced}`,
    }
  }
  if (day >= opens)
    return {
      ...facts,
      word: 'due for renewal',
      counts: true,
      because: `Valid until ${spoken(until)}, ${inDays(daysBetween(day, until))}; renewal is open since ${spoken(opens)}.${replaced}`,
    }
  return {
    ...facts,
    word: replaced ? 'superseded' : 'certified',
    counts: true,
    because: `Valid until ${spoken(until)}; renewal opens on ${spoken(opens)}.${replaced}`,
  }
}
