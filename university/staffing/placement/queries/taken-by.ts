import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement as placementTable } from '@/db/tables/staffing'
import type { Day, Interval } from '../../../calendar'
import { sayDay } from '../../../calendar'
import { lastsWithin } from '../../../day-sql'
import { notLeftOn } from '../../../employment'
import { sinceOf, untilOfStay } from '../../../roster/queries/terms'

const pl = named(placementTable, 'pl')
const p = named(person, 'p')

export type Taken = { placement: number; name: string; from: Day; until: Day | null }

/**
 * SQL: until when someone (an alias) is in the position of a placement (an alias), on whatever
 * terms: whoever leaves the company leaves it too.
 */
export const untilOfPlace = (pl: string, p: string): SQL =>
  sql`nullif(min(coalesce(${untilOfStay(pl)}, '9999-12-31'), coalesce(${sql.raw(p)}.left_on,
    '9999-12-31')), '9999-12-31')`

/** That a place is someone’s, in words. */
export const sayTaken = (it: Taken): string =>
  `${it.name} is in this position ${it.until ? `until ${sayDay(it.until)}` : `since ${sayDay(it.from)}`}.`

/**
 * Who is in a position by a full placement on some day of an interval, whoever stays longest;
 * undefined where it is empty throughout. Who left before it is not.
 */
export const takenIn = (db: Reader, positionId: number, { from, until }: Interval) =>
  db.get<Taken | undefined>(sql`
    select pl.id as placement, p.name, ${sinceOf('pl')} as "from", ${untilOfPlace('pl', 'p')}
    as until from placement pl join person p on p.id = pl.person_id
    where pl.position_id = ${positionId} and pl.kind = 'full'
    and ${lastsWithin(pl, from, until ?? '9999-12-31')}
      and ${notLeftOn(p, from)}
    order by coalesce(pl.until, '9999-12-31') desc limit 1`)
