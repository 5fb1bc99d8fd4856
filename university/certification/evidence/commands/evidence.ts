import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { evidence, evidenceKinds, verification, verificationMethods } from '@/db/tables/evidence'
import { exam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import type { At } from '../../../at'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { awardWhatIsDue } from '../../awards/commands/award-or-renew'
import { recordOutsideAward } from '../../awards/commands/record-outside-award'
import { recordRenewal, renewable } from '../../awards/commands/renew-outside'
import { maySubmitEvidence, mayVerify } from '../../awards/rules/decisions'
import { definitionsOn } from '../../requirements/queries/definitions'
import { largestDocument } from '../rules/documents'
import { methodText, seesEvidence, waysWithoutExam } from '../rules/evidence'
import { keepDocument } from './keep-document'

const optional = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), it.optional())
const link = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    'must be a web address that begins with https://',
  )
  .default('')
/** A file field left empty sends a file without a name. */
const file = z.preprocess(
  (it) => (it instanceof File && it.size === 0 && it.name === '' ? undefined : it || undefined),
  z.file('choose a file').optional(),
)

/**
 * Someone brings a certificate they earned outside. It is a claim until a verifier who is not the
 * holder decides.
 */
export const submitEvidence = command({
  input: z
    .object({
      exam: id,
      issuer: optional(z.string().trim().max(200)).describe(
        'Where it is given, the exam must be one of this issuer',
      ),
      kind: z
        .enum(evidenceKinds)
        .default('exam')
        .describe('exam: a passed exam; renewal: the issuer renewed it without one'),
      version: optional(z.string().trim().max(100)),
      number: z
        .string('give the certificate number')
        .trim()
        .min(2, 'give the certificate number')
        .max(100),
      earnedOn: day,
      link,
      file,
    })
    .refine((it) => it.link !== '' || it.file !== undefined, {
      path: ['file'],
      message: 'bring the file, or a link where it can be checked',
    })
    .describe('Bring a certificate earned outside, for verification'),
  subject: ({ db }, input) =>
    db
      .select({
        code: exam.code,
        certificationId: exam.certificationId,
        slug: certification.slug,
        short: certification.short,
        issuer: certification.issuer,
        by: exam.issuer,
      })
      .from(exam)
      .innerJoin(certification, eq(certification.id, exam.certificationId))
      .where(eq(exam.id, input.exam))
      .get(),
  may: ({ actor }, _subject, { earnedOn }) => maySubmitEvidence(actor, earnedOn),
  async run(at, it, { issuer, kind, version, number, earnedOn, link, file }) {
    const { db, actor, now } = at
    if (issuer && issuer !== it.issuer && issuer !== it.by)
      throw new Refusal(`${it.code} is an exam of ${it.issuer}, not of ${issuer}.`, 'exam')
    const mine = and(
      eq(evidence.personId, actor.id),
      eq(evidence.certificationId, it.certificationId),
      sql`${evidence.number} = ${number} collate nocase`,
    )
    const waiting = await db
      .select({ id: evidence.id })
      .from(evidence)
      .where(and(mine, isNull(evidence.decidedAt)))
      .get()
    if (waiting) throw new Refusal('This certificate waits for verification already.')
    if (kind === 'renewal') await refuseRenewal(at, it, earnedOn)
    else {
      const known = await db
        .select({ id: award.id })
        .from(award)
        .where(
          sql`${award.issuer} = ${it.issuer} and ${award.certificateNumber} = ${number} collate
            nocase and ${award.source} <> 'renewal' and ${award.personId} = ${actor.id}`,
        )
        .get()
      // Another person's number is not refused here: which of the two is right is the verifier's to
      // find out.
      if (known) throw new Refusal('This certificate is on your record already.')
    }
    const kept = file && (await keepDocument(at, { name: file.name, bytes: await bytesOf(file) }))
    const [made] = await db
      .insert(evidence)
      .values({
        personId: actor.id,
        certificationId: it.certificationId,
        kind,
        examCode: kind === 'exam' ? it.code : null,
        examVersion: version ?? null,
        number,
        earnedOn,
        link,
        fileHash: kept?.hash ?? null,
        fileName: kept?.name ?? null,
        submittedAt: +now,
      })
      .returning({ id: evidence.id })
    const evidenceId = made?.id as number
    return did('evidence.submitted', evidenceId, {
      about: { person: actor.id, certification: it.certificationId, evidence: evidenceId },
      certification: it.short,
      ...(kind === 'exam' ? { exam: it.code } : { kind }),
      earnedOn,
      file: kept?.name,
    })
  },
})

/** One byte over the limit is enough to be refused: the rest is not read into memory. */
const bytesOf = async (file: File) =>
  new Uint8Array(
    await (file.size > largestDocument ? file.slice(0, largestDocument + 1) : file).arrayBuffer(),
  )

async function refuseRenewal(
  { db, actor }: At<Reader>,
  it: { certificationId: number; slug: string; short: string; issuer: string },
  on: string,
) {
  const [definition] = await definitionsOn(db, actor.today, it.slug)
  if (!definition || !waysWithoutExam(definition.facts).length)
    throw new Refusal(
      `${it.issuer} renews ${it.short} by an exam only. Bring the exam you passed.`,
      'kind',
    )
  if (!(await renewable(db, actor.id, it.certificationId, on)))
    throw new Refusal(
      `No ${it.short} of yours was valid on that day, so there is nothing it renewed. Bring the certificate itself first.`,
      'kind',
    )
}

/** A claim is seen by who made it, the registrar and the auditor. */
const claimed = ({ db, actor }: At<Reader>, evidenceId: number) =>
  db
    .select({
      it: evidence,
      short: certification.short,
      issuer: certification.issuer,
      name: person.name,
    })
    .from(evidence)
    .innerJoin(certification, eq(certification.id, evidence.certificationId))
    .innerJoin(person, eq(person.id, evidence.personId))
    .where(eq(evidence.id, evidenceId))
    .get()
    .then((row) =>
      row && seesEvidence(actor, row.it.personId)
        ? { ...row.it, short: row.short, issuer: row.issuer, name: row.name }
        : undefined,
    )

const method = z.enum(verificationMethods, 'say how it was checked')

/**
 * A verifier checked the certificate, says how and what came back, and it becomes an award by the
 * date it was earned.
 */
export const verifyEvidence = command({
  input: z
    .object({
      evidence: id,
      method,
      how: reason.describe('What came back'),
      nextOn: optional(day).describe('When to look again'),
    })
    .describe(
      'Verify a certificate someone brought, saying how it was checked and what came back; it becomes an award',
    ),
  subject: (at, input) => claimed(at, input.evidence),
  may: ({ actor }, it) => mayVerify(actor, it),
  async run(at, it, { method, how, nextOn }) {
    const { db, actor, now } = at
    if (method === 'document' && !it.fileHash)
      throw new Refusal('No document was brought to look at. Check it with the issuer.', 'method')
    if (nextOn && nextOn <= actor.today)
      throw new Refusal('Looking again is for a later day.', 'nextOn')
    const exam = { code: it.examCode ?? it.short, certificationId: it.certificationId }
    const what =
      it.kind === 'renewal'
        ? `${it.short} renewed by ${it.issuer}`
        : `Passed ${exam.code}, ${it.issuer}`
    const outside = {
      personId: it.personId,
      exam,
      earnedOn: it.earnedOn,
      number: it.number,
      version: it.examVersion,
      evidence: it.link,
      source: 'evidence' as const,
      basis: [
        {
          what: `${what} certificate ${it.number}`,
          on: it.earnedOn,
          href: it.link || `/evidence/${it.id}`,
        },
        { what: `${methodText[method]}, by ${actor.name}: ${how}`, on: actor.today },
      ],
    }
    const outcome =
      it.kind === 'renewal'
        ? await recordRenewal(at, outside)
        : await recordOutsideAward(at, outside)
    if (outcome.state === 'taken') throw new Refusal(outcome.because)
    const decided = {
      decidedAt: +now,
      decidedById: actor.id || null,
      verified: true,
      because: how,
      awardId: outcome.awardId,
    }
    await db
      .update(evidence)
      .set(decided)
      .where(and(eq(evidence.id, it.id), isNull(evidence.decidedAt)))
    const check = {
      at: +now,
      on: actor.today,
      byId: actor.id || null,
      method,
      confirmed: true,
      note: how,
      nextOn: nextOn ?? null,
    }
    await db.insert(verification).values({ evidenceId: it.id, awardId: outcome.awardId, ...check })
    const followed = await awardWhatIsDue(at, it.personId)
    return did('certification.awarded', outcome.awardId, {
      about: {
        person: it.personId,
        certification: it.certificationId,
        holding: outcome.holdingId,
        evidence: it.id,
      },
      certification: it.short,
      source: it.kind === 'renewal' ? 'renewal' : 'evidence',
      method,
      because: how,
      validUntil: outcome.state === 'recorded' ? outcome.validUntil : undefined,
      lookAgain: nextOn,
      followed,
    })
  },
})

/** A verifier could not confirm the certificate, and says why; how, where it was checked at all. */
export const rejectEvidence = command({
  input: z
    .object({ evidence: id, method: optional(method), because: reason })
    .describe('Reject a certificate someone brought, with the reason'),
  subject: (at, input) => claimed(at, input.evidence),
  may: ({ actor }, it) => mayVerify(actor, it),
  async run({ db, actor, now }, it, { method, because }) {
    await db
      .update(evidence)
      .set({ decidedAt: +now, decidedById: actor.id || null, verified: false, because })
      .where(and(eq(evidence.id, it.id), isNull(evidence.decidedAt)))
    const check = {
      at: +now,
      on: actor.today,
      byId: actor.id || null,
      confirmed: false,
      note: because,
    }
    if (method) await db.insert(verification).values({ evidenceId: it.id, method, ...check })
    const about = { person: it.personId, certification: it.certificationId, evidence: it.id }
    return did('evidence.rejected', it.id, { about, certification: it.short, method, because })
  },
})
