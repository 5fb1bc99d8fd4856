import { sql } from 'drizzle-orm'
import type { Writer } from '../index'

/**
 * Empties every table but the signing keys, in the caller's transaction: parents and children in
 * any order, because foreign keys are looked at when it commits. Triggers keep what was earned and
 * recorded unless `setting` says a reset is going on; the caller writes the new world and then
 * calls the function this answers with, which ends the exception.
 */
export async function wipe(db: Writer): Promise<() => Promise<void>> {
  await db.run(sql`pragma defer_foreign_keys = on`)
  await db.run(sql`insert or replace into setting (name, value) values ('resetting', '1')`)
  const tables = await db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and sql not like 'create virtual%'
      and name not like 'search%' and name not like 'sqlite_%'
      and name not like 'libsql_%' and name not like '_litestream%' and name not in ('migration',
      'setting', 'signing_key')`,
  )
  for (const { name } of tables) await db.run(sql`delete from ${sql.identifier(name)}`)
  await db.run(sql`delete from setting where name <> 'resetting'`)
  return async () => {
    await db.run(sql`delete from setting where name = 'resetting'`)
  }
}
