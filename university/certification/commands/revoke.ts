import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { award } from '@/db/tables/certification'
import { id, reason } from '../../input'
import { command, did } from '../../kernel'
import { holdingSeen } from '../queries/holding'
import { mayRevoke } from '../rules/decisions'

/** Takes back every award of a holding that still runs, from today, with the reason. What ended before stays as it was. */
export const revokeCertification = command({
  input: z.object({ holding: id, because: reason }).describe('Revoke a certification with the reason'),
  subject: (at, { holding }) => holdingSeen(at, holding),
  may: ({ actor }, it) => mayRevoke(actor, it),
  async run({ db, actor }, it, { because }) {
    const today = actor.today
    const running = and(eq(award.holdingId, it.id), isNull(award.revokedOn), or(isNull(award.validUntil), gte(award.validUntil, today)))
    const revoked = await db
      .update(award)
      .set({ revokedOn: today, revokedById: actor.id || null, revokedBecause: because })
      .where(running)
      .returning({ id: award.id })
    return did('certification.revoked', revoked.length, {
      about: { person: it.personId, certification: it.certificationId, holding: it.id },
      certification: it.definition.short,
      because,
      before: it.status.word,
      after: 'revoked',
      awards: revoked.map((row) => row.id),
    })
  },
})
