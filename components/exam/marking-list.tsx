import type { MarkingQueue } from '@/university/assessment/queries/marking-queue'
import { ButtonLink } from '../form/button'
import { List, Row } from '../page/card'
import { fromNow } from '../page/dates'
import { Empty } from '../page/empty'
import { Section } from '../page/section'
import { Status } from '../page/status'

type ExamRow = MarkingQueue['exams'][number]

/** The marking queue, exam by exam: what waits longest is first. */
export function MarkingList({ queue }: { queue: MarkingQueue }) {
  if (!queue.exams.length)
    return (
      <Empty
        title="No exams to mark"
        action={<ButtonLink href="/teaching">My offerings</ButtonLink>}
      >
        Essays appear here when a learner of one of your offerings hands in. What the machine can
        mark never needs you.
      </Empty>
    )
  return (
    <Section title="Exams" note="the one that has waited longest first">
      <List>
        {queue.exams.map((exam) => (
          <Row
            key={exam.item}
            title={exam.title}
            code={exam.code}
            href={`/marking?exam=${exam.item}`}
            detail={detailOf(exam, queue.now)}
            status={
              <>
                {exam.disputes > 0 && (
                  <Status tone="bad">
                    {exam.disputes === 1 ? '1 dispute' : `${exam.disputes} disputes`}
                  </Status>
                )}
                {exam.ready > 0 && <Status tone="good">{exam.ready} to post</Status>}
                {exam.essays > 0 && <Status tone="due">{exam.essays} to mark</Status>}
              </>
            }
            action={
              exam.firstAttempt ? (
                <ButtonLink
                  href={`/marking/${exam.firstAttempt}?question=${exam.firstQuestion}`}
                  kind="primary"
                  size="small"
                  label={`Mark: ${exam.title}`}
                >
                  Mark
                </ButtonLink>
              ) : (
                <ButtonLink
                  href={`/marking?exam=${exam.item}`}
                  size="small"
                  label={`Open: ${exam.title}`}
                >
                  Open
                </ButtonLink>
              )
            }
          />
        ))}
      </List>
    </Section>
  )
}

function detailOf({ oldest, waiting, running }: ExamRow, now: number): string {
  const parts = [
    waiting > 0 && oldest !== null && `${waiting} handed in, the oldest ${fromNow(oldest, now)}`,
    running > 0 && `${running} working on it now`,
  ].filter(Boolean)
  return parts.length ? `${parts.join(' · ')}` : 'Every answer is marked.'
}
