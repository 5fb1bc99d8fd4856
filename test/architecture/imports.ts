import { dirname, normalize } from 'node:path'

export type Imported = { from: string; typesOnly: boolean }

/** Every import of a file: what it names, and whether only its types. */
export function importsOf(text: string): Imported[] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"\n;]*?(?:\{[^}]*\}\s*)?from\s+)?['"]([^'"]+)['"]/g
  return [...text.matchAll(statement)].map((m) => {
    const names = [...(m[2] ?? '').matchAll(/[{,]\s*([^,}\s]+)/g)]
    const allTypes = /\{/.test(m[2] ?? '') && names.every((name) => name[1] === 'type')
    return { from: m[3] ?? '', typesOnly: Boolean(m[1]) || allTypes }
  })
}

/** Which file of ours an import means; undefined for a package. */
function fileOf(path: string, from: string, known: ReadonlySet<string>): string | undefined {
  const base = from.startsWith('@/')
    ? from.slice(2)
    : from.startsWith('.') && normalize(`${dirname(path)}/${from}`)
  if (!base) return undefined
  return ['', '.ts', '.tsx', '/index.ts'].map((end) => base + end).find((it) => known.has(it))
}

/** Which files each file uses, its types included. */
export function graphOf(files: readonly { path: string; text: string }[]): Map<string, string[]> {
  const known = new Set(files.map(({ path }) => path))
  return new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text).flatMap(({ from }) => fileOf(path, from, known) ?? []),
    ]),
  )
}

/**
 * Each circle of files as one list: what is left after everything is taken off that nothing uses,
 * or that uses nothing.
 */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map([...graph].map(([path, uses]) => [path, new Set(uses)]))
  const ends = () => {
    const used = new Set([...left.values()].flatMap((uses) => [...uses]))
    return [...left].filter(([path, uses]) => uses.size === 0 || !used.has(path))
  }
  for (let gone = ends(); gone.length > 0; gone = ends()) {
    for (const [path] of gone) left.delete(path)
    for (const uses of left.values()) for (const [path] of gone) uses.delete(path)
  }
  return [...left.keys()]
}

/** A use against the order: what stands after in the list is used by what stands before. */
export const isAgainst = (order: readonly string[], user: string, used: string): boolean =>
  user !== used && order.indexOf(used) >= order.indexOf(user)
