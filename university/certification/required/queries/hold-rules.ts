import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import type { DueKind } from '@/db/tables/requirement'
import { holdRule } from '@/db/tables/requirement'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { type Day, spoken } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { dueText, maySetRule, seesRequirements, whomText } from '../rules/must-hold'
import { mustsOn } from './must-hold-sql'

const r = named(holdRule, 'r')

const size = 50
/** Due within so many days is soon. */
export const soonDays = 30
const ruleViews = ['', 'placements', 'ended'] as const

type Row = {
  id: number
  slug: string
  short: string
  because: string
  jobTitle: string | null
  site: string | null
  positionKind: PositionKind | null
  teamId: number | null
  team: string | null
  named: number
  people: number
  person: string | null
  placementId: number | null
  dueKind: DueKind
  dueOn: Day | null
  dueDays: number | null
  from: Day
  until: Day | null
  endedBecause: string | null
  must: number
  fulfilled: number
  soon: number
  overdue: number
  count: number
}

/**
 * Every rule with how many people must hold what it asks, hold it, have it due soon and are
 * overdue.
 */
export const holdRules = question({
  input: z
    .object({ view: z.enum(ruleViews).catch(''), page })
    .describe(
      'The rules about who must hold what, with how many fulfil them, are due soon and overdue',
    ),
  async answer({ db, actor }, { view, page }) {
    const today = actor.today
    const shown = {
      '': sql`r.placement_id is null and ${notOverOn(r, today)}`,
      placements: sql`r.placement_id is not null and ${notOverOn(r, today)}`,
      ended: sql`r.until < ${today}`,
    }[view]
    const rows =
      await db.all<Row>(sql`with page as (select r.*, count(*) over () as count from hold_rule r
        where ${shown}
        order by ${view === 'ended' ? sql`r.until desc` : sql`r."from" desc`}, r.id desc
        limit ${size} offset ${(page - 1) * size}),
      ${mustsOn(today, { rules: sql`r.certification_id in (select certification_id from page)` })},
      counted as (select l.rule_id, count(*) as must, total(m.counts) as fulfilled,
      total(m.state = 'overdue') as overdue,
          total(m.due between ${today} and date(${today}, '+' || ${soonDays} || ' days')) as soon
        from live l join musts m on m.person_id = l.person_id
        and m.certification_id = l.certification_id where l.rule_id in (select id from page)
        group by l.rule_id)
      select r.id, c.slug, c.short, r.because, r.job_title as "jobTitle", r.site,
      r.position_kind as "positionKind", r.team_id as "teamId", t.customer as team, r.named,
        (select count(*) from hold_rule_person n where n.rule_id = r.id) as people,
        (select p.name from hold_rule_person n join person p on p.id = n.person_id
        where n.rule_id = r.id limit 1) as person,
        r.placement_id as "placementId", r.due_kind as "dueKind", r.due_on as "dueOn",
        r.due_days as "dueDays", r."from", r.until, r.ended_because as "endedBecause",
        coalesce(k.must, 0) as must, cast(coalesce(k.fulfilled, 0) as integer) as fulfilled,
        cast(coalesce(k.soon, 0) as integer) as soon,
        cast(coalesce(k.overdue, 0) as integer) as overdue, r.count
      from page r join certification c on c.id = r.certification_id
      left join team t on t.id = r.team_id left join counted k on k.rule_id = r.id
      order by ${
        view === 'ended'
          ? sql`r.until desc`
          : sql`coalesce(k.overdue, 0) desc,
        coalesce(k.soon, 0) desc, coalesce(k.must, 0) desc`
      }, r.id desc`)
    const count = rows[0]?.count ?? 0
    return {
      view,
      today,
      rows: rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        short: row.short,
        because: row.because,
        whom:
          row.named && row.people === 1
            ? (row.person as string)
            : whomText({ ...row, named: row.named === 1 }),
        when: dueText(row),
        from: row.from,
        state:
          row.from > today
            ? `Begins on ${spoken(row.from)}`
            : row.until
              ? `${view === 'ended' ? 'Ended' : 'Until'} ${spoken(row.until)}`
              : null,
        endedBecause: row.endedBecause,
        must: row.must,
        fulfilled: row.fulfilled,
        soon: row.soon,
        overdue: row.overdue,
      })),
      count,
      page,
      pages: Math.max(1, Math.ceil(count / size)),
      maySet: maySetRule(actor, {
        jobTitle: null,
        site: null,
        positionKind: null,
        teamId: null,
        named: true,
      }),
    }
  },
  mayAsk: ({ actor }) =>
    seesRequirements(actor)
      ? yes
      : no(
          'The rules are for staffing leads, the registrar and the auditor. Your own people are under Requirements.',
        ),
})

/** What a rule can be about, for its form. */
export const ruleChoices = question({
  input: z
    .object({})
    .describe(
      'What a rule about who must hold what can name: certifications, job titles, sites, kinds of position, teams',
    ),
  async answer({ db, actor }) {
    const row = await db.get<
      Record<'titles' | 'sites', Json<string[]>> & {
        certifications: Json<[slug: string, short: string, name: string][]>
        teams: Json<[code: string, customer: string][]>
      }
    >(sql`select
      (select json_group_array(json_array(slug, short, name)) from (select slug, short, name
      from certification order by in_house desc, short)) as certifications,
      (select json_group_array(job_title) from (select distinct job_title from person
      where job_title <> '' order by job_title)) as titles,
      (select json_group_array(site) from (select distinct site from person where site <> ''
      order by site)) as sites,
      (select json_group_array(json_array(code, customer)) from (select code, customer from team
      order by customer)) as teams`)
    return {
      certifications: listFrom(row?.certifications),
      titles: listFrom(row?.titles),
      sites: listFrom(row?.sites),
      teams: listFrom(row?.teams),
      kinds: [...positionKinds],
      today: actor.today,
      /** Job titles and sites are the registrar's. */
      anyone: maySetRule(actor, {
        jobTitle: null,
        site: null,
        positionKind: null,
        teamId: null,
        named: false,
      }).ok,
    }
  },
  mayAsk: ({ actor }) =>
    maySetRule(actor, {
      jobTitle: null,
      site: null,
      positionKind: null,
      teamId: null,
      named: true,
    }),
})
