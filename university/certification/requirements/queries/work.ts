import { type SQL, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json, listFrom, type SqlType } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { companyZone } from '../../../actor'
import { type Day, dayIn } from '../../../calendar'
import { isLiveRow } from '../../../enrolment/queries/seat-sql'
import { isRevoked } from '../../validity/queries/valid-on'
import { inForceOn, takesEffectBy, termsJson } from '../../validity/queries/versions-sql'
import type { Terms } from '../../validity/rules/validity'
import type { Requirement, Work } from '../rules/requirements'

const e = named(enrolment, 'e')

const x = named(award, 'x')
const gone = named(award, 'gone')
const v = named(certificationVersion, 'v')

const p = sql.placeholder
/** SQL: the path `pa` with its steps and courses, as JSON. */
export const pathJson = sql`json_object('id', pa.id, 'code', pa.code, 'title', pa.title, 'steps',
  json((select coalesce(json_group_array(json(step)), '[]') from (
    select json_object('rule', st.rule, 'n', st.n, 'courses',
    json((select coalesce(json_group_array(json(taken)), '[]') from (
      select json_object('id', pco.id, 'code', pco.code, 'title', pcv.title) as taken
      from path_course pc join course pco on pco.id = pc.course_id
      left join course_version pcv on pcv.course_id = pco.id and pcv.published_at is not null
      and pcv.superseded_at is null
      where pc.step_id = st.id order by pco.code)))) as step from path_step st
      where st.path_id = pa.id order by st.position))))`
/** A requirement's row as the rules read it, with the words for its course or certification. */
const requirementJson = sql`json_object('purpose', r.purpose, 'rotation', r.rotation, 'group',
  r."group", 'kind', r.kind, 'courseId', r.course_id, 'courseCode', co.code, 'courseTitle',
  cv.title,
  'certificationId', coalesce(r.required_certification_id, case
  when r.kind = 'evidence' then v.certification_id end),
  'certificationShort', rc.short, 'certificationSlug', rc.slug, 'minPercent', r.min_percent,
  'path', json((select ${pathJson} from path pa where pa.id = r.path_id)))`
/** SQL: the requirements of version `v`, as a JSON list in their order. */
export const requirementsOf = sql<
  Json<Requirement[]>
>`(select coalesce(json_group_array(json(one)), '[]')
  from (select ${requirementJson} as one
  from ${certificationRequirement} r left join course co on co.id = r.course_id
  left join course_version cv on cv.course_id = co.id and cv.published_at is not null
  and cv.superseded_at is null
  left join certification rc on rc.id = coalesce(r.required_certification_id, case
  when r.kind = 'evidence' then v.certification_id end)
  where r.version_id = v.id order by r.purpose, r.rotation, r."group", r.id))`
export type InHouse = {
  id: number
  versionId: number
  slug: string
  short: string
  name: string
  issuer: string
  terms: Terms
  requirements: Requirement[]
}
const inHouse = prepared((db) =>
  db
    .select({
      id: sql<number>`c.id`,
      versionId: sql<number>`v.id`,
      slug: sql<string>`c.slug`,
      short: sql<string>`c.short`,
      name: sql<string>`c.name`,
      issuer: sql<string>`c.issuer`,
      terms: termsJson(v),
      requirements: requirementsOf,
    })
    .from(sql`${certification} c join ${certificationVersion} v on v.certification_id = c.id`)
    .where(sql`c.in_house and ${takesEffectBy(v, p('today'))} and ${inForceOn(v, p('today'))}`)
    .orderBy(sql`c.id`)
    .prepare(),
)

/** The certifications this house awards by rule, as they stand on a day. */
export async function inHouseOn(db: Reader, today: Day): Promise<InHouse[]> {
  const rows = await inHouse(db).all({ today })
  return rows.map((row) => ({
    ...row,
    terms: fromJson(row.terms),
    requirements: fromJson(row.requirements),
  }))
}
type CourseDone = [person: number, course: number, outcome: string, at: number]
type ExamSat = [person: number, course: number, at: number, percent: number, passed: number]
/**
 * SQL: everything requirements may ask for, each row with its person. `mine` narrows enrolments `e`
 * in offerings `o`, `brought` the evidence and awards of `x`.
 */
const workColumns = (mine: SQL, brought: SQL) => ({
  courses: sql<
    Json<CourseDone[]>
  >`(select coalesce(json_group_array(json_array(e.person_id, o.course_id,
    e.outcome, e.outcome_at)), '[]') from enrolment e join offering o on o.id = e.offering_id
    where ${mine} and e.outcome in ('passed', 'completed') and e.outcome_at is not null)`,
  started: sql<
    Json<[person: number, course: number][]>
  >`(select coalesce(json_group_array(json_array(e.person_id, o.course_id)),
    '[]') from enrolment e join offering o on o.id = e.offering_id
    where ${mine} and ${isLiveRow(e)})`,
  exams: sql<Json<ExamSat[]>>`(select coalesce(json_group_array(json_array(e.person_id, o.course_id,
    coalesce(t.submitted_at, g.at), g.final * 100.0 / g.possible, g.passed)), '[]')
    from enrolment e join offering o on o.id = e.offering_id join grade g on g.enrolment_id = e.id
    join item i on i.id = g.item_id left join attempt t on t.id = g.attempt_id
    where ${mine} and i.kind = 'quiz' and g.posted_at is not null and g.posted_at <= ${p('now')}
    and g.possible > 0
      and not exists (select 1 from grade later where later.enrolment_id = g.enrolment_id
      and later.item_id = g.item_id and later.attempt_id is g.attempt_id and later.id > g.id
        and later.posted_at is not null))`,
  labs: sql<
    Json<[person: number, course: number, at: number][]>
  >`(select coalesce(json_group_array(json_array(person_id, course_id, at)), '[]')
    from (select e.person_id, o.course_id, max(d.at) as at
    from enrolment e join offering o on o.id = e.offering_id
    join item i on i.course_version_id = o.course_version_id and i.kind = 'lab' and i.required
    left join completion d on d.enrolment_id = e.id and d.item_id = i.id and d.by_id <> e.person_id
    where ${mine} group by e.id having count(*) = count(d.id)))`,
  evidence: sql<
    Json<[person: number, certification: number, on: Day][]>
  >`(select coalesce(json_group_array(json_array(person_id, certification_id,
    on_day)), '[]') from (
    select x.person_id, x.certification_id, x.earned_on as on_day from evidence x where ${brought}
    and x.verified
      and not exists (select 1 from award gone where gone.id = x.award_id
      and ${isRevoked(gone)})
    union select x.person_id, x.certification_id, x.issued_on from award x where ${brought}
    and x.source in ('import', 'evidence') and not (${isRevoked(x)})))`,
})

/** The same of one person. */
export const ownWork = workColumns(
  sql`e.person_id = ${p('person')}`,
  sql`x.person_id = ${p('person')}`,
)
const one = prepared((db) => db.select(ownWork).from(sql`(select 1)`).prepare())
const many = prepared((db) =>
  db
    .select(
      workColumns(
        sql`o.course_id in (select value from json_each(${p('courses')}))`,
        sql`x.certification_id in (select value from json_each(${p('certifications')}))`,
      ),
    )
    .from(sql`(select 1)`)
    .prepare(),
)
type Columns = { [K in keyof typeof ownWork]: SqlType<(typeof ownWork)[K]> }
type Doing = {
  courses: Map<number, { on: Day; outcome: string }>
  exams: Map<number, { on: Day; percent: number; passed: boolean }[]>
  labs: Map<number, Day>
  verified: Map<number, Day>
  started: Set<number>
}
const nothing = (): Doing => ({
  courses: new Map(),
  exams: new Map(),
  labs: new Map(),
  verified: new Map(),
  started: new Set(),
})

/** The rows by person. Days are the company's. */
function read(row: Columns | undefined, zone: string): Map<number, Doing> {
  const found = new Map<number, Doing>()
  const of = (person: number) => {
    const it = found.get(person) ?? nothing()
    found.set(person, it)
    return it
  }
  const later = (map: Map<number, Day>, key: number, on: Day) =>
    void (on > (map.get(key) ?? '') && map.set(key, on))
  for (const [person, course, outcome, at] of listFrom(row?.courses)) {
    const { courses } = of(person)
    const on = dayIn(at, zone)
    if (on >= (courses.get(course)?.on ?? '')) courses.set(course, { on, outcome })
  }
  for (const [person, course, at, percent, passed] of listFrom(row?.exams)) {
    const { exams } = of(person)
    exams.set(course, [
      ...(exams.get(course) ?? []),
      { on: dayIn(at, zone), percent, passed: passed === 1 },
    ])
  }
  for (const [person, course, at] of listFrom(row?.labs))
    later(of(person).labs, course, dayIn(at, zone))
  for (const [person, certification, on] of listFrom(row?.evidence))
    later(of(person).verified, certification, on)
  for (const [person, course] of listFrom(row?.started)) of(person).started.add(course)
  return found
}

/** What a person did, as far as requirements ask. */
export async function workOf(
  db: Reader,
  person: number,
  now: Date,
  valid: ReadonlyMap<number, Day>,
): Promise<Work> {
  const zone = await companyZone(db)
  return { ...workFrom(await one(db).get({ person, now: +now }), person, zone), valid }
}
export const workFrom = (row: Columns | undefined, person: number, zone: string): Doing =>
  read(row, zone).get(person) ?? nothing()
/**
 * What everyone did in these courses, or brought of these certifications, by person; for `valid`
 * ask the awards.
 */
export async function workIn(
  db: Reader,
  courses: readonly number[],
  certifications: readonly number[],
  now: Date,
): Promise<Map<number, Omit<Work, 'valid'>>> {
  const zone = await companyZone(db)
  return read(
    await many(db).get({
      courses: JSON.stringify(courses),
      certifications: JSON.stringify(certifications),
      now: +now,
    }),
    zone,
  )
}
