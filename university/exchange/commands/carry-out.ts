// What reading, performing and doing both at once share.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import {
  type ImportKind,
  type ImportMode,
  importKinds,
  importModes,
  importRun,
} from '@/db/tables/exchange'
import type { At } from '../../at'
import { Refusal } from '../../kernel'
import { cameTo } from '../progress'
import { type Judged, judge } from '../queries/judge'
import { decode, largest, tooLarge } from '../rules/decode'
import { needsConfirming, sayLeaving } from '../rules/people'
import { recordHoldings } from './record-holdings'
import { recordPeople } from './record-people'
import { recordPositions } from './record-positions'

/** A file from a form, or its name and text from elsewhere. */
export const fileInput = z
  .object({
    kind: z.enum(importKinds, 'choose what the file holds: people, holdings or positions'),
    file: z
      .file('choose a CSV file')
      .max(largest, { error: ({ input }) => tooLarge((input as File).size) })
      .optional(),
    /** Of holdings: whom a certificate may certify. */
    mode: z.preprocess(
      (v) => (v === '' ? undefined : v),
      z.enum(importModes, 'choose newer, uncertified or history').default('newer'),
    ),
    fileName: z.string().trim().max(200, 'keep the name under 200 letters').optional(),
    content: z.string().max(largest, 'at most 20 MB are read').optional(),
  })
  .refine(({ file, content }) => (file?.size ?? content?.length ?? 0) > 0, {
    path: ['file'],
    error: 'choose a CSV file that is not empty',
  })
export type FileInput = z.infer<typeof fileInput>

/** The number of people who leave, repeated by whoever means it; or `any`. */
export const confirm = z.preprocess(
  (v) => (v === '' ? undefined : v),
  z
    .union([z.literal('any'), z.coerce.number('give the number of people who leave').int()])
    .optional(),
)
export type Confirmed = z.infer<typeof confirm>

export type ReadFile = {
  kind: ImportKind
  mode: ImportMode
  fileName: string
  hash: string
  text: string
}

/** @throws Refusal about the field `file` when the bytes are no UTF-8 text. */
export async function readFile({
  kind,
  mode,
  file,
  fileName,
  content,
}: FileInput): Promise<ReadFile> {
  const bytes = file
    ? new Uint8Array(await file.arrayBuffer())
    : new TextEncoder().encode(content ?? '')
  const decoded = decode(bytes)
  if (!decoded.ok) throw new Refusal(decoded.because, 'file')
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  return { kind, mode, fileName: file?.name || fileName || `${kind}.csv`, hash, text: decoded.text }
}

/** @throws Refusal about the field `file` when the whole file cannot be read. */
export async function judged(
  at: At<Writer>,
  { kind, mode, text }: ReadFile,
): Promise<Judged & { ok: true }> {
  const it = await judge(at, kind, text, mode)
  if (!it.ok) throw new Refusal(it.because, 'file')
  return it
}

/**
 * Too many leavers are asked about once more; the number says that this file was meant, not
 * another.
 */
export function leaversConfirmed(
  { plan }: Pick<Judged & { ok: true }, 'plan'>,
  confirmed: Confirmed,
): string | undefined {
  if (
    plan.kind !== 'people' ||
    !needsConfirming(plan) ||
    confirmed === 'any' ||
    confirmed === plan.leaving
  )
    return undefined
  return `${sayLeaving(plan)} If that is meant, confirm the number ${plan.leaving}.`
}

export async function stage(
  { db, actor, now }: At<Writer>,
  { kind, mode, fileName, hash, text }: ReadFile,
  { verdicts, counts }: Judged & { ok: true },
): Promise<number> {
  const row = {
    kind,
    mode: kind === 'holdings' ? mode : null,
    fileName,
    hash,
    content: text,
    verdicts,
    counts,
    byId: actor.id || null,
    readAt: +now,
  }
  const [made] = await db.insert(importRun).values(row).returning({ id: importRun.id })
  return made?.id as number
}

/** Does what was decided, and keeps what it did in place of the file. */
export async function carryOut(
  at: At<Writer>,
  id: number,
  it: Judged & { ok: true },
): Promise<void> {
  const hear = (share: number) => cameTo(id, share)
  const { plan, verdicts, counts } = it
  if (plan.kind === 'people') await recordPeople(at, plan, { import: id }, hear)
  else if (plan.kind === 'holdings') await recordHoldings(at, plan, { import: id }, hear)
  else await recordPositions(at, plan, { import: id }, hear)
  await at.db
    .update(importRun)
    .set({ verdicts, counts, content: null, performedAt: +at.now })
    .where(eq(importRun.id, id))
}
