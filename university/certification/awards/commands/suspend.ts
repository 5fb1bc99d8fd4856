import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { suspension } from '@/db/tables/award'
import { addDays } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { holdingSeen } from '../queries/holding'
import { mayReinstate, maySuspend } from '../rules/decisions'
import { awardWhatIsDue } from './award-or-renew'

const untilOrOpen = z.preprocess((v) => (v === '' ? undefined : v), day.optional())

/**
 * Holds a certification from today until a date, or until it is reinstated. It does not count while
 * suspended; its dates go on.
 */
export const suspendCertification = command({
  input: z
    .object({ holding: id, until: untilOrOpen, because: reason })
    .describe('Suspend a certification with the reason'),
  subject: (at, { holding }) => holdingSeen(at, holding),
  may: ({ actor }, it) => maySuspend(actor, it),
  async run({ db, actor, now }, it, { until, because }) {
    if (until && until < actor.today) throw new Refusal('A suspension cannot end before today.')
    await db.insert(suspension).values({
      holdingId: it.id,
      from: actor.today,
      until: until ?? null,
      byId: actor.id || null,
      because,
      at: +now,
    })
    return did('certification.suspended', it.id, {
      about: { person: it.personId, certification: it.certificationId, holding: it.id },
      certification: it.definition.short,
      because,
      from: actor.today,
      until: until ?? null,
    })
  },
})

/**
 * Ends a suspension: it counts again from today. What its end had been is kept, for the register as
 * it was known before.
 */
export const reinstateCertification = command({
  input: z.object({ holding: id, because: reason }).describe('End a suspension with the reason'),
  subject: (at, { holding }) => holdingSeen(at, holding),
  may: ({ actor }, it) => mayReinstate(actor, it),
  async run(at, it, { because }) {
    const { db, actor, now } = at
    const today = actor.today
    const covering = and(eq(suspension.holdingId, it.id), lastsOn(suspension, today))
    await db
      .update(suspension)
      .set({
        until: addDays(today, -1),
        plannedUntil: sql`${suspension.until}`,
        endedAt: +now,
        endedById: actor.id || null,
        endedBecause: because,
      })
      .where(covering)
    // What only waited for this to be valid again is due now.
    const followed = await awardWhatIsDue(at, it.personId)
    return did('certification.reinstated', it.id, {
      about: { person: it.personId, certification: it.certificationId, holding: it.id },
      certification: it.definition.short,
      because,
      before: it.status.because,
      ...(followed.length && { followed }),
    })
  },
})
