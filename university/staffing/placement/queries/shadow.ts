import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { stayOf } from '../../../roster/queries/terms'
import { leaderOn, type Placed, placementOf } from '../../eligibility/queries/facts'
import type { Shadowing } from '../rules/shadow'

type Shadow = Placed & Shadowing & { ticked: string[]; leader: string | null; leftOn: Day | null }

/** A placement with its checklist and who signs for it. */
export async function shadowOf(
  db: Reader,
  placementId: number,
  today: Day,
): Promise<Shadow | undefined> {
  const placed = await placementOf(db, placementId, today)
  if (!placed) return undefined
  const row = await db.get<{
    leaderId: number | null
    leader: string | null
    ticked: string
    leftOn: Day | null
  }>(sql`
    select l.id as "leaderId", l.name as leader, p.left_on as "leftOn",
      (select json_group_array(c.line) from placement_check c
      where c.placement_id in ${stayOf(sql`${placementId}`)}) as ticked
    from person p left join person l on l.id = ${leaderOn(sql`${placed.teamId}`, today)}
    where p.id = ${placed.personId}`)
  return {
    ...placed,
    leaderId: row?.leaderId ?? null,
    leader: row?.leader ?? null,
    leftOn: row?.leftOn ?? null,
    ticked: JSON.parse(row?.ticked ?? '[]'),
  }
}
