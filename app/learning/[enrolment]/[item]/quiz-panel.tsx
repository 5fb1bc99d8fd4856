import { ask } from '@/app/_web/ask'
import { start } from '@/app/learning/actions'
import { QuizPanel as OwnPanel } from '@/components/exam/quiz-panel'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { quizPanel } from '@/university/assessment/queries/quiz-panel'
import type { QuizFacts } from '@/university/learning/queries/material'

/** The exam under an item: one's own start panel, or for those who teach it only its rules. */
export async function QuizPanel({
  ids,
  own,
  quiz,
}: {
  ids: { enrolment: number; item: number }
  own: boolean
  quiz: QuizFacts
}) {
  if (own)
    return (
      <Section title="Exam">
        <OwnPanel facts={await ask(quizPanel, ids)} start={start} />
      </Section>
    )
  return (
    <Section title="Exam">
      <Card>
        <Facts
          items={[
            ['Time', `${quiz.minutes} minutes`],
            ['Questions', quiz.draw],
            ['Pass mark', `${quiz.passPercent} %`],
            ['Attempts', quiz.attempts],
          ]}
        />
      </Card>
    </Section>
  )
}
