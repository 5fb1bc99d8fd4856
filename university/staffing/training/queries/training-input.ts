import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { liveOn } from '../../../certification/required/queries/must-hold-sql'
import { among } from '../../eligibility/queries/facts'
import type { linesOf } from '../rules/lines'

/**
 * The same lines, with what was asked for already: until when somebody must hold it, and which
 * offerings wait as a draft.
 */
export async function withAsked(db: Reader, lines: ReturnType<typeof linesOf>, today: Day) {
  const due = await askedAlready(db, lines.rows, today)
  const waiting = lines.drafts.length
    ? await db.all<{ course: number; day: Day }>(sql`
        select course_id as course, starts_on as day from offering_draft where decided_at is null
        and course_id in ${among(lines.drafts.map((it) => it.courseId))}`)
    : []
  return {
    ...lines,
    rows: lines.rows.map((row) => ({ ...row, asked: due.get(row.key) ?? null })),
    drafts: lines.drafts.map((it) => ({
      ...it,
      asked: waiting.some((one) => one.course === it.courseId && one.day === it.startsOn),
    })),
  }
}

/** By `person-certification`: until when a live requirement asks for it already. */
export async function askedAlready(
  db: Reader,
  rows: readonly { personId: number; certificationId: number }[],
  today: Day,
): Promise<Map<string, Day>> {
  if (!rows.length) return new Map()
  const people = sql`p.id in ${among(rows.map((it) => it.personId))}`
  const rules = sql`r.certification_id in ${among(rows.map((it) => it.certificationId))}`
  const live = await db.all<{ person: number; certification: number; due: Day }>(
    sql`select person_id as person, certification_id as certification, min(due) as due
      from (${liveOn(today, { people, rules })}) group by person_id, certification_id`,
  )
  return new Map(live.map((it) => [`${it.person}-${it.certification}`, it.due]))
}
