import { sql } from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import Database from 'libsql'
import { statusesOn } from '@/university/certification/validity/queries/status-sql'

/**
 * What one would write by hand for the same totals: of each holding the award not revoked that
 * lasts longest, and its word. It knows no grace, no sunset, no extension that was not known yet,
 * and takes the newest version of each rule.
 */
const byHand = `select certification_id, word, count(*) as people, sum(counts) as counting from (
  select certification_id, counts, case when off then 'revoked' when not runs then 'lapsed' when held then 'suspended'
      when until is not null and date(anchor, '-' || months || ' months') <= ?1 then 'due for renewal' when replaced then 'superseded' else 'certified' end as word
  from (select *, not off and runs and not held as counts from (
    select a.certification_id, a.valid_until as until, a.anchor, coalesce(a.revoked_on <= ?1, 0) as off, coalesce(a.valid_until, '9999') >= ?1 as runs,
      v.window_months as months, v.successor_id is not null as replaced,
      a.holding_id in (select holding_id from suspension where "from" <= ?1 and (until is null or until >= ?1)) as held,
      max(case when a.revoked_on <= ?1 then '0' else '1' end || coalesce(a.valid_until, '9999') || a.issued_on)
    from award a join certification_version v on v.certification_id = a.certification_id
      and v.number = (select max(w.number) from certification_version w where w.certification_id = v.certification_id)
    where a.valid_from <= ?1 group by a.holding_id))) group by 1, 2 order by 1, 2`

/**
 * Processor milliseconds of the status of everyone in everything on a day, ours and by hand, in
 * turns; and how many holdings that is.
 */
export function timeRegister(
  file: string,
  day: string,
): { ours: number; byHand: number; holdings: number } {
  const db = new Database(file, { readonly: true })
  const { sql: text, params } = new SQLiteSyncDialect({ casing: 'snake_case' }).sqlToQuery(
    sql`select certification_id, word, count(*) as people, sum(counts) as counting
      from ${statusesOn(day)} group by 1, 2 order by 1, 2`,
  )
  const cpu = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const [one, other] = [db.prepare(text), db.prepare(byHand)]
  const best = { ours: Number.POSITIVE_INFINITY, byHand: Number.POSITIVE_INFINITY }
  let people = 0
  for (let i = 0; i < 5; i++) {
    const start = cpu()
    const rows = one.all(params) as { people: number }[]
    const between = cpu()
    other.all([day])
    best.ours = Math.min(best.ours, between - start)
    best.byHand = Math.min(best.byHand, cpu() - between)
    people = rows.reduce((sum, row) => sum + row.people, 0)
  }
  db.close()
  return { ...best, holdings: people }
}
