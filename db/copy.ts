import type { Client, InStatement, InValue } from '@libsql/client'

const batch = 500
const own =
  "name not like 'sqlite_%' and name not like 'search_%' and name not like 'libsql_%' and name not like '_litestream%'"

/**
 * Copies a whole database into another, from a file or a server to a file or a server: how backup
 * and restore work in all three places. Reads in one transaction, so the copy is of one moment
 * although people go on working; writes in one transaction, so the target holds all of it or stays
 * as it was.
 * @returns rows copied.
 */
export async function copyDatabase(
  from: Client,
  to: Client,
  progress?: (table: string, rows: number) => void,
): Promise<number> {
  const source = await from.transaction('read')
  const target = await to.transaction('write')
  let total = 0
  try {
    await target.execute('pragma defer_foreign_keys = on')
    await clear(target)
    const parts = (
      await source.execute(
        `select type, name, sql from sqlite_master where sql is not null and ${own}`,
      )
    ).rows
    const of = (type: string) => parts.filter((part) => part.type === type)
    for (const table of of('table')) await target.execute(String(table.sql))
    for (const table of of('table')) {
      const rows = await copyRows(String(table.name), source, target)
      progress?.(String(table.name), rows)
      total += rows
    }
    // Indexes are quicker made once at the end; triggers must not count the same rows twice.
    for (const part of [...of('index'), ...of('trigger')]) await target.execute(String(part.sql))
    await target.commit()
    return total
  } finally {
    source.close()
    target.close()
  }
}

type Handle = { execute(statement: InStatement): ReturnType<Client['execute']> }

async function clear(target: Handle) {
  const { rows } = await target.execute(
    `select type, name from sqlite_master where type in ('trigger', 'table') and ${own} order by type desc`,
  )
  for (const { name } of rows.filter((row) => row.type === 'trigger'))
    await target.execute(`drop trigger "${name}"`)
  // Dropping a table that others refer to counts as deleting its rows: the check is deferred, and
  // all of them go.
  for (const { name } of rows.filter((row) => row.type === 'table'))
    await target.execute(`drop table "${name}"`)
}

async function copyRows(table: string, source: Handle, target: Handle): Promise<number> {
  let after: InValue = -1
  let copied = 0
  for (;;) {
    const page = await source.execute({
      sql: `select rowid as "_row", * from "${table}" where rowid > ? order by rowid limit ${batch}`,
      args: [after],
    })
    const last = page.rows.at(-1)
    if (!last) return copied
    const columns = page.columns.slice(1)
    const names = ['rowid', ...columns].map((name) => `"${name}"`).join(', ')
    const values = `(${page.columns.map(() => '?').join(', ')})`
    for (let i = 0; i < page.rows.length; i += 50) {
      const rows = page.rows.slice(i, i + 50)
      const args = rows.flatMap((row) => page.columns.map((name) => row[name] as InValue))
      await target.execute({
        sql: `insert into "${table}" (${names}) values ${rows.map(() => values).join(', ')}`,
        args,
      })
    }
    copied += page.rows.length
    after = last._row as InValue
  }
}
