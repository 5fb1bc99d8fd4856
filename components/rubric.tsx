import type { AttemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import type { FormState } from '@/university/kernel'
import { Banner } from './banner'
import { clockTime } from './dates'
import { Hidden, TextArea, TextField } from './fields'
import { Form } from './form'
import { points } from './points'
import { Section } from './section'

type Send = (before: FormState, form: FormData) => Promise<FormState>

/** The rubric of the answer in hand as a form: a level per criterion, a comment, save and next. Anything but an essay is given points, in a dispute. */
export function Rubric({ it, mark }: { it: AttemptToMark; mark: Send }) {
  const { shown, attempt, mayMark, zone } = it
  if (!shown) return <Banner tone="info">There is nothing here for a person to mark.</Banner>
  const last = shown.mark
  return (
    <Section title={shown.rubric ? 'Rubric' : 'Points'} note={shown.rubric ? 'digits choose a level' : `of ${points(shown.points)}`}>
      <div className="card rubric">
        <Form action={mark} submit={<Save />} because={mayMark.ok ? undefined : mayMark.because} compact>
          <Hidden name="attempt" value={attempt} />
          <Hidden name="question" value={shown.question} />
          <Hidden name="seen" value={last?.id ?? 0} />
          {shown.rubric?.map((row, i) => (
            <Criterion key={row.criterion} at={i} {...row} chosen={last?.criteria?.[i]} />
          ))}
          <div className="rubric-end">
            {!shown.rubric && <TextField name="points" label="Points" type="number" min={0} max={shown.points} step="any" value={last?.points} required />}
            <TextArea name="comment" label="Comment for the learner" value={last?.comment} rows={3} />
            {last && (
              <small className="credit">
                {last.by ?? 'The machine'} gave {points(last.points)} of {points(shown.points)} at {clockTime(last.at, zone)}. Saving writes a new mark; this
                one is kept.
              </small>
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

function Criterion(props: { at: number; criterion: string; points: number; descriptor: string; chosen?: number }) {
  const { at, criterion, points: most, descriptor, chosen } = props
  return (
    <fieldset data-criterion={at}>
      <legend>{criterion}</legend>
      <span className="given">of {most}</span>
      <p className="descriptor">{descriptor}</p>
      <div className="levels">
        {Array.from({ length: most + 1 }, (_, level) => (
          <label key={level}>
            <input type="radio" name={`level${at}`} value={level} defaultChecked={chosen === level} required />
            <span>{level}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
