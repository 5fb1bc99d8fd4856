import { CsvError, parse } from 'csv-parse/sync'

/**
 * One row of a file: where it starts (the header is line 1), and its cells by column, without outer
 * spaces.
 */
export type Row<Column extends string = string> = {
  line: number
  cells: Record<Column, string>
  /** Why the row cannot be read at all. */
  because?: string
}
export type Table<Column extends string> =
  | { ok: true; rows: Row<Column>[] }
  | { ok: false; because: string }

const listed = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')
const longest = 2000

/**
 * Reads CSV with exactly these columns, in any order. What is wrong with the whole file is said
 * once; what is wrong with a row stays with the row.
 */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): Table<Column> {
  const no = (because: string): Table<Column> => ({ ok: false, because })
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      bom: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return no(sayWhy(error))
  }
  const [head, ...body] = records
  if (!head)
    return no(`The file is empty. Its first line must name the columns: ${columns.join(', ')}.`)
  const names = head.record.map((name) => name.trim().toLowerCase())
  const wrong = wrongHeader(names, columns)
  if (wrong) return no(`${wrong} The columns are: ${columns.join(', ')}.`)
  if (!body.length) return no('The file has a header and no rows.')

  const places = columns.map((column) => names.indexOf(column))
  return {
    ok: true,
    rows: body.map(({ record, info }) => {
      const cells = Object.fromEntries(
        columns.map((column, i) => [column, (record[places[i] as number] ?? '').trim()]),
      ) as Record<Column, string>
      const line =
        info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0)
      const row = { line, cells }
      if (record.length !== names.length)
        return {
          ...row,
          because: `${record.length} ${record.length === 1 ? 'cell' : 'cells'} where ${names.length} are expected`,
        }
      const long = columns.find((column) => cells[column].length > longest)
      return long ? { ...row, because: `${long} has more than ${longest} characters` } : row
    }),
  }
}

function wrongHeader(names: readonly string[], columns: readonly string[]): string | undefined {
  const other =
    names.length === 1 ? [';', '\t', '|'].find((mark) => names[0]?.includes(mark)) : undefined
  if (other)
    return `The columns are separated by ${other === '\t' ? 'tabs' : `“${other}”`}, and commas are expected.`
  const expected = new Set<string>(columns)
  const repeated = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
  const unknown = names.filter((name) => !expected.has(name))
  const missing = columns.filter((column) => !names.includes(column))
  const parts = [
    unknown.length && `Unknown ${unknown.length === 1 ? 'column' : 'columns'} ${listed(unknown)}.`,
    missing.length && `Missing ${missing.length === 1 ? 'column' : 'columns'} ${listed(missing)}.`,
    repeated.length &&
      `${listed(repeated)} ${repeated.length === 1 ? 'is' : 'are'} there more than once.`,
  ].filter(Boolean)
  return parts.length ? parts.join(' ') : undefined
}

function sayWhy(error: CsvError): string {
  const line = 'lines' in error ? ` on line ${error.lines}` : ''
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quoted cell that begins${line} is never closed. Every " that opens a cell needs one that ends it.`
  if (error.code === 'INVALID_OPENING_QUOTE')
    return `There is a quote inside a cell${line} that is not quoted itself. Write the cell in quotes and double the ones inside: "a ""b"" c".`
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return `There is text after a closing quote${line}. Double a quote that belongs to the text: "a ""b"" c".`
  return `The file is not well-formed CSV${line}: ${error.message}.`
}
