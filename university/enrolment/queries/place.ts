import { eq, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { offering } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import type { At } from '../../at'
import type { AnyDay } from '../../day-sql'
import { employedOn } from '../../employment'
import type { Request } from '../rules/approval'
import { seesEnrolment } from '../rules/staff'
import { managersJson } from './seating'

const m = named(person, 'm')

const on = sql.placeholder('today')
type Named = { id: number; name: string }
/** SQL: who acts for this person's manager today, as JSON. */
const delegatesJson = (today: unknown) => sql<
  Json<Named[]>
>`(select json_group_array(json_object('id', d.delegate_id, 'name', dp.name))
  from delegation d join person dp on dp.id = d.delegate_id
  where d.person_id = "person"."manager_id" and d."from" <= ${today} and d.until >= ${today})`
const managerNow = (
  today: AnyDay,
) => sql<Json<Named> | null>`(select json_object('id', m.id, 'name', m.name) from person m
  where m.id = "person"."manager_id" and m.disabled_at is null and ${employedOn(m, today)})`
const instructorsJson = sql<Json<number[]>>`(select json_group_array(oi.person_id)
  from offering_instructor oi where oi.offering_id = "offering"."id")`

const byId = prepared((db) =>
  db
    .select({
      id: enrolment.id,
      state: enrolment.state,
      outcome: enrolment.outcome,
      requestedAt: enrolment.requestedAt,
      queuedAt: enrolment.queuedAt,
      offerEndsAt: enrolment.offerEndsAt,
      offerLapses: enrolment.offerLapses,
      personId: enrolment.personId,
      person: person.name,
      offeringId: enrolment.offeringId,
      courseId: offering.courseId,
      courseVersionId: offering.courseVersionId,
      startsAt: offering.startsAt,
      manager: managerNow(on),
      delegates: delegatesJson(on),
      instructors: instructorsJson,
      managers: managersJson(sql`"enrolment"."person_id"`),
    })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(offering, eq(offering.id, enrolment.offeringId))
    .where(eq(enrolment.id, sql.placeholder('id')))
    .prepare(),
)

/**
 * An enrolment with what its rules need; undefined when there is none, or none that the actor may
 * see.
 */
export async function placeOf({ db, actor }: Pick<At<Reader>, 'db' | 'actor'>, id: number) {
  const row = await byId(db).get({ id, today: actor.today })
  if (!row) return undefined
  const manager = fromJson(row.manager)
  const place = { ...row, managers: fromJson(row.managers) }
  const request: Request = {
    ...row,
    managerId: manager?.id ?? null,
    manager: manager?.name ?? null,
    delegates: fromJson(row.delegates),
    instructors: fromJson(row.instructors),
  }
  return seesEnrolment(actor, place) ? { ...place, request } : undefined
}
export type PlaceFacts = NonNullable<Awaited<ReturnType<typeof placeOf>>>
