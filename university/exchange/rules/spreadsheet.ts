/**
 * A cell that a spreadsheet would run as a formula, outer spaces or not, gets a leading apostrophe.
 * Numbers stay numbers.
 */
function harmless(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)
    ? `'${text}`
    : text
}

const quoted = (text: string) =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/**
 * A CSV file (RFC 4180, CRLF) that is safe to open in a spreadsheet. Who sends it as a file puts
 * `mark` first.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [head, ...rows]
    .map((row) => `${row.map((cell) => quoted(harmless(cell))).join(',')}\r\n`)
    .join('')
}

/** What tells a spreadsheet that a file is UTF-8. */
export const mark = '\ufeff'
