import { command, did } from '../../kernel'
import { mayImport } from '../rules/who'
import { fileInput, judged, readFile, stage } from './carry-out'

/**
 * The dry run that is kept: the file's verdicts as of now, and the file itself until it is
 * performed. Changes nobody.
 */
export const readImport = command({
  input: fileInput,
  subject: async () => ({}),
  may: ({ actor }) => mayImport(actor),
  async run(at, _subject, input) {
    const file = await readFile(input)
    const it = await judged(at, file)
    const id = await stage(at, file, it)
    return did(
      'import.read',
      { id, kind: file.kind, counts: it.counts },
      {
        about: { import: id },
        kind: file.kind,
        file: file.fileName,
        hash: file.hash,
        counts: it.counts,
      },
    )
  },
})
