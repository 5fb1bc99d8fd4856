import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { companyZone } from '../../../actor'
import { no, yes } from '../../../at'
import { type Day, dayIn, daysBetween } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { seesEveryone } from '../../sight'
import { quartiles } from '../rules/quartiles'
import { asking, withDefaults } from './board-input'

const asks = named(positionRequirement, 'asks')
const pl = named(placement, 'pl')

type Row = {
  track: string
  personId: number
  person: string
  enrolledAt: number
  /** The day and the name of the first certification of the track earned after the enrolment. */
  earned: string | null
  placedOn: Day
  placement: number
  code: string
  customer: string
  /** Of all: how many came onto a team, and the earliest day that is read. */
  came: number
  earliest: Day
}

/**
 * So many who came onto a team last are read: enough for any quarter of a track, whatever the size
 * of the company.
 */
const most = 10_000

/**
 * Who came onto a team, the last `limit` of them: their first full placement in a position that
 * asks for a certification of a track, where they had enrolled in a course of it. In SQL as far as
 * days go: an enrolment is an instant, and its day is the company zone's. One statement.
 */
export function arrivals(db: Reader, today: Day, limit = most): Promise<Row[]> {
  return db.all<Row>(sql`
      with asks as materialized (select distinct r.position_id, c.track, r."from", r.until
      from position_requirement r join certification c on c.id = r.certification_id),
      useful as materialized (select asks.track, pl.person_id, min(max(pl."from", asks."from"))
      as placed_on, pl.id as placement from asks
        cross join placement pl on pl.position_id = asks.position_id and pl.kind = 'full'
        and pl."from" <= ${today} and ${notOverOn(asks, sql`pl."from"`)}
        and ${notOverOn(pl, sql`asks."from"`)}
        group by asks.track, pl.person_id),
      lately as materialized (select * from useful where placed_on <= ${today}
      order by placed_on desc, placement desc, track limit ${limit}),
      began as materialized (select u.*, (select min(e.requested_at) from enrolment e
      cross join offering o on o.id = e.offering_id cross join course k on k.id = o.course_id
          where e.person_id = u.person_id and k.track = u.track) as enrolled_at from lately u)
      select b.track, p.id as "personId", p.name as person, b.enrolled_at as "enrolledAt",
      b.placed_on as "placedOn", b.placement, t.code, t.customer,
        (select count(*) from useful where placed_on <= ${today}) as came, (select min(placed_on)
        from lately) as earliest,
        (select min(a.issued_on || ' ' || c.short) from award a
        join certification c on c.id = a.certification_id where a.person_id = b.person_id
        and c.track = b.track
          and a.issued_on >= date(b.enrolled_at / 1000, 'unixepoch', '-1 day')) as earned
      from began b join person p on p.id = b.person_id join placement pl on pl.id = b.placement
      join team t on t.id = pl.team_id
      where b.enrolled_at is not null and date(b.enrolled_at / 1000, 'unixepoch',
      '-1 day') <= b.placed_on order by b.track, p.name, p.id`)
}

/**
 * How long from the first enrolment in a course of a track to the first full placement in a
 * position that asks for a certification of that track: by track, with everyone behind it. The
 * certification between is the first of the track earned after the enrolment.
 */
export const timeToUseful = question({
  input: withDefaults(asking),
  async answer({ db, actor }, asked) {
    const zone = await companyZone(db)
    const today = actor.today
    const rows = await arrivals(db, today)
    const people = rows
      .map(({ enrolledAt, earned, came: _, earliest: __, ...row }) => ({
        ...row,
        enrolledOn: dayIn(enrolledAt, zone),
        certifiedOn: earned?.slice(0, 10) ?? null,
        short: earned?.slice(11) ?? null,
      }))
      .filter((row) => row.enrolledOn <= row.placedOn)
      .map((row) => {
        const between =
          row.certifiedOn !== null &&
          row.certifiedOn >= row.enrolledOn &&
          row.certifiedOn <= row.placedOn
            ? row.certifiedOn
            : null
        return {
          ...row,
          certifiedOn: between,
          days: daysBetween(row.enrolledOn, row.placedOn),
          toCertified: between === null ? null : daysBetween(row.enrolledOn, between),
          toPlaced: between === null ? null : daysBetween(between, row.placedOn),
        }
      })
    const tracks = [...new Set(people.map((it) => it.track))].map((track) => {
      const own = people.filter((it) => it.track === track)
      return {
        track,
        n: own.length,
        ...quartiles(own.map((it) => it.days)),
        toCertified: quartiles(own.map((it) => it.toCertified).filter((it) => it !== null)).median,
        toPlaced: quartiles(own.map((it) => it.toPlaced).filter((it) => it !== null)).median,
        certifiedBetween: own.filter((it) => it.certifiedOn !== null).length,
      }
    })
    const chosen = tracks.find((it) => it.track === asked.team)?.track ?? ''
    const listed = people
      .filter((it) => !chosen || it.track === chosen)
      .sort((a, b) => b.days - a.days || a.personId - b.personId)
    const size = 50
    return {
      today,
      asked,
      chosen,
      tracks,
      /** Where not everyone is read: how many are, and since when they came. */
      only: rows[0] && rows[0].came > most ? { most, since: rows[0].earliest } : undefined,
      /** The address names what is no choice: all of them are shown. */
      problem:
        asked.team && !chosen && tracks.length
          ? `Nobody went the whole way in a track called ${asked.team}, so all are shown.`
          : undefined,
      rows: asked.whole ? listed : listed.slice((asked.page - 1) * size, asked.page * size),
      count: listed.length,
      page: asked.page,
      pages: Math.max(1, Math.ceil(listed.length / size)),
      perPage: size,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look across everyone.'),
})
