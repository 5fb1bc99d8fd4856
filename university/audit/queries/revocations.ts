import { sql } from 'drizzle-orm'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { addDays, spoken } from '../../calendar'
import { revokedWithin } from '../../certification/validity/queries/valid-on'
import { lastsOn } from '../../day-sql'
import { placedOn } from '../../place'
import { sentenceOf } from '../../record/rules'
import { type Answering, customer, held, person, sheet, some } from './scope'

const a = named(award, 'a')

const r = named(positionRequirement, 'r')
const pl = named(placement, 'pl')

type Row = {
  holdingId: number
  personId: number
  name: string
  short: string
  on: string
  at: number
  by: string | null
  because: string
  code: string | null
  customer: string | null
  title: string | null
  left: string | null
  then: Json<[string, number, string | null]> | null
  told: string | null
}

/** Minutes as people say them: "14 minutes", "3 hours", "2 days". */
export function howLong(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const [n, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day']
  return n === 0 ? 'at once' : `${n} ${unit}${n === 1 ? '' : 's'}`
}

/**
 * Each revocation of the period with every position it touched: what was done there first
 * afterwards, how soon, and who was told.
 */
export const setOffByRevocations: Answering = async ({ db }, scope) => {
  const rows = await db.all<Row>(sql`
    with revoked as materialized (select a.holding_id, a.person_id, a.certification_id,
    a.revoked_on as "on", coalesce(a.revoked_at, unixepoch(a.revoked_on) * 1000) as at,
        a.revoked_by_id, a.revoked_because as because, min(a.id)
      from award a where ${revokedWithin(a, addDays(scope.from, -1), scope.until)}
      and coalesce(a.revoked_at, 0) <= ${scope.known} group by a.holding_id, a.revoked_on)
    select v.holding_id as "holdingId", p.id as "personId", p.name, c.short, v."on", v.at,
    (select name from person where id = v.revoked_by_id) as "by", v.because, t.code, t.customer,
    po.title, pl.until as "left",
      (select json_array(e.verb, e.at, (select name from person where id = e.actor_id))
      from event_about x join event e on e.id = x.event_id
        where x.kind = 'position' and x.subject_id = po.id and e.at >= v.at
        and e.verb in ('placement.ended', 'placement.made', 'exception.signed')
        order by e.id limit 1) as "then",
      (select group_concat(said, '; ') from (select q.name || ' ' || strftime('%Y-%m-%d %H:%M',
      o.at / 1000, 'unixepoch') || ' UTC' as said from outbox o join person q on q.id = o.person_id
        where o.holding_id = v.holding_id and o.at >= v.at and o.at < v.at + 7 * 86400000
        order by o.at limit 5)) as told
    from revoked v join person p on p.id = v.person_id
    join certification c on c.id = v.certification_id
      left join placement pl on pl.person_id = v.person_id and pl.kind = 'full'
      and ${placedOn(pl, sql`v."on"`)}
        and exists (select 1 from position_requirement r where r.position_id = pl.position_id
        and r.certification_id = v.certification_id and ${lastsOn(r, sql`v."on"`)})
      left join position po on po.id = pl.position_id left join team t on t.id = pl.team_id
    where ${scope.ofCertification} and ${scope.ofPerson} and (${scope.ofTeam} or (t.id is null
    and ${scope.onTeam})) order by v.at desc, t.customer limit ${scope.limit + 1}`)
  const read = rows.map((row) => ({
    ...row,
    first: row.then ? fromJson(row.then) : null,
  }))
  return sheet(scope, read, {
    says: (all, more) => {
      const n = new Set(all.map((row) => `${row.holdingId} ${row.on}`)).size
      const places = all.filter((row) => row.code !== null)
      if (!n) return `Nothing was revoked between ${spoken(scope.from)} and ${spoken(scope.until)}.`
      const done = places.filter((row) => row.first).length
      const touched = places.length
        ? `touching ${some(places.length, 'position')}; at ${done} of them something was done`
        : 'touching no position'
      return `${some(n, 'revocation')} between ${spoken(scope.from)} and ${spoken(scope.until)}, ${touched}.${more}`
    },
    columns: [
      { head: 'Person' },
      { head: 'Certification' },
      { head: 'Revoked from', kind: 'day' },
      { head: 'Recorded', kind: 'instant' },
      { head: 'By', hideOnPhone: true },
      { head: 'Because' },
      { head: 'Team' },
      { head: 'Position' },
      { head: 'First done there' },
      { head: 'How fast' },
      { head: 'Told of it', hideOnPhone: true },
    ],
    row: ({ first, ...row }) => [
      person(row.name, row.personId),
      held(row.short, row.holdingId),
      row.on,
      row.at,
      row.by,
      row.because,
      row.code ? customer(row.customer ?? '', row.code, row.on) : 'no position asked for it',
      row.title,
      first
        ? `${first[2] ?? 'Guildhall'} ${sentenceOf(first[0])}`
        : row.code
          ? 'nothing yet'
          : null,
      first ? howLong(first[1] - row.at) : null,
      row.told,
    ],
  })
}
