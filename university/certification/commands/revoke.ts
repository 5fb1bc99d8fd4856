import { and, gte, inArray, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { award } from '@/db/tables/certification'
import { id, reason } from '../../input'
import { type At, command, did } from '../../kernel'
import { holdingSeen } from '../queries/holding'
import { mayRevoke } from '../rules/decisions'

/** Takes back every award of these holdings that still runs, from today; answers the ids of the awards. */
export async function revokeRunning({ db, actor, now }: At<Writer>, holdings: number[], because: string) {
  const today = actor.today
  const running = and(inArray(award.holdingId, holdings), isNull(award.revokedOn), or(isNull(award.validUntil), gte(award.validUntil, today)))
  return db
    .update(award)
    .set({ revokedOn: today, revokedAt: +now, revokedById: actor.id || null, revokedBecause: because })
    .where(running)
    .returning({ id: award.id, holdingId: award.holdingId })
}

/** Takes back every award of a holding that still runs, from today, with the reason. What ended before stays as it was. */
export const revokeCertification = command({
  input: z.object({ holding: id, because: reason }).describe('Revoke a certification with the reason'),
  subject: (at, { holding }) => holdingSeen(at, holding),
  may: ({ actor }, it) => mayRevoke(actor, it),
  async run(at, it, { because }) {
    const revoked = await revokeRunning(at, [it.id], because)
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
