import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { team } from '@/db/tables/staffing'
import type { AnyDay } from './day-sql'

type Column = 'hiredOn' | 'leftOn' | 'managerId'
/** The person a condition is about: their table, an alias of it, or the columns of a subselect. */
type Person<C extends Column> = Record<C, SQLWrapper>

/** SQL: a person works here on a day: from the day they were hired through their last day. */
export const employedOn = (it: Person<'hiredOn' | 'leftOn'>, day: AnyDay): SQL =>
  sql`(${it.hiredOn} <= ${day} and ${notLeftOn(it, day)})`

/** SQL: a person has not left before a day. They work here, or are to begin. */
export const notLeftOn = (it: Person<'leftOn'>, day: AnyDay): SQL =>
  sql`(${it.leftOn} is null or ${it.leftOn} >= ${day})`

/** SQL: a person begins after a day. */
export const hiredAfter = (it: Person<'hiredOn'>, day: AnyDay): SQL => sql`${it.hiredOn} > ${day}`

/** SQL: a person has left before a day: their last day has passed. */
export const leftBefore = (it: Person<'leftOn'>, day: AnyDay): SQL =>
  sql`(${it.leftOn} is not null and ${it.leftOn} < ${day})`

/** SQL: a person reports to another, directly. */
export const reportsTo = (it: Person<'managerId'>, manager: number | SQLWrapper): SQL =>
  sql`${it.managerId} = ${manager}`

const real = { person: named(person, 'real'), team: named(team, 'real') }
/** SQL: a person, or a team, is in the figures: the demo's only while there are no others. */
export const isCounted = (it: { origin: SQLWrapper }, of: 'person' | 'team' = 'person'): SQL =>
  sql`(${it.origin} <> 'demo' or not exists (select 1 from ${sql.raw(of)} "real"
    where ${real[of].origin} <> 'demo'))`
