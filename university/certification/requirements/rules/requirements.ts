import { addDays, addMonths, type Day, forever } from '../../../calendar'
import { type Cycle, creditOpens, type Terms, validUntilOf } from '../../validity/rules/validity'
import { type Path, type Walked, walk, walkedOn } from './path'

/** For the first award; for a renewal inside the window; for one after the end. */
export type Purpose = 'earn' | 'renew' | 'late'

/** One thing an award takes. All groups must be met; inside one group any alternative does. */
export type Requirement = {
  purpose: Purpose
  /**
   * Only of a renewal path that rotates: the n-th renewal takes the rows of rotation n modulo the
   * number of rotations.
   */
  rotation: number | null
  group: number
  kind: 'course' | 'path' | 'exam' | 'lab' | 'certification' | 'evidence'
  /** Of a course, an exam or a lab. */
  courseId: number | null
  courseCode: string | null
  courseTitle: string | null
  /** Of a certification that must be valid, or of outside evidence. */
  certificationId: number | null
  certificationShort: string | null
  certificationSlug: string | null
  path: Path | null
  minPercent: number | null
}

/** What a person did, as far as requirements ask: the newest of each, by day. */
export type Work = {
  /** Courses passed or completed, by course. */
  courses: ReadonlyMap<number, { on: Day; outcome: string }>
  /** The best posted results of each course's exam, one for each day. */
  exams: ReadonlyMap<number, readonly { on: Day; percent: number; passed: boolean }[]>
  /** Every checklist of the course signed off by somebody else. */
  labs: ReadonlyMap<number, Day>
  /** Certifications valid today, since when. */
  valid: ReadonlyMap<number, Day>
  /** Outside certificates that a verifier checked, or that were imported, by certification. */
  verified: ReadonlyMap<number, Day>
  /** Courses under way. */
  started: ReadonlySet<number>
}

export type Met = { what: string; on: Day; href?: string }
/** `parts`: the steps of a path, as walked so far. */
type Step = {
  what: string
  href?: string
  met: Met | null
  started: boolean
  parts?: Walked[]
}
/** One group: met when any of its alternatives is. */
export type Progress = { met: boolean; any: Step[] }[]

/** What a requirement asks, in words. */
export function wordsOf(it: Requirement): string {
  const course = `${it.courseTitle ?? 'a course'} (${it.courseCode ?? '?'})`
  switch (it.kind) {
    case 'course':
      return `Pass ${course}`
    case 'path':
      return `Walk the path ${it.path?.title ?? '?'}`
    case 'exam':
      return it.minPercent === null
        ? `Pass the exam of ${course}`
        : `Reach ${it.minPercent} % in the exam of ${course}`
    case 'lab':
      return `Have the lab checklist of ${course} signed off`
    case 'certification':
      return `Hold ${it.certificationShort ?? 'a certification'}, valid on the day`
    case 'evidence':
      return `Show a certificate of ${it.certificationShort ?? 'the outside exam'} that the registrar verifies`
  }
}

/** Work that counts: dated from `since`, and where the end decides, until `until`. */
type Span = { since: Day | null; until?: Day }
const within = ({ since, until }: Span, on: Day) =>
  (since === null || on >= since) && (until === undefined || on <= until)

const hrefOf = (it: Requirement) =>
  it.courseCode
    ? `/courses/${it.courseCode}`
    : it.certificationSlug
      ? `/certifications/${it.certificationSlug}`
      : undefined
const walkOf = (path: Path, work: Work, span: Span) =>
  walk(path, (course) => {
    const on = work.courses.get(course)?.on
    return on !== undefined && within(span, on) ? on : null
  })

/**
 * How a requirement was met by work that counts; null: not yet. A certification that must be valid
 * counts whenever it was earned.
 */
export function metBy(it: Requirement, work: Work, since: Day | null, until?: Day): Met | null {
  const span = { since, until }
  const counts = (on: Day | undefined): on is Day => on !== undefined && within(span, on)
  const href = hrefOf(it)
  const course = `${it.courseTitle} (${it.courseCode})`
  switch (it.kind) {
    case 'course': {
      const done = work.courses.get(it.courseId as number)
      return done && counts(done.on)
        ? {
            what: `${done.outcome === 'passed' ? 'Passed' : 'Completed'} ${course}`,
            on: done.on,
            href,
          }
        : null
    }
    case 'path': {
      const on = it.path && walkedOn(walkOf(it.path, work, span))
      return on ? { what: `Walked the path ${it.path?.title}`, on, href } : null
    }
    case 'exam': {
      const enough = (work.exams.get(it.courseId as number) ?? []).filter(
        ({ on, percent, passed }) =>
          counts(on) && (it.minPercent === null ? passed : percent >= it.minPercent),
      )
      const best = enough.sort((a, b) => a.percent - b.percent || a.on.localeCompare(b.on)).at(-1)
      return best
        ? {
            what: `${Math.round(best.percent * 10) / 10} % in the exam of ${course}`,
            on: best.on,
            href,
          }
        : null
    }
    case 'lab': {
      const on = work.labs.get(it.courseId as number)
      return counts(on) ? { what: `Lab checklist of ${course} signed off`, on, href } : null
    }
    case 'certification': {
      const on = work.valid.get(it.certificationId as number)
      return on === undefined ? null : { what: `${it.certificationShort} was valid`, on, href }
    }
    case 'evidence': {
      const on = work.verified.get(it.certificationId as number)
      return counts(on) ? { what: `${it.certificationShort} certificate verified`, on, href } : null
    }
  }
}

const isStarted = (it: Requirement, work: Work) =>
  (it.courseId !== null && work.started.has(it.courseId)) ||
  Boolean(it.path?.steps.some((step) => step.courses.some(({ id }) => work.started.has(id))))

/**
 * Requirement by requirement, what is met and what is missing. Give the requirements of one
 * purpose: `requirementsFor`.
 */
export function progressOf(
  requirements: readonly Requirement[],
  work: Work,
  since: Day | null,
  until?: Day,
): Progress {
  return [...new Set(requirements.map((it) => it.group))]
    .sort((a, b) => a - b)
    .map((group) => {
      const any = requirements
        .filter((it) => it.group === group)
        .map((it): Step => {
          const met = metBy(it, work, since, until)
          const parts = it.path ? walkOf(it.path, work, { since, until }) : undefined
          const started =
            met !== null ||
            isStarted(it, work) ||
            Boolean(parts?.some((step) => step.courses.some((one) => one.on !== null)))
          return { what: wordsOf(it), href: hrefOf(it), met, started, ...(parts && { parts }) }
        })
      return { met: any.some((step) => step.met), any }
    })
}

/** What the next award would be: the first (or earned anew), the n-th renewal, or a late one. */
export type Situation = { purpose: Purpose; renewal: number }

/**
 * The requirements that hold in a situation: `renew` and `late` replace `earn`, and a renewal path
 * that rotates gives its turn.
 */
export function requirementsFor<R extends Pick<Requirement, 'purpose' | 'rotation'>>(
  requirements: readonly R[],
  { purpose, renewal }: Situation,
): R[] {
  const own = requirements.filter((it) => it.purpose === purpose)
  if (!own.length) return requirements.filter((it) => it.purpose === 'earn')
  const rotations = rotationsOf(own)
  return rotations
    ? own.filter((it) => it.rotation === null || it.rotation === renewal % rotations)
    : own
}
/** How many turns a renewal path has; 0: it does not rotate. */
export const rotationsOf = (requirements: readonly Pick<Requirement, 'rotation'>[]) =>
  Math.max(-1, ...requirements.map((it) => it.rotation ?? -1)) + 1

/**
 * Where somebody stands: never held or revoked, inside the period or its grace, late, or too late,
 * so that it is earned anew and renewals are counted from there. `renewal` is the number the next
 * renewal would have.
 */
export function situationOf(
  requirements: readonly Pick<Requirement, 'purpose'>[],
  awards: readonly Cycle[],
  terms: Terms,
  today: Day,
): Situation {
  const hasLate = requirements.some((it) => it.purpose === 'late')
  const lateUntil = (end: Day) => {
    const grace = addDays(end, terms.graceDays)
    if (!hasLate) return grace
    if (terms.lateMonths == null) return forever
    return [grace, addMonths(end, terms.lateMonths)].sort().at(-1) as Day
  }
  let end: Day | null = null
  let renewals = 0
  for (const it of standingOf(awards, today).sort((a, b) => a.issuedOn.localeCompare(b.issuedOn))) {
    const until = it.validUntil ?? forever
    if (end !== null) renewals = end === forever || it.issuedOn <= lateUntil(end) ? renewals + 1 : 0
    if (end === null || until > end) end = until
  }
  if (end === null) return { purpose: 'earn', renewal: 1 }
  if (end === forever || today <= addDays(end, terms.graceDays))
    return { purpose: 'renew', renewal: renewals + 1 }
  return today <= lateUntil(end)
    ? { purpose: 'late', renewal: renewals + 1 }
    : { purpose: 'earn', renewal: 1 }
}
const standingOf = (awards: readonly Cycle[], today: Day) =>
  awards.filter((it) => it.revokedOn === null || it.revokedOn > today)

/**
 * From which day work counts for the next award: from the window (and early credit) of the one that
 * still runs or ran last; after a revocation, from the next day. Null: any work counts. `never`:
 * what is held has no end, so nothing is due.
 */
export function countsSince(
  awards: readonly Cycle[],
  terms: Terms,
  today: Day,
): Day | null | 'never' {
  let since: Day | null = null
  for (const it of awards) {
    if (it.revokedOn !== null && it.revokedOn <= today) {
      const after = addDays(it.revokedOn, 1)
      if (since === null || after > since) since = after
      continue
    }
    const from = creditOpens(it, terms)
    if (from === null) return 'never'
    // What earned an award does not also renew it, however wide the window.
    const after = addDays(it.issuedOn, 1)
    for (const day of [from, after]) if (since === null || day > since) since = day
  }
  return since
}

/**
 * Progress towards the next award of somebody with these awards, by the requirements that hold for
 * them; null: nothing ends, so nothing is due.
 */
export function progressFor(
  requirements: readonly Requirement[],
  work: Work,
  awards: readonly Cycle[],
  terms: Terms,
  today: Day,
) {
  const since = countsSince(awards, terms, today)
  if (since === 'never') return null
  const situation = situationOf(requirements, awards, terms, today)
  return {
    situation,
    since,
    progress: progressOf(requirementsFor(requirements, situation), work, since),
  }
}

export type Due = {
  basis: Met[]
  renews: boolean
  previous: Cycle | null
  completedOn: Day
  situation: Situation
}
/**
 * What is due to a person today: the award's basis, and whether it renews one that still runs.
 * Null: nothing, because a requirement is missing, the window is not open, or the holding is
 * suspended. Work done in time and recorded after the end (a grade posted a week later) still
 * renews: `completedOn` is the day it was done, otherwise today.
 */
export function dueToday(
  requirements: readonly Requirement[],
  work: Work,
  awards: readonly Cycle[],
  suspended: boolean,
  terms: Terms,
  today: Day,
): Due | null {
  if (!requirements.length || suspended) return null
  const since = countsSince(awards, terms, today)
  if (since === 'never' || (since !== null && since > today)) return null
  const standing = standingOf(awards, today)
  const previous =
    [...standing]
      .sort((a, b) => (a.validUntil ?? forever).localeCompare(b.validUntil ?? forever))
      .at(-1) ?? null
  const now = situationOf(requirements, awards, terms, today)

  const met = (situation: Situation, until?: Day): Met[] | null => {
    const asked = requirementsFor(requirements, situation)
    const progress = progressOf(asked, work, since, until)
    if (!progress.length || !progress.every((group) => group.met)) return null
    // Otherwise what was revoked would come back by itself the next day, where other certifications
    // are all it takes.
    if (
      standing.length < awards.length &&
      !asked.some((it) => it.kind !== 'certification' && metBy(it, work, since, until))
    )
      return null
    return progress.map((group) => group.any.find((step) => step.met)?.met as Met)
  }

  if (now.purpose !== 'renew' && previous?.validUntil) {
    const last = addDays(previous.validUntil, terms.graceDays)
    const situation = situationOf(requirements, awards, terms, last)
    const basis = met(situation, last)
    const completedOn = basis
      ?.map((it) => it.on)
      .sort()
      .at(-1)
    const until =
      completedOn && completedOn <= last ? validUntilOf(terms, completedOn, previous) : undefined
    if (basis && completedOn && until && until >= today)
      return { basis, renews: true, previous, completedOn, situation }
  }
  const basis = met(now)
  return (
    basis && {
      basis,
      renews: now.purpose === 'renew',
      previous,
      completedOn: today,
      situation: now,
    }
  )
}
