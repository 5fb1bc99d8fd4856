import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../../calendar'

/** A person is away on a day. */
export const awayOn = (person: SQL, day: Day | SQL): SQL =>
  sql`exists (select 1 from away y where y.person_id = ${person} and y.until >= ${day}
    and y."from" <= ${day} and y.withdrawn_at is null)`

/** The newest assessment (by alias) of its person and track on or before a day. */
export const newestOn = (alias: string, day: Day | SQL): SQL => {
  const f = sql.raw(alias)
  return sql`${f}.assessed_on <= ${day} and not exists (select 1 from proficiency g
    where g.person_id = ${f}.person_id and g.track = ${f}.track
    and g.assessed_on <= ${day} and (g.assessed_on > ${f}.assessed_on
    or (g.assessed_on = ${f}.assessed_on and g.id > ${f}.id)))`
}

/** A person was last assessed at this level or higher in a track, as of a day. */
export const proficientOn = (person: SQL, track: SQL, least: SQL, day: Day | SQL): SQL =>
  sql`exists (select 1 from proficiency f where f.person_id = ${person} and f.track = ${track}
    and f.level >= ${least} and ${newestOn('f', day)})`
