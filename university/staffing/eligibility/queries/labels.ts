import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { position } from '@/db/tables/staffing'
import { notOverOn } from '../../../day-sql'
import { among } from './facts'

const o = named(position, 'o')

/** The names of people, by id. One statement, none where nobody is asked for. */
export async function namesOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map()
  const rows = await db.all<{ id: number; name: string }>(
    sql`select id, name from person where id in ${among([...new Set(ids)])}`,
  )
  return new Map(rows.map((it) => [it.id, it.name]))
}
/**
 * SQL: the first row of a position (by alias), before its terms ever changed: its place in the
 * order of the team.
 */
const first = (alias: string): SQL => {
  const row = sql.raw(alias)
  return sql`case when ${row}.follows_id is null then ${row}.id
    else (with recursive back(id, follows_id) as (select ${row}.id, ${row}.follows_id
    union all select b.id, b.follows_id from back join position b on b.id = back.follows_id)
    select min(id) from back) end`
}

/**
 * SQL: what a position (by alias) is called; where the team has another of that title at the time,
 * which of them it is: 'Technician, nights (2)'.
 */
export const toldApart = (po: string): SQL => {
  const own = sql.raw(po)
  return sql`(select ${own}.title || case
    when count(*) > 1 then ' (' || sum(${first('o')} <= ${first(po)}) || ')' else '' end
    from position o
    where o.team_id = ${own}.team_id and o.title = ${own}.title and ${notOverOn({ until: sql`${own}.until` }, o.from)} and ${notOverOn(o, sql`${own}."from"`)})`
}
/** What a position is called, and with whom. */
export type Label = {
  id: number
  title: string
  shift: string | null
  criticality: number
  code: string
  customer: string
  monthlyUsd: number
}
/** Positions as lists name them, by id. One statement, none where none is asked for. */
export async function labelsOf(db: Reader, ids: readonly number[]): Promise<Map<number, Label>> {
  if (!ids.length) return new Map()
  const rows =
    await db.all<Label>(sql`select po.id, ${toldApart('po')} as title, po.shift, po.criticality,
      t.code, t.customer, t.contract_monthly_usd as "monthlyUsd"
    from position po join team t on t.id = po.team_id where po.id in ${among([...new Set(ids)])}`)
  return new Map(rows.map((it) => [it.id, it]))
}
