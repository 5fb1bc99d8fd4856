import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { evidence, verification } from '@/db/tables/evidence'
import { isSignedIn } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { awardWhatIsDue } from '../../awards/commands/award-or-renew'
import { recordOutsideAward } from '../../awards/commands/record-outside-award'
import { alreadyBrought, type Judged, judgeBadge } from '../queries/badge-brought'
import { largestBadgeFile } from '../rules/badge-brought'
import { badgeTypes } from '../rules/documents'
import { keepDocument } from './keep-document'

const empty = (it: unknown) => it === '' || (it instanceof File && it.size === 0 && it.name === '')
const optional = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (empty(value) ? undefined : value), it.optional())
const tooLarge =
  'This file is larger than 2 MB. A badge is smaller; bring the file its issuer gave you.'

const bytesOf = async (file: File | undefined, text: string | undefined) =>
  file ? Buffer.from(await file.arrayBuffer()) : Buffer.from(text ?? '')

type Good = Judged & { ok: true }
async function keep(
  at: At<Writer>,
  it: Good,
  bytes: Buffer,
  name: string,
): Promise<{ evidenceId: number; number: string }> {
  const { db, actor, now } = at
  const number = it.badge.badge.id
  const brought = await alreadyBrought(db, actor.id, { ...it.exam, number })
  if (brought) throw new Refusal(brought)
  // A JWT is no document of its own kind: it is kept inside a line of JSON.
  const content =
    it.badge.jwt && !/^[\x89<]/.test(bytes.toString('latin1', 0, 1))
      ? Buffer.from(JSON.stringify({ jwt: it.badge.jwt }))
      : bytes
  const kept = await keepDocument(at, { name, bytes: content }, badgeTypes)
  const [made] = await db
    .insert(evidence)
    .values({
      personId: actor.id,
      certificationId: it.exam.certificationId,
      examCode: it.exam.code,
      number,
      earnedOn: it.earnedOn,
      link: /^https?:/.test(number) ? number : '',
      fileHash: kept.hash,
      fileName: kept.name,
      submittedAt: +now,
    })
    .returning({ id: evidence.id })
  return { evidenceId: made?.id as number, number }
}

/**
 * A badge at its word: verified by its signature, and an award by the day it was earned. Nobody
 * decides, so nobody decides about themselves.
 */
async function accept(
  at: At<Writer>,
  it: Good,
  { evidenceId, number }: { evidenceId: number; number: string },
) {
  const { db, actor, now } = at
  const outcome = await recordOutsideAward(
    { ...at, actor: { ...actor, id: 0 } },
    {
      personId: actor.id,
      exam: it.exam,
      earnedOn: it.earnedOn,
      number,
      source: 'evidence',
      basis: [
        {
          what: `${it.badge.badge.credentialSubject.achievement.name}, ${it.exam.issuer} badge ${number}`,
          on: it.earnedOn,
          href: `/evidence/${evidenceId}`,
        },
        { what: it.found, on: actor.today },
      ],
    },
  )
  if (outcome.state === 'taken') throw new Refusal(outcome.because)
  await db
    .update(evidence)
    .set({ decidedAt: +now, verified: true, because: it.found, awardId: outcome.awardId })
    .where(eq(evidence.id, evidenceId))
  const check = {
    at: +now,
    on: actor.today,
    method: 'signature',
    confirmed: true,
    note: it.found,
  } as const
  await db.insert(verification).values({ evidenceId, awardId: outcome.awardId, ...check })
  return { outcome, followed: await awardWhatIsDue(at, actor.id) }
}

/**
 * Someone brings an Open Badge: a file (JSON, PNG, SVG) or a text (JSON, JWT). It becomes evidence
 * that waits for the registrar, or, signed with a key the registrar wrote down, an award at once. A
 * badge that is refused leaves nothing behind.
 */
export const bringBadge = command({
  input: z
    .object({
      exam: optional(id).describe('Which exam it is for; without, it is read from the badge'),
      file: optional(z.file('choose a file').max(largestBadgeFile, tooLarge)),
      text: optional(z.string().trim().max(largestBadgeFile, tooLarge)),
    })
    .refine((it) => it.file || it.text, {
      path: ['file'],
      message: 'choose the badge’s file, or paste its text',
    })
    .describe('Bring an Open Badge earned outside: it is checked by its signature'),
  async subject(at, { exam, file, text }): Promise<{ bytes: Buffer; it: Judged }> {
    if (!isSignedIn(at.actor))
      return { bytes: Buffer.alloc(0), it: { ok: false, because: 'Sign in to bring a badge.' } }
    const bytes = await bytesOf(file, text)
    return { bytes, it: await judgeBadge(at, bytes, exam) }
  },
  may: (_at, { it }) => (it.ok ? yes : no(it.because)),
  async run(at, { bytes, it }, { file }) {
    if (!it.ok) throw new Refusal(it.because)
    const { actor } = at
    const made = await keep(at, it, bytes, file?.name ?? 'badge.json')
    const about = {
      person: actor.id,
      certification: it.exam.certificationId,
      evidence: made.evidenceId,
    }
    const detail = {
      certification: it.exam.short,
      exam: it.exam.code,
      earnedOn: it.earnedOn,
      badge: made.number,
      found: it.found,
    }
    const said = `${it.atItsWord ? `Verified: ${it.exam.short} is on your record.` : 'Brought; it waits for the registrar.'} ${it.found}`
    const result = { evidence: made.evidenceId, verified: it.atItsWord, said }
    if (!it.atItsWord) return did('evidence.submitted', result, { about, ...detail })
    const { outcome, followed } = await accept(at, it, made)
    return did('certification.awarded', result, {
      about: { ...about, holding: outcome.holdingId },
      source: 'evidence',
      method: 'signature',
      ...detail,
      validUntil: outcome.state === 'recorded' ? outcome.validUntil : undefined,
      followed,
    })
  },
})
