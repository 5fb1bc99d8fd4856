import { existsSync } from 'node:fs'
import type { Client } from '@libsql/client'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { begin, patiently } from './index'

const folder = 'db/migrations'

/**
 * Brings the database to this source's tables. Everything happens in one write transaction, which
 * is also the lock: of several nodes starting together one migrates, the others find it done.
 * @returns how many migrations were applied.
 */
export async function migrate(client: Client): Promise<number> {
  if (!existsSync(folder)) throw new Error(`No ${folder} here: start from the project's folder.`)
  const files = readMigrationFiles({ migrationsFolder: folder })
  if (client.protocol === 'file') await patiently(() => writeAhead(client))
  const turn = await patiently(() => begin(client))
  try {
    await turn.execute(
      'create table if not exists migration (hash text primary key, made integer not null)',
    )
    const done = new Set(
      (await turn.execute('select hash from migration')).rows.map((row) => row.hash),
    )
    const missing = files.filter((file) => !done.has(file.hash))
    await turn.execute('pragma defer_foreign_keys = on')
    // One request a migration: a server closes a transaction that takes longer than five seconds.
    for (const file of missing)
      await turn.batch([
        ...file.sql.filter((statement) => statement.trim()),
        {
          sql: 'insert into migration (hash, made) values (?, ?)',
          args: [file.hash, file.folderMillis],
        },
      ])
    await turn.commit()
    return missing.length
  } finally {
    turn.close()
  }
}

/**
 * WAL is a property of the file, so setting it once is enough; memory ignores it. See `begin` for
 * why a refusal needs a new connection.
 */
async function writeAhead(client: Client) {
  try {
    await client.execute('pragma journal_mode = wal')
  } catch (error) {
    await client.reconnect()
    throw error
  }
}

/** Whether every migration of this source is applied: what `/readyz` asks. */
export async function isMigrated(client: Client): Promise<boolean> {
  const files = readMigrationFiles({ migrationsFolder: folder })
  const { rows } = await client.execute('select hash from migration')
  const done = new Set(rows.map((row) => row.hash))
  return files.every((file) => done.has(file.hash))
}
