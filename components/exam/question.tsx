import type { Exam } from '@/university/assessment/queries/exam'
import { Inline, plainText } from '../form/inline'
import { clockTime } from '../page/dates'
import { Markdown } from '../page/markdown'
import { Saved } from './form'

type Asked = Exam['questions'][number]

/**
 * One question of a running exam: its prompt, how it is credited, the fields of its answer, and
 * when that was saved.
 */
export function ExamQuestion({ asked, of, zone }: { asked: Asked; of: number; zone: string }) {
  const { id, position, prompt, points, body, credit, sequence, savedAt } = asked
  return (
    <fieldset
      className="card pad question"
      id={`q${id}`}
      data-question={id}
      data-kind={body.kind}
      aria-labelledby={`p${id}`}
    >
      <div className="asked">
        <span>
          Question {position} of {of} · {points} {points === 1 ? 'point' : 'points'}
        </span>
        <Saved question={id} initial={savedAt ? `saved ${clockTime(savedAt, zone)}` : undefined} />
      </div>
      <div id={`p${id}`}>
        <Markdown source={prompt} />
      </div>
      {credit && <p className="credit">{credit}</p>}
      <Fields asked={asked} />
      <input type="hidden" name={`s${id}`} value={sequence} />
    </fieldset>
  )
}

function Fields({ asked: { id, body, value } }: { asked: Asked }) {
  const name = `a${id}`
  const text = typeof value === 'string' || typeof value === 'number' ? value : undefined
  const chosen = Array.isArray(value) ? value : [value]
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.options.map((option, i) => (
        <label key={option} className="check">
          <input
            type={body.kind === 'single' ? 'radio' : 'checkbox'}
            name={name}
            value={i}
            defaultChecked={chosen.includes(i)}
          />
          <span>
            <Inline text={option} />
          </span>
        </label>
      ))
    case 'boolean':
      return [true, false].map((it) => (
        <label key={String(it)} className="check">
          <input type="radio" name={name} value={String(it)} defaultChecked={value === it} />
          <span>{it ? 'True' : 'False'}</span>
        </label>
      ))
    case 'ordering':
      return (
        <Places
          name={name}
          labels={body.options.map((_, i) => `${i + 1}.`)}
          options={body.options}
          chosen={chosen}
        />
      )
    case 'matching':
      return <Places name={name} labels={body.left} options={body.right} chosen={chosen} wide />
    case 'numeric':
      return (
        <label className="number">
          <input
            className="input"
            type="text"
            inputMode="decimal"
            name={name}
            defaultValue={text}
            autoComplete="off"
            aria-labelledby={`p${id}`}
          />
          {body.unit}
        </label>
      )
    case 'essay':
      return (
        <>
          <textarea
            className="input"
            name={name}
            rows={12}
            maxLength={20_000}
            defaultValue={text}
            aria-labelledby={`p${id}`}
            aria-describedby={`w${id}`}
          />
          <small id={`w${id}`} className="credit">
            About {body.words} words. Markdown works: a block of commands stands between lines of
            three backticks.
          </small>
        </>
      )
    default:
      return (
        <input
          className={`input${body.kind === 'command' ? ' command' : ''}`}
          type="text"
          name={name}
          defaultValue={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-labelledby={`p${id}`}
        />
      )
  }
}

/**
 * A choice for each place of an order or each left side of a matching: works by keyboard, by touch
 * and without JavaScript.
 */
function Places({
  name,
  labels,
  options,
  chosen,
  wide,
}: {
  name: string
  labels: string[]
  options: string[]
  chosen: unknown[]
  wide?: boolean
}) {
  return (
    <div className={`places${wide ? ' wide-left' : ''}`}>
      {labels.map((label, i) => (
        <label key={label}>
          <span>
            <Inline text={label} />
          </span>
          <select
            className="input"
            name={`${name}-${i}`}
            defaultValue={
              typeof chosen[i] === 'number' && (chosen[i] as number) >= 0 ? String(chosen[i]) : ''
            }
          >
            <option value="">Choose</option>
            {options.map((option, n) => (
              <option key={option} value={n}>
                {plainText(option)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
