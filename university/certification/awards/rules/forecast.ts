import { no, type Verdict, yes } from '../../../at'
import { addDays, addMonths, covers, type Day, lastDayOf } from '../../../calendar'
import { needed, type Path } from '../../requirements/rules/path'
import {
  countsSince,
  dueToday,
  type Met,
  metBy,
  type Requirement,
  requirementsFor,
  situationOf,
  type Work,
} from '../../requirements/rules/requirements'
import {
  type Cycle,
  countsOn,
  creditOpens,
  type Held,
  isValidOn,
  monthsFor,
  type Status,
  statusOn,
  type Term,
  type Terms,
  validUntilOf,
  versionOn,
} from '../../validity/rules/validity'

/**
 * A certification as it is planned with: every version of its rules, by the day each takes effect.
 */
export type Planned = {
  id: number
  slug: string
  short: string
  inHouse: boolean
  byDate: readonly Term[]
  versions: readonly { effectiveFrom: Day; terms: Terms; requirements: readonly Requirement[] }[]
}
export type PlannedExam = {
  id: number
  code: string
  certificationId: number
  minutes: number | null
  restarts: readonly number[]
  /** The last day it can be sat, where there is one; `closed`: why nobody can. */
  lastOn: Day | null
  closed: string | null
  /** Not before this day, after failures. */
  earliest: Day | null
}
export type PlannedAward = Cycle & { certificationId: number; source: string }
export type Facts = {
  today: Day
  certifications: ReadonlyMap<number, Planned>
  exams: readonly PlannedExam[]
  /** Courses that can be taken: those with a published version. */
  courses: ReadonlyMap<number, { code: string; title: string; hours: number }>
  awards: readonly PlannedAward[]
  suspensions: readonly (Held & { certificationId: number })[]
  work: Work
}

/**
 * What would have been earned by a day, beyond what is: awards in the order earned, courses by the
 * day done.
 */
export type Foreseen = { awards: readonly PlannedAward[]; courses: ReadonlyMap<number, Day> }
export const nothingYet: Foreseen = { awards: [], courses: new Map() }

const of = (facts: Facts, id: number) => facts.certifications.get(id) as Planned
export const ruleOn = (facts: Facts, id: number, on: Day) =>
  versionOn(of(facts, id).versions, on) as Planned['versions'][number]
export const awardsOf = (facts: Facts, seen: Foreseen, id: number) =>
  [...facts.awards, ...seen.awards].filter((it) => it.certificationId === id)
const heldBack = (facts: Facts, id: number) =>
  facts.suspensions.filter((it) => it.certificationId === id)

/**
 * The status of a certification on a day, if everything foreseen happens: the university's own
 * rule.
 */
export const statusThen = (facts: Facts, seen: Foreseen, id: number, on: Day): Status =>
  statusOn(awardsOf(facts, seen, id), heldBack(facts, id), ruleOn(facts, id, on).terms, on)
const validThen = (facts: Facts, seen: Foreseen, id: number, on: Day) =>
  awardsOf(facts, seen, id).some((it) =>
    countsOn(it, on, ruleOn(facts, id, on).terms, heldBack(facts, id)),
  )

/**
 * The certifications a rule wants valid on the day, any of each group; evidence of the exam itself
 * aside.
 */
function prerequisites(facts: Facts, seen: Foreseen, id: number, on: Day): number[][] {
  const { requirements, terms } = ruleOn(facts, id, on)
  const asked = requirementsFor(
    requirements,
    situationOf(requirements, awardsOf(facts, seen, id), terms, on),
  ).filter((it) => it.kind === 'certification')
  return [...new Set(asked.map((it) => it.group))].map((group) =>
    asked.filter((it) => it.group === group).map((it) => it.certificationId as number),
  )
}

/** Whether an exam can be sat on a day for its certification to be awarded. */
export function maySit(facts: Facts, seen: Foreseen, exam: PlannedExam, on: Day): Verdict {
  if (exam.closed !== null) return no(exam.closed)
  if (exam.lastOn !== null && on > exam.lastOn)
    return no(`${exam.code} can be sat only until ${exam.lastOn}.`)
  if (exam.earliest !== null && on < exam.earliest)
    return no(`${exam.code} may not be tried again before ${exam.earliest}.`)
  const missing = prerequisites(facts, seen, exam.certificationId, on).find(
    (any) => !any.some((id) => validThen(facts, seen, id, on)),
  )
  return missing
    ? no(
        `It needs ${missing.map((id) => facts.certifications.get(id)?.short ?? '?').join(' or ')}, valid on the day.`,
      )
    : yes
}

/**
 * An exam passed on a day: its award, and every certification it restarts that is current then. As
 * the university records one.
 */
export function passed(facts: Facts, seen: Foreseen, exam: PlannedExam, on: Day): Foreseen {
  const cycle = (id: number, source: string, previous: Cycle | null): PlannedAward => {
    const { terms } = ruleOn(facts, id, on)
    const end = validUntilOf(terms, on, previous, monthsFor(terms, of(facts, id).byDate, on))
    return {
      certificationId: id,
      source,
      issuedOn: on,
      validFrom: on,
      validUntil: end,
      anchor: end,
      revokedOn: null,
    }
  }
  const own = awardsOf(facts, seen, exam.certificationId).filter(
    (it) => it.source !== 'renewal' && it.revokedOn === null && it.issuedOn <= on,
  )
  const isAnchored = ruleOn(facts, exam.certificationId, on).terms.method === 'anchored'
  const previous = isAnchored
    ? (own.sort((a, b) => a.issuedOn.localeCompare(b.issuedOn)).at(-1) ?? null)
    : null
  const made = [cycle(exam.certificationId, 'evidence', previous)]
  for (const id of exam.restarts) {
    const current = awardsOf(facts, seen, id).filter((it) => isValidOn(it, on))
    const base = current.sort((a, b) => a.issuedOn.localeCompare(b.issuedOn)).at(-1)
    if (base) made.push(cycle(id, 'renewal', base))
  }
  return { ...seen, awards: [...seen.awards, ...made] }
}

/**
 * The work of a person on a day, with the courses foreseen: passed with full marks, their labs
 * signed off.
 */
function workThen(facts: Facts, seen: Foreseen, courses: ReadonlyMap<number, Day>, on: Day): Work {
  const { work } = facts
  const newest = <T>(own: ReadonlyMap<number, T>, make: (day: Day) => T) =>
    new Map([...own, ...[...courses].map(([id, day]) => [id, make(day)] as const)])
  const valid = new Map<number, Day>()
  const verified = new Map(work.verified)
  for (const it of [...facts.awards, ...seen.awards])
    if (
      facts.certifications.has(it.certificationId) &&
      countsOn(
        it,
        on,
        ruleOn(facts, it.certificationId, on).terms,
        heldBack(facts, it.certificationId),
      )
    )
      valid.set(it.certificationId, it.validFrom)
  for (const it of seen.awards)
    if (it.source === 'evidence' && it.issuedOn > (verified.get(it.certificationId) ?? ''))
      verified.set(it.certificationId, it.issuedOn)
  return {
    courses: newest(work.courses, (on) => ({ on, outcome: 'passed' })),
    exams: new Map([
      ...work.exams,
      ...[...courses].map(
        ([id, on]) =>
          [id, [...(work.exams.get(id) ?? []), { on, percent: 100, passed: true }]] as const,
      ),
    ]),
    labs: newest(work.labs, (on) => on),
    valid,
    verified,
    started: work.started,
  }
}

/** Ways through a path: the courses each still takes. */
function waysThrough(path: Path, isDone: (course: number) => boolean): number[][] {
  return path.steps.reduce<number[][]>(
    (ways, step) => {
      const open = step.courses.map(({ id }) => id).filter((id) => !isDone(id))
      const missing = needed(step) - (step.courses.length - open.length)
      return missing <= 0
        ? ways
        : ways.flatMap((way) => choices(open, missing).map((more) => [...way, ...more]))
    },
    [[]],
  )
}
function choices(from: readonly number[], n: number): number[][] {
  if (n === 0) return [[]]
  return from.flatMap((id, i) => choices(from.slice(i + 1), n - 1).map((rest) => [id, ...rest]))
}

const most = 200
/**
 * Every smallest set of courses that would make one of our certifications due on a day; none:
 * courses alone do not.
 */
export function waysToEarn(facts: Facts, seen: Foreseen, id: number, on: Day): number[][] {
  const own = awardsOf(facts, seen, id)
  const { requirements, terms } = ruleOn(facts, id, on)
  const since = countsSince(own, terms, on)
  if (since === 'never' || (since !== null && since > on)) return []
  const work = workThen(facts, seen, seen.courses, on)
  const asked = requirementsFor(requirements, situationOf(requirements, own, terms, on))
  const isDone = (course: number) => {
    const day = work.courses.get(course)?.on
    return day !== undefined && (since === null || day >= since)
  }
  let ways: number[][] = [[]]
  for (const group of new Set(asked.map((it) => it.group))) {
    const any = asked.filter((it) => it.group === group)
    if (any.some((it) => metBy(it, work, since))) continue
    const takes = any.flatMap((it) =>
      it.kind === 'path' && it.path
        ? waysThrough(it.path, isDone)
        : it.courseId === null
          ? []
          : [[it.courseId]],
    )
    ways = ways
      .flatMap((way) => takes.map((more) => [...new Set([...way, ...more])]))
      .slice(0, most)
  }
  const possible = ways.filter((way) => way.every((course) => facts.courses.has(course)))
  return possible.filter(
    (way) =>
      !possible.some(
        (other) =>
          other !== way &&
          other.length < way.length &&
          other.every((course) => way.includes(course)),
      ),
  )
}

/** Courses done on a day, and what the university then awards by its rule. Undefined: nothing. */
export function earned(
  facts: Facts,
  seen: Foreseen,
  id: number,
  courses: readonly number[],
  on: Day,
): { seen: Foreseen; basis: Met[] } | undefined {
  const done = new Map([...seen.courses, ...courses.map((course) => [course, on] as const)])
  const { requirements, terms } = ruleOn(facts, id, on)
  const suspended = heldBack(facts, id).some((it) => covers(it, on))
  const due = dueToday(
    requirements,
    workThen(facts, seen, done, on),
    awardsOf(facts, seen, id),
    suspended,
    terms,
    on,
  )
  if (!due) return undefined
  const end = validUntilOf(
    terms,
    due.completedOn,
    due.previous,
    monthsFor(terms, of(facts, id).byDate, due.completedOn),
  )
  const award = {
    certificationId: id,
    source: due.renews ? 'renewal' : 'path',
    issuedOn: on,
    validFrom: on,
    validUntil: end,
    anchor: end,
    revokedOn: null,
  }
  return { seen: { awards: [...seen.awards, award], courses: done }, basis: due.basis }
}

/**
 * The last day to begin an anchored certification so that its window is open on a day, for what can
 * be renewed then and no later: an exam about to be retired. Null: it is not anchored, or has no
 * end.
 */
function lastToRenewOn(facts: Facts, id: number, on: Day): Day | null {
  const { terms } = ruleOn(facts, id, on)
  const months = monthsFor(terms, of(facts, id).byDate, on)
  if (terms.method !== 'anchored' || months === null) return null
  const opens = (begun: Day) =>
    creditOpens({ validUntil: lastDayOf(begun, months), anchor: null }, terms) as Day
  // Months differ in length: from a little too late, back to the day itself.
  let day = addDays(addMonths(on, terms.windowMonths - months), terms.earlyCreditDays + 4)
  while (opens(day) > on) day = addDays(day, -1)
  return day
}

/**
 * Days before another, from today on, after which something can be done no more, or is judged
 * otherwise, whatever is held: a term, a rule or an exam changes, a suspension begins.
 */
export function deadlines(facts: Facts, ids: ReadonlySet<number>, until: Day): Day[] {
  const own = [...ids].map((id) => of(facts, id))
  const days = [
    ...own.flatMap((it) => [
      ...it.byDate.map((term) => term.earnedUntil),
      ...it.versions.map((version) => addDays(version.effectiveFrom, -1)),
    ]),
    ...facts.suspensions
      .filter((it) => ids.has(it.certificationId))
      .map((it) => addDays(it.from, -1)),
    ...facts.exams.filter((it) => ids.has(it.certificationId)).map((it) => it.lastOn),
  ]
  return [...new Set(days)].filter(
    (day) => day !== null && day >= facts.today && day < until,
  ) as Day[]
}

/**
 * The days, from one on, after which something changes for what is planned: those of `deadlines`,
 * and the end of an award, its grace, its late path; for what is anchored, the last day to begin so
 * that it can be renewed on a deadline. Between two of them a later day never makes anything end
 * sooner, so only these need to be tried. Latest first; `until` is one of them.
 */
export function turningDays(
  facts: Facts,
  ids: ReadonlySet<number>,
  until: Day,
): (seen: Foreseen, from: Day) => Day[] {
  const ends = (awards: readonly PlannedAward[]) =>
    awards.flatMap(({ certificationId: id, validUntil: end }) => {
      if (!ids.has(id) || end === null) return []
      const { terms } = ruleOn(facts, id, end)
      return [
        end,
        addDays(end, terms.graceDays),
        ...(terms.lateMonths ? [addMonths(end, terms.lateMonths)] : []),
      ]
    })
  const last = deadlines(facts, ids, until)
  const held = ends(facts.awards)
  const begun = last.length
    ? [...ids].flatMap((id) =>
        [...last, ...held].flatMap((day) =>
          day < facts.today ? [] : (lastToRenewOn(facts, id, day) ?? []),
        ),
      )
    : []
  const always = [until, ...last, ...held, ...begun]
  return (seen, from) => {
    const days = new Set(
      [...always, ...ends(seen.awards)].filter((day) => day >= from && day <= until),
    )
    return [...days].sort().reverse()
  }
}
