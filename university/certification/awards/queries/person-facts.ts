import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json, type SqlType } from '@/db/json'
import { award } from '@/db/tables/award'
import type { Day } from '../../../calendar'
import { bookingsJson } from '../../exams/queries/bookings'
import { examsIn, examsJson } from '../../exams/queries/exams'
import { answersJson } from '../../exams/queries/readiness'
import { ownWork, workFrom } from '../../requirements/queries/work'
import { cyclesColumns } from '../../validity/queries/cycles'
import { validOn } from '../../validity/queries/valid-on'

const p = sql.placeholder
type Claim = {
  id: number
  certificationId: number
  short: string
  examCode: string | null
  number: string
  earnedOn: Day
  submittedAt: number
  because: string | null
  decidedAt: number | null
}
type BookedDomain = { id: number; certificationId: number; weight: number | null }
type ValidSince = [certification: number, since: Day]

/**
 * SQL: everything known of a person that decides what they hold, need and can do next, each as
 * JSON. Fill in `person`, `now`, `since`.
 */
export const factsColumns = {
  // Names of their own, because work has evidence and exams too.
  ...cyclesColumns,
  ...ownWork,
  zone: sql<string | null>`(select s.value from setting s where s.name = 'zone')`,
  claims: sql<Json<Claim[]>>`(select coalesce(json_group_array(json(one)), '[]')
    from (select json_object('id', e.id, 'certificationId', e.certification_id, 'short', c.short,
    'examCode', e.exam_code,
      'number', e.number, 'earnedOn', e.earned_on, 'submittedAt', e.submitted_at, 'because',
      e.because, 'decidedAt', e.decided_at) as one
    from evidence e join certification c on c.id = e.certification_id
    where e.person_id = ${p('person')} and (e.decided_at is null or (not e.verified
    and e.decided_at > ${p('since')})) order by e.submitted_at desc))`,
  bookings: bookingsJson(p('person')),
  answered: answersJson(p('person'), p('now')),
  booked: sql<
    Json<BookedDomain[]>
  >`(select coalesce(json_group_array(json_object('id', d.id, 'certificationId',
    d.certification_id, 'weight', d.weight)), '[]') from exam_domain d where d.certification_id in (
    select x.certification_id from exam_booking b join exam x on x.id = b.exam_id
    where b.person_id = ${p('person')} and b.cancelled_at is null and b.result is null))`,
  known: examsJson,
  valid: sql<Json<ValidSince[]>>`(select coalesce(json_group_array(json_array(id, since)), '[]')
    from (select ${award.certificationId} as id, min(${award.validFrom}) as since from ${award}
    where ${award.personId} = ${p('person')} and ${validOn(award, p('today'))} group by 1))`,
}
const facts = prepared((db) => db.select(factsColumns).from(sql`(select 1)`).prepare())

/**
 * What the placeholders of `factsColumns` are filled with: rejected claims are shown for ninety
 * days.
 */
export const fill = (person: number, today: Day, now: Date) => ({
  person,
  today,
  now: +now,
  since: +now - 90 * 86_400_000,
})
type Columns = { [K in keyof typeof factsColumns]: SqlType<(typeof factsColumns)[K]> }

export function factsFrom(row: Columns, person: number) {
  const awards = fromJson(row.awards)
  const suspensions = fromJson(row.suspensions)
  const zone = row.zone ?? 'America/Chicago'
  const valid = new Map(fromJson(row.valid))
  return {
    awards,
    suspensions,
    zone,
    valid,
    work: { ...workFrom(row, person, zone), valid },
    claims: fromJson(row.claims),
    bookings: fromJson(row.bookings),
    answered: fromJson(row.answered),
    bookedDomains: fromJson(row.booked),
    exams: examsIn(row.known),
  }
}

/** One statement. */
export async function factsOf(db: Reader, person: number, today: Day, now: Date) {
  const row = await facts(db).get(fill(person, today, now))
  return factsFrom(row as Columns, person)
}
export type PersonFacts = ReturnType<typeof factsFrom>
