import type { Exam } from '@/university/assessment/queries/exam'
import type { FormState } from '@/university/kernel'
import { ButtonLink } from '../form/button'
import { ActionButton } from '../form/form'
import { Banner } from '../page/banner'
import { ExamClock } from './clock'
import { ExamForm } from './form'
import { ExamQuestion } from './question'

type Send = (before: FormState, form: FormData) => Promise<FormState>

/**
 * A running exam: the paper as one form, the time left, and before handing in what is still
 * unanswered.
 */
export function ExamPaper({ exam, save, submit }: { exam: Exam; save: Send; submit: Send }) {
  const { attempt, questions, check, zone } = exam
  // An order or a matching with a gap is not answered yet.
  const open = questions.filter(
    ({ value }) => value === null || (Array.isArray(value) && value.includes(-1)),
  )
  return (
    <>
      {check && (
        <Banner tone={open.length ? 'due' : 'info'}>
          <div className="hand-in" role="status">
            {open.length ? (
              <p>
                {open.length} of {questions.length}{' '}
                {open.length === 1 ? 'question is' : 'questions are'} unanswered:{' '}
                {open.map(({ id, position }, i) => (
                  <span key={id}>
                    {i > 0 && ', '}
                    <a href={`#q${id}`}>{position}</a>
                  </span>
                ))}
                . Nothing can be changed after handing in.
              </p>
            ) : (
              <p>
                All {questions.length} questions are answered and saved. Nothing can be changed
                after handing in.
              </p>
            )}
            <ActionButton action={submit} input={{ attempt }} kind="primary">
              {open.length ? 'Hand in anyway' : 'Hand in'}
            </ActionButton>
            <ButtonLink href={`/exams/${attempt}`} size="small">
              Back to the questions
            </ButtonLink>
          </div>
        </Banner>
      )}
      <ExamForm
        action={save}
        attempt={attempt}
        zone={zone}
        check={`/exams/${attempt}?check=1`}
        sequences={Object.fromEntries(questions.map(({ id, sequence }) => [id, sequence]))}
      >
        <div className="exam-bar">
          <ExamClock deadline={exam.deadline} now={exam.now} />
          <button type="submit" className="btn s">
            Save now
          </button>
          <button type="submit" className="btn s p" name="check" value="1">
            Check and hand in
          </button>
        </div>
        {questions.map((asked) => (
          <ExamQuestion key={asked.id} asked={asked} of={questions.length} zone={zone} />
        ))}
        <button type="submit" className="btn p" name="check" value="1">
          Check and hand in
        </button>
      </ExamForm>
    </>
  )
}
