import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import type { Day } from '../../../calendar'
import { employedOn } from '../../../employment'
import { workIn } from '../../requirements/queries/work'
import type { Requirement, Work } from '../../requirements/rules/requirements'
import { cycleJson, suspensionsJson } from '../../validity/queries/cycles'
import { validOn } from '../../validity/queries/valid-on'
import type { Cycle, Held } from '../../validity/rules/validity'
import type { AwardRule, Concerned, PersonNamed } from '../rules/effects-of-rule'

const a = named(award, 'a')

const among = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * Everybody a rule may concern on a day: who ever held it, and who did anything of what it takes. A
 * handful of statements, however many people.
 */
export async function peopleConcerned(
  db: Reader,
  certificationId: number | null,
  rules: readonly AwardRule[],
  day: Day,
  now: Date,
): Promise<Concerned[]> {
  const requirements = rules.flatMap((rule) => rule.requirements)
  const work = await workTowards(db, requirements, now)
  const valid = await validOf(db, requirements, day)
  const held = await db.all<HeldRow>(sql`
    select a.person_id as person, json_group_array(${cycleJson(a)}) as awards,
      ${suspensionsJson(sql`a.holding_id`)} as suspensions
    from award a where a.certification_id = ${certificationId} group by a.holding_id`)
  const heldBy = new Map(held.map((row) => [row.person, row]))

  const ids = [...new Set([...work.keys(), ...heldBy.keys(), ...valid.keys()])]
  const people = await db.all<PersonNamed>(sql`select id, name, job_title as "jobTitle" from person
    where id in ${among(ids)} and ${employedOn(person, day)}
    order by name, id`)
  return people.map((it) => {
    const own = heldBy.get(it.id)
    return {
      ...it,
      awards: listFrom(own?.awards),
      suspensions: listFrom(own?.suspensions),
      work: { ...(work.get(it.id) ?? nothingDone()), valid: valid.get(it.id) ?? new Map() },
    }
  })
}

type HeldRow = { person: number; awards: Json<Cycle[]>; suspensions: Json<Held[]> }

const nothingDone = (): Omit<Work, 'valid'> => ({
  courses: new Map(),
  exams: new Map(),
  labs: new Map(),
  verified: new Map(),
  started: new Set(),
})

/** What everyone did of what requirements ask, by person. */
async function workTowards(db: Reader, requirements: readonly Requirement[], now: Date) {
  if (!requirements.length) return new Map<number, Omit<Work, 'valid'>>()
  const courses = requirements.flatMap((it) => [
    ...(it.courseId === null ? [] : [it.courseId]),
    ...(it.path?.steps.flatMap((step) => step.courses.map((one) => one.id)) ?? []),
  ])
  const certifications = requirements.flatMap((it) => it.certificationId ?? [])
  return workIn(db, [...new Set(courses)], [...new Set(certifications)], now)
}

/** Since when everyone validly holds a certification that requirements ask for, by person. */
async function validOf(db: Reader, requirements: readonly Requirement[], day: Day) {
  const needed = requirements.flatMap((it) =>
    it.kind === 'certification' ? (it.certificationId ?? []) : [],
  )
  const rows = await db.all<{ person: number; certification: number; from: Day }>(sql`
    select ${award.personId} as person, ${award.certificationId} as certification,
    min(${award.validFrom}) as "from" from ${award}
    where ${award.certificationId} in ${among(needed)} and ${validOn(award, day)}
    group by 1, 2`)
  const valid = new Map<number, Map<number, Day>>()
  for (const { person, certification, from } of rows)
    valid.set(person, (valid.get(person) ?? new Map()).set(certification, from))
  return valid
}
