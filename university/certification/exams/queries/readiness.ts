import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json, listFrom } from '@/db/json'
import { is } from '../../../actor'
import { yes } from '../../../at'
import { type Day, dayIn } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { readinessOf, readinessTone, readinessWord, totalOf, weakestOf } from '../rules/readiness'
import { sitterSeen } from './bookings'

const p = sql.placeholder
type Study = {
  item: number
  kind: string
  title: string
  minutes: number
  code: string
  enrolment: number | null
}
type Practice = {
  item: number
  title: string
  code: string
  questions: number
  enrolment: number | null
}

/** SQL: where this person learns a version of a course, if they do. */
const placeIn = (
  version: string,
) => sql`(select max(e.id) from enrolment e join offering o on o.id = e.offering_id
  where e.person_id = ${p('person')} and e.state in ('enrolled', 'closed')
  and o.course_version_id = ${sql.raw(version)})`
const current = sql`v.published_at is not null and v.superseded_at is null`

const domains = prepared((db) =>
  db
    .select({
      certificationId: sql<number>`c.id`,
      slug: sql<string>`c.slug`,
      short: sql<string>`c.short`,
      name: sql<string>`c.name`,
      issuer: sql<string>`c.issuer`,
      id: sql<number | null>`d.id`,
      domain: sql<string>`d.name`,
      weight: sql<number | null>`d.weight`,
      basis: sql<string>`d.basis`,
      exams: sql<Json<number[]>>`(select json_group_array(x.id) from exam x
        where x.certification_id = c.id)`,
      study: sql<Json<Study[]>>`(select coalesce(json_group_array(json(one)), '[]') from (
        select json_object('item', i.id, 'kind', i.kind, 'title', i.title, 'minutes', i.minutes,
        'code', co.code, 'enrolment', ${placeIn('i.course_version_id')}) as one
        from item_domain t join item i on i.id = t.item_id
        join course_version v on v.id = i.course_version_id and ${current}
        join course co on co.id = v.course_id and co.retired_on is null where t.domain_id = d.id
        order by co.code, i.position))`,
      practice: sql<Json<Practice[]>>`(select coalesce(json_group_array(json(one)), '[]') from (
        select json_object('item', min(i.id), 'title', i.title, 'code', co.code, 'questions',
        count(distinct q.id), 'enrolment', ${placeIn('v.id')}) as one
        from question_domain t join question q on q.id = t.question_id and q.retired_at is null
        join course co on co.id = q.course_id and co.retired_on is null
        join course_version v on v.course_id = co.id and ${current}
        join item i on i.course_version_id = v.id and i.kind = 'quiz'
        where t.domain_id = d.id group by co.id order by count(distinct q.id) desc, co.code))`,
    })
    .from(sql`certification c left join exam_domain d on d.certification_id = c.id`)
    .where(sql`c.slug = ${p('slug')}`)
    .orderBy(sql`d.position`)
    .prepare(),
)

/** One answer to a question of a domain: never what was asked, what was answered, or the key. */
export type Row = {
  domain: number
  share: number
  at: number
  attempt: number
  code: string
  title: string
}

/**
 * SQL: the answers of a person's own posted attempts, by the domains their questions practise, as
 * JSON. What was left empty counts as nothing right. Newest first, inside an attempt from its last
 * question back. Walks from the person's enrolments, so it costs what they did and not what there
 * is.
 */
export const answersJson = (person: unknown, now: unknown) => sql<
  Json<Row[]>
>`(select coalesce(json_group_array(json(one)), '[]')
  from (select json_object('domain', t.domain_id,
    'share', max(0, min(1, coalesce((select m.points from mark m where m.attempt_question_id = aq.id
    order by m.at desc, m.id desc limit 1), 0) / qv.points)),
    'at', coalesce(a.submitted_at, a.deadline), 'attempt', a.id, 'code', co.code, 'title',
    i.title) as one
  from enrolment e join attempt a on a.enrolment_id = e.id and a.state = 'posted'
  and a.posted_at <= ${now} join item i on i.id = a.item_id
  join attempt_question aq on aq.attempt_id = a.id
  join question_version qv on qv.id = aq.question_version_id
  join question_domain t on t.question_id = qv.question_id join question q on q.id = qv.question_id
  join course co on co.id = q.course_id
  where e.person_id = ${person} order by coalesce(a.submitted_at, a.deadline) desc, a.id desc,
  aq.position desc))`
const answers = prepared((db) =>
  db
    .select({
      rows: answersJson(p('person'), p('now')),
      zone: sql<string | null>`(select s.value from setting s where s.name = 'zone')`,
    })
    .from(sql`(select 1)`)
    .prepare(),
)

const hrefOf = (it: { item: number; code: string; enrolment: number | null }) =>
  it.enrolment ? `/learning/${it.enrolment}/${it.item}` : `/courses/${it.code}`

/** Which exams the answers of a domain come from: how many, on which day. */
function sourcesOf(
  rows: readonly Row[],
  zone: string,
): { code: string; title: string; on: Day; answers: number }[] {
  const byAttempt = new Map<number, { code: string; title: string; on: Day; answers: number }>()
  for (const { attempt, code, title, at } of rows) {
    const known = byAttempt.get(attempt)
    if (known) known.answers++
    else byAttempt.set(attempt, { code, title, on: dayIn(at, zone), answers: 1 })
  }
  return [...byAttempt.values()].sort((a, b) => b.on.localeCompare(a.on))
}

/**
 * A person's readiness for an outside exam: their domains, the whole, the weakest. Three statements
 * with who asks.
 */
export const readiness = question({
  input: z
    .object({
      slug: z.string().max(100),
      person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
    })
    .describe(
      'How ready a person is for an outside exam, domain by domain, from their own practice results',
    ),
  async answer(at, { slug, person = at.actor.id }) {
    const { db, actor, now } = at
    const who = await sitterSeen(at, person)
    if (!who) return undefined
    const rows = await domains(db).all({ slug, person })
    const [first] = rows
    if (!first) return undefined
    const { answered, zone } = await answersOf(db, person, now)
    const shown = rows.flatMap(({ id, domain, weight, study, practice }) => {
      if (id === null) return []
      const its = answered.filter((it) => it.domain === id)
      const percent = readinessOf(its)
      const last = its.reduce((newest, it) => Math.max(newest, it.at), 0)
      const toStudy = fromJson(study).map((it) => ({ ...it, href: hrefOf(it) }))
      const toPractise = fromJson(practice).map((it) => ({
        ...it,
        href: hrefOf(it),
      }))
      return {
        id,
        name: domain,
        weight,
        percent,
        tone: readinessTone(percent),
        label: readinessWord(percent),
        answers: its.length,
        lastOn: last ? dayIn(last, zone) : null,
        // A manager sees how far someone is, not the exams behind it.
        sources: who.privately ? sourcesOf(its, zone) : [],
        study: toStudy,
        practice: toPractise,
      }
    })
    const exams = new Set(fromJson(first.exams))
    const booking =
      who.bookings
        .filter((it) => exams.has(it.examId) && it.cancelledAt === null && it.result === null)
        .at(-1) ?? null
    const basis = first.basis === 'percent' || first.basis === 'points' ? first.basis : null
    const total = totalOf(shown)
    return {
      certification: {
        slug: first.slug,
        short: first.short,
        name: first.name,
        issuer: first.issuer,
      },
      person: { id: person, name: who.name },
      isMine: person === actor.id,
      today: actor.today,
      basis,
      domains: shown,
      total: { ...total, tone: readinessTone(total.percent), label: readinessWord(total.percent) },
      weakest: weakestOf(shown)?.id ?? null,
      booking: booking && { on: booking.bookedFor, place: booking.place },
      sees: { evidence: who.privately },
      /** Who says what teaches a domain: course owners, the registrar. */
      maps: actor.owns.length > 0 || is(actor, 'registrar', 'auditor'),
    }
  },
  mayAsk: () => yes,
})

/** The answers of a person by domain, and the zone their days are told in. One statement. */
async function answersOf(db: Reader, person: number, now: Date) {
  const row = await answers(db).get({ person, now: +now })
  return { answered: listFrom(row?.rows), zone: row?.zone ?? 'America/Chicago' }
}
