import { and, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { award, certification, evidence, exam } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { day, id, reason } from '../../input'
import { type At, command, did, Refusal } from '../../kernel'
import { is } from '../../people/actor'
import { maySubmitEvidence, mayVerify } from '../rules/decisions'
import { awardWhatIsDue } from './award-what-is-due'
import { recordOutsideAward } from './record-outside-award'

const link = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)), 'must be a web address that begins with https://')
  .default('')

/** Someone brings a certificate they earned outside. It is a claim until a verifier who is not the holder decides. */
export const submitEvidence = command({
  input: z
    .object({ exam: id, number: z.string('give the certificate number').trim().min(2, 'give the certificate number').max(100), earnedOn: day, link })
    .describe('Bring a certificate earned outside, for verification'),
  subject: ({ db }, input) =>
    db
      .select({ code: exam.code, certificationId: exam.certificationId, short: certification.short, issuer: certification.issuer })
      .from(exam)
      .innerJoin(certification, eq(certification.id, exam.certificationId))
      .where(eq(exam.id, input.exam))
      .get(),
  may: ({ actor }, _subject, { earnedOn }) => maySubmitEvidence(actor, earnedOn),
  async run({ db, actor, now }, it, { number, earnedOn, link }) {
    const known = await db
      .select({ personId: award.personId })
      .from(award)
      .where(and(eq(award.issuer, it.issuer), eq(award.certificateNumber, number), ne(award.source, 'renewal')))
      .get()
    if (known?.personId === actor.id) throw new Refusal('This certificate is on your record already.')
    const waiting = await db
      .select({ id: evidence.id })
      .from(evidence)
      .where(and(eq(evidence.personId, actor.id), eq(evidence.certificationId, it.certificationId), eq(evidence.number, number), isNull(evidence.decidedAt)))
      .get()
    if (waiting) throw new Refusal('This certificate waits for verification already.')
    const [made] = await db
      .insert(evidence)
      .values({ personId: actor.id, certificationId: it.certificationId, examCode: it.code, number, earnedOn, link, submittedAt: +now })
      .returning({ id: evidence.id })
    return did('evidence.submitted', made?.id as number, {
      about: { person: actor.id, certification: it.certificationId },
      certification: it.short,
      exam: it.code,
      earnedOn,
    })
  },
})

/** A claim is seen by who made it, the registrar and the auditor. */
const claimed = ({ db, actor }: At<Reader>, evidenceId: number) =>
  db
    .select({ it: evidence, short: certification.short, issuer: certification.issuer, name: person.name })
    .from(evidence)
    .innerJoin(certification, eq(certification.id, evidence.certificationId))
    .innerJoin(person, eq(person.id, evidence.personId))
    .where(eq(evidence.id, evidenceId))
    .get()
    .then((row) =>
      row && (row.it.personId === actor.id || is(actor, 'registrar', 'auditor'))
        ? { ...row.it, short: row.short, issuer: row.issuer, name: row.name }
        : undefined,
    )

/** A verifier checked the certificate, says how, and it becomes an award by the date it was earned. */
export const verifyEvidence = command({
  input: z.object({ evidence: id, how: reason }).describe('Verify a certificate someone brought, saying how it was checked; it becomes an award'),
  subject: (at, input) => claimed(at, input.evidence),
  may: ({ actor }, it) => mayVerify(actor, it),
  async run(at, it, { how }) {
    const { db, actor, now } = at
    await db
      .update(evidence)
      .set({ decidedAt: +now, decidedById: actor.id || null, verified: true, because: how })
      .where(and(eq(evidence.id, it.id), isNull(evidence.decidedAt)))
    const outcome = await recordOutsideAward(at, {
      personId: it.personId,
      exam: { code: it.examCode ?? it.short, certificationId: it.certificationId },
      earnedOn: it.earnedOn,
      number: it.number,
      evidence: it.link,
      source: 'evidence',
      basis: [
        { what: `Passed ${it.examCode ?? it.short}, ${it.issuer} certificate ${it.number}`, on: it.earnedOn, ...(it.link && { href: it.link }) },
        { what: `Checked by ${actor.name}: ${how}`, on: actor.today },
      ],
    })
    if (outcome.state === 'taken') throw new Refusal(outcome.because)
    const followed = await awardWhatIsDue(at, it.personId)
    return did('certification.awarded', outcome.awardId, {
      about: { person: it.personId, certification: it.certificationId, holding: outcome.holdingId },
      certification: it.short,
      source: 'evidence',
      because: how,
      validUntil: outcome.state === 'recorded' ? outcome.validUntil : undefined,
      followed,
    })
  },
})

/** A verifier could not confirm the certificate, and says why. */
export const rejectEvidence = command({
  input: z.object({ evidence: id, because: reason }).describe('Reject a certificate someone brought, with the reason'),
  subject: (at, input) => claimed(at, input.evidence),
  may: ({ actor }, it) => mayVerify(actor, it),
  async run({ db, actor, now }, it, { because }) {
    await db
      .update(evidence)
      .set({ decidedAt: +now, decidedById: actor.id || null, verified: false, because })
      .where(and(eq(evidence.id, it.id), isNull(evidence.decidedAt)))
    return did('evidence.rejected', it.id, { about: { person: it.personId, certification: it.certificationId }, certification: it.short, because })
  },
})
