import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import type { Shift } from '@/db/tables/people'
import { person as personTable } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { placement, position, teamRule, team as teamTable } from '@/db/tables/staffing'
import { addDays, type Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { employedOn, isCounted } from '../../../employment'
import { openOn, placedOn } from '../../../place'
import {
  continues,
  lastDayOfPosition,
  rowsOfPosition,
  sinceOf,
  untilOfStay,
} from '../../../roster/queries/terms'
import { newestOn } from '../../eligibility/queries/availability-sql'
import {
  among,
  onwardJson,
  type Position,
  readOnward,
  readRequirement,
  requirementJson,
} from '../../eligibility/queries/facts'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { sayTeamRule } from '../../eligibility/rules/team-rules'
import { usualUntil } from '../../placement/rules/placement'
import type { Busy, PlanRule, RuleFacts } from '../rules/planning'

const po = named(position, 'po')
const r = named(teamRule, 'r')
const pl = named(placement, 'pl')
const t = named(teamTable, 't')
const p = named(personTable, 'p')
const a = named(award, 'a')

/**
 * What people of the field do outside it on the day: positions it does not hold, and every shadow.
 * One statement.
 */
export async function busyOn(db: Reader, day: Day, field: Field): Promise<Busy[]> {
  return db.all<Busy>(sql`select pl.person_id as person, pl.team_id as team from placement pl
    where ${placedOn(pl, day)}
    and (pl.kind = 'shadow' or pl.position_id not in ${among(field.positions.map((it) => it.id))})
    and pl.person_id in ${among(field.workers.map((it) => it.id))}`)
}

/**
 * The rules across the field's teams in force on the day, each as it is said, with everything they
 * read. Four statements.
 */
export async function ruleFactsOn(
  db: Reader,
  day: Day,
  field: Field,
): Promise<{ facts: RuleFacts; said: Map<number, string> }> {
  const teams = new Set(field.positions.map((it) => it.team))
  const rows = await db.all<PlanRule & { short: string | null; customer: string }>(sql`
    select r.id, r.team_id as team, r.kind, r.n, r.certification_id as certification, r.track,
    c.short, t.customer
    from team_rule r join team t on t.id = r.team_id
    left join certification c on c.id = r.certification_id where ${lastsOn(r, day)}
    and ${isCounted(t, 'team')}`)
  const rules = rows.filter((it) => teams.has(it.team))
  const held = await db.all<{
    certification: number
    person: number
  }>(sql`select distinct a.certification_id as certification, a.person_id as person from award a
    where a.certification_id in
    ${among([...new Set(rules.flatMap((it) => it.certification ?? []))])}
    and ${validOn(a, day)}`)
  const assessed = await db.all<{
    track: string
    person: number
    level: number
  }>(sql`select f.track, f.person_id as person, f.level from proficiency f
    where f.track in (select value
    from json_each(${JSON.stringify([...new Set(rules.flatMap((it) => it.track ?? []))])}))
    and ${newestOn('f', day)}`)
  const inside = new Set(field.positions.map((it) => it.id))
  const places = await db.all<{
    id: number
    team: number
    kind: PositionKind
    shift: Shift | null
    person: number | null
  }>(sql`
    select po.id, po.team_id as team, po.kind, po.shift, p.id as person from position po
      left join placement pl on pl.position_id = po.id and pl.kind = 'full'
      and ${placedOn(pl, day)}
      left join person p on p.id = pl.person_id and ${employedOn(p, day)}
        and not exists (select 1 from away y where y.person_id = p.id and y.withdrawn_at is null
        and y."from" <= ${day} and y.until >= ${day})
    where po.team_id in ${among([...new Set(rules.map((it) => it.team))])}
    and ${openOn(po, day)}`)
  const holders = new Map<number, Set<number>>()
  for (const { certification, person } of held)
    holders.set(certification, (holders.get(certification) ?? new Set<number>()).add(person))
  const levels = new Map<string, Map<number, number>>()
  for (const { track, person, level } of assessed)
    levels.set(track, (levels.get(track) ?? new Map<number, number>()).set(person, level))
  return {
    facts: { rules, holders, levels, others: places.filter((it) => !inside.has(it.id)) },
    said: new Map(rules.map((it) => [it.id, `${sayTeamRule(it)} with ${it.customer}`])),
  }
}

/**
 * A position to be filled or freed, with the full placement that covers the day, and from when it
 * is taken again.
 */
export type Spot = Position & {
  placement: {
    id: number
    person: number
    name: string
    from: Day
    until: Day | null
    percent: number | null
    followsId: number | null
  } | null
  takenFrom: Day | null
}

/** Positions as they stand on a day, by id. One statement. */
export async function spotsOn(
  db: Reader,
  ids: readonly number[],
  day: Day,
): Promise<Map<number, Spot>> {
  const rows = await db.all<
    Omit<Spot, 'requirement' | 'onward' | 'placement'> & {
      requirement: string
      onward: string | null
      placement: string | null
    }
  >(sql`
    select po.id, po.kind, po.title, po.site, po.shift, po.criticality,
    po.min_proficiency as "minProficiency", po.track, po."from", po.until,
    ${lastDayOfPosition('po')} as lasts,
      po.team_id as "teamId", t.code, t.customer, t.site as "teamSite", ${requirementJson(day)}
      as requirement, ${onwardJson(day)} as onward,
      (select json_object('id', pl.id, 'person', p.id, 'name', p.name, 'from', ${sinceOf('pl')},
      'until', ${untilOfStay('pl')}, 'percent', pl.percent, 'followsId', pl.follows_id)
        from placement pl join person p on p.id = pl.person_id
        where pl.position_id = po.id and pl.kind = 'full' and ${placedOn(pl, day)}
        and ${employedOn(p, day)}) as placement,
      (select min(pl."from") from placement pl where pl.position_id in ${rowsOfPosition(sql`po.id`)}
      and pl.kind = 'full' and pl."from" > ${day} and not ${continues('pl')}) as "takenFrom"
    from position po join team t on t.id = po.team_id where po.id in ${among(ids)}`)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        requirement: readRequirement(row.requirement),
        onward: readOnward(row.onward),
        placement: row.placement && JSON.parse(row.placement),
      },
    ]),
  )
}

/**
 * Until when a plan places someone: as long as the place they leave lasts, else half a year; never
 * beyond their leaving, or the next in the position.
 */
export function untilOf(
  spot: Spot,
  on: Day,
  leftOn: Day | null,
  coming: Spot | undefined,
): Day | null {
  const own = coming?.placement ? coming.placement.until : usualUntil(on, spot.lasts)
  const ends = [own, spot.lasts, leftOn, spot.takenFrom && addDays(spot.takenFrom, -1)].filter(
    (it): it is Day => it !== null && it !== undefined,
  )
  return ends.sort()[0] ?? null
}
