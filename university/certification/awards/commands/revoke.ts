import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import type { At } from '../../../at'
import { record } from '../../../event'
import { id, reason } from '../../../input'
import { command, did } from '../../../kernel'
import { isRevoked, notEndedOn } from '../../validity/queries/valid-on'
import { inForceOn } from '../../validity/queries/versions-sql'
import { holdingSeen } from '../queries/holding'
import { mayRevoke } from '../rules/decisions'
import { definitionOn } from './grant'
import { redateAwards } from './redate-awards'

const v = named(certificationVersion, 'v')

/**
 * Takes back every award of these holdings that still runs or is in grace, from today, and with
 * each the renewals that its pass set off: a revoked EX294 no longer restarts RHCSA. Answers the
 * awards of the holdings; the renewals undone are told beside.
 */
export async function revokeRunning(at: At<Writer>, holdings: number[], because: string) {
  const { db, actor, now } = at
  const revocation = { revokedOn: actor.today, revokedAt: +now, revokedById: actor.id || null }
  const grace = sql`(select v.grace_days from ${certificationVersion} v
    where v.certification_id = ${award.certificationId} and ${inForceOn(v, actor.today)})`
  const running = notEndedOn(award, sql`date(${actor.today}, '-' || ${grace} || ' days')`)
  const revoked = await db
    .update(award)
    .set({ ...revocation, revokedBecause: because })
    .where(and(inArray(award.holdingId, holdings), sql`not (${isRevoked(award)})`, running))
    .returning()
  const undone = []
  for (const pass of revoked) {
    if (pass.source === 'renewal' || pass.certificateNumber === null) continue
    const why = `The pass that renewed it (${pass.examCode ?? pass.issuer}, ${pass.certificateNumber}) was revoked: ${because}`
    const setOff = and(
      eq(award.personId, pass.personId),
      eq(award.source, 'renewal'),
      eq(award.issuer, pass.issuer),
      eq(award.certificateNumber, pass.certificateNumber),
    )
    const rows = await db
      .update(award)
      .set({ ...revocation, revokedBecause: why })
      .where(and(setOff, sql`not (${isRevoked(award)})`, running))
      .returning()
    for (const it of rows) {
      undone.push({ id: it.id, cause: pass.id })
      await record(at, 'certification.revoked', {
        about: { person: it.personId, certification: it.certificationId, holding: it.holdingId },
        awards: [it.id],
        renewedBy: pass.examCode,
        because: why,
        before: it.validUntil ? `valid until ${it.validUntil}` : 'valid without an end',
        after: 'revoked',
      })
    }
  }
  await chainAnew(at, revoked, because)
  return Object.assign(
    revoked.map((it) => ({ id: it.id, holdingId: it.holdingId })),
    { undone },
  )
}

/** An outside renewal that counted from the end of what is revoked now counts without it. */
async function chainAnew(
  at: At<Writer>,
  revoked: readonly (typeof award.$inferSelect)[],
  because: string,
): Promise<void> {
  const first = new Map<number, typeof award.$inferSelect>()
  for (const it of revoked.filter((one) => one.source === 'import' || one.source === 'evidence')) {
    const known = first.get(it.holdingId)
    if (!known || it.issuedOn < known.issuedOn) first.set(it.holdingId, it)
  }
  for (const it of first.values()) {
    const of = await definitionOn(at.db, it.certificationId, it.issuedOn)
    if (of.terms.method === 'anchored')
      await redateAwards(
        at,
        it.holdingId,
        of,
        `The certificate it counted from was revoked: ${because}`,
      )
  }
}

/**
 * Takes back every award of a holding that still runs, from today, with the reason. What ended
 * before stays as it was.
 */
export const revokeCertification = command({
  input: z
    .object({ holding: id, because: reason })
    .describe('Revoke a certification with the reason'),
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
      ...(revoked.undone.length && { renewalsUndone: revoked.undone.length }),
    })
  },
})
