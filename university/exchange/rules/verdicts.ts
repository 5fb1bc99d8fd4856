import { type ImportKind, importKinds, type RowVerdict } from '@/db/tables/exchange'
import type { Row } from './table'

/**
 * What a file can hold, and the verdict on one of its rows: the words of the table, for those who
 * may not look into it.
 */
export type Kind = ImportKind
export type Judgement = RowVerdict
export const kinds: readonly Kind[] = importKinds

/** Before and after of each fact that differs, by its column; undefined when nothing does. */
export type Changes = Record<
  string,
  [before: string | number | null, after: string | number | null]
>

export function changed<T extends Record<string, string | number | null>>(
  before: T,
  after: T,
): Changes | undefined {
  const changes: Changes = {}
  for (const [key, value] of Object.entries(after))
    if (before[key] !== value) changes[key] = [before[key] ?? null, value]
  return Object.keys(changes).length ? changes : undefined
}

/** Verdicts as totals: rows read, and how many of each kind. */
export function countsOf(
  verdicts: readonly RowVerdict[],
): Record<RowVerdict['verdict'] | 'rows', number> {
  const counts = {
    rows: 0,
    create: 0,
    update: 0,
    unchanged: 0,
    deactivate: 0,
    repeated: 0,
    refused: 0,
  }
  for (const { verdict, line } of verdicts) {
    counts[verdict]++
    if (line) counts.rows++
  }
  return counts
}

/**
 * Keeps the first row of each key and reports the others. A row whose key is '' is not compared.
 */
export function firstOfEach<R extends Row>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  say: (line: number) => string,
) {
  const first = new Map<string, R>()
  const repeated = new Map<R, string>()
  for (const row of rows) {
    const key = keyOf(row)
    if (!key) continue
    const before = first.get(key)
    if (before) repeated.set(row, say(before.line))
    else first.set(key, row)
  }
  return repeated
}
