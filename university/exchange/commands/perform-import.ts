import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { importRun } from '@/db/tables/exchange'
import { no } from '../../at'
import { id } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { mayImport, maySeeImports } from '../rules/who'
import { carryOut, confirm, judged, leaversConfirmed } from './carry-out'

/**
 * Performs a file that was read before, in one go or not at all. Everything is judged again: the
 * world may have moved since.
 */
export const performImport = command({
  input: z.object({ id, confirm }),
  subject: ({ db, actor }, input) =>
    maySeeImports(actor)
      ? db
          .select({
            id: importRun.id,
            kind: importRun.kind,
            mode: importRun.mode,
            fileName: importRun.fileName,
            hash: importRun.hash,
            content: importRun.content,
            performedAt: importRun.performedAt,
          })
          .from(importRun)
          .where(eq(importRun.id, input.id))
          .get()
      : Promise.resolve(undefined),
  may: ({ actor }, { performedAt, content }) =>
    performedAt !== null || content === null
      ? no('This file was performed already.')
      : mayImport(actor),
  async run(at, { id, kind, mode, fileName, hash, content }, { confirm }) {
    const it = await judged(at, {
      kind,
      mode: mode ?? 'newer',
      fileName,
      hash,
      text: content ?? '',
    })
    const asked = leaversConfirmed(it, confirm)
    if (asked) throw new Refusal(asked, 'confirm')
    await carryOut(at, id, it)
    return did(
      'import.performed',
      { id, kind, counts: it.counts },
      { about: { import: id }, kind, file: fileName, hash, counts: it.counts },
    )
  },
})
