import { sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement as placementTable } from '@/db/tables/staffing'
import type { At } from '../../../at'
import { type Day, forever, type Interval, later, sayDay } from '../../../calendar'
import { lastsWithin } from '../../../day-sql'
import { leftBefore } from '../../../employment'
import { record } from '../../../event'
import { Refusal } from '../../../kernel'
import { placementParts } from '../../eligibility/queries/facts'
import { sayTaken, takenIn } from '../queries/taken-by'
import { closeOn, takeBack } from './close-placement'

const pl = named(placementTable, 'pl')
const p = named(personTable, 'p')

/**
 * Someone left the company and their placement was never ended: it ends with their last day, in the
 * turn in which someone takes the place.
 */
export async function freeOfLeavers(at: At<Writer>, positionId: number, interval: Interval) {
  const ghosts = await at.db.all<{
    id: number
    personId: number
    teamId: number
    until: Day | null
    leftOn: Day
  }>(sql`
    select pl.id, p.id as "personId", pl.team_id as "teamId", pl.until, p.left_on as "leftOn"
    from placement pl join person p on p.id = pl.person_id
    where pl.position_id = ${positionId} and pl.kind = 'full'
    and ${lastsWithin(pl, interval.from, interval.until ?? forever)}
      and ${leftBefore(p, interval.from)}`)
  for (const { id, personId, teamId, until, leftOn } of ghosts) {
    const [part] = await placementParts(at.db, id)
    if (!part) continue
    const because = `Left the company on ${sayDay(leftOn)}.`
    const last = later(leftOn, part.from)
    const about = { person: personId, team: teamId, position: positionId, placement: id }
    if (last >= interval.from) await takeBack(at, part, because)
    else await closeOn(at, id, last, because)
    await record(at, 'placement.ended', {
      about,
      reason: because,
      before: { until },
      after: last >= interval.from ? null : { until: last },
    })
  }
}

/** A place is someone’s on a day. */
export async function refuseTaken(db: Reader, positionId: number, interval: Interval) {
  const taken = await takenIn(db, positionId, interval)
  if (taken) throw new Refusal(sayTaken(taken))
}
