import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement, position, teamRule } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { lastsWithin } from '../../../day-sql'
import {
  among,
  factsOf,
  proficiencyAsked,
  readRequirement,
  requirementJson,
} from '../../eligibility/queries/facts'
import type { TeamRule } from '../../eligibility/rules/team-rules'
import type { Holder, People, Seat, TeamPicture } from '../rules/consequences'

const r = named(teamRule, 'r')
const po = named(position, 'po')
const pl = named(placement, 'pl')

type SeatRow = Omit<Seat, 'requirement' | 'proficiency' | 'holders'> & {
  track: string | null
  minProficiency: number
  teamId: number
  code: string
  customer: string
  requirement: string
  holders: string
}
type HolderRow = [number, number, Day, Day | null, [Day, Day][]]

/**
 * Teams with everyone who is in a position in full between two days, what each asks across its
 * positions, and the facts of these people and of `also`. Three statements.
 */
export async function picturesOf(
  db: Reader,
  teams: readonly number[],
  from: Day,
  last: Day,
  also: readonly number[] = [],
): Promise<{ teams: TeamPicture[]; people: People }> {
  const rows = await db.all<SeatRow>(sql`
    select po.id, po.title, po.kind, po.shift, po.criticality, po.track,
    po.min_proficiency as "minProficiency", po."from", po.until, po.team_id as "teamId", t.code,
    t.customer, ${requirementJson(from)} as requirement,
      (select json_group_array(json_array(pl.id, pl.person_id, pl."from", pl.until,
          (select json_group_array(json_array(x."from", x.until)) from placement_exception x
          where x.placement_id = pl.id)))
        from placement pl where pl.position_id = po.id and pl.kind = 'full'
        and ${lastsWithin(pl, from, last)}) as holders
    from position po join team t on t.id = po.team_id
    where po.team_id in ${among(teams)} and ${lastsWithin(po, from, last)} order by po.team_id, po.id`)
  const rules = await db.all<TeamRule & { teamId: number }>(sql`
    select r.id, r.team_id as "teamId", r.kind, r.n, r.certification_id as certification, c.short,
    r.track, r."from", r.until
    from team_rule r left join certification c on c.id = r.certification_id
    where r.team_id in ${among(teams)} and ${lastsWithin(r, from, last)}`)
  const seats = rows.map((row) => {
    const holders = (JSON.parse(row.holders) as HolderRow[]).map(
      ([placement, person, since, until, signed]): Holder => {
        return {
          placement,
          person,
          from: since,
          until,
          exceptions: signed.map(([start, stop]) => ({ from: start, until: stop })),
        }
      },
    )
    return {
      ...row,
      requirement: readRequirement(row.requirement),
      proficiency: proficiencyAsked(row),
      holders,
    }
  })
  const people = await factsOf(
    db,
    [...new Set([...also, ...seats.flatMap((seat) => seat.holders.map((it) => it.person))])],
    from,
  )
  const pictures = new Map<number, TeamPicture>()
  for (const seat of seats) {
    const known = pictures.get(seat.teamId)
    const { teamId: id, code, customer } = seat
    pictures.set(
      id,
      known
        ? { ...known, seats: [...known.seats, seat] }
        : { id, code, customer, seats: [seat], rules: rules.filter((it) => it.teamId === id) },
    )
  }
  return { teams: [...pictures.values()], people }
}
