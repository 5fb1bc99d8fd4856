import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { suspension } from '@/db/tables/award'
import type { Day } from '../../../calendar'
import type { BookingResult } from '../../../certification/exams/rules/retake'
import { lastsOn } from '../../../day-sql'
import { among } from '../../eligibility/queries/facts'
import type { PersonPast } from '../rules/facts'

const s = named(suspension, 's')

/** A booking to come, or a try at an exam that may make one wait; without an exam a suspension. */
export type Other = {
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
export async function pastOf(
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
      where h.certification_id in ${among([...ids])} and ${lastsOn(s, on)}`)
  return { awards, others }
}
