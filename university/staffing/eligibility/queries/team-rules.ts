import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import type { Shift } from '@/db/tables/people'
import { person } from '@/db/tables/people'
import { placement, position, teamRule } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { employedOn } from '../../../employment'
import { openOn, placedOn } from '../../../place'
import { type Judged, judgeTeam, type OnTeam, type TeamRule } from '../rules/team-rules'
import { awayOn, newestOn } from './availability-sql'
import { among } from './facts'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const r = named(teamRule, 'r')
const p = named(person, 'p')
const a = named(award, 'a')

/** A rule with who decided it and why. */
export type RuleOf = TeamRule & { team: number; by: string | null; because: string }
type Row = Omit<OnTeam, 'holds' | 'levels'> & { team: number; holds: string; levels: string }

/**
 * The rules across these teams in force on a day, kept or broken. Teams without rules are not in
 * the answer. Two statements, one where there are none.
 */
export async function teamsJudged(
  db: Reader,
  teams: readonly number[],
  day: Day,
): Promise<Map<number, Judged<RuleOf>[]>> {
  const rules = await db.all<RuleOf>(sql`
    select r.id, r.team_id as team, r.kind, r.n, r.certification_id as certification, c.short,
    r.track, r."from", r.until, b.name as "by", r.because
    from team_rule r left join certification c on c.id = r.certification_id
    left join person b on b.id = r.decided_by_id
    where r.team_id in ${among(teams)} and ${lastsOn(r, day)} order by r.team_id, r."from", r.id`)
  const ruled = [...new Set(rules.map((it) => it.team))]
  if (!ruled.length) return new Map()
  // An empty position has no person: its shift is asked for all the same.
  const rows = await db.all<Omit<Row, 'id'> & { id: number | null }>(sql`
    select po.team_id as team, po.kind, po.shift, po.title as position, p.id, p.name,
      (select json_group_array(distinct a.certification_id) from award a where a.person_id = p.id
        and a.certification_id in (select r.certification_id from team_rule r
        where r.team_id = po.team_id) and ${validOn(a, day)}) as holds,
      (select json_group_object(q.track, q.level) from proficiency q where q.person_id = p.id
      and ${newestOn('q', day)}) as levels
    from position po left join placement pl on pl.position_id = po.id and pl.kind = 'full'
    and ${placedOn(pl, day)}
      left join person p on p.id = pl.person_id and ${employedOn(p, day)}
        and not ${awayOn(sql`p.id`, day)}
    where po.team_id in ${among(ruled)} and ${openOn(po, day)} order by po.id`)
  return new Map(
    ruled.map((team) => {
      const own = rows.filter((row) => row.team === team)
      const people = own.flatMap(({ id, holds, levels, ...row }): OnTeam[] =>
        id === null
          ? []
          : [
              {
                ...row,
                id,
                holds: JSON.parse(holds) as number[],
                levels: JSON.parse(levels) as Record<string, number>,
              },
            ],
      )
      const shifts = own.map((row) => row.shift as Shift | null)
      return [
        team,
        judgeTeam(
          rules.filter((it) => it.team === team),
          people,
          shifts,
          day,
        ),
      ]
    }),
  )
}

/** Every rule of a team that was ever set, in the order it began. */
export const rulesOf = (db: Reader, teamId: number) =>
  db.all<TeamRule>(sql`select r.id, r.kind, r.n, r.certification_id as certification, c.short,
    r.track, r."from", r.until
    from team_rule r left join certification c on c.id = r.certification_id
    where r.team_id = ${teamId} order by r."from", r.id`)
