import type { AttemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import { Banner } from '../page/banner'
import { Card } from '../page/card'
import { Empty } from '../page/empty'
import { Markdown } from '../page/markdown'
import { When } from '../page/when'
import { Why } from '../page/why'
import { points } from '../picture/points'
import { Lines } from './result'

/** The answer in hand, its question, and the others of the same attempt. */
export function MarkingWork({ it }: { it: AttemptToMark }) {
  const { shown, attempt, at, closedLate, zone, now, dispute, markable } = it
  return (
    <>
      {dispute && (
        <Banner tone="due">
          The learner disputes {points(dispute.final)} of {points(dispute.possible)} points: “
          {dispute.because}”
        </Banner>
      )}
      {shown ? (
        <Card>
          <div className="asked">
            <span>
              <b>Learner {attempt}</b> · {closedLate ? 'closed by the clock' : 'handed in'}{' '}
              <When at={at} zone={zone} now={now} />
            </span>
            {shown.rubric && (
              <span>
                {shown.words} {shown.words === 1 ? 'word' : 'words'}
              </span>
            )}
          </div>
          {shown.rubric && (
            <Why label={`Question ${shown.position}, ${points(shown.points)} points`}>
              <Markdown source={shown.prompt} />
            </Why>
          )}
          {shown.rubric ? (
            <div className="essay">
              <Markdown source={shown.yours[0] ?? ''} />
            </div>
          ) : (
            <>
              <Markdown source={shown.prompt} />
              <Lines label="Answered" lines={shown.yours} kind={shown.kind} empty="Nothing." />
              <Lines label="Key" lines={shown.right} kind={shown.kind} />
            </>
          )}
          {shown.rubric && (
            <Why label="Model answer">
              <Markdown source={shown.right[0] ?? ''} />
            </Why>
          )}
        </Card>
      ) : (
        <Empty title="Nothing to mark in this attempt">
          The machine marked all of it, or nothing was written.
        </Empty>
      )}
      {markable.length > 1 && (
        <p className="others">
          {markable.map(({ question, position }) => (
            <a
              key={question}
              href={`/marking/${attempt}?question=${question}`}
              aria-current={question === shown?.question || undefined}
            >
              Question {position}
            </a>
          ))}
        </p>
      )}
    </>
  )
}
