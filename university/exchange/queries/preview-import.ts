import type { ImportKind, RowVerdict } from '@/db/tables/exchange'
import { no, yes } from '../../at'
import { question, Refusal } from '../../kernel'
import { fileInput, readFile } from '../commands/carry-out'
import { mayImport } from '../rules/who'
import { type Counts, judge } from './judge'

type Seen = { kind: ImportKind; counts: Counts; verdicts: RowVerdict[] } | { because: string }

/** The dry run that leaves no trace: what a file would do now. */
export const previewImport = question({
  input: fileInput,
  async answer(at, input): Promise<Seen> {
    const allowed = mayImport(at.actor)
    if (!allowed.ok) return { because: allowed.because }
    try {
      const { kind, mode, text } = await readFile(input)
      const it = await judge(at, kind, text, mode)
      return it.ok ? { kind, counts: it.counts, verdicts: it.verdicts } : { because: it.because }
    } catch (error) {
      if (error instanceof Refusal) return { because: error.message }
      throw error
    }
  },
  may: (_at, found) => ('because' in found ? no(found.because) : yes),
})
