import type { ExamMarks } from '@/university/assessment/queries/exam-marks'
import type { FormState } from '@/university/kernel'
import { Hidden, TextField } from '../form/fields'
import { ActionButton, Form } from '../form/form'
import { Section } from '../page/section'
import { Status } from '../page/status'
import { When } from '../page/when'
import { Why } from '../page/why'
import { percent, points } from '../picture/points'
import { Table } from '../table/table'

type Send = (before: FormState, form: FormData) => Promise<FormState>
type AttemptRow = ExamMarks['attempts'][number]

/**
 * The marks of one exam, and the button that posts all that are ready. Running attempts can be
 * given more time.
 */
export function ExamMarksTable({
  marks,
  postAll,
  extend,
}: {
  marks: ExamMarks
  postAll: Send
  extend: Send
}) {
  const { item, title, attempts, ready, mayPostAll, zone, now, passPercent } = marks
  const ranOut = attempts.filter((row) => row.state === 'in progress' && !row.running).length
  const also = ranOut ? ` ${ranOut} that ran out ${ranOut === 1 ? 'is' : 'are'} closed first.` : ''
  return (
    <Section title={title} note={`pass mark ${passPercent} %`}>
      <ActionButton
        action={postAll}
        input={{ item }}
        kind="primary"
        because={mayPostAll.ok ? undefined : mayPostAll.because}
        confirm={`${ready} ${ready === 1 ? 'result becomes' : 'results become'} visible to the learners at once, with keys and comments.${also}`}
      >
        Post all that are ready
      </ActionButton>
      <Table
        caption={`Attempts at ${title}`}
        columns={[
          { head: 'Learner' },
          { head: 'Handed in' },
          { head: 'Points', numeric: true },
          { head: 'State' },
        ]}
        rows={attempts.map((row) => ({
          key: row.attempt,
          cells: [
            row.running ? (
              row.name
            ) : (
              <a key="a" href={`/marking/${row.attempt}`}>
                {row.name ?? `Learner ${row.attempt}`}
              </a>
            ),
            row.running ? (
              <MoreTime key="m" row={row} zone={zone} now={now} extend={extend} />
            ) : (
              <When key="w" at={row.at} zone={zone} now={now} />
            ),
            row.running ? '' : pointsOf(row),
            <State key="s" row={row} />,
          ],
        }))}
      />
    </Section>
  )
}

const pointsOf = ({ final, raw, possible }: AttemptRow) =>
  final === null
    ? `${points(raw)} of ${points(possible)} so far`
    : `${points(final)} of ${points(possible)}, ${percent(final, possible)}`

function State({ row }: { row: AttemptRow }) {
  if (row.disputedAt !== null) return <Status tone="bad">Disputed</Status>
  if (row.state === 'posted')
    return (
      <Status tone={row.passed ? 'good' : 'bad'}>{row.passed ? 'Passed' : 'Not passed'}</Status>
    )
  if (row.running) return <Status tone="info">Working</Status>
  if (row.state === 'graded') return <Status tone="good">Ready to post</Status>
  return (
    <Status tone="due">
      {row.state === 'submitted'
        ? row.marked === row.questions
          ? 'Markers differ'
          : 'To mark'
        : 'Ran out, not closed'}
    </Status>
  )
}

function MoreTime({
  row,
  zone,
  now,
  extend,
}: {
  row: AttemptRow
  zone: string
  now: number
  extend: Send
}) {
  return (
    <>
      ends <When at={row.deadline} zone={zone} now={now} />
      <Why label="More time">
        <Form action={extend} submit="Extend" kind="plain" size="small" compact>
          <Hidden name="attempt" value={row.attempt} />
          <TextField name="minutes" label="Minutes" type="number" min={1} max={480} required />
          <TextField name="because" label="Reason" required />
        </Form>
      </Why>
    </>
  )
}
