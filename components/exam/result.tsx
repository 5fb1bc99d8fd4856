import type { Exam } from '@/university/assessment/queries/exam'
import { Inline } from '../form/inline'
import { Markdown } from '../page/markdown'
import { Section } from '../page/section'
import { Status } from '../page/status'
import { Why } from '../page/why'
import { points as shown } from '../picture/points'

type Result = NonNullable<Exam['result']>
type Answer = Result['answers'][number]
type Asked = Exam['questions'][number]

/** A posted exam, question by question: points, what was answered, what is right, and why. */
export function ExamAnswers({
  questions,
  result: { answers, keys },
}: {
  questions: Asked[]
  result: Result
}) {
  const byId = new Map(answers.map((row) => [row.id, row]))
  return (
    <Section title="Your answers" note={keys.ok ? 'with the key and the reasons' : keys.because}>
      {questions.map((asked) => {
        const answer = byId.get(asked.id)
        return (
          answer && <Marked key={asked.id} asked={asked} answer={answer} of={questions.length} />
        )
      })}
    </Section>
  )
}

function Marked({ asked, answer, of }: { asked: Asked; answer: Answer; of: number }) {
  const { id, position, prompt, points, body } = asked
  const tone = answer.points >= points ? 'good' : answer.points > 0 ? 'due' : 'bad'
  const right = answer.points >= points
  return (
    <article className="card pad question" id={`q${id}`}>
      <div className="asked">
        <span>
          Question {position} of {of}
        </span>
        <Status tone={tone}>
          {shown(answer.points)} of {shown(points)}
        </Status>
      </div>
      <Markdown source={prompt} />
      <Lines label="Your answer" lines={answer.yours} kind={body.kind} empty="Not answered." />
      {answer.rubric ? (
        <Rubric answer={answer} />
      ) : (
        !right &&
        answer.right.length > 0 && (
          <Lines label={accepted(answer, body.kind)} lines={answer.right} kind={body.kind} />
        )
      )}
      {answer.comment && (
        <div className="lines">
          <b>Comment</b>
          <Markdown source={answer.comment} />
        </div>
      )}
      {answer.right.length > 0 && (
        <Why label={answer.rubric ? 'A model answer' : 'Why?'}>
          {answer.rubric && <Markdown source={answer.right[0] ?? ''} />}
          <Markdown source={answer.explanation} />
        </Why>
      )}
    </article>
  )
}

const accepted = ({ right }: Answer, kind: Asked['body']['kind']) =>
  (kind === 'text' || kind === 'command') && right.length > 1 ? 'Accepted' : 'Right'

export function Lines({
  label,
  lines,
  kind,
  empty,
}: {
  label: string
  lines: string[]
  kind: Asked['body']['kind']
  empty?: string
}) {
  const shownLines = kind === 'text' || kind === 'command' ? lines.slice(0, 4) : lines
  return (
    <div className="lines">
      <b>{label}</b>
      {!lines.length && <p>{empty}</p>}
      {kind === 'essay'
        ? lines.map((line) => <Markdown key={line} source={line} />)
        : shownLines.map((line) => (
            <p key={line}>{kind === 'command' ? <code>{line}</code> : <Inline text={line} />}</p>
          ))}
    </div>
  )
}

function Rubric({ answer: { rubric = [], criteria } }: { answer: Answer }) {
  return (
    <ul className="lines">
      {rubric.map(({ criterion, points, descriptor }, i) => (
        <li key={criterion}>
          <b>{criterion}</b> {criteria?.[i] ?? '–'} of {points}
          {descriptor && <span className="detail">{descriptor}</span>}
        </li>
      ))}
    </ul>
  )
}
