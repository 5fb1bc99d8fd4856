import { ask } from '@/app/_web/ask'
import { ExamFacts } from '@/components/exam/facts'
import { ExamPaper } from '@/components/exam/paper'
import { ExamAnswers } from '@/components/exam/result'
import { Dispute, ExamScore } from '@/components/exam/score'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Page } from '@/components/page/page'
import { When } from '@/components/page/when'
import { exam } from '@/university/assessment/queries/exam'
import { close, dispute, save, submit } from './actions'

type Props = { params: Promise<{ attempt: string }>; searchParams: Promise<Record<string, string>> }

export default async function ExamPage({ params, searchParams }: Props) {
  const it = await ask(exam, { ...(await searchParams), ...(await params) })
  const { attempt, phase, zone, now, result } = it
  const back = (
    <ButtonLink href={`/learning/${it.enrolment}/${it.item}`}>Back to the course</ButtonLink>
  )
  const facts = `Attempt ${it.number} of ${it.attempts}`
  return (
    <Page
      title={it.title}
      code={it.code}
      facts={facts}
      action={phase === 'running' ? undefined : back}
      aside={<ExamFacts exam={it} />}
    >
      {phase === 'running' && <ExamPaper exam={it} save={save} submit={submit} />}
      {phase === 'over' && (
        <>
          <Banner tone="due">
            Time was up <When at={it.deadline} zone={zone} now={now} />. The answers saved until
            then count.
          </Banner>
          <ActionButton action={close} input={{ attempt }} kind="primary">
            Close it and see where it stands
          </ActionButton>
        </>
      )}
      {phase === 'waiting' && (
        <Banner tone="info">
          Handed in <When at={it.submittedAt ?? it.deadline} zone={zone} now={now} />. A person
          marks your essay; you are told when the result is posted.
        </Banner>
      )}
      {phase === 'voided' && (
        <Banner tone="bad">This attempt was voided: {it.voidedBecause}</Banner>
      )}
      {result && (
        <>
          <ExamScore result={result} passPercent={it.passPercent} />
          <ExamAnswers questions={it.questions} result={result} />
          <Dispute result={result} attempt={attempt} zone={zone} now={now} send={dispute} />
        </>
      )}
    </Page>
  )
}
