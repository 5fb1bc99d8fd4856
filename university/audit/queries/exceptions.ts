import { sql } from 'drizzle-orm'
import { spoken } from '../../calendar'
import { carried, untilOfStay } from '../../roster/queries/terms'
import { type Answering, customer, person, sheet, some } from './scope'

type Row = {
  personId: number
  name: string
  code: string
  customer: string
  title: string
  reason: string
  approver: string
  from: string
  until: string
  at: number
  placeUntil: string | null
  endedBecause: string | null
}

/**
 * Every exception that was in force on a day of the period: who signed, when, why, until when, and
 * how it ended.
 */
export const exceptionsSigned: Answering = async ({ db }, scope) => {
  const rows = await db.all<Row>(sql`
    select p.id as "personId", p.name, t.code, t.customer, po.title, x.reason, a.name as approver,
    x."from", x.until, x.at, ${untilOfStay('pl')} as "placeUntil",
    pl.ended_because as "endedBecause"
    from placement_exception x join placement pl on pl.id = x.placement_id
    join position po on po.id = pl.position_id join team t on t.id = pl.team_id
      join person p on p.id = pl.person_id join person a on a.id = x.approver_id
    where x."from" <= ${scope.until} and x.until >= ${scope.from} and x.at <= ${scope.known}
    and not ${carried('x', 'pl')} and ${scope.ofTeam} and ${scope.ofPerson}
    order by x."from" desc, x.id limit ${scope.limit + 1}`)
  const ending = (row: Row) =>
    row.placeUntil !== null && row.placeUntil < row.until
      ? `The placement ended ${spoken(row.placeUntil)}${row.endedBecause ? `: ${row.endedBecause}` : ''}`
      : row.until < scope.today
        ? 'Ended by itself'
        : 'In force'
  return sheet(scope, rows, {
    says: (all, more) => {
      const standing = all.filter((row) => ending(row) === 'In force').length
      return `${some(all.length, 'exception')} between ${spoken(scope.from)} and ${spoken(scope.until)}; ${standing} in force today.${more}`
    },
    columns: [
      { head: 'Person' },
      { head: 'Team' },
      { head: 'Position' },
      { head: 'Why' },
      { head: 'Approved by' },
      { head: 'Signed', kind: 'instant', hideOnPhone: true },
      { head: 'From', kind: 'day' },
      { head: 'Until', kind: 'day' },
      { head: 'How it ended' },
    ],
    row: (row) => [
      person(row.name, row.personId),
      customer(row.customer, row.code),
      row.title,
      row.reason,
      row.approver,
      row.at,
      row.from,
      row.until,
      ending(row),
    ],
  })
}
