import { sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { position, positionRequirement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { addDays, type Day, daysBetween } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn, notOverOn } from '../../../day-sql'
import { employedOn, isCounted } from '../../../employment'
import { question } from '../../../kernel'
import { openOn } from '../../../place'
import { seesEveryone } from '../../sight'
import { asking, withDefaults } from './board-input'

const po = named(position, 'po')
const r = named(positionRequirement, 'r')
const p = named(person, 'p')
const a = named(award, 'a')

const pageSize = 50
const most = 20_000

type Row = {
  personId: number
  person: string
  jobTitle: string
  site: string
  slug: string
  short: string
  holdingId: number
  lastDay: Day | null
  heldSince: Day
  validUntil: Day | null
}

/**
 * Who is certified today, has been for a year, and in that year filled no position that asks for
 * it. Only certifications that some position asks for today: without one there is no such work.
 */
export const idle = question({
  input: withDefaults(asking),
  async answer({ db, actor }, given) {
    const today = actor.today
    const yearAgo = addDays(today, -365)
    const size = given.whole ? most : pageSize
    const wanted = sql`select distinct r.certification_id from position_requirement r
      join position po on po.id = r.position_id
      where ${lastsOn(r, today)}
      and ${openOn(po, today)}`
    const certifications = await db.all<{ slug: string; short: string }>(
      sql`select c.slug, c.short from certification c where c.id in (${wanted}) order by c.short`,
    )
    // What nothing asks for is no choice: all of them are shown, as the field says.
    const asked = certifications.some((it) => it.slug === given.certification)
      ? given
      : { ...given, certification: '' }
    const rows = await db.all<Row & { count: number }>(sql`
      with holder as materialized (select a.holding_id, a.person_id, a.certification_id,
      max(coalesce(a.valid_until, '9999-12-31')) as until from award a
        where a.certification_id in (${
          asked.certification
            ? sql`select id from certification
          where slug = ${asked.certification} and id in (${wanted})`
            : wanted
        })
            and ${validOn(a, today)} group by a.holding_id),
      resting as materialized (select h.*, p.name, p.job_title, p.site, (select min(b.valid_from)
      from award b where b.holding_id = h.holding_id) as held_since,
          (select max(min(coalesce(pl.until, ${today}), coalesce(r.until, ${today}), ${today}))
          from placement pl join position_requirement r on r.position_id = pl.position_id
          and r.certification_id = h.certification_id
            where pl.person_id = h.person_id and pl.kind = 'full' and pl."from" <= ${today}
            and r."from" <= min(coalesce(pl.until, ${today}), ${today}) and ${notOverOn(r, sql`max(pl."from", r."from")`)}) as last_day
        from holder h cross join person p on p.id = h.person_id where ${employedOn(p, today)}
        and ${isCounted(p)})
      select i.holding_id as "holdingId", i.person_id as "personId", i.name as person,
      i.job_title as "jobTitle", i.site, c.slug, c.short, i.last_day as "lastDay",
      i.held_since as "heldSince",
        nullif(i.until, '9999-12-31') as "validUntil", count(*) over () as count
      from resting i join certification c on c.id = i.certification_id
      where i.held_since <= ${yearAgo} and (i.last_day is null or i.last_day < ${yearAgo})
      order by coalesce(i.last_day, i.held_since), i.name, c.short
      limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const count = rows[0]?.count ?? 0
    return {
      today,
      asked,
      certifications,
      /** The address names what is no choice: all of them are shown. */
      problem:
        given.certification && !asked.certification
          ? `No position asks for a certification called ${given.certification} today, so all are shown.`
          : undefined,
      rows: rows.map(({ count: _, ...row }) => ({
        ...row,
        since: row.lastDay ?? row.heldSince,
        days: daysBetween(row.lastDay ?? row.heldSince, today),
      })),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      perPage: pageSize,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look across everyone certified.'),
})
