import type { Exam } from '@/university/assessment/queries/exam'
import { Card } from '../page/card'
import { Facts } from '../page/facts'
import { When } from '../page/when'

/**
 * What is agreed about an attempt: time with the person's own part, deadline, what passes, how
 * answers are kept.
 */
export function ExamFacts({ exam }: { exam: Exam }) {
  const { zone, now, phase } = exam
  return (
    <Card>
      <Facts
        items={[
          ['Time', exam.time],
          ['Pass mark', `${exam.passPercent} %`],
          ['Questions', exam.questions.length || undefined],
          ['Started', <When key="s" at={exam.startedAt} zone={zone} now={now} />],
          [
            'Deadline',
            phase === 'running' ? (
              <When key="d" at={exam.deadline} zone={zone} now={now} />
            ) : undefined,
          ],
          [
            'Handed in',
            exam.submittedAt && !exam.closedLate ? (
              <When key="h" at={exam.submittedAt} zone={zone} now={now} />
            ) : undefined,
          ],
          ['Closed', exam.closedLate ? 'by the clock, with what was saved' : undefined],
        ]}
      />
      {phase === 'running' && (
        <p className="credit">
          Each answer is saved as you change it; the time beside the question says when. You can
          close this page and come back: the clock goes on, the answers stay.
        </p>
      )}
    </Card>
  )
}
