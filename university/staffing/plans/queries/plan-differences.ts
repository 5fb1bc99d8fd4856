import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'

/** What the plan before proposed and this one does not, and the other way round. */
export const differs = async (db: Reader, before: number, after: number) => {
  const one = (
    a: number,
    b: number,
  ) => sql`select po.title, t.customer, p.name as person from plan_change c
    join position po on po.id = c.position_id
    join team t on t.id = po.team_id left join person p on p.id = c.person_id where c.plan_id = ${a}
    and (c.person_id is not null or c.before_id is not null)
    and not exists (select 1 from plan_change d where d.plan_id = ${b}
    and d.position_id = c.position_id and d.person_id is c.person_id
      and (d.person_id is not null or d.before_id is not null)) order by c.id limit 60`
  type Line = { title: string; customer: string; person: string | null }
  const filled = await db.get<{ before: number | null; after: number | null }>(sql`select
    (select json_extract(outcome, '$.counts.filled') from plan where id = ${before}) as before,
    (select json_extract(outcome, '$.counts.filled') from plan where id = ${after}) as after`)
  return {
    id: before,
    gone: await db.all<Line>(one(before, after)),
    added: await db.all<Line>(one(after, before)),
    more: (filled?.after ?? 0) - (filled?.before ?? 0),
  }
}
