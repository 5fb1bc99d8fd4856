import { existsSync } from 'node:fs'
import type { Client } from '@libsql/client'
import { readMigrationFiles } from 'drizzle-orm/migrator'

const folder = 'db/migrations'

/**
 * Brings the database to this source's tables. Everything happens in one write transaction, which is also the lock:
 * of several nodes starting together one migrates, the others find it done.
 * @returns how many migrations were applied.
 */
export async function migrate(client: Client): Promise<number> {
  if (!existsSync(folder)) throw new Error(`No ${folder} here: start from the project's folder.`)
  const files = readMigrationFiles({ migrationsFolder: folder })
  // WAL is a property of the file, so once is enough; servers and memory do not take it.
  if (client.protocol === 'file') await client.execute('pragma journal_mode = wal').catch(() => undefined)
  const turn = await lock(client)
  try {
    await turn.execute('create table if not exists migration (hash text primary key, made integer not null)')
    const done = new Set((await turn.execute('select hash from migration')).rows.map((row) => row.hash))
    const missing = files.filter((file) => !done.has(file.hash))
    await turn.execute('pragma defer_foreign_keys = on')
    for (const file of missing) {
      for (const statement of file.sql) if (statement.trim()) await turn.execute(statement)
      await turn.execute({ sql: 'insert into migration (hash, made) values (?, ?)', args: [file.hash, file.folderMillis] })
    }
    await turn.commit()
    return missing.length
  } finally {
    turn.close()
  }
}

/** The write lock, waited for while another node migrates. */
async function lock(client: Client) {
  for (let tries = 0; ; tries++) {
    try {
      return await client.transaction('write')
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || tries > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Whether every migration of this source is applied: what `/readyz` asks. */
export async function isMigrated(client: Client): Promise<boolean> {
  const files = readMigrationFiles({ migrationsFolder: folder })
  const { rows } = await client.execute('select hash from migration')
  const done = new Set(rows.map((row) => row.hash))
  return files.every((file) => done.has(file.hash))
}
