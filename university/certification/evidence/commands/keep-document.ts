import type { Writer } from '@/db'
import { document } from '@/db/tables/document'
import type { At } from '../../../at'
import { Refusal } from '../../../kernel'
import { type DocumentType, documentName, judgeDocument } from '../rules/documents'

/**
 * Keeps a file someone brought under its hash, once per content, and answers with the hash and a
 * name to save it by. `types`: what it may be; without, a certificate (PDF, PNG, JPEG).
 * @throws Refusal about `field` when it is empty, too large or not what it should be; then nothing
 * is kept.
 */
export async function keepDocument(
  { db, actor, now }: At<Writer>,
  { name, bytes }: { name: string; bytes: Uint8Array },
  types?: readonly DocumentType[],
  field = 'file',
) {
  const judged = judgeDocument(bytes, types)
  if (!judged.ok) throw new Refusal(judged.because, field)
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString(
    'hex',
  )
  await db
    .insert(document)
    .values({
      hash,
      type: judged.type,
      size: bytes.length,
      content: Buffer.from(bytes),
      at: +now,
      byId: actor.id || null,
    })
    .onConflictDoNothing()
  return { hash, type: judged.type, name: documentName(name, judged.type) }
}
