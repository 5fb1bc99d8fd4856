import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '@/db'
import { certificationVersion } from '@/db/tables/certification'
import { type Day, dayIn } from '../../../calendar'
import {
  type BookingResult,
  type RetakeRule,
  retakeOf,
  type Try,
} from '../../../certification/exams/rules/retake'
import { requirementsOf, workIn } from '../../../certification/requirements/queries/work'
import type { Requirement } from '../../../certification/requirements/rules/requirements'
import { inForceOn, termsJson } from '../../../certification/validity/queries/versions-sql'
import type { Terms } from '../../../certification/validity/rules/validity'
import { among } from '../../eligibility/queries/facts'
import { breath } from '../../eligibility/queries/yield-turn'
import { worksAs } from '../../eligibility/rules/kinds'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import {
  type CertificationFact,
  type CourseFact,
  type Known,
  leads,
  type OpenOffering,
  type PersonPast,
} from '../rules/facts'

const v = alias(certificationVersion, 'v')

type Row = {
  id: number
  slug: string
  short: string
  inHouse: number
  terms: string
  requirements: string
  sunsetOn: Day | null
  exams: string
  prepares: string
}

/**
 * What these certifications ask today, when they stop counting, their exams, and the courses that
 * teach for them.
 */
async function certificationsOf(
  db: Reader,
  ids: Iterable<number>,
  today: Day,
  on: Day,
): Promise<CertificationFact[]> {
  const rows = await db.all<Row>(sql`
    select c.id, c.slug, c.short, c.in_house as "inHouse", ${termsJson(v)} as terms,
    ${requirementsOf} as requirements,
      (select v.sunset_on from certification_version v where v.certification_id = c.id
      and ${inForceOn(v, on)}) as "sunsetOn",
      (select coalesce(json_group_array(json_object('code', e.code, 'retiredOn', e.retired_on,
      'waitHours', e.retake_wait_hours, 'from', e.retake_from)), '[]') from exam e
      where e.certification_id = c.id) as exams,
      (select coalesce(json_group_array(course), '[]') from (select cv.course_id as course
      from exam_domain d join item_domain t on t.domain_id = d.id
        join item i on i.id = t.item_id join course_version cv on cv.id = i.course_version_id
        and cv.published_at is not null and cv.superseded_at is null
        where d.certification_id = c.id group by cv.course_id
        order by count(*) desc, cv.course_id)) as prepares
    from certification c join certification_version v on v.certification_id = c.id
    and ${inForceOn(v, today)} where c.id in ${among([...ids])}`)
  return rows.map((row) => ({
    ...row,
    inHouse: row.inHouse === 1,
    terms: JSON.parse(row.terms) as Terms,
    requirements: JSON.parse(row.requirements) as Requirement[],
    exams: JSON.parse(row.exams),
    prepares: JSON.parse(row.prepares),
  }))
}

/** Courses with the offerings one could still get a seat in. */
async function coursesOf(
  db: Reader,
  ids: Iterable<number>,
  now: Date,
  today: Day,
): Promise<CourseFact[]> {
  const rows = await db.all<
    Omit<CourseFact, 'offerings' | 'retired' | 'usual'> & {
      retiredOn: Day | null
      offerings: string
      usual: string | null
    }
  >(sql`
    select co.id, co.code, cv.title, cv.hours, co.retired_on as "retiredOn",
    co.owner_id as "ownerId",
      (select json_object('mode', u.mode, 'seats', u.seats) from offering u
      where u.course_id = co.id and u.seats > 0 order by u.id desc limit 1) as usual,
      (select coalesce(json_group_array(json_array(o.id, o.code, o.starts_at, o.ends_at,
      o.enrol_until, o.time_zone, o.seats, o.taken + o.waiting)), '[]') from offering o
        where o.course_id = co.id and o.cancelled_at is null and o.closed_at is null
        and (o.starts_at is null or o.starts_at >= ${+now})
          and (o.ends_at is null or o.ends_at >= ${+now}) and (o.enrol_until is null
          or o.enrol_until >= ${today})) as offerings
    from course co join course_version cv on cv.course_id = co.id and cv.published_at is not null
    and cv.superseded_at is null where co.id in ${among([...ids])} order by co.code`)
  type Raw = [
    number,
    string,
    number | null,
    number | null,
    Day | null,
    string,
    number | null,
    number,
  ]
  return rows.map(({ retiredOn, offerings, usual, ...row }) => ({
    ...row,
    retired: retiredOn !== null && retiredOn < today,
    usual: usual
      ? (JSON.parse(usual) as CourseFact['usual'])
      : { mode: 'instructor-led' as const, seats: leads.seats },
    offerings: (JSON.parse(offerings) as Raw[]).map(
      ([id, code, starts, ends, enrolUntil, zone, seats, taken]): OpenOffering => {
        const day = (at: number | null) => (at === null ? null : dayIn(at, zone))
        return {
          id,
          code,
          startsOn: day(starts),
          endsOn: day(ends),
          enrolUntil,
          free: seats === null ? null : Math.max(0, seats - taken),
        }
      },
    ),
  }))
}

/** A booking to come, or a try at an exam that may make one wait; without an exam a suspension. */
type Other = {
  person: number
  certification: number
  code: string | null
  on: Day | null
  result: BookingResult | null
}

/**
 * What these people held of these certifications, what is suspended on the day, which outside exams
 * they have booked, and their tries at those they wait for.
 */
async function pastOf(
  db: Reader,
  people: readonly number[],
  certifications: Iterable<number>,
  today: Day,
  on: Day,
) {
  const ids = [...certifications]
  const who = JSON.stringify(people)
  const awards = await db.all<PersonPast['awards'][number] & { person: number }>(sql`
    select a.person_id as person, a.certification_id as certification, a.exam_code as "examCode",
    a.issued_on as "issuedOn", a.valid_from as "validFrom",
      a.valid_until as "validUntil", a.anchor, a.revoked_on as "revokedOn" from award a
    where a.person_id in (select value from json_each(${who}))
    and a.certification_id in ${among([...ids])}`)
  const others = await db.all<Other>(sql`
    with tried as materialized (select b.person_id, e.certification_id, e.code,
    coalesce(b.result_on, b.booked_for) as day, b.result, e.retake_wait_hours as wait from exam e
      join exam_booking b on b.exam_id = e.id where e.certification_id in ${among([...ids])}
      and b.cancelled_at is null and (b.result is not null or b.booked_for >= ${today}))
    select person_id as person, certification_id as certification, code, day as "on", result
    from tried t
      where result is null or exists (select 1 from tried f where f.person_id = t.person_id
      and f.certification_id = t.certification_id and f.code = t.code and f.result = 'failed'
        and date(f.day, '+' || ((f.wait + 23) / 24) || ' days') > ${today})
    union all select h.person_id, h.certification_id, null, null, null from suspension s
    join holding h on h.id = s.holding_id
      where h.certification_id in ${among([...ids])} and s."from" <= ${on} and (s.until is null
      or s.until >= ${on})`)
  return { awards, others }
}

/** What an exam's issuer says about trying again; two names of one exam are one. */
function ruleOf(it: CertificationFact | undefined, code: string): RetakeRule {
  const most = (values: (number | null | undefined)[]) =>
    values.reduce<number | null>(
      (best, one) => (one != null && (best === null || one > best) ? one : best),
      null,
    )
  const exams = it?.exams.filter((exam) => exam.code === code) ?? []
  return {
    waitHours: most(exams.map((exam) => exam.waitHours)),
    from: most(exams.map((exam) => exam.from)),
  }
}

const coursesAsked = (it: CertificationFact) => [
  ...it.prepares,
  ...it.requirements.flatMap((one) => [
    ...(one.courseId === null ? [] : [one.courseId]),
    ...(one.path?.steps.flatMap((step) => step.courses.map((c) => c.id)) ?? []),
  ]),
]

/**
 * Everything that decides how near the people of a field are to what its positions ask for. Eight
 * statements at most, whatever the size.
 */
export async function trainingFacts(
  db: Reader,
  field: Field,
  { today, now }: { today: Day; now: Date },
  on: Day,
): Promise<Known> {
  const certifications = new Map<number, CertificationFact>()
  let wanted = new Set(
    field.positions.flatMap((it) => it.groups.flat().map((one) => one.certification)),
  )
  // What is asked for, and what that asks for in turn.
  while (wanted.size) {
    for (const it of await certificationsOf(db, wanted, today, on)) certifications.set(it.id, it)
    const more = [...certifications.values()].flatMap((it) =>
      it.requirements.flatMap((one) => one.certificationId ?? []),
    )
    wanted = new Set(more.filter((id) => !certifications.has(id)))
    if (certifications.size > 500) break
  }
  const courseIds = new Set([...certifications.values()].flatMap(coursesAsked))
  const courses = new Map((await coursesOf(db, courseIds, now, today)).map((it) => [it.id, it]))
  const kinds = [...new Set(field.positions.map((it) => it.kind))]
  const people = field.workers
    .filter((it) => it.capacity > 0 && kinds.some((kind) => worksAs(it.jobTitle, kind)))
    .map((it) => it.id)
  await breath()
  const { awards, others } = await pastOf(db, people, certifications.keys(), today, on)
  const evidence = [...certifications.values()]
    .filter((it) => it.inHouse)
    .flatMap((it) =>
      it.requirements.flatMap((one) =>
        one.kind === 'evidence' ? (one.certificationId ?? []) : [],
      ),
    )
  await breath()
  const work = await workIn(db, [...courseIds], evidence, now)
  type Growing = Pick<PersonPast, 'work'> & {
    awards: PersonPast['awards'][number][]
    bookings: PersonPast['bookings'][number][]
    suspended: Set<number>
  } & Pick<PersonPast, 'waits'>
  const past = new Map<number, Growing>()
  const none = {
    courses: new Map(),
    exams: new Map(),
    labs: new Map(),
    verified: new Map(),
    started: new Set<number>(),
  }
  const of = (person: number) => {
    const it: Growing = past.get(person) ?? {
      awards: [],
      suspended: new Set(),
      bookings: [],
      work: work.get(person) ?? none,
    }
    past.set(person, it)
    return it
  }
  for (const { person, ...it } of awards) of(person).awards.push(it)
  const tries = new Map<string, { one: Other; tries: Try[] }>()
  for (const one of others) {
    const { person, certification, code, on: day, result } = one
    if (code !== null && day !== null && result !== null) {
      const key = `${person} ${certification} ${code}`
      tries.set(key, { one, tries: [...(tries.get(key)?.tries ?? []), { on: day, result }] })
    } else if (code === null || day === null) of(person).suspended.add(certification)
    else of(person).bookings.push({ certification, code, on: day })
  }
  for (const { one, tries: own } of tries.values()) {
    const code = one.code as string
    const until = retakeOf(own, ruleOf(certifications.get(one.certification), code)).earliest
    if (until !== null && until > today)
      of(one.person).waits = [
        ...(of(one.person).waits ?? []),
        { certification: one.certification, code, until },
      ]
  }
  for (const id of people) if (work.has(id)) of(id)
  return { certifications, courses, past }
}
