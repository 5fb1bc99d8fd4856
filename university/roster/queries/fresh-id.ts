import { type SQL, sql } from 'drizzle-orm'

/**
 * SQL: an id none of these ever had. What was taken back is still spoken of in the record, and must
 * not become something else there.
 */
export const freshId = (
  of: 'placement' | 'position',
): SQL<number> => sql`(select 1 + max(coalesce((select max(id) from ${sql.identifier(of)}), 0),
    coalesce((select max(subject_id) from event_about where kind = ${of}), 0)))`
