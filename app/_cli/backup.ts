import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient } from '@libsql/client'
import { store } from '@/db'
import { copyDatabase } from '@/db/copy'

// `npm run backup FILE`: the database of this moment in one file, while the university goes on
// working.
const file = process.argv[2]
if (!file || existsSync(file)) {
  console.error(
    file
      ? `${file} is already there: name a new file.`
      : 'Name the file to write: npm run backup guildhall-backup.db',
  )
  process.exit(2)
}
const partial = `${file}.partial`
rmSync(partial, { force: true })
try {
  const from = store().client
  mkdirSync(dirname(file), { recursive: true })
  const to = createClient({ url: `file:${partial}` })
  const rows = await copyDatabase(from, to)
  to.close()
  renameSync(partial, file)
  console.log(`${rows.toLocaleString('en')} rows are in ${file}.`)
} catch (error) {
  rmSync(partial, { force: true })
  console.error(`Nothing was written: ${(error as Error).message}`)
  process.exit(1)
}
process.exit(0)
