import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../calendar'
import { liveOn } from '../../certification/queries/must-hold-sql'
import { among } from './facts'

/** By `person-certification`: until when a live requirement asks for it already. */
export async function askedAlready(db: Reader, rows: readonly { personId: number; certificationId: number }[], today: Day): Promise<Map<string, Day>> {
  if (!rows.length) return new Map()
  const people = sql`p.id in ${among(rows.map((it) => it.personId))}`
  const rules = sql`r.certification_id in ${among(rows.map((it) => it.certificationId))}`
  const live = await db.all<{ person: number; certification: number; due: Day }>(
    sql`select person_id as person, certification_id as certification, min(due) as due from (${liveOn(today, { people, rules })}) group by person_id, certification_id`,
  )
  return new Map(live.map((it) => [`${it.person}-${it.certification}`, it.due]))
}
