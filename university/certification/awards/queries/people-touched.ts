import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { addDays, type Day, spoken } from '../../../calendar'
import { employedOn } from '../../../employment'
import { workIn } from '../../requirements/queries/work'
import {
  dueToday,
  type Progress,
  progressFor,
  type Requirement,
  type Work,
} from '../../requirements/rules/requirements'
import { cycleJson, suspensionsJson } from '../../validity/queries/cycles'
import { validOn } from '../../validity/queries/valid-on'
import {
  type Cycle,
  type Held,
  type Status,
  statusOn,
  type Terms,
} from '../../validity/rules/validity'
import { standing } from '../../validity/rules/words'

const a = named(award, 'a')

/** A rule as far as people are touched by it. */
export type Rule = { terms: Terms; requirements: readonly Requirement[] }
export type Person = { id: number; name: string; jobTitle: string }
export type Holder = Person & { awards: Cycle[]; suspensions: Held[] }

const among = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * Everybody a rule may concern on a day: who ever held it, and who did anything of what it takes. A
 * handful of statements, however many people.
 */
export async function concerned(
  db: Reader,
  certificationId: number | null,
  rules: readonly Rule[],
  day: Day,
  now: Date,
) {
  const requirements = rules.flatMap((rule) => rule.requirements)
  const courses = requirements.flatMap((it) =>
    [
      it.courseId ?? [],
      it.path?.steps.flatMap((step) => step.courses.map((one) => one.id)) ?? [],
    ].flat(),
  )
  const certifications = requirements.flatMap((it) => it.certificationId ?? [])
  const work = requirements.length
    ? await workIn(db, [...new Set(courses)], [...new Set(certifications)], now)
    : new Map<number, Omit<Work, 'valid'>>()

  const valid = new Map<number, Map<number, Day>>()
  const needed = requirements
    .filter((it) => it.kind === 'certification')
    .flatMap((it) => it.certificationId ?? [])
  const rows = await db.all<{ person: number; certification: number; from: Day }>(sql`
    select ${award.personId} as person, ${award.certificationId} as certification,
    min(${award.validFrom}) as "from" from ${award}
    where ${award.certificationId} in ${among(needed)} and ${validOn(award, day)}
    group by 1, 2`)
  for (const { person, certification, from } of rows)
    valid.set(person, (valid.get(person) ?? new Map()).set(certification, from))

  const held = await db.all<{
    person: number
    awards: Json<Cycle[]>
    suspensions: Json<Held[]>
  }>(sql`
    select a.person_id as person, json_group_array(${cycleJson(a)}) as awards,
      ${suspensionsJson(sql`a.holding_id`)} as suspensions
    from award a where a.certification_id = ${certificationId} group by a.holding_id`)
  const heldBy = new Map(held.map((row) => [row.person, row]))

  const ids = [...new Set([...work.keys(), ...heldBy.keys(), ...valid.keys()])]
  const people = await db.all<Person>(sql`select id, name, job_title as "jobTitle" from person
    where id in ${among(ids)} and ${employedOn(person, day)}
    order by name, id`)
  return people.map((person): Holder & { work: Work } => {
    const own = heldBy.get(person.id)
    const did = work.get(person.id) ?? {
      courses: new Map(),
      exams: new Map(),
      labs: new Map(),
      verified: new Map(),
      started: new Set(),
    }
    return {
      ...person,
      awards: own ? fromJson(own.awards) : [],
      suspensions: own ? fromJson(own.suspensions) : [],
      work: { ...did, valid: valid.get(person.id) ?? new Map() },
    }
  })
}

export type Touched = Person & { before: string; after: string }
export const effects = [
  'awarded',
  'renewed',
  'lost',
  'regained',
  'until',
  'window',
  'grace',
  'work',
] as const
export type Effect = (typeof effects)[number]

/**
 * How one person stands on the day a rule takes effect, by the rule before it and by the new one:
 * what differs.
 */
export function effectsOn(
  it: Holder & { work: Work },
  before: Rule | null,
  after: Rule,
  day: Day,
): { effect: Effect; before: string; after: string }[] {
  const found: { effect: Effect; before: string; after: string }[] = []
  const suspended = it.suspensions.some(
    (one) => one.from <= day && (one.until === null || one.until >= day),
  )
  const due = (rule: Rule | null) =>
    rule && dueToday(rule.requirements, it.work, it.awards, suspended, rule.terms, day)
  const [was, becomes] = [due(before), due(after)]
  if (becomes && !was)
    found.push({
      effect: becomes.renews ? 'renewed' : 'awarded',
      before: 'Nothing due',
      after: becomes.basis.map((one) => one.what).join('; '),
    })

  if (it.awards.length && before) {
    const [old, now] = [before, after].map((rule) =>
      statusOn(it.awards, it.suspensions, rule.terms, day),
    ) as [Status, Status]
    const said = { before: sayStatus(old), after: sayStatus(now) }
    const [ends, endsNow] = [lastDay(it, before.terms, old), lastDay(it, after.terms, now)]
    if (old.counts !== now.counts) found.push({ effect: old.counts ? 'lost' : 'regained', ...said })
    else if (ends !== endsNow)
      found.push({ effect: 'until', before: sayEnd(ends), after: sayEnd(endsNow) })
    if (old.counts && now.counts && old.opens !== now.opens && !becomes)
      found.push({
        effect: 'window',
        before: `Renewal opens ${sayDay(old.opens)}`,
        after: `Renewal opens ${sayDay(now.opens)}`,
      })
    if (
      old.counts === now.counts &&
      old.word !== now.word &&
      [old.word, now.word].includes('grace')
    )
      found.push({ effect: 'grace', ...said })
  }
  if (before && !becomes) {
    const [old, now] = [before, after].map(
      (rule) => progressFor(rule.requirements, it.work, it.awards, rule.terms, day)?.progress ?? [],
    ) as [Progress, Progress]
    const underWay = old.some((group) =>
      group.any.some((step) => step.started && !(it.awards.length && !step.met)),
    )
    if (underWay && JSON.stringify(told(old)) !== JSON.stringify(told(now)))
      found.push({ effect: 'work', before: sayProgress(old), after: sayProgress(now) })
  }
  return found
}

/** The last day on which what is held counts; null: no end. */
function lastDay(it: Holder, terms: Terms, status: Status): Day | null | undefined {
  if (status.award < 0 || status.word === 'revoked') return undefined
  const valid = it.awards
    .filter((award) => award.revokedOn === null)
    .map((award) => award.validUntil)
  const until = valid.includes(null) ? null : (valid.sort().at(-1) ?? null)
  const end = until !== null && terms.graceCounts ? addDays(until, terms.graceDays) : until
  if (terms.sunsetOn === null) return end
  return end === null || terms.sunsetOn < end ? terms.sunsetOn : end
}
const told = (progress: Progress) =>
  progress.map((group) => [group.met, ...group.any.map((step) => step.what)])
const missing = (progress: Progress) =>
  progress.filter((group) => !group.met).map((group) => group.any.map((step) => step.what))
const sayDay = (day: Day | null) => (day ? `on ${spoken(day)}` : 'never')
const sayEnd = (day: Day | null | undefined) =>
  day ? `Counts until ${spoken(day)}` : 'Counts without an end'
const sayStatus = (it: Status) => `${standing(it.word)}${it.counts ? '' : ', does not count'}`
function sayProgress(progress: Progress): string {
  const open = missing(progress)
  const done = `${progress.length - open.length} of ${progress.length} met`
  return open.length ? `${done}; missing: ${open.map((any) => any.join(' or ')).join('; ')}` : done
}
