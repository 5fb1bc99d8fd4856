import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import type { DueKind } from '@/db/tables/requirement'
import type { PositionKind } from '@/db/tables/staffing'
import { type At, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { id, page } from '../../../input'
import { question } from '../../../kernel'
import {
  dueText,
  latest,
  mayChangeRule,
  mayEndRule,
  mustStates,
  mustWords,
  seesRequirements,
  whomText,
} from '../rules/must-hold'
import { type Reason, reasonsIn } from './must-hold'
import { liveOn, type MustRow, mustsOn, reasonsJson, reportsOf, whyOf } from './must-hold-sql'

type Row = {
  id: number
  certificationId: number
  slug: string
  short: string
  because: string
  jobTitle: string | null
  site: string | null
  positionKind: PositionKind | null
  teamId: number | null
  team: string | null
  teamCode: string | null
  named: number
  placementId: number | null
  dueKind: DueKind
  dueOn: Day | null
  dueDays: number | null
  from: Day
  until: Day | null
  at: number
  by: string | null
  endedBy: string | null
  endedBecause: string | null
  people: Json<{ id: number; addedOn: Day; email: string }[]>
}

/**
 * A rule with whom it names, for those who see who must hold what; managers see rules, and of the
 * people only their own.
 */
export async function ruleSeen({ db, actor }: At<Reader>, ruleId: number) {
  if (!seesRequirements(actor) && actor.reports === 0) return undefined
  const row = await db.get<Row>(sql`
    select r.id, r.certification_id as "certificationId", c.slug, c.short, r.because,
    r.job_title as "jobTitle", r.site, r.position_kind as "positionKind", r.team_id as "teamId",
      t.customer as team, t.code as "teamCode", r.named, r.placement_id as "placementId",
      r.due_kind as "dueKind", r.due_on as "dueOn", r.due_days as "dueDays", r."from",
      r.until, r.at,
      b.name as "by", e.name as "endedBy", r.ended_because as "endedBecause",
      (select coalesce(json_group_array(json_object('id', n.person_id, 'addedOn', n.added_on,
      'email', p.email)), '[]') from hold_rule_person n join person p on p.id = n.person_id
      where n.rule_id = r.id) as people
    from hold_rule r join certification c on c.id = r.certification_id
    left join team t on t.id = r.team_id left join person b on b.id = r.decided_by_id
      left join person e on e.id = r.ended_by_id where r.id = ${ruleId}`)
  if (!row) return undefined
  const people = fromJson(row.people)
  const own = [actor.id, actor.onBehalfOf ?? actor.id]
  return {
    ...row,
    named: row.named === 1,
    people,
    namesActor:
      people.some((it) => own.includes(it.id)) || (await meansOne(db, own, row, actor.today)),
  }
}

/**
 * Whether a rule means one of these people, by job title, site, team or position, today or on its
 * first day.
 */
async function meansOne(
  db: Reader,
  people: readonly number[],
  rule: { id: number; from: Day },
  today: Day,
): Promise<boolean> {
  const which = { people: sql`p.id in ${people}`, rules: sql`r.id = ${rule.id}` }
  return (
    (await db.get(sql`select 1 from (${liveOn(latest(rule.from, today), which)}) limit 1`)) !==
    undefined
  )
}

const size = 50
type Member = MustRow & {
  name: string
  jobTitle: string
  site: string
  reasons: Json<Reason[]>
  count: number
}

/** One rule: what it asks, who decided it, who is meant today and why, and how each stands. */
export const holdRule = question({
  input: z
    .object({ id, view: z.enum(['', ...mustStates]).catch(''), page })
    .describe(
      'One rule about who must hold what: its members today, why each is in it and how they stand',
    ),
  async answer(at, { id, view, page }) {
    const { db, actor, now } = at
    const rule = await ruleSeen(at, id)
    if (!rule) return undefined
    const today = actor.today
    // A rule to come is shown as of its first day: who it would mean.
    const day = latest(rule.from, today)
    const all = seesRequirements(actor)
    const rows = await db.all<Member>(sql`with
        ${mustsOn(day, {
          people: all ? undefined : reportsOf(actor),
          rules: sql`r.certification_id =
          ${rule.certificationId}`,
        })},
      mine as (select m.* from musts m join live l on l.rule_id = ${id}
      and l.person_id = m.person_id and l.certification_id = m.certification_id),
      page as materialized (select m.*, count(*) over () as count from mine m
      where ${view ? sql`m.state = ${view}` : sql`1`} order by m.due is null, m.due, m.person_id
      limit ${size} offset ${(page - 1) * size}), ${whyOf('page')}
      select m.*, p.name, p.job_title as "jobTitle", p.site, ${reasonsJson} as reasons from page m
      join person p on p.id = m.person_id order by m.due is null, m.due, m.person_id`)
    const count = rows[0]?.count ?? 0
    const { people, ...rest } = rule
    return {
      ...rest,
      whom:
        rule.placementId !== null ? 'Who was placed' : whomText({ ...rule, people: people.length }),
      when: dueText(rule),
      named: rule.named,
      /** As the form of a change wants them. */
      emails: all ? people.map((it) => it.email) : [],
      members: rows.map((row) => ({
        personId: row.person_id,
        name: row.name,
        jobTitle: row.jobTitle,
        site: row.site,
        holdingId: row.holding_id,
        state: row.state,
        due: row.due,
        ...mustWords(
          { state: row.state, due: row.due, withoutExtension: row.base, last: row.last },
          day,
        ),
        rules: reasonsIn(row.reasons),
      })),
      count,
      page,
      pages: Math.max(1, Math.ceil(count / size)),
      view,
      all,
      today,
      day,
      ended: rule.until !== null && rule.until < today,
      zone: actor.timeZone,
      now,
      mayChange: mayChangeRule(actor, rule),
      mayEnd: mayEndRule(actor, rule),
    }
  },
  mayAsk: () => yes,
})
