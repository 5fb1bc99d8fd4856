import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { team, teamReview } from '@/db/tables/staffing'
import { sayDay } from '../../../calendar'
import { day, id, orEmpty } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { teamSeen } from '../../../roster/queries/team'
import { mayRecordReview } from '../../eligibility/rules/decisions'

/**
 * Writes down a review held with the customer, and when the next one is. What the next one is told
 * about begins the day after.
 */
export const recordReview = command({
  input: z
    .object({
      team: id,
      on: day,
      note: z.string().trim().max(2000, 'keep it under 2,000 letters').default(''),
      next: orEmpty(day),
    })
    .refine((it) => !it.next || it.next > it.on, {
      path: ['next'],
      message: 'the next review comes after this one',
    })
    .describe('Record a review held with the customer, and when the next one is'),
  subject: (at, it) => teamSeen(at, it.team),
  may: ({ actor }, it) => mayRecordReview(actor, it.id),
  async run({ db, actor, now }, it, { on, note, next = null }) {
    if (on > actor.today)
      throw new Refusal('A review is recorded once it was held: today or earlier.', 'on')
    if (on < it.since) throw new Refusal(`The team began on ${sayDay(it.since)}.`, 'on')
    if (next !== null && next < actor.today)
      throw new Refusal('The next review is today or later.', 'next')
    await db.insert(teamReview).values({ teamId: it.id, on, note, byId: actor.id, at: +now })
    await db.update(team).set({ nextReviewOn: next }).where(eq(team.id, it.id))
    return did(
      'review.held',
      { code: it.code },
      {
        about: { team: it.id },
        on,
        note,
        before: { nextReviewOn: it.nextReviewOn },
        after: { nextReviewOn: next },
      },
    )
  },
})
