import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { course, courseVersion, offering } from '@/db/tables/catalogue'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import type { At } from '../../at'
import type { Day } from '../../calendar'
import { endedBefore, validOn } from '../../certification/validity/queries/valid-on'
import { notLeftOn } from '../../employment'
import { approvalLasts } from '../rules/approval'
import { type Alternative, judgePrerequisites, type Waiver } from '../rules/prerequisites'
import { stateNow } from '../rules/promotion'
import { isLive, type Seating, type Seats } from '../rules/seat'
import { isLiveRow } from './seat-sql'

const e = named(enrolment, 'e')

const p = sql.placeholder
const of = sql.raw
const a = named(award, 'a')

/**
 * SQL: the prerequisites of a course version with what this person has of them, as JSON; `version`
 * and `who` are SQL expressions.
 */
export const prerequisitesJson = (version: string, who: unknown, today: Day | SQLWrapper) => sql<
  Json<Prerequisite[]>
>`(
  select json_group_array(json_object('group', pr."group", 'kind', case
  when pr.course_id is null then 'certification' else 'course' end,
    'name', coalesce(pc.code, ce.short), 'ref', coalesce(pc.code, ce.slug),
    'met', case when pr.course_id is not null
      then exists (select 1 from enrolment pe join offering po on po.id = pe.offering_id
        where pe.person_id = ${who} and po.course_id = pr.course_id and pe.outcome in ('passed',
        'completed', 'exempt'))
      else exists (select 1 from award a where a.person_id = ${who}
      and a.certification_id = pr.certification_id
        and ${validOn(a, today)}) end,
    'lapsedOn', (select max(a.valid_until) from award a where a.person_id = ${who}
    and a.certification_id = pr.certification_id and ${endedBefore(a, today)})))
  from prerequisite pr left join course pc on pc.id = pr.course_id
  left join certification ce on ce.id = pr.certification_id
  where pr.course_version_id = ${of(version)})`

/** SQL: the waiver in force for this person and course, as JSON, or null. */
export const waiverJson = (
  courseId: string,
  who: unknown,
  today: unknown,
) => sql<Json<Waiver> | null>`(
  select json_object('until', w.until, 'reason', w.reason, 'by', g.name) from prerequisite_waiver w
  join person g on g.id = w.granted_by_id
  where w.person_id = ${who} and w.course_id = ${of(courseId)} and w.until >= ${today}
  order by w.until desc limit 1)`

/** A prerequisite with what someone has of it, as it is written in SQL. */
export type Prerequisite = Alternative & { group: number; met: 0 | 1 | boolean }

/** What `prerequisitesJson` and `waiverJson` answered, judged. */
export function prerequisitesFrom(rows: Json<Prerequisite[]>, waiver: Json<Waiver> | null) {
  const parsed = fromJson(rows)
  return judgePrerequisites(
    parsed.map((row) => ({ ...row, met: Boolean(row.met) })),
    fromJson(waiver),
  )
}

const seatsColumns = {
  offeringId: offering.id,
  offering: offering.code,
  courseId: offering.courseId,
  course: course.code,
  title: courseVersion.title,
  seats: offering.seats,
  taken: offering.taken,
  waiting: offering.waiting,
  enrolFrom: offering.enrolFrom,
  enrolUntil: offering.enrolUntil,
  startsAt: offering.startsAt,
  endsAt: offering.endsAt,
  timeZone: offering.timeZone,
  approval: offering.approval,
  cancelledAt: offering.cancelledAt,
  closedAt: offering.closedAt,
}

/** SQL: whether an offer or a request here is past its end and nothing has written that down. */
const unsettled = sql<number>`exists (select 1 from enrolment u
  where u.offering_id = "offering"."id" and u.state = 'offered' and u.offer_ends_at <= ${p('now')})
  or exists (select 1 from enrolment u where u.offering_id = "offering"."id"
  and u.state = 'requested'
    and (u.requested_at <= ${p('now')} - ${of(String(approvalLasts))}
    or (u.requested_at < "offering"."starts_at" and "offering"."starts_at" <= ${p('now')})))`

const bySeating = prepared((db) =>
  db
    .select({
      ...seatsColumns,
      live: sql<Json<Written> | null>`(select json_object('id', e.id, 'state', e.state, 'outcome', e.outcome,
        'requestedAt', e.requested_at, 'offerEndsAt', e.offer_ends_at, 'offerLapses',
        e.offer_lapses) from enrolment e where e.person_id = ${p('person')}
        and e.offering_id = "offering"."id"
        and ${isLiveRow(e)})`,
      prerequisites: prerequisitesJson('"offering"."course_version_id"', p('person'), p('today')),
      waiver: waiverJson('"offering"."course_id"', p('person'), p('today')),
      unsettled,
    })
    .from(offering)
    .innerJoin(course, eq(course.id, offering.courseId))
    .innerJoin(courseVersion, eq(courseVersion.id, offering.courseVersionId))
    .where(eq(offering.id, p('offering')))
    .prepare(),
)

/** A person before an offering, in one statement; undefined when there is no such offering. */
export async function seatingOf(
  { db, actor, now }: Pick<At<Reader>, 'db' | 'actor' | 'now'>,
  offeringId: number,
  personId = actor.id,
): Promise<Seating | undefined> {
  const row = await bySeating(db).get({
    offering: offeringId,
    person: personId,
    today: actor.today,
    now: +now,
  })
  if (!row) return undefined
  const { live, prerequisites, waiver, ...seats } = row
  return {
    ...seats,
    personId,
    unsettled: Boolean(row.unsettled),
    live: liveNow(live, row.startsAt, now),
    prerequisites: prerequisitesFrom(prerequisites, waiver),
  }
}

export type Written = {
  id: number
  state: EnrolmentState
  outcome: Outcome | null
  requestedAt: number
  offerEndsAt: number | null
  offerLapses: number
}

/** A live enrolment as time has it, or null where time has ended it. */
export function liveNow(json: Json<Written> | Written | null, startsAt: number | null, now: Date) {
  if (!json) return null
  const written = typeof json === 'string' ? fromJson(json) : json
  const state = stateNow({ ...written, startsAt }, now)
  return isLive(state) ? { ...written, state } : null
}

const bySeats = prepared((db) =>
  db
    .select({ ...seatsColumns, unsettled })
    .from(offering)
    .innerJoin(course, eq(course.id, offering.courseId))
    .innerJoin(courseVersion, eq(courseVersion.id, offering.courseVersionId))
    .where(eq(offering.id, p('offering')))
    .prepare(),
)

/** The seats of an offering as they are written now. */
export const seatsOf = (
  db: Reader,
  offeringId: number,
  now: Date,
): Promise<(Seats & { unsettled: number }) | undefined> =>
  bySeats(db).get({ offering: offeringId, now: +now })

/**
 * SQL: the ids of everyone above a person in the reporting line, as JSON. Stops at twenty levels,
 * so a loop in the data ends.
 */
export const managersJson = (who: unknown) => sql<Json<number[]>>`(
  with recursive above(id, level) as (
    select b.manager_id, 1 from person b where b.id = ${who} and b.manager_id is not null
    union select m.manager_id, level + 1 from person m join above on m.id = above.id
    where m.manager_id is not null and level < 20)
  select json_group_array(id) from above)`

/** A person who works here today, by id or e-mail address, as a form or a script names them. */
export async function personNamed(
  { db, actor }: Pick<At<Reader>, 'db' | 'actor'>,
  named: string,
): Promise<{ id: number; name: string; managers: number[] } | undefined> {
  const row = await db
    .select({ id: person.id, name: person.name, managers: managersJson(sql`"person"."id"`) })
    .from(person)
    .where(
      and(
        /^\d+$/.test(named) ? eq(person.id, Number(named)) : eq(person.email, named.toLowerCase()),
        notLeftOn(person, actor.today),
      ),
    )
    .get()
  return row && { ...row, managers: fromJson(row.managers) }
}
