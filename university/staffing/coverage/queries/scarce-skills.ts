import { sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { placement, positionRequirement, team as teamTable } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { isCounted } from '../../../employment'
import { question } from '../../../kernel'
import { placedOn } from '../../../place'
import { groupMet } from '../../eligibility/queries/unmet-sql'
import { seesEveryone } from '../../sight'
import { asking, withDefaults } from './board-input'
import { seatsOn } from './seats-sql'

const o = named(placement, 'o')
const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')
const t = named(teamTable, 't')
const a = named(award, 'a')

const pageSize = 50
const most = 10_000

type Certification = {
  id: number
  slug: string
  short: string
  lacking: number
  teams: number
  elsewhere: number
}
type Row = {
  placement: number
  personId: number
  person: string
  shift: string
  site: string
  code: string
  customer: string
  title: string
  short: string
  fits: number
}

/**
 * Which certifications positions lack today while people who hold them sit in positions that do not
 * ask for them: how many lack each, who could move, and into how many of those by shift and site.
 */
export const scarce = question({
  input: withDefaults(asking),
  async answer({ db, actor }, asked) {
    const today = actor.today
    const size = asked.whole ? most : pageSize
    const lacking = sql`
      seat as materialized (${seatsOn(today, isCounted(t, 'team'))}),
      lacking as materialized (select distinct r.certification_id, s.id as position_id, s.team_id,
      s.shift, s.site from seat s join position_requirement r on r.position_id = s.id
      and ${lastsOn(r, today)}
        where s.state = 'empty' or (s.state in ('not certified', 'excepted')
        and not ${groupMet(sql`s.person_id`, 'r', today)})),
      offered as materialized (select certification_id, shift, site, count(*) as n from lacking
      group by certification_id, shift, site),
      short as materialized (select certification_id, count(*) as lacking, count(distinct team_id)
      as teams from lacking group by certification_id),
      elsewhere as materialized (select distinct a.certification_id, s.placement_id, s.person_id,
      s.id as position_id, s.team_id
        from short h cross join award a on a.certification_id = h.certification_id
        cross join placement pl on pl.person_id = a.person_id and pl.kind = 'full'
        and ${placedOn(pl, today)}
          join seat s on s.placement_id = pl.id
        where ${validOn(a, today)} and not exists (select 1 from placement o
        join position_requirement r on r.position_id = o.position_id
        and r.certification_id = a.certification_id and ${lastsOn(r, today)}
          where o.person_id = a.person_id and o.kind = 'full' and ${placedOn(o, today)}))`
    // One statement: what is lacking, and who holds it elsewhere, is worked out once for the counts
    // and the rows.
    const named = sql`(select h.certification_id from short h
      join certification n on n.id = h.certification_id where n.slug = ${asked.certification})`
    const found = await db.all<
      { counts: string | null } & {
        [K in keyof (Row & { count: number })]: (Row & { count: number })[K] | null
      }
    >(sql`with ${lacking},
      counts as materialized (select json_group_array(json_object('id', id, 'slug', slug, 'short',
      short, 'lacking', lacking, 'teams', teams, 'elsewhere', elsewhere)) as counts from (
        select c.id, c.slug, c.short, h.lacking, h.teams, coalesce(e.n, 0) as elsewhere from short h
        join certification c on c.id = h.certification_id
          left join (select certification_id, count(*) as n from elsewhere
          group by certification_id) e on e.certification_id = h.certification_id
          order by 6 = 0, h.lacking desc, c.short))
      select counts.counts, r.* from counts left join (
        select e.placement_id as placement, p.id as "personId", p.name as person, p.shift, p.site,
        t.code, t.customer, po.title, c.short, count(*) over () as count,
          (select coalesce(sum(l.n), 0) from offered l where l.certification_id = e.certification_id
          and (l.shift is null or l.shift = p.shift) and (l.site = '' or l.site = p.site)) as fits
        from elsewhere e join person p on p.id = e.person_id
        join position po on po.id = e.position_id join team t on t.id = e.team_id
        join certification c on c.id = e.certification_id
        where e.certification_id = coalesce(${named}, e.certification_id)
        order by fits = 0, c.short, p.name, e.placement_id
        limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}) r
        order by r.fits = 0, r.short, r.person, r.placement`)
    const certifications = JSON.parse(found[0]?.counts ?? '[]') as Certification[]
    const chosen = certifications.find((it) => it.slug === asked.certification)
    const rows = found.flatMap(({ counts: _, ...row }) =>
      row.placement === null ? [] : [row as Row & { count: number }],
    )
    const count = rows[0]?.count ?? 0
    return {
      today,
      asked,
      certifications,
      /** The address names what is no choice: all of them are shown. */
      problem:
        asked.certification && !chosen
          ? `No position lacks a certification called ${asked.certification} today, so all are shown.`
          : undefined,
      chosen,
      rows: rows.map(({ count: _, ...row }) => row),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      perPage: pageSize,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look across all teams.'),
})
