import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day, Interval } from '../../calendar'

export type Taken = { placement: number; name: string; from: Day; until: Day | null }

/** Who is in a position by a full placement on some day of an interval, whoever stays longest; undefined where it is empty throughout. */
export const takenIn = (db: Reader, positionId: number, { from, until }: Interval) =>
  db.get<Taken | undefined>(sql`
    select pl.id as placement, p.name, pl."from", pl.until from placement pl join person p on p.id = pl.person_id
    where pl.position_id = ${positionId} and pl.kind = 'full' and pl."from" <= ${until ?? '9999-12-31'} and (pl.until is null or pl.until >= ${from})
    order by coalesce(pl.until, '9999-12-31') desc limit 1`)
