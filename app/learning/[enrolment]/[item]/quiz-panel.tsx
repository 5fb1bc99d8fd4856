import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { QuizFacts } from '@/university/learning/queries/material'

/** The seam to the exam: the rules of the quiz, above whatever starts it. */
export function QuizPanel({ quiz }: { ids: { enrolment: number; item: number }; own: boolean; quiz: QuizFacts }) {
  return (
    <Section title="Exam">
      <Card>
        <Facts
          items={[
            ['Time', `${quiz.minutes} minutes`],
            ['Questions', quiz.draw],
            ['To pass', `${quiz.passPercent} %`],
            ['Attempts', quiz.attempts],
          ]}
        />
      </Card>
    </Section>
  )
}
