import type { Exam } from '@/university/assessment/queries/exam'
import type { FormState } from '@/university/kernel'
import { Hidden, TextArea } from '../form/fields'
import { Form } from '../form/form'
import { Banner } from '../page/banner'
import { Card } from '../page/card'
import { timeText } from '../page/dates'
import { Figure } from '../page/figure'
import { Section } from '../page/section'
import { Status } from '../page/status'
import { Why } from '../page/why'
import { percent, points } from '../picture/points'

type Result = NonNullable<Exam['result']>

/** The result, with the sum behind it. */
export function ExamScore({ result, passPercent }: { result: Result; passPercent: number }) {
  const { possible, raw, penalty, final, passed, because, earlier } = result
  return (
    <Section title="Result">
      <Card>
        <div className="score">
          <Figure value={percent(final, possible)} label="of the points" />
          <Status tone={passed ? 'good' : 'bad'}>{passed ? 'Passed' : 'Not passed'}</Status>
        </div>
        <Why>
          {points(raw)} of {points(possible)} points
          {penalty > 0
            ? `, less ${points(penalty)} for lateness: ${points(final)}`
            : ', nothing taken off'}
          . The pass mark is {passPercent} %, that is {points((possible * passPercent) / 100)}{' '}
          points; it is compared before rounding.
        </Why>
        {because && <p>Decided again after your dispute: {because}</p>}
        {earlier.length > 0 && (
          <p className="credit">
            Before: {earlier.map((row) => `${points(row.final)} points`).join(', ')}.
          </p>
        )}
      </Card>
    </Section>
  )
}

type Send = (before: FormState, form: FormData) => Promise<FormState>
/** Saying that a grade is wrong, while that is possible; where it stands afterwards. */
export function Dispute({
  result,
  attempt,
  zone,
  now,
  send,
}: {
  result: Result
  attempt: number
  zone: string
  now: number
  send: Send
}) {
  const { disputedAt, disputedBecause, disputeUntil, mayDispute } = result
  if (disputedAt) {
    return (
      <Banner tone="info">
        You disputed this grade: “{disputedBecause}”. Another marker decides.
      </Banner>
    )
  }
  if (!mayDispute.ok) return <p className="credit">{mayDispute.because}</p>
  return (
    <Section title="Something wrong?" note={`until ${timeText(disputeUntil, zone, now)}`}>
      <details className="why">
        <summary>Dispute this grade</summary>
        <Form action={send} submit="Ask for another marker" kind="plain">
          <Hidden name="attempt" value={attempt} />
          <TextArea
            name="because"
            label="Which question, and why"
            hint="Another marker looks at it and decides. A dispute never lowers a grade."
            required
          />
        </Form>
      </details>
    </Section>
  )
}
