import { sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { named } from '@/db/named'
import { placement } from '@/db/tables/staffing'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import { sayDay } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { type Message, post } from '../../../outbox/commands/post'
import { staffingLeads } from '../../../people/queries/roles'
import { continues, lastDayOfPosition, untilOfStay } from '../../../roster/queries/terms'
import { among, leaderOn } from '../../eligibility/queries/facts'

const pl = named(placement, 'pl')

type Leaving = {
  placement: number
  name: string
  kind: string
  leftOn: Day
  title: string
  customer: string
  leaderId: number | null
  person: number
}

/**
 * Someone who is placed leaves the company: from the day after their last one the placement counts
 * for nothing, whatever it says. Their team's leader and the staffing leads are told once for each
 * last day, with what to do.
 */
export async function tellOfLeavers(at: At<Writer>, people: readonly number[]): Promise<void> {
  if (people.length === 0) return
  const { db, actor } = at
  const rows = await db.all<Leaving>(sql`
    select pl.id as placement, p.id as person, p.name, pl.kind, p.left_on as "leftOn", po.title,
    t.customer, ${leaderOn(sql`pl.team_id`, actor.today)} as "leaderId"
    from person p join placement pl on pl.person_id = p.id
    join position po on po.id = pl.position_id join team t on t.id = pl.team_id
    where p.id in ${among(people)} and p.left_on is not null and (${untilOfStay('pl')} is null
    or ${untilOfStay('pl')} > p.left_on)
      and (${lastDayOfPosition('po')} is null or ${lastDayOfPosition('po')} > p.left_on)
      and not (pl."from" > p.left_on and ${continues('pl')})
      and ${notOverOn(pl, sql`p.left_on`)}`)
  if (rows.length === 0) return
  const leads = await staffingLeads(db, actor.today)
  const messages = rows.flatMap((it): Message[] => {
    const opens =
      it.kind === 'shadow'
        ? `ends as a shadow beside ${it.title} with ${it.customer}`
        : `leaves ${it.title} with ${it.customer} empty`
    const to = (person: number, href: string, todo: string): Message => ({
      key: `leaving/${it.placement}/${it.leftOn}/${person}`,
      person,
      kind: 'leaving',
      title: `${it.name} leaves the company on ${sayDay(it.leftOn)} and ${opens}`,
      because:
        'The people file names this last day. From the day after, the placement counts for nothing, and coverage says so.',
      todo,
      href,
    })
    return [
      ...leads.map((person) =>
        to(
          person,
          `/placements/${it.placement}/end?on=${it.leftOn}`,
          'See what that opens on each team, and the smallest repair.',
        ),
      ),
      ...(it.leaderId !== null && it.leaderId !== it.person && !leads.includes(it.leaderId)
        ? [
            to(
              it.leaderId,
              `/placements/${it.placement}`,
              'Plan the handover; the staffing lead finds someone.',
            ),
          ]
        : []),
    ]
  })
  await post(at, messages)
}
