import { existsSync } from 'node:fs'
import { createClient } from '@libsql/client'
import { store } from '@/db'
import { copyDatabase } from '@/db/copy'
import { migrate } from '@/db/migrate'

// `npm run restore FILE`: puts a backup in the place of everything, in one transaction, then brings
// it to this source's tables.
const file = process.argv[2]
if (!file || !existsSync(file)) {
  console.error(
    file
      ? `There is no ${file}.`
      : 'Name the backup to restore: npm run restore guildhall-backup.db',
  )
  process.exit(2)
}
try {
  const from = createClient({ url: `file:${file}` })
  const checked = (await from.execute('pragma integrity_check')).rows[0]?.integrity_check
  if (checked !== 'ok') throw new Error(`${file} is damaged: ${checked}`)
  const known = await from.execute("select 1 from sqlite_master where name = 'migration'")
  if (!known.rows.length) throw new Error(`${file} is not a backup of Guildhall.`)
  const rows = await copyDatabase(from, store().primary)
  await migrate(store().primary)
  console.log(
    `${rows.toLocaleString('en')} rows are back. Restart the servers, so that nothing they remember is older.`,
  )
} catch (error) {
  console.error(`Nothing was changed: ${(error as Error).message}`)
  process.exit(1)
}
process.exit(0)
