import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { sayDay } from '../../../calendar'
import { positionWithCustomer } from '../rules/move-words'
import type { Spot } from './plan-facts'

type Planned = { positionId: number; placementId: number | null }
/** How many of them are told by name. */
const most = 8

/** Who did the last thing to a position, and when: ' (Ada, 3 Dec 2026)'. */
async function byWhom(db: Reader, positionId: number): Promise<string> {
  const last = await db.get<{ at: number; name: string | null }>(sql`
    select e.at, p.name from event_about a join event e on e.id = a.event_id
    left join person p on p.id = e.actor_id where a.kind = 'position'
    and a.subject_id = ${positionId} order by e.id desc limit 1`)
  if (!last) return ''
  return ` (${last.name ?? 'Guildhall'}, ${sayDay(new Date(last.at).toISOString().slice(0, 10))})`
}

/** What is no longer as the plan found it, each with who did it and when. */
export async function changedSince(
  db: Reader,
  rows: readonly Planned[],
  spots: ReadonlyMap<number, Spot>,
): Promise<string[]> {
  const moved = rows.filter(
    (row) => (spots.get(row.positionId)?.placement?.id ?? null) !== row.placementId,
  )
  const said: string[] = []
  for (const row of moved.slice(0, most)) {
    const spot = spots.get(row.positionId)
    const by = await byWhom(db, row.positionId)
    if (!spot) said.push(`A position of it is not open any more${by}.`)
    else if (spot.placement) {
      const since = sayDay(spot.placement.from)
      said.push(`${spot.placement.name} is in ${positionWithCustomer(spot)} since ${since}${by}.`)
    } else said.push(`${positionWithCustomer(spot)} is empty now${by}.`)
  }
  return moved.length > said.length ? [...said, `And ${moved.length - said.length} more.`] : said
}
