import type { ImportMode, RowVerdict } from '@/db/tables/exchange'
import { type Day, isDay } from '../../calendar'
import type { Row } from './table'
import { firstOfEach } from './verdicts'

export const holdingColumns = [
  'employee_id',
  'issuer',
  'exam_code',
  'version',
  'earned_on',
  'certificate_number',
  'evidence',
] as const
export type HoldingRow = Row<(typeof holdingColumns)[number]>

/**
 * `issuer` is a name files use, `awardedBy` the one under which certificates are kept: an issuer
 * may have several names.
 */
type OfferedExam = {
  issuer: string
  awardedBy: string
  code: string
  certificationId: number
}
/** A certificate on record: its number with its issuer is its identity. */
type RecordedCertificate = {
  issuer: string
  number: string
  employeeId: string
  examCode: string | null
  earnedOn: Day
}
export type KnownForHoldings = {
  people: ReadonlyMap<string, number>
  exams: readonly OfferedExam[]
  certificates: readonly RecordedCertificate[]
  /** Who is certified today in what: `person certification`. Asked only where it matters. */
  certified?: ReadonlySet<string>
}
type HoldingToRecord = {
  line: number
  personId: number
  exam: OfferedExam
  earnedOn: Day
  number: string
  version: string | null
  evidence: string
  history: boolean
}
export type HoldingsPlan = { verdicts: RowVerdict[]; create: HoldingToRecord[] }

const alike = (text: string) => text.toLowerCase()
const identity = (issuer: string, number: string) => JSON.stringify([alike(issuer), alike(number)])

/**
 * What a holdings file adds. A certificate is recorded once, whoever sends it again; history is not
 * judged anew, so no prerequisite is asked. What is earned is never changed: a row that contradicts
 * the record is refused. `mode` says which of them may certify: by default each counts for its own
 * dates, so that an older one is history beside a newer one.
 */
export function judgeHoldings(
  rows: readonly HoldingRow[],
  known: KnownForHoldings,
  today: Day,
  mode: ImportMode = 'newer',
): HoldingsPlan {
  const offered = new Map(known.exams.map((it) => [identity(it.issuer, it.code), it]))
  const examOf = ({ cells }: HoldingRow) => offered.get(identity(cells.issuer, cells.exam_code))
  const repeated = firstOfEach(
    rows,
    (row) =>
      row.cells.certificate_number &&
      identity(examOf(row)?.awardedBy ?? row.cells.issuer, row.cells.certificate_number),
    (line) => `this certificate is already on line ${line}`,
  )
  const codes = new Set(known.exams.map((it) => alike(it.code)))
  const recorded = new Map(known.certificates.map((it) => [identity(it.issuer, it.number), it]))

  const create: HoldingToRecord[] = []
  const verdicts = rows.map((row): RowVerdict => {
    const { line, cells } = row
    const verdict = {
      line,
      key: cells.certificate_number,
      about: [cells.employee_id, cells.exam_code].filter(Boolean).join(', '),
    }
    const again = repeated.get(row)
    const other =
      again && rows.find((it) => it.line === Number(/\d+$/.exec(again)?.[0]))?.cells.employee_id
    if (other && other !== cells.employee_id)
      return { ...verdict, verdict: 'refused', why: `${again}, for ${other}` }
    if (again) return { ...verdict, verdict: 'repeated', why: again }

    const personId = known.people.get(cells.employee_id)
    const exam = examOf(row)
    const wrong = row.because ? [row.because] : wrongWith(cells, personId, exam, codes, today)
    const before = recorded.get(identity(exam?.awardedBy ?? cells.issuer, cells.certificate_number))
    if (before && !wrong.length) {
      const because = contradiction(before, cells)
      return because
        ? { ...verdict, verdict: 'refused', why: because }
        : { ...verdict, verdict: 'unchanged' }
    }
    if (wrong.length || !personId || !exam)
      return { ...verdict, verdict: 'refused', why: wrong.join('; ') }
    const { earned_on: earnedOn, certificate_number: number, version, evidence } = cells
    const history =
      mode === 'history' ||
      (mode === 'uncertified' &&
        known.certified?.has(`${personId} ${exam.certificationId}`) === true)
    if (history && earnedOn === today)
      return { ...verdict, verdict: 'refused', why: 'earned today, so it is no history yet' }
    create.push({
      line,
      personId,
      exam,
      earnedOn,
      number,
      version: version || null,
      evidence,
      history,
    })
    return {
      ...verdict,
      verdict: 'create',
      ...(history && { why: 'as history only: it certifies nobody from today on' }),
    }
  })
  // In the order in which things were earned, as they would have been recorded had this been here
  // all along.
  create.sort((a, b) => a.earnedOn.localeCompare(b.earnedOn) || a.line - b.line)
  return { verdicts, create }
}

function wrongWith(
  cells: HoldingRow['cells'],
  personId: number | undefined,
  exam: OfferedExam | undefined,
  codes: ReadonlySet<string>,
  today: Day,
): string[] {
  const dated = isDay(cells.earned_on)
  const wrong = [
    !cells.certificate_number && 'missing certificate number',
    !personId && 'unknown person',
    !exam &&
      (codes.has(alike(cells.exam_code)) ? 'issuer does not offer this exam' : 'unknown exam'),
    !dated && 'invalid date',
    dated && cells.earned_on > today && 'earned in the future',
  ]
  return wrong.filter((it) => it !== false)
}

function contradiction(
  before: RecordedCertificate,
  cells: HoldingRow['cells'],
): string | undefined {
  if (before.employeeId !== cells.employee_id)
    return `this certificate is recorded for ${before.employeeId}`
  if (before.examCode !== null && alike(before.examCode) !== alike(cells.exam_code))
    return `this certificate is recorded for exam ${before.examCode}`
  return before.earnedOn === cells.earned_on
    ? undefined
    : `this certificate is recorded as earned on ${before.earnedOn}`
}
