import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { Column, Sheet } from '@/university/audit/rules/audit'
import { registerFonts, serif } from '../certificate/pdf-fonts'
import { dayText } from '../page/dates'

const ink = '#241d18'
const soft = '#6b6058'
const line = '#d9d0c7'
const css = StyleSheet.create({
  page: {
    paddingTop: 42,
    paddingBottom: 46,
    paddingHorizontal: 40,
    fontFamily: serif,
    fontSize: 8,
    lineHeight: 1.4,
    color: ink,
  },
  title: { fontFamily: serif, fontWeight: 600, fontSize: 22, lineHeight: 1.2, marginBottom: 10 },
  fact: { flexDirection: 'row', marginBottom: 3, fontSize: 9 },
  label: { width: 110, color: soft },
  value: { flex: 1 },
  contents: { marginTop: 18, borderTopWidth: 1, borderTopColor: line, paddingTop: 12 },
  entry: { flexDirection: 'row', fontSize: 9, marginBottom: 6 },
  number: { width: 22, fontWeight: 600 },
  asks: { fontFamily: serif, fontWeight: 600, fontSize: 13, lineHeight: 1.25, marginBottom: 4 },
  says: { fontSize: 9, marginBottom: 8, color: ink },
  row: {
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: line,
    paddingVertical: 3,
  },
  head: { fontWeight: 600, color: soft, fontSize: 7 },
  cell: { paddingRight: 6 },
  more: { color: soft, marginTop: 4 },
  foot: {
    position: 'absolute',
    bottom: 22,
    left: 40,
    right: 40,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 7,
    color: soft,
  },
})

/**
 * How many rows of an answer are printed: the rest is in its file, where a machine can count it.
 */
const printed = 20

export type Report = {
  title: string
  /** Label and value, for the first page: what was asked about, when it was made and by whom. */
  facts: readonly (readonly [string, string])[]
  /** Said at the foot of every page. */
  foot: string
  answers: readonly (Sheet & { number: number; asks: string; file: string })[]
  /** An instant in words. */
  when: (at: number) => string
}

/** The evidence report as a PDF. */
export async function auditReport(it: Report): Promise<Uint8Array> {
  registerFonts()
  return renderToBuffer(
    <Document title={it.title} creator="Guildhall" producer="Guildhall" language="en">
      <Page size="A4" orientation="landscape" style={css.page}>
        <Foot text={it.foot} />
        <Text style={css.title}>{it.title}</Text>
        {it.facts.map(([label, value]) => (
          <View key={label} style={css.fact}>
            <Text style={css.label}>{label}</Text>
            <Text style={css.value}>{value}</Text>
          </View>
        ))}
        <View style={css.contents}>
          {it.answers.map((one) => (
            <View key={one.number} style={css.entry} wrap={false}>
              <Text style={css.number}>{one.number}</Text>
              <View style={css.value}>
                <Text>{one.asks}</Text>
                <Text style={{ color: soft }}>{one.says}</Text>
              </View>
            </View>
          ))}
        </View>
      </Page>
      {it.answers.map((one) => (
        <Page key={one.number} size="A4" orientation="landscape" style={css.page}>
          <Foot text={it.foot} />
          <Answer it={one} when={it.when} />
        </Page>
      ))}
    </Document>,
  )
}

const Foot = ({ text }: { text: string }) => (
  <View style={css.foot} fixed>
    <Text>{text}</Text>
    <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
  </View>
)

function Answer({ it, when }: { it: Report['answers'][number]; when: Report['when'] }) {
  const rows = it.rows.slice(0, printed)
  const widths = widthsOf(it.columns, rows, when)
  const size = (i: number) => ({ ...css.cell, width: `${widths[i]}%` })
  // Looking for every letter in six fonts is most of the work, and nearly every cell needs only the
  // first.
  const font = (text: string) =>
    /^[\u0000-\u00ff\u2013\u2018-\u201d\u2026]*$/.test(text) ? { fontFamily: serif[0] } : {}
  return (
    <>
      <View wrap={false}>
        <Text style={css.asks}>{`${it.number}  ${it.asks}`}</Text>
        <Text style={css.says}>{it.says}</Text>
      </View>
      {rows.length > 0 && (
        <View style={css.row} wrap={false}>
          {it.columns.map((column, i) => (
            <Text key={column.head} style={[css.head, size(i)]}>
              {column.head}
            </Text>
          ))}
        </View>
      )}
      {rows.map((row, n) => (
        <View key={n} style={css.row} wrap={false}>
          {it.columns.map((column, i) => {
            const text = shown(column, row[i], when)
            return (
              <Text key={column.head} style={{ ...size(i), ...font(text) }}>
                {text}
              </Text>
            )
          })}
        </View>
      ))}
      <Text style={css.more}>
        {it.rows.length > printed
          ? `The first ${printed} of ${it.rows.length.toLocaleString('en')} rows; all are in ${it.file}.`
          : `Also in ${it.file}.`}
      </Text>
    </>
  )
}

const longest = 220
function shown(
  { kind }: Column,
  cell: Sheet['rows'][number][number] | undefined,
  when: Report['when'],
): string {
  if (cell === null || cell === undefined || cell === '') return '–'
  if (kind === 'day' && typeof cell === 'string') return dayText(cell, true)
  if (kind === 'instant' && typeof cell === 'number') return when(cell)
  const text = typeof cell === 'object' ? cell.text : String(cell)
  // Marks without a shape (a zero-width space) stop the writer; a hash or an address has no place
  // to break: whole in its file.
  const written = text
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/\S{33,}/g, (one) => `${one.slice(0, 32)}…`)
  return written.length > longest ? `${written.slice(0, longest)}…` : written
}

/**
 * A column is as wide as what stands in it asks for, within bounds, so that twelve tables of
 * different shapes fit one page.
 */
function widthsOf(columns: readonly Column[], rows: Sheet['rows'], when: Report['when']): number[] {
  const wanted = columns.map((column, i) => {
    const texts = rows.map((row) => Math.min(shown(column, row[i], when).length, 60))
    return Math.max(
      6,
      column.head.length * 0.7,
      texts.length ? texts.reduce((a, b) => a + b, 0) / texts.length : 0,
    )
  })
  const sum = wanted.reduce((a, b) => a + b, 0)
  return wanted.map((one) => (100 * one) / sum)
}
