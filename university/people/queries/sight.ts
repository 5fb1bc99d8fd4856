import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Actor } from '../../actor'
import { type Sight, sightOf } from '../rules/person'

/**
 * SQL: whether the actor stands above this person in the reporting line, at any height. `personId`
 * is a number or a column: tables inside have names of their own, or a column would mean theirs.
 */
export const manages = (actor: Actor, personId: unknown) =>
  actor.reports === 0
    ? sql<number>`0`
    : sql<number>`exists (with recursive above(id) as (
        select f.manager_id from person f where f.id = ${personId}
        union select p.manager_id from person p join above on p.id = above.id
        where p.manager_id is not null)
      select 1 from above where above.id = ${actor.id})`

/** What the actor may see of a person, for the pages of every domain that show one. */
export async function sightInto(db: Reader, actor: Actor, personId: number): Promise<Sight> {
  const plain = sightOf(actor, personId, false)
  if (plain.standing || actor.reports === 0) return plain
  const row = await db.get<{ manages: number }>(sql`select ${manages(actor, personId)} as manages`)
  return sightOf(actor, personId, row?.manages === 1)
}
