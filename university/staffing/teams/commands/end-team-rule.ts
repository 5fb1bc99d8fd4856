import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { teamRule } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { addDays, type Day, sayDay } from '../../../calendar'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayDecide } from '../../eligibility/rules/decisions'
import { sayTeamRule, type TeamRule } from '../../eligibility/rules/team-rules'

/**
 * Ends a rule with its last day, yesterday at the earliest. One that has not begun never comes into
 * force.
 */
export const endTeamRule = command({
  input: z
    .object({ rule: id, on: orEmpty(day), reason })
    .describe('End a rule across a team with its last day'),
  async subject({ db, actor }, it) {
    if (!isSignedIn(actor)) return undefined
    return db.get<(TeamRule & { teamId: number; code: string }) | undefined>(sql`
      select r.id, r.kind, r.n, r.certification_id as certification, c.short, r.track, r."from",
      r.until, r.team_id as "teamId", t.code
      from team_rule r join team t on t.id = r.team_id
      left join certification c on c.id = r.certification_id where r.id = ${it.rule}`)
  },
  may: ({ actor }) => mayDecide(actor),
  async run({ db, actor }, it, { on, reason: because }) {
    const yesterday = addDays(actor.today, -1)
    if (it.until !== null && it.until < actor.today)
      throw new Refusal(`This rule ended on ${sayDay(it.until)}.`)
    if (on && on < yesterday)
      throw new Refusal('A rule ends yesterday at the earliest: what was is not rewritten.', 'on')
    if (on && it.until !== null && on > it.until)
      throw new Refusal(`It ends on ${sayDay(it.until)} already: set it anew to keep it longer.`)
    const wanted = on ?? yesterday
    const until: Day = wanted < it.from ? addDays(it.from, -1) : wanted
    await db
      .update(teamRule)
      .set({ until, endedById: actor.id || null, endedBecause: because })
      .where(eq(teamRule.id, it.id))
    return did(
      'team-rule.ended',
      { code: it.code },
      {
        about: { team: it.teamId },
        rule: sayTeamRule(it),
        reason: because,
        before: { until: it.until },
        after: { until },
      },
    )
  },
})
