import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { among } from './facts'

/** The names of people, by id. One statement, none where nobody is asked for. */
export async function namesOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map()
  const rows = await db.all<{ id: number; name: string }>(sql`select id, name from person where id in ${among([...new Set(ids)])}`)
  return new Map(rows.map((it) => [it.id, it.name]))
}
/** What a position is called, and with whom. */
export type Label = { id: number; title: string; shift: string | null; criticality: number; code: string; customer: string; monthlyUsd: number }
/** Positions as lists name them, by id. One statement, none where none is asked for. */
export async function labelsOf(db: Reader, ids: readonly number[]): Promise<Map<number, Label>> {
  if (!ids.length) return new Map()
  const rows = await db.all<Label>(sql`select po.id, po.title, po.shift, po.criticality, t.code, t.customer, t.contract_monthly_usd as "monthlyUsd"
    from position po join team t on t.id = po.team_id where po.id in ${among([...new Set(ids)])}`)
  return new Map(rows.map((it) => [it.id, it]))
}
