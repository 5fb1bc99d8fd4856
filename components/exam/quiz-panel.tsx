import type { QuizPanelFacts } from '@/university/assessment/queries/quiz-panel'
import type { FormState } from '@/university/kernel'
import { ButtonLink } from '../form/button'
import { ActionButton } from '../form/form'
import { Card, List, Row } from '../page/card'
import { Facts } from '../page/facts'
import { Status } from '../page/status'
import { When } from '../page/when'
import { percent } from '../picture/points'

type Send = (before: FormState, form: FormData) => Promise<FormState>
const states: Record<string, string> = {
  submitted: 'Being marked',
  graded: 'Marked, not posted yet',
  voided: 'Voided',
}

/**
 * Before an exam: its rules with one's own time, attempts left, and start, continue, or the reason
 * why not. Then how earlier attempts went.
 */
export function QuizPanel({ facts, start }: { facts: QuizPanelFacts; start: Send }) {
  const { enrolment, item, time, passPercent, attempts, left, open, mayStart, past, zone, now } =
    facts
  return (
    <>
      <Card>
        <Facts
          items={[
            ['Time', time],
            ['Pass mark', `${passPercent} %`],
            ['Attempts left', `${left} of ${attempts}`],
            [
              'Ends',
              open && !open.over ? (
                <When key="w" at={open.deadline} zone={zone} now={now} />
              ) : undefined,
            ],
          ]}
        />
        {open ? (
          <ButtonLink href={`/exams/${open.attempt}`} kind="primary">
            {open.over ? 'Time was up: see where it stands' : 'Continue the exam'}
          </ButtonLink>
        ) : (
          <ActionButton
            action={start}
            input={{ enrolment, item }}
            kind="primary"
            because={mayStart.ok ? undefined : mayStart.because}
            confirm={`The clock starts at once and runs ${time}. This uses one of ${left} attempts left.`}
          >
            Start the exam
          </ActionButton>
        )}
      </Card>
      {past.length > 0 && (
        <List>
          {past.map((row) => (
            <Row
              key={row.id}
              title={`Attempt ${row.number}`}
              href={`/exams/${row.id}`}
              detail={
                row.counts ? (
                  <When at={row.submittedAt ?? row.startedAt} zone={zone} now={now} />
                ) : (
                  'Given back: it does not count.'
                )
              }
              status={
                row.final !== null && row.possible !== null ? (
                  <Status tone={row.passed ? 'good' : 'bad'}>
                    {row.passed ? 'Passed' : 'Not passed'}, {percent(row.final, row.possible)}
                  </Status>
                ) : (
                  <Status tone="info">{states[row.state] ?? row.state}</Status>
                )
              }
            />
          ))}
        </List>
      )}
    </>
  )
}
