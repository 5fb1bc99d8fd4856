import type { Walked } from '@/university/certification/requirements/rules/path'
import type { Met, Progress } from '@/university/certification/requirements/rules/requirements'
import { DayText } from '../page/when'

/**
 * What an award takes, step by step: what is met, when and how; what is missing, and where to do
 * it. One alternative of a step is enough.
 */
export function Steps({ of }: { of: Progress }) {
  return (
    <ol className="steps">
      {of.map((step, i) => (
        <li key={i} data-met={step.met || undefined}>
          <span className="sr-only">{step.met ? 'Met:' : 'Missing:'}</span>
          {step.any.map((one, n) => (
            <span key={one.what}>
              {n > 0 && ' or '}
              {one.href ? <a href={one.href}>{one.what}</a> : one.what}
              {one.met ? (
                <span className="detail">
                  {one.met.what}, <DayText day={one.met.on} />
                </span>
              ) : (
                one.started && <span className="detail">Under way</span>
              )}
              {one.parts && <Path of={one.parts} />}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** The steps of a path, in the order they are walked: what of each is done, and which is next. */
function Path({ of }: { of: readonly Walked[] }) {
  return (
    <ol className="path">
      {of.map((step, i) => (
        <li
          key={i}
          data-met={(step.met && !step.optional) || undefined}
          aria-current={step.next ? 'step' : undefined}
        >
          <b>
            {step.words}
            {step.next && ' · next'}
          </b>
          {step.courses.map((one) => (
            <span key={one.href}>
              <a href={one.href}>{one.what}</a>
              {one.on && (
                <span className="detail">
                  Done <DayText day={one.on} />
                </span>
              )}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** What an award rests on: each fact with its date. */
export function Basis({ of }: { of: readonly Met[] }) {
  return (
    <ul className="steps">
      {of.map((one) => (
        <li key={one.what} data-met>
          {one.href ? <a href={one.href}>{one.what}</a> : one.what}, <DayText day={one.on} />
        </li>
      ))}
    </ul>
  )
}

/** The steps of a path as anyone may walk them. */
export function PathSteps({
  of,
}: {
  of: readonly { words: string; courses: readonly { what: string; href: string }[] }[]
}) {
  return (
    <ol className="path">
      {of.map((step, i) => (
        <li key={i}>
          <b>{step.words}</b>
          {step.courses.map((one) => (
            <span key={one.href}>
              <a href={one.href}>{one.what}</a>
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
