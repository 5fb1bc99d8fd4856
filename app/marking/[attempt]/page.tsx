import { ask } from '@/app/_web/ask'
import { MarkingHead, MarkingSteps } from '@/components/exam/marking-head'
import { MarkingStaff } from '@/components/exam/marking-staff'
import { MarkingWork } from '@/components/exam/marking-work'
import { Rubric } from '@/components/exam/rubric'
import { Page } from '@/components/page/page'
import { attemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import { mark, post, release, setAside } from './actions'

type Props = { params: Promise<{ attempt: string }>; searchParams: Promise<Record<string, string>> }

export default async function MarkOnePage({ params, searchParams }: Props) {
  const it = await ask(attemptToMark, { ...(await searchParams), ...(await params) })
  return (
    <Page
      title={it.title}
      code={it.code}
      facts={<MarkingHead it={it} />}
      action={<MarkingSteps it={it} />}
      aside={
        <>
          <Rubric it={it} mark={mark} />
          <MarkingStaff it={it} post={post} setAside={setAside} release={release} />
        </>
      }
    >
      <MarkingWork it={it} />
    </Page>
  )
}
