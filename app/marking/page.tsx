import { ask } from '@/app/_web/ask'
import { MarkingList } from '@/components/exam/marking-list'
import { ExamMarksTable } from '@/components/exam/marks'
import { Page } from '@/components/page/page'
import { examMarks } from '@/university/assessment/queries/exam-marks'
import { markingQueue } from '@/university/assessment/queries/marking-queue'
import { extend, postAll } from './actions'

export default async function MarkingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const queue = await ask(markingQueue, await searchParams)
  const marks = queue.exam && (await ask(examMarks, { item: queue.exam }))
  return (
    <Page
      title="Marking"
      facts={
        queue.left
          ? `${queue.left} ${queue.left === 1 ? 'answer' : 'answers'} left, the oldest first`
          : 'Nothing is left to mark'
      }
    >
      <MarkingList queue={queue} />
      {marks && <ExamMarksTable marks={marks} postAll={postAll} extend={extend} />}
    </Page>
  )
}
