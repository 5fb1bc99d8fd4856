import type { AttemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import type { FormState } from '@/university/kernel'
import { Hidden, TextArea, TextField } from '../form/fields'
import { Form } from '../form/form'
import { Banner } from '../page/banner'
import { timeText } from '../page/dates'
import { Section } from '../page/section'
import { points } from '../picture/points'

type Send = (before: FormState, form: FormData) => Promise<FormState>

/**
 * The rubric of the answer in hand as a form: a level per criterion, a comment, save and next.
 * Anything but an essay is given points, in a dispute.
 */
export function Rubric({ it, mark }: { it: AttemptToMark; mark: Send }) {
  const { shown, attempt, mayMark, zone, now } = it
  if (!shown) return <Banner tone="info">There is nothing here for a person to mark.</Banner>
  const last = shown.mark
  return (
    <Section
      title={shown.rubric ? 'Rubric' : 'Points'}
      note={shown.rubric ? 'digits choose a level' : `of ${points(shown.points)}`}
    >
      <div className="card rubric">
        <Form
          action={mark}
          submit={<Save />}
          because={mayMark.ok ? undefined : mayMark.because}
          compact
        >
          <Hidden name="attempt" value={attempt} />
          <Hidden name="question" value={shown.question} />
          <Hidden name="seen" value={last?.id ?? 0} />
          <div>
            {shown.rubric?.map((row, i) => (
              <Criterion
                key={row.criterion}
                at={i}
                {...row}
                chosen={shown.differ ? undefined : last?.criteria?.[i]}
              />
            ))}
          </div>
          <div className="rubric-end">
            {!shown.rubric && (
              <TextField
                name="points"
                label="Points"
                type="number"
                min={0}
                max={shown.points}
                step="any"
                value={last?.points}
                required
              />
            )}
            <TextArea
              name="comment"
              label="Comment for the learner"
              value={shown.differ ? undefined : last?.comment}
              rows={3}
            />
            {shown.marks.map((row) => (
              <p key={row.id} className="credit">
                {row.by ?? 'The machine'} gave {points(row.points)} of {points(shown.points)},{' '}
                {timeText(row.at, zone, now)}
                {row.comment && `: “${row.comment}”`}
              </p>
            ))}
            {last && (
              <p className="credit">
                Saving writes a new mark; the earlier ones are kept.
                {shown.differ && ' Two markers differ by more than 2 points: a third decides.'}
              </p>
            )}
          </div>
        </Form>
      </div>
    </Section>
  )
}

const Save = () => (
  <>
    Save and next <kbd>S</kbd>
  </>
)

function Criterion(props: {
  at: number
  criterion: string
  points: number
  descriptor: string
  chosen?: number
}) {
  const { at, criterion, points: most, descriptor, chosen } = props
  return (
    <fieldset data-criterion={at}>
      <legend className="sr-only">{criterion}</legend>
      <div className="criterion" aria-hidden="true">
        {criterion}
        <span>of {most}</span>
      </div>
      <ul className="descriptor">
        {levelsOf(descriptor).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="levels">
        {Array.from({ length: most + 1 }, (_, level) => (
          <label key={level}>
            <input
              type="radio"
              name={`level${at}`}
              value={level}
              defaultChecked={chosen === level}
              required
            />
            <span>{level}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** "3: … 2: … 1: …" as one line per level. */
const levelsOf = (descriptor: string) => descriptor.split(/\s+(?=\d+: )/)
