import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import type { Shift } from '@/db/tables/people'
import { positionRequirement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { nameOfGroup } from '../../eligibility/rules/requirement'
import type { Narrowing } from './board-input'
import { askedOn, companyHolders, seatsOn, withHolders } from './seats-sql'

const q = named(positionRequirement, 'q')

/**
 * One cell: how many of what is asked for are in place. `thin`: fewer than two people in place hold
 * it, on that site and shift. `short`: how many in place hold it and do not count, because they do
 * not reach the proficiency their position asks for.
 */
export type Cell = {
  key: string
  label: string
  have: number
  need: number
  short: number
  thin: { holders: number; company: number } | null
}
type Row = {
  team_id: number
  shift: Shift | null
  site: string
  signature: string
  have: number
  short: number
  holders: number
  names: string
  company: number
}

/**
 * The cells of these teams, by team: for each requirement as teams ask for it, or positions by
 * shift or site.
 */
export async function cellsOf(
  db: Reader,
  on: Day,
  teams: readonly { id: number }[],
  of: Narrowing,
  by: 'requirement' | 'shift' | 'site',
  thin: boolean,
): Promise<Map<number, Cell[]>> {
  const found = new Map<number, Cell[]>()
  if (!teams.length) return found
  const those = sql`t.id in (select value
    from json_each(${JSON.stringify(teams.map((it) => it.id))}))`
  const seats = thin ? seatsOn(on, those, of.seats) : seatsOn(on, sql`${those} and ${of.seats}`)
  if (by !== 'requirement') {
    const key = by === 'shift' ? sql`coalesce(shift, '')` : sql`site`
    const rows = await db.all<{ team_id: number; key: string; have: number; need: number }>(sql`
      select team_id, ${key} as key, sum(state in ('counts', 'excepted')) as have, count(*) as need
      from (${seats}) where meant group by 1, 2 order by 1, 2`)
    for (const { team_id, key: name, have, need } of rows)
      push(found, team_id, {
        key: name,
        label: by === 'shift' ? shiftName(name as Shift | '') : name || 'Any site',
        have,
        need,
        short: 0,
        thin: null,
      })
    return found
  }
  const rows = await db.all<Row>(sql`
    with seat as materialized (${seats}), asked as materialized (${askedOn(on)}),
    held as materialized (${withHolders(on)}),
    known as materialized (select signature, min(row_id) as row_id from asked group by signature),
    named as materialized (select k.signature, ${thin ? companyHolders('r', on) : sql`0`}
    as company,
      (select json_group_array(json_array(q.certification_id, q.exam_code, c.short,
      (select json_group_array(distinct e.code) from exam e where e.certification_id = c.id
      and (e.retired_on is null or e.retired_on > ${on})), q.min_version, q.min_rank))
        from position_requirement q join certification c on c.id = q.certification_id
        where q.position_id = r.position_id and q."group" = r."group"
        and ${lastsOn(q, on)}) as names
      from known k join position_requirement r on r.id = k.row_id)
    select asked.team_id, asked.shift, asked.site, asked.signature, asked.have, asked.short,
    asked.holders, named.names, named.company from held asked join named using (signature)
    order by asked.team_id, asked.position_id, asked."group"`)
  for (const row of rows) {
    const cells = found.get(row.team_id) ?? []
    const same = cells.find((it) => it.key === row.signature)
    const few =
      thin && row.holders < 2 && row.company >= 2
        ? { holders: row.holders, company: row.company }
        : null
    if (same) {
      same.have += row.have
      same.need += 1
      same.short += row.short
      same.thin =
        same.thin && few ? (same.thin.holders < few.holders ? same.thin : few) : (same.thin ?? few)
    } else
      push(found, row.team_id, {
        key: row.signature,
        label: sayNames(row.names),
        have: row.have,
        need: 1,
        short: row.short,
        thin: few,
      })
  }
  return found
}

function push(found: Map<number, Cell[]>, team: number, cell: Cell) {
  const cells = found.get(team)
  if (cells) cells.push(cell)
  else found.set(team, [cell])
}

export const shiftName = (shift: Shift | '' | null) =>
  shift ? `${shift.charAt(0).toUpperCase()}${shift.slice(1)}s` : 'Any shift'

/** Alternatives as read from SQL, in words: 'RHCSA or LFCS', 'RHCSA (RHEL 9 or newer)'. */
export function sayNames(json: string): string {
  const alternatives = JSON.parse(json) as [
    number,
    string | null,
    string,
    string[],
    string | null,
    number | null,
  ][]
  return nameOfGroup(
    alternatives.map(([certification, examCode, short, exams, minVersion, minRank]) => ({
      certification,
      examCode,
      short,
      exams,
      minVersion,
      minRank,
    })),
  )
}
