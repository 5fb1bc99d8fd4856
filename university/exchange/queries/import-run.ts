import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { importRun, type RowVerdict } from '@/db/tables/exchange'
import { person } from '@/db/tables/people'
import { no, type Verdict, yes } from '../../at'
import { id, page } from '../../input'
import { question } from '../../kernel'
import { isRunning, progressOf } from '../progress'
import { needsConfirming, sayLeaving } from '../rules/people'
import { mark, toCsv } from '../rules/spreadsheet'
import { mayImport, maySeeImports } from '../rules/who'

const perPage = 50
const kinds = ['create', 'update', 'unchanged', 'deactivate', 'repeated', 'refused'] as const

/**
 * One file: its totals, its verdicts page by page, how far its performance has come, and whether it
 * may be performed.
 */
export const importOf = question({
  input: z.object({ id, verdict: z.enum(kinds).optional().catch(undefined), page }),
  async answer({ db, actor, now }, { id, verdict, page }) {
    if (!maySeeImports(actor)) return undefined
    const run = await runOf(db, id)
    if (!run) return undefined
    const { leaving = 0, active = 0, rows = 0 } = run.counts
    const confirming =
      run.performedAt === null && run.kind === 'people' && needsConfirming({ leaving, active })
    const shown = verdict ? (run.counts[verdict] ?? 0) : rows + (run.counts.deactivate ?? 0)
    const pages = Math.max(1, Math.ceil(shown / perPage))
    const mayPerform: Verdict =
      run.performedAt !== null
        ? no('This file was performed already.')
        : isRunning(id)
          ? no('This file is being performed now.')
          : mayImport(actor)
    return {
      ...run,
      verdict,
      verdicts: await verdictsOf(db, id, verdict, perPage, (Math.min(page, pages) - 1) * perPage),
      shown,
      page: Math.min(page, pages),
      pages,
      zone: actor.timeZone,
      now: +now,
      progress: progressOf(id),
      confirm: confirming ? { leaving, because: sayLeaving({ leaving, active }) } : undefined,
      mayPerform,
    }
  },
  mayAsk: () => yes,
})

export type FoundImport = NonNullable<Awaited<ReturnType<typeof importOf.answer>>>

/**
 * The verdicts as a file for a spreadsheet: all of them, or of one kind. Nothing in it runs as a
 * formula.
 */
export const importReport = question({
  input: z.object({ id, verdict: z.enum(kinds).optional().catch(undefined) }),
  async answer({ db, actor }, { id, verdict }) {
    if (!maySeeImports(actor)) return undefined
    const run = await runOf(db, id)
    if (!run) return undefined
    const rows = (await verdictsOf(db, id, verdict, -1, 0)).map(
      ({ line, key, about, verdict, why, changes }) => [
        line || '',
        key,
        about,
        verdict,
        why,
        sayChanges(changes),
      ],
    )
    return {
      name: `import-${id}-${run.kind}${verdict ? `-${verdict}` : ''}.csv`,
      csv: mark + toCsv(['line', 'key', 'about', 'verdict', 'why', 'changes'], rows),
    }
  },
  mayAsk: () => yes,
})

/** 'shift: day → night; left_on: – → 2026-11-21' */
export const sayChanges = (changes: RowVerdict['changes']) =>
  Object.entries(changes ?? {})
    .map(([fact, [before, after]]) => `${fact}: ${before ?? '–'} → ${after ?? '–'}`)
    .join('; ')

const runOf = (db: Reader, id: number) =>
  db
    .select({
      id: importRun.id,
      kind: importRun.kind,
      fileName: importRun.fileName,
      counts: importRun.counts,
      readAt: importRun.readAt,
      performedAt: importRun.performedAt,
      by: person.name,
    })
    .from(importRun)
    .leftJoin(person, eq(person.id, importRun.byId))
    .where(eq(importRun.id, id))
    .get()

/** The database opens the list, so that a page of a long import costs a page. */
async function verdictsOf(
  db: Reader,
  id: number,
  verdict: string | undefined,
  limit: number,
  offset: number,
): Promise<RowVerdict[]> {
  const rows = await db.all<{ value: Json<RowVerdict> }>(sql`
    select v.value from ${importRun}, json_each(${importRun.verdicts}) v
    where ${importRun.id} = ${id} ${verdict ? sql`and v.value ->> 'verdict' = ${verdict}` : sql``}
    order by v.key limit ${limit} offset ${offset}`)
  return rows.map((row) => fromJson(row.value))
}
