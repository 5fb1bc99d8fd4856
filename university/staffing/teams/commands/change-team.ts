import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { team } from '@/db/tables/staffing'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { teamSeen } from '../../../roster/queries/team'
import { mayDecide } from '../../eligibility/rules/decisions'
import { teamFacts } from '../../eligibility/rules/team-facts'

/** Changes what is known of a team: its customer's name, site, contract value and next review. */
export const changeTeam = command({
  input: z
    .object({ team: id, ...teamFacts, nextReviewOn: orEmpty(day), reason })
    .describe('Change a team: customer, site, contract value, next review'),
  subject: (at, it) => teamSeen(at, it.team),
  may: ({ actor }) => mayDecide(actor),
  async run(
    { db, actor },
    old,
    { customer, site, monthlyUsd, nextReviewOn = null, reason: because },
  ) {
    if (nextReviewOn !== null && nextReviewOn !== old.nextReviewOn && nextReviewOn < actor.today)
      throw new Refusal('The next review is today or later.', 'nextReviewOn')
    const after = { customer, site, monthlyUsd, nextReviewOn }
    const before = {
      customer: old.customer,
      site: old.site,
      monthlyUsd: old.contractMonthlyUsd,
      nextReviewOn: old.nextReviewOn,
    }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (key) => after[key] !== before[key],
    )
    if (!changed.length) throw new Refusal('Nothing was changed.')
    await db
      .update(team)
      .set({ customer, site, contractMonthlyUsd: monthlyUsd, nextReviewOn })
      .where(eq(team.id, old.id))
    const only = (of: typeof after | typeof before) =>
      Object.fromEntries(changed.map((key) => [key, of[key]]))
    return did(
      'team.changed',
      { code: old.code },
      { about: { team: old.id }, reason: because, before: only(before), after: only(after) },
    )
  },
})
