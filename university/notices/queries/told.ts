import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { is } from '../../actor'
import { yes } from '../../at'
import { id } from '../../input'
import { question } from '../../kernel'
import type { Kind } from '../../outbox/kinds'

/** One message about a holding: to whom, when, and whether it reached them. */
export type Told = {
  id: number
  holding: number
  kind: Kind
  to: { id: number; name: string }
  /** Told about their own. */
  own: boolean
  title: string
  because: string
  todo: string
  at: number
  readAt: number | null
  mailedAt: number | null
  mailError: string | null
}

/** Something the holder, or somebody for them, did after the first message. */
export type Followed = {
  holding: number
  kind: 'enrolment' | 'booking' | 'result' | 'evidence' | 'award' | 'extension'
  what: string
  at: number
  href: string
}

const among = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * What was said about these holdings, oldest first, and what followed. Two statements, however many
 * they are. For pages that have decided who may know.
 */
export async function toldAbout(
  db: Reader,
  holdings: readonly number[],
  upTo: Date,
): Promise<{ told: Told[]; followed: Followed[] }> {
  const rows = await db.all<
    Omit<Told, 'to' | 'own'> & { toId: number; toName: string; own: number }
  >(sql`
    select o.id, o.holding_id as holding, o.kind, o.title, o.because, o.todo, o.at,
    o.read_at as "readAt", o.mailed_at as "mailedAt", o.mail_error as "mailError",
      p.id as "toId", p.name as "toName", h.person_id = o.person_id as own
    from outbox o join person p on p.id = o.person_id join holding h on h.id = o.holding_id
    where o.holding_id in ${among(holdings)} and o.at <= ${+upTo} order by o.at, o.id`)
  const told = rows.map(({ toId, toName, own, ...it }) => ({
    ...it,
    own: own === 1,
    to: { id: toId, name: toName },
  }))
  return {
    told,
    followed: told.length
      ? await followedBy(db, [...new Set(told.map((it) => it.holding))], upTo)
      : [],
  }
}

/**
 * Courses that lead to certification `s.certification_id`: asked for by its rules, alone or on a
 * path, or teaching a domain of its exam.
 */
const courses = sql`(select r.course_id from certification_requirement r
  join certification_version v on v.id = r.version_id where v.certification_id = s.certification_id
  union select pc.course_id from certification_requirement r
  join certification_version v on v.id = r.version_id join path_step ps on ps.path_id = r.path_id
    join path_course pc on pc.step_id = ps.id where v.certification_id = s.certification_id
  union select cv.course_id from exam_domain d join item_domain t on t.domain_id = d.id
  join item i on i.id = t.item_id join course_version cv on cv.id = i.course_version_id
    where d.certification_id = s.certification_id)`

const followedBy = (db: Reader, holdings: readonly number[], upTo: Date) =>
  db.all<Followed>(sql`
    with s as materialized (select h.id as holding, h.person_id, h.certification_id, (select min(at)
    from outbox o where o.holding_id = h.id) as since
      from holding h where h.id in ${among(holdings)})
    select * from (
      select s.holding, 'enrolment' as kind, case when e.by_id is null then 'Enrolled in '
      else 'Was put into ' end || c.code as what, e.requested_at as at, '/courses/' || c.code
      as href
        from s join enrolment e on e.person_id = s.person_id and e.requested_at >= s.since
        join offering o on o.id = e.offering_id join course c on c.id = o.course_id
        where o.course_id in ${courses}
      union all select s.holding, 'booking', 'Booked ' || x.code || ' for ' || b.booked_for, b.at,
      '/holdings/' || s.holding
        from s join exam_booking b on b.person_id = s.person_id and b.at >= s.since
        join exam x on x.id = b.exam_id and x.certification_id = s.certification_id
      union all select s.holding, 'result', x.code || ': ' || b.result, b.result_at,
      '/holdings/' || s.holding
        from s join exam_booking b on b.person_id = s.person_id and b.result_at >= s.since
        join exam x on x.id = b.exam_id and x.certification_id = s.certification_id
      union all select s.holding, 'evidence', 'Brought certificate ' || e.number, e.submitted_at,
      '/holdings/' || s.holding
        from s join evidence e on e.person_id = s.person_id
        and e.certification_id = s.certification_id and e.submitted_at >= s.since
      union all select s.holding, 'award', 'Awarded until ' || coalesce(a.valid_until,
      'further notice'), a.created_at, '/holdings/' || s.holding
        from s join award a on a.holding_id = s.holding and a.created_at >= s.since
      union all select s.holding, 'extension', 'Extended from ' || x."before" || ' to ' || x.until,
      x.at, '/holdings/' || s.holding
        from s join award a on a.holding_id = s.holding join extension x on x.award_id = a.id
        and x.at >= s.since)
    where at <= ${+upTo} order by at`)

/**
 * Who was told of a coming lapse, when, whether they read it, and what they did. The holder sees
 * what was said to them.
 */
export const told = question({
  input: z
    .object({ holding: id })
    .describe('Who was told about one holding, when, and what followed'),
  async answer({ db, actor, now }, { holding }) {
    const all = is(actor, 'registrar', 'auditor')
    const found = await db.get<{ personId: number }>(
      sql`select person_id as "personId" from holding where id = ${holding}`,
    )
    if (!found || (!all && (actor.id === 0 || found.personId !== actor.id))) return undefined
    const it = await toldAbout(db, [holding], now)
    return {
      ...it,
      told: all ? it.told : it.told.filter((one) => one.own),
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: () => yes,
})
