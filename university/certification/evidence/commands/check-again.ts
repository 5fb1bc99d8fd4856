import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { evidence, verification, verificationMethods } from '@/db/tables/evidence'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayCheck } from '../../awards/rules/decisions'
import { seesEvidence } from '../rules/evidence'

const optionalDay = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  day.optional(),
)

/**
 * Looks at a certificate again that counts already: how, what came back, when to look again. What
 * was not confirmed changes nothing by itself.
 */
export const checkAgain = command({
  input: z
    .object({
      award: id,
      method: z.enum(verificationMethods, 'say how it was checked'),
      confirmed: z.enum(['yes', 'no'], 'say whether it was confirmed'),
      note: reason.describe('What came back'),
      nextOn: optionalDay.describe('When to look again'),
    })
    .describe('Check again, with its issuer or by its document, a certificate that counts already'),
  subject: ({ db, actor }, input) =>
    db
      .select({
        id: award.id,
        personId: award.personId,
        certificationId: award.certificationId,
        holdingId: award.holdingId,
        revokedOn: award.revokedOn,
        source: award.source,
        short: certification.short,
        evidenceId: evidence.id,
        fileHash: evidence.fileHash,
      })
      .from(award)
      .innerJoin(certification, eq(certification.id, award.certificationId))
      .leftJoin(evidence, eq(evidence.awardId, award.id))
      .where(eq(award.id, input.award))
      .orderBy(desc(evidence.id))
      .get()
      .then((it) => (it && seesEvidence(actor, it.personId) ? it : undefined)),
  may: ({ actor }, it) => mayCheck(actor, it),
  async run({ db, actor, now }, it, { method, confirmed, note, nextOn }) {
    if (method === 'document' && !it.fileHash)
      throw new Refusal('No document was brought to look at. Check it with the issuer.', 'method')
    if (nextOn && nextOn <= actor.today)
      throw new Refusal('Looking again is for a later day.', 'nextOn')
    const by = { at: +now, on: actor.today, byId: actor.id || null }
    await db.insert(verification).values({
      evidenceId: it.evidenceId,
      awardId: it.id,
      ...by,
      method,
      confirmed: confirmed === 'yes',
      note,
      nextOn: nextOn ?? null,
    })
    const about = {
      person: it.personId,
      certification: it.certificationId,
      holding: it.holdingId,
      ...(it.evidenceId && { evidence: it.evidenceId }),
    }
    return did(
      'evidence.checked',
      { confirmed: confirmed === 'yes', holding: it.holdingId },
      {
        about,
        certification: it.short,
        method,
        confirmed: confirmed === 'yes',
        note,
        lookAgain: nextOn,
      },
    )
  },
})
