import { z } from 'zod'
import { command, did, Refusal } from '../../kernel'
import { mayImport } from '../rules/who'
import {
  carryOut,
  confirm,
  fileInput,
  judged,
  leaversConfirmed,
  readFile,
  stage,
} from './carry-out'

/** Reads and performs a file in one turn, for scripts; answers the verdict of every row. */
export const importFile = command({
  input: z.intersection(fileInput, z.object({ confirm })),
  subject: async () => ({}),
  may: ({ actor }) => mayImport(actor),
  async run(at, _subject, input) {
    const file = await readFile(input)
    const it = await judged(at, file)
    const asked = leaversConfirmed(it, input.confirm)
    if (asked) throw new Refusal(asked, 'confirm')
    const id = await stage(at, file, it)
    await carryOut(at, id, it)
    const { kind, fileName, hash } = file
    const { counts, verdicts } = it
    return did(
      'import.performed',
      { id, kind, counts, verdicts },
      { about: { import: id }, kind, file: fileName, hash, counts },
    )
  },
})
