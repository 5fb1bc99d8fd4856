import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { is } from '../../../actor'
import type { At } from '../../../at'
import { sayDates } from '../rules/kept-dates'

type Kept = { id: number; name: string; query: string; shared: number; by: string; mine: number }
/** `dates`: what it looks at, from which day, in words. */
export type SavedSearch = Kept & { dates: string }

/** A staffing lead's own searches and those others share with them, by name. */
export const savedSearches = async ({ db, actor }: At<Reader>): Promise<SavedSearch[]> =>
  is(actor, 'staffing lead')
    ? (
        await db.all<Kept>(sql`
        select s.id, s.name, s.query, s.shared, p.name as "by", s.person_id = ${actor.id} as mine
        from saved_search s join person p on p.id = s.person_id
        where s.person_id = ${actor.id} or s.shared order by s.name, s.id limit 100`)
      ).map((it) => ({ ...it, dates: sayDates(it.query) }))
    : []
