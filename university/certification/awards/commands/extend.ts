import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { award, extension } from '@/db/tables/award'
import { spoken } from '../../../calendar'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { holdingSeen } from '../queries/holding'
import { mayExtendAward } from '../rules/decisions'

/**
 * Moves the end of the award that stands today to a later day, by a decision with its reason. Its
 * anchor stays: the next renewal counts from the end it had by the rule.
 */
export const extendCertification = command({
  input: z
    .object({ holding: id, until: day, because: reason })
    .describe(
      'Extend what someone holds to a later day, with the reason; the next renewal still counts from the old end',
    ),
  subject: (at, { holding }) => holdingSeen(at, holding),
  may: ({ actor }, it, { until }) => mayExtendAward(actor, it, until),
  async run({ db, actor, now }, it, { until, because }) {
    const standing = it.awards[it.status.award]?.it
    if (!standing?.validUntil) throw new Refusal('Nothing ends here that could be extended.')
    const before = standing.validUntil
    // What someone else moved a moment ago is decided anew.
    const moved = await db
      .update(award)
      .set({ validUntil: until })
      .where(and(eq(award.id, standing.id), eq(award.validUntil, before)))
      .returning({ id: award.id })
    if (!moved.length)
      throw new Refusal('Its end was moved a moment ago. Reload to see how it stands.')
    await db
      .insert(extension)
      .values({ awardId: standing.id, before, until, because, byId: actor.id || null, at: +now })
    return did('certification.extended', standing.id, {
      about: { person: it.personId, certification: it.certificationId, holding: it.id },
      certification: it.definition.short,
      because,
      before,
      after: until,
      renewalCountsFrom: spoken(standing.anchor ?? before),
    })
  },
})
