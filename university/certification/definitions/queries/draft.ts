import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { type Day, spoken } from '../../../calendar'
import { pathJson } from '../../requirements/queries/work'
import type { Requirement } from '../../requirements/rules/requirements'
import type { Terms } from '../../validity/rules/validity'
import { circleOf, type Draft, defaults, troublesOf } from '../rules/definition'
import { type Asked, readRequirements } from '../rules/notation'

/** The certification a draft is for; without an id it is not there yet. */
export type Own = {
  id: number | null
  slug: string
  short: string
  inHouse: boolean
  byDate: boolean
}
export type Examined = {
  /** What is wrong, by field. */
  wrong: Record<string, string>
  /** What is allowed and probably not meant. */
  notes: string[]
  requirements: Requirement[]
  terms: Terms
  successorId: number | null
}

type Course = {
  id: number
  code: string
  title: string | null
  retiredOn: Day | null
  hasExam: number
  hasLab: number
  asksForIt: number
}
type Named = { id: number; slug: string; short: string }

/** What a draft means, and everything that is wrong with it. Four statements. */
export async function examine(
  db: Reader,
  it: Draft,
  own: Own,
  today: Day,
  before?: Terms,
): Promise<Examined> {
  const wrong = troublesOf(it, today, before)
  const notes: string[] = []
  const { asked, troubles } = readRequirements(it.requirements)
  const names = JSON.stringify(asked.map((one) => one.name.toLowerCase()))
  const courses =
    await db.all<Course>(sql`select co.id, co.code, cv.title, co.retired_on as "retiredOn",
      exists (select 1 from item i where i.course_version_id = cv.id
      and i.kind = 'quiz') as "hasExam",
      exists (select 1 from item i where i.course_version_id = cv.id and i.kind = 'lab'
      and i.required) as "hasLab",
      exists (select 1 from prerequisite pr where pr.course_version_id = cv.id
      and pr.certification_id = ${own.id}) as "asksForIt"
    from course co left join course_version cv on cv.course_id = co.id
    and cv.published_at is not null and cv.superseded_at is null
    where lower(co.code) in (select value from json_each(${names}))`)
  const paths = await db.all<{
    code: string
    path: Json<NonNullable<Requirement['path']>>
  }>(sql`select pa.code, ${pathJson} as path from path pa
    where pa.retired_on is null and lower(pa.code) in (select value from json_each(${names}))`)
  const named = await db.all<Named>(sql`select c.id, c.slug, c.short from certification c`)
  const byName = (name: string) =>
    named.find((one) => one.slug === name.toLowerCase()) ??
    named.find((one) => one.short.toLowerCase() === name.toLowerCase())
  const shortOf = (slug: string) =>
    slug === own.slug ? own.short : (named.find((one) => one.slug === slug)?.short ?? slug)
  const fault = (line: number, because: string) => troubles.push({ line, because })
  const turns = Math.max(0, ...asked.map((one) => one.turn ?? 0))

  function meant(one: Asked): Requirement | undefined {
    const none = {
      courseId: null,
      courseCode: null,
      courseTitle: null,
      certificationId: null,
      certificationShort: null,
      certificationSlug: null,
      path: null,
    }
    const { purpose, group, kind, minPercent } = one
    const base = {
      ...none,
      purpose,
      group,
      kind,
      minPercent,
      rotation: one.turn === null ? null : one.turn % turns,
    }
    if (kind === 'path') {
      const found = paths.find((path) => path.code.toLowerCase() === one.name.toLowerCase())
      const path = found && fromJson(found.path)
      if (!path) fault(one.line, `there is no path ${one.name}`)
      else if (path.steps.every((step) => step.rule === 'optional'))
        fault(
          one.line,
          `nothing of the path ${path.code} must be taken, so nobody would ever have walked it`,
        )
      return path && { ...base, path }
    }
    if (kind === 'certification' || kind === 'evidence') {
      const isOwn = kind === 'evidence' && !one.name
      if (isOwn && own.inHouse)
        return void fault(one.line, 'name the outside certification of which evidence is shown')
      const found = isOwn ? own : byName(one.name)
      if (!found) return void fault(one.line, `there is no certification ${one.name}`)
      return {
        ...base,
        certificationId: found.id,
        certificationShort: found.short,
        certificationSlug: found.slug,
      }
    }
    const course = courses.find((row) => row.code.toLowerCase() === one.name.toLowerCase())
    if (!course) return void fault(one.line, `there is no course ${one.name}`)
    if (course.retiredOn !== null && course.retiredOn <= it.effectiveFrom)
      fault(one.line, `${course.code} is retired since ${spoken(course.retiredOn)}`)
    if (kind === 'exam' && !course.hasExam)
      notes.push(`${course.code} has no exam yet, so nobody can meet line ${one.line}.`)
    if (kind === 'lab' && !course.hasLab)
      notes.push(`${course.code} has no lab checklist yet, so nobody can meet line ${one.line}.`)
    if (course.asksForIt && purpose === 'earn')
      notes.push(
        `${course.code} may be begun only by who holds ${own.short}: line ${one.line} goes in a circle.`,
      )
    return {
      ...base,
      courseId: course.id,
      courseCode: course.code,
      courseTitle: course.title ?? course.code,
    }
  }
  const requirements = asked.flatMap((one) => meant(one) ?? [])
  if (own.inHouse && !asked.length)
    notes.push(
      'It takes nothing, so nothing is awarded by rule: only the registrar awards it, by hand.',
    )

  const successor = it.successor ? byName(it.successor) : undefined
  if (it.successor && !successor) wrong.successor ??= `there is no certification ${it.successor}`
  if (successor && successor.id === own.id) wrong.successor ??= 'it cannot replace itself'
  if (own.byDate && it.validity !== 'months')
    wrong.validity ??=
      'how long it lasts depends on the date earned: give the months for what is earned from now on'

  if (troubles.length)
    wrong.requirements ??= troubles
      .map(({ line, because }) => `line ${line}: ${because}`)
      .join('; ')
  const circle = await circleIn(db, shortOf, it.effectiveFrom, own, requirements, successor)
  if (circle) wrong[circle.field] ??= circle.because
  return {
    wrong,
    notes,
    requirements,
    terms: termsFrom(it, successor?.short),
    successorId: successor?.id ?? null,
  }
}

/** The rule of a draft as the rules read it. */
const termsFrom = (it: Draft, successor?: string): Terms => ({
  validityMonths: it.validity === 'months' ? (it.validityMonths ?? null) : null,
  validityKnown: it.validity !== 'unknown',
  method: it.method,
  windowMonths: it.windowMonths ?? defaults.windowMonths,
  minimumActiveMonths: it.minimumActiveMonths ?? null,
  fixedBase: it.fixedBase ?? null,
  graceDays: it.graceDays ?? defaults.graceDays,
  graceCounts: it.graceCounts,
  earlyCreditDays: it.earlyCreditDays ?? defaults.earlyCreditDays,
  lateMonths: it.lateMonths ?? null,
  sunsetOn: it.sunsetOn ?? null,
  successor: successor ?? null,
})

/**
 * Whether a draft would require itself, or replace itself, through others, on the day it takes
 * effect or on any later one.
 */
async function circleIn(
  db: Reader,
  shortOf: (slug: string) => string,
  effectiveFrom: Day,
  own: Own,
  requirements: readonly Requirement[],
  successor?: Named,
) {
  const rows = await db.all<{
    certification: string
    number: number
    effectiveFrom: Day
    names: Json<string[]>
    successor: string | null
  }>(sql`
    select c.slug as certification, v.number, v.effective_from as "effectiveFrom", (select s.slug
    from certification s where s.id = v.successor_id) as successor,
      (select coalesce(json_group_array(distinct rc.slug), '[]') from certification_requirement r
      join certification rc on rc.id = r.required_certification_id
        where r.version_id = v.id and r.kind = 'certification') as names
    from certification_version v join certification c on c.id = v.certification_id`)
  const asked = requirements.flatMap((it) =>
    it.kind === 'certification' && it.certificationSlug ? it.certificationSlug : [],
  )
  const me = { certification: own.slug, number: Number.MAX_SAFE_INTEGER, effectiveFrom }
  const needs = circleOf(
    { ...me, names: asked },
    rows.map((row) => ({ ...row, names: fromJson(row.names) })),
  )
  const from = (on: Day) => (on > effectiveFrom ? ` from ${spoken(on)}` : '')
  if (needs)
    return {
      field: 'requirements',
      because: `circular${from(needs.on)}: ${needs.way.map(shortOf).join(' → ')}. Nobody could ever earn it`,
    }
  const replaced = circleOf(
    { ...me, names: successor ? [successor.slug] : [] },
    rows.map((row) => ({ ...row, names: row.successor ? [row.successor] : [] })),
  )
  return replaced
    ? {
        field: 'successor',
        because: `circular${from(replaced.on)}: ${replaced.way.map(shortOf).join(' → ')}`,
      }
    : null
}
