import { strToU8, zipSync } from 'fflate'
import { auditReport } from '@/components/desk/audit-report'
import { dayText, timeText } from '@/components/page/dates'
import type { Bundle } from '@/university/audit/queries/audit'
import { type Cell, type Column, textOf } from '@/university/audit/rules/audit'
import { mark, toCsv } from '@/university/exchange/rules/spreadsheet'

const sha256 = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString(
    'hex',
  )

/**
 * A cell as a file has it: days and instants in ISO 8601, so that a machine reads them alike
 * everywhere.
 */
const plain = ({ kind }: Column, cell: Cell | undefined): unknown =>
  kind === 'instant' && typeof cell === 'number'
    ? new Date(cell).toISOString()
    : typeof cell === 'number'
      ? cell
      : textOf(cell)
export const csvOf = (it: { columns: Column[]; rows: Cell[][] }) =>
  mark +
  toCsv(
    it.columns.map((column) => column.head),
    it.rows.map((row) => it.columns.map((column, i) => plain(column, row[i]))),
  )

/**
 * The evidence bundle as one ZIP: a report to read, a CSV for each answer, and index.txt with the
 * SHA-256 of every file.
 */
export async function archive(it: Bundle): Promise<{ name: string; bytes: Uint8Array }> {
  const { scope, now, asked } = it
  const when = (at: number) => timeText(at, scope.zone, +now)
  const named = it.sheets.map((sheet) => ({
    ...sheet,
    file: `${String(sheet.number).padStart(2, '0')}-${sheet.slug}.csv`,
  }))
  const facts = [
    ['The day asked about', dayText(scope.on)],
    ['The period', `${dayText(scope.from)} to ${dayText(scope.until)}, both included`],
    [
      'Teams',
      [...asked.team, asked.customer && `customer “${asked.customer}”`]
        .filter(Boolean)
        .join(', ') || 'all',
    ],
    ['Certifications', asked.certification.join(', ') || 'all'],
    ...(asked.q ? ([['People', `whose name has “${asked.q}” in it`]] as const) : []),
    ['Made', `${now.toISOString()} (${when(+now)}) by ${it.by}`],
    ['As known at', `${new Date(scope.known).toISOString()} (${when(scope.known)})`],
  ] as const
  const foot = `Guildhall · made ${now.toISOString()} · as known at ${new Date(scope.known).toISOString()}`
  const report = await auditReport({
    title: 'Evidence of certification',
    facts,
    foot,
    answers: named,
    when,
  })
  const files: [string, Uint8Array, string][] = [
    ['report.pdf', new Uint8Array(report), 'The report: each question with its answer'],
    ...named.map((sheet): [string, Uint8Array, string] => [
      sheet.file,
      strToU8(csvOf(sheet)),
      `${sheet.asks} ${sheet.says}`,
    ]),
  ]
  const lines = await Promise.all(
    files.map(async ([name, bytes, says]) => ({
      name,
      says,
      size: bytes.length,
      hash: await sha256(bytes),
    })),
  )
  const index = [
    'Evidence of certification',
    '',
    ...facts.map(([label, value]) => `${label}: ${value}`),
    '',
    'SHA-256 of each file, as `sha256sum` writes it:',
    '',
    ...lines.map(({ hash, name }) => `${hash}  ${name}`),
    '',
    'What is in each:',
    '',
    ...lines.map(({ name, size, says }) => `${name} (${size.toLocaleString('en')} bytes): ${says}`),
    '',
    'CSV files are UTF-8 with days as YYYY-MM-DD and instants in UTC. A cell that a spreadsheet would run begins with an apostrophe.',
    '',
  ].join('\n')
  const content = Object.fromEntries([
    ['index.txt', strToU8(index)] as const,
    ...files.map(([name, bytes]) => [name, bytes] as const),
  ])
  return { name: `evidence-${scope.on}.zip`, bytes: zipSync(content, { mtime: now, level: 6 }) }
}
