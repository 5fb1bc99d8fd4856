import { addDays, type Day } from '../../calendar'
import { type Cycle, creditOpens, isValidOn, type Terms } from './validity'

/** One thing an award takes. All groups must be met; inside one group any alternative does. */
export type Requirement = {
  group: number
  kind: 'course' | 'exam' | 'lab' | 'certification' | 'evidence'
  /** Of a course, an exam or a lab. */
  courseId: number | null
  courseCode: string | null
  courseTitle: string | null
  /** Of a certification that must be valid, or of outside evidence. */
  certificationId: number | null
  certificationShort: string | null
  certificationSlug: string | null
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
export type Step = { what: string; href?: string; met: Met | null; started: boolean }
/** One group: met when any of its alternatives is. */
export type Progress = { met: boolean; any: Step[] }[]

/** What a requirement asks, in words. */
export function wordsOf(it: Requirement): string {
  const course = `${it.courseTitle ?? 'a course'} (${it.courseCode ?? '?'})`
  switch (it.kind) {
    case 'course':
      return `Pass ${course}`
    case 'exam':
      return it.minPercent === null ? `Pass the exam of ${course}` : `Reach ${it.minPercent} % in the exam of ${course}`
    case 'lab':
      return `Have the lab checklist of ${course} signed off`
    case 'certification':
      return `Hold ${it.certificationShort ?? 'a certification'}, valid on the day`
    case 'evidence':
      return `Show a certificate of ${it.certificationShort ?? 'the outside exam'} that the registrar verifies`
  }
}

/** How a requirement was met by work dated `since` or later; null: not yet. A certification that must be valid counts whenever it was earned. */
export function metBy(it: Requirement, work: Work, since: Day | null): Met | null {
  const counts = (on: Day | undefined): on is Day => on !== undefined && (since === null || on >= since)
  const href = it.courseCode ? `/courses/${it.courseCode}` : it.certificationSlug ? `/certifications/${it.certificationSlug}` : undefined
  const course = `${it.courseTitle} (${it.courseCode})`
  if (it.kind === 'course') {
    const done = work.courses.get(it.courseId as number)
    return done && counts(done.on) ? { what: `${done.outcome === 'passed' ? 'Passed' : 'Completed'} ${course}`, on: done.on, href } : null
  }
  if (it.kind === 'exam') {
    const enough = (work.exams.get(it.courseId as number) ?? []).filter(
      ({ on, percent, passed }) => counts(on) && (it.minPercent === null ? passed : percent >= it.minPercent),
    )
    const best = enough.sort((a, b) => a.percent - b.percent || a.on.localeCompare(b.on)).at(-1)
    return best ? { what: `${Math.round(best.percent * 10) / 10} % in the exam of ${course}`, on: best.on, href } : null
  }
  if (it.kind === 'lab') {
    const on = work.labs.get(it.courseId as number)
    return counts(on) ? { what: `Lab checklist of ${course} signed off`, on, href } : null
  }
  if (it.kind === 'certification') {
    const on = work.valid.get(it.certificationId as number)
    return on === undefined ? null : { what: `${it.certificationShort} was valid`, on, href }
  }
  const on = work.verified.get(it.certificationId as number)
  return counts(on) ? { what: `${it.certificationShort} certificate verified`, on, href } : null
}

/** Requirement by requirement, what is met and what is missing. */
export function progressOf(requirements: readonly Requirement[], work: Work, since: Day | null): Progress {
  return [...new Set(requirements.map((it) => it.group))]
    .sort((a, b) => a - b)
    .map((group) => {
      const any = requirements
        .filter((it) => it.group === group)
        .map((it) => {
          const met = metBy(it, work, since)
          const href = it.courseCode ? `/courses/${it.courseCode}` : it.certificationSlug ? `/certifications/${it.certificationSlug}` : undefined
          return { what: wordsOf(it), href, met, started: met !== null || (it.courseId !== null && work.started.has(it.courseId)) }
        })
      return { met: any.some((step) => step.met), any }
    })
}

/**
 * From which day work counts for the next award: from the window (and early credit) of the one that still runs or ran
 * last; after a revocation, from the next day. Null: any work counts. `never`: what is held has no end, so nothing is due.
 */
export function countsSince(awards: readonly Cycle[], terms: Terms, today: Day): Day | null | 'never' {
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
 * What is due to a person today: the award's basis, and whether it renews one that still runs. Null: nothing, because
 * a requirement is missing, the window is not open, or the holding is suspended.
 */
export function dueToday(
  requirements: readonly Requirement[],
  work: Work,
  awards: readonly Cycle[],
  suspended: boolean,
  terms: Terms,
  today: Day,
): { basis: Met[]; renews: boolean; previous: Cycle | null } | null {
  if (!requirements.length || suspended) return null
  const since = countsSince(awards, terms, today)
  if (since === 'never' || (since !== null && since > today)) return null
  const progress = progressOf(requirements, work, since)
  if (!progress.every((group) => group.met)) return null
  const basis = progress.map((group) => group.any.find((step) => step.met)?.met as Met)
  const revoked = awards.some((it) => it.revokedOn !== null && it.revokedOn <= today)
  // Otherwise what was revoked would come back by itself the next day, where other certifications are all it takes.
  if (revoked && !requirements.some((it) => it.kind !== 'certification' && metBy(it, work, since))) return null
  const standing = awards.filter((it) => it.revokedOn === null || it.revokedOn > today)
  const previous = [...standing].sort((a, b) => (a.validUntil ?? '9999').localeCompare(b.validUntil ?? '9999')).at(-1) ?? null
  const renews = standing.some(
    (it) => isValidOn(it, today) || (it.validUntil !== null && it.validUntil < today && today <= addDays(it.validUntil, terms.graceDays)),
  )
  return { basis, renews, previous }
}
