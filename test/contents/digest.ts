import { type Column, columns, names } from './cast'
import { marksIn } from './marks'

/** What each column was answered; one that is missing was refused, or found nothing. */
export type Answers = ReadonlyMap<Column, unknown>
/** Who is told of what is marked. */
export type Told = Map<string, Set<Column>>

const heading = columns.join(' ')
/** A line of a table; a column without an answer has a dash. */
const line = (of: (column: Column) => string | undefined, name: string) =>
  `${columns.map((it) => of(it) ?? ' -').join(' ')}  ${name}`

/**
 * What is seen, as a table with a column for each role. A line tells how often a field says
 * something: each list of rows, and each field that some see more often than what it stands
 * in would explain. Then come the marks, by name.
 */
export function tableOf(answers: Answers): string {
  const counted = new Map([...answers].map(([column, answer]) => [column, counts(answer)]))
  const all = [...counted.values()]
  const of = (path: string) => all.map((it) => it.fields.get(path) ?? 0)
  const lines = new Map<string, string[]>()
  for (const path of [...new Set(all.flatMap((it) => [...it.fields.keys()]))].sort()) {
    const parent = path.replace(/(\[\]|\.[^.[\]]*)$/, '')
    const isTold = path === '' || all.some((it) => it.rows.has(path))
    if (!isTold && isExplained(of(path), of(parent))) continue
    const numbers = line((column) => {
      const it = counted.get(column)
      return it && String(it.fields.get(path) ?? '·').padStart(2)
    }, parent)
    lines.set(numbers, [...(lines.get(numbers) ?? []), path.slice(parent.length) || 'an answer'])
  }
  const fields = [...lines].flatMap(([start, ends]) => wrapped(start, ends))
  return [heading, ...fields, ...linesOf(toldIn(answers), new Set(answers.keys()))].join('\n')
}

export function toldIn(answers: Answers): Told {
  const told: Told = new Map()
  for (const [column, answer] of answers)
    for (const name of marksIn(textOf(answer)))
      told.set(name, (told.get(name) ?? new Set()).add(column))
  return told
}

/** A line for each mark, by name: an x for whoever is told. */
export const linesOf = (told: Told, answered: ReadonlySet<Column> = new Set(columns)): string[] =>
  [...told]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, to]) =>
      line((it) => (answered.has(it) ? (to.has(it) ? ' x' : ' ·') : undefined), name),
    )

type Counts = { fields: Map<string, number>; rows: Set<string> }

/** How often each field of an answer says something, by its path; and which lists are of rows. */
function counts(answer: unknown): Counts {
  const into: Counts = { fields: new Map(), rows: new Set() }
  count(answer, '', into)
  return into
}
const isVerdict = (it: object) =>
  'ok' in it && typeof it.ok === 'boolean' && Object.keys(it).length < 3
/** Under keys that are numbers or days stand rows. */
const isRow = (key: string) => /^\d[\d-]*$/.test(key)

/** Not what stands inside a row, what one may choose from, or words that name nobody. */
const isAmongRows = (path: string, one: unknown) =>
  !/\[\]|^\.(choices|filters|columns)/.test(path) &&
  (typeof one === 'object' || names.test(textOf(one)))

/** A verdict is a door, which the permission matrix proves: it is passed over. */
function count(value: unknown, path: string, into: Counts) {
  if (!value || (typeof value === 'object' && isVerdict(value))) return
  into.fields.set(path, (into.fields.get(path) ?? 0) + 1)
  if (typeof value !== 'object' || value instanceof Date || ArrayBuffer.isView(value)) return
  for (const [key, one] of Object.entries(value)) {
    const isOne = Array.isArray(value) || isRow(key)
    if (isOne && isAmongRows(path, one)) into.rows.add(`${path}[]`)
    count(one, isOne ? `${path}[]` : `${path}.${key}`, into)
  }
}

/** Whether each that it stands in has it equally often, whoever looks. */
function isExplained(own: number[], parent: number[]): boolean {
  const first = parent.findIndex((n) => n > 0)
  const rate = first < 0 ? 0 : (own[first] as number) / (parent[first] as number)
  return own.every((n, at) => n === rate * (parent[at] as number))
}

/** Names that fit on a line; the others go on below. */
function wrapped(start: string, ends: string[]): string[] {
  const lines: string[] = []
  for (const end of ends) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + end.length < 88) lines[lines.length - 1] += ` ${end}`
    else lines.push(`${start}${end}`)
  }
  return lines
}

/** An answer as text, with what a file holds. */
export const textOf = (answer: unknown): string =>
  JSON.stringify(answer, (key, value) => {
    if (key === 'base64') return Buffer.from(value, 'base64').toString('utf8')
    return ArrayBuffer.isView(value) ? Buffer.from(value as Uint8Array).toString('utf8') : value
  }) ?? ''
