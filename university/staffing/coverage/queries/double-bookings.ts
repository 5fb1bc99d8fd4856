import { type SQL, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { lastsWithin, notOverOn } from '../../../day-sql'
import { isCounted, leftBefore } from '../../../employment'
import { question } from '../../../kernel'
import { placedOn } from '../../../place'
import { continues, sinceOf, untilOfStay } from '../../../roster/queries/terms'
import { type Booking, overbooked } from '../../placement/rules/overbooked'
import { seesEveryone } from '../../sight'
import { asking, withDefaults } from './board-input'

const pl = named(placement, 'pl')
const o = named(placement, 'o')
const p = named(person, 'p')

const pageSize = 50
const most = 10_000

type Row = {
  id: number
  name: string
  jobTitle: string
  capacity: number
  leftOn: Day | null
  bookings: string
  absences: string
  count: number
}
type BookingRow = [
  id: number,
  code: string,
  customer: string,
  title: string,
  kind: string,
  from: Day,
  until: Day | null,
  percent: number | null,
]

/** People placed from a day on, of whom one of the placements `pl` is not over. */
const mine = (today: Day): SQL => sql`pl.person_id = p.id and ${notOverOn(pl, today)}`

/**
 * SQL, tables to stand behind `with`: `beyond` has everyone placed beyond what they can do on any
 * day from `today` on. Few people meet these.
 */
export function beyondSql(today: Day): SQL {
  const onAnyDay = (
    most: SQL,
  ) => sql`select max((select ${most} from placement o where o.person_id = p.id
    and ${placedOn(o, sql`d.day`)}))
    from (select ${today} as day union select pl."from" from placement pl where ${mine(today)}
    and pl."from" > ${today}) d`
  return sql`
    placed as materialized (select pl.person_id, count(*) as n, sum(coalesce(pl.percent,
    0)) as percent, max(coalesce(pl.until, '9999-12-31')) as until from placement pl
      where ${notOverOn(pl, today)} group by pl.person_id),
    away_long as materialized (select distinct w.person_id from away w
    join placement pl on pl.person_id = w.person_id and ${lastsWithin(pl, sql`w."from"`, sql`w.until`)}
      where w.withdrawn_at is null and w.until >= ${today}
      and julianday(w.until) - julianday(w."from") >= 7),
    beyond as materialized (select p.* from placed x join person p on p.id = x.person_id
      where ${isCounted(p)} and ((x.n > p.capacity
      and (${onAnyDay(sql`count(*)`)}) > p.capacity) or (x.percent > 100
      and (${onAnyDay(sql`sum(o.percent)`)}) > 100)
        or ${leftBefore(p, sql`x.until`)} or p.id in (select person_id
        from away_long)))`
}

/**
 * Who is placed beyond what they can do on any day from today on: on more teams than their
 * capacity, for more than all of their time, away for more than a week of it, or past their last
 * day. The database refuses the first two when someone is placed; a capacity can be lowered
 * afterwards.
 */
export const doubleBooked = question({
  input: withDefaults(asking),
  async answer({ db, actor }, asked) {
    const today = actor.today
    const size = asked.whole ? most : pageSize
    const rows = await db.all<Row>(sql`
      with ${beyondSql(today)}
      select p.id, p.name, p.job_title as "jobTitle", p.capacity, p.left_on as "leftOn",
      count(*) over () as count,
        (select json_group_array(json_array(pl.id, t.code, t.customer, po.title, pl.kind,
        ${sinceOf('pl')}, ${untilOfStay('pl')}, pl.percent)) from placement pl
        join team t on t.id = pl.team_id
          join position po on po.id = pl.position_id where ${mine(today)}
          and not (pl."from" > ${today} and ${continues('pl')})) as bookings,
        (select json_group_array(json_array(w."from", w.until, w.because)) from away w
        where w.person_id = p.id and w.withdrawn_at is null and w.until >= ${today}) as absences
      from beyond p order by p.name, p.id
      limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const count = rows[0]?.count ?? 0
    return {
      today,
      asked,
      rows: rows.map(({ count: _, bookings, absences, ...row }) => {
        const placed = (JSON.parse(bookings) as BookingRow[]).map(
          ([id, code, customer, title, kind, from, until, percent]): Booking => ({
            id,
            code,
            customer,
            title,
            kind,
            from,
            until,
            percent,
          }),
        )
        placed.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id))
        const away = (JSON.parse(absences) as [Day, Day, string][]).map(
          ([from, until, because]) => ({ from, until, because }),
        )
        return {
          ...row,
          bookings: placed,
          troubles: overbooked({ ...row, bookings: placed, away }, today),
        }
      }),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      perPage: pageSize,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look across everyone who is placed.'),
})
