import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { shifts } from '@/db/tables/people'
import { positionKinds, type TeamRuleKind } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { question } from '../../../kernel'
import { teamsJudged } from '../../eligibility/queries/team-rules'
import { tracksOf } from '../../eligibility/queries/tracks'
import { mayDecide, mayRecordReview } from '../../eligibility/rules/decisions'
import { sayTeamRule } from '../../eligibility/rules/team-rules'
import { seesTerms } from '../../sight'

type Team = {
  id: number
  code: string
  customer: string
  site: string
  monthlyUsd: number
  since: Day
  nextReviewOn: Day | null
}
type Rule = {
  id: number
  kind: TeamRuleKind
  n: number
  short: string | null
  track: string | null
  from: Day
  until: Day | null
  by: string | null
  because: string
  endedBy: string | null
  endedBecause: string | null
}

/** Nothing is read for who may not; `may` refuses them. */
const outside = {} as never

/**
 * What is decided about a team as a whole: its facts, the rules across it, the reviews held; and
 * what the forms offer.
 */
export const teamDecisions = question({
  input: z
    .object({ code: z.string().trim().max(20) })
    .describe('What is decided about a team: facts, rules across it, reviews'),
  async answer({ db, actor }, { code }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const team = await db.get<Team | undefined>(sql`
      select id, code, customer, site, contract_monthly_usd as "monthlyUsd", since,
      next_review_on as "nextReviewOn" from team where code = ${code}`)
    if (!team) return undefined
    if (!seesTerms(actor, team.id)) return outside
    const judged = (await teamsJudged(db, [team.id], today)).get(team.id) ?? []
    const rules = await db.all<Rule>(sql`
      select r.id, r.kind, r.n, c.short, r.track, r."from", r.until, b.name as "by", r.because,
      z.name as "endedBy", r.ended_because as "endedBecause"
      from team_rule r left join certification c on c.id = r.certification_id
      left join person b on b.id = r.decided_by_id left join person z on z.id = r.ended_by_id
      where r.team_id = ${team.id} order by r."from" desc, r.id desc`)
    const reviews = await db.all<{ id: number; on: Day; note: string; by: string }>(sql`
      select v.id, v."on", v.note, b.name as "by" from team_review v join person b on b.id = v.by_id
      where v.team_id = ${team.id} order by v."on" desc, v.id desc limit 50`)
    const certifications = await db.all<{ value: string; label: string }>(
      sql`select slug as value, short as label from certification order by in_house desc, short`,
    )
    return {
      ...team,
      today,
      judged,
      coming: rules
        .filter((it) => it.from > today && (it.until === null || it.until >= it.from))
        .map((it) => ({ ...it, says: sayTeamRule(it) })),
      past: rules
        .filter((it) => it.until !== null && it.until < today)
        .map((it) => ({ ...it, says: sayTeamRule(it) })),
      reviews,
      certifications,
      tracks: await tracksOf(db),
      kinds: [...positionKinds],
      shifts: [...shifts],
      mayDecide: mayDecide(actor),
      mayReview: mayRecordReview(actor, team.id),
    }
  },
  may: (_, { code }) =>
    code
      ? yes
      : no(
          'What is decided about a team is seen by its leader, staffing leads, the registrar and auditors.',
        ),
})

/** Founding a team: whether one may, and the sites there are. */
export const foundingATeam = question({
  input: z
    .preprocess((value) => value ?? {}, z.object({}))
    .describe('What founding a team takes, and whether you may'),
  async answer({ db, actor }) {
    const sites = await db.all<{ site: string }>(
      sql`select distinct site from team where site <> '' order by site limit 200`,
    )
    return { today: actor.today, sites: sites.map((it) => it.site), may: mayDecide(actor) }
  },
  may: (_, { may }) => may,
})
