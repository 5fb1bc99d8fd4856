import type { AttemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import { MarkingKeys } from './marking-keys'

/**
 * Where this one stands in the queue. The learner is a number, so that nobody is marked by name.
 */
export function MarkingHead({ it }: { it: AttemptToMark }) {
  const { left, place, state } = it
  if (place > 0) return `answer ${place} of ${left} · anonymous · ${left} left`
  return `${state === 'posted' ? 'posted' : 'anonymous'} · ${left === 0 ? 'nothing left to mark' : `${left} left in this exam`}`
}

const spot = (at: { attempt: number; question: number }) =>
  `/marking/${at.attempt}?question=${at.question}`

/** Previous and next in the queue, with their keys. */
export function MarkingSteps({ it }: { it: AttemptToMark }) {
  return (
    <>
      <MarkingKeys />
      <a className="btn" href={`/marking?exam=${it.item}`}>
        All marks
      </a>
      {it.previous && (
        <a className="btn" href={spot(it.previous)} data-key="k">
          Previous <kbd>K</kbd>
        </a>
      )}
      {it.next && (
        <a className="btn" href={spot(it.next)} data-key="j">
          Next <kbd>J</kbd>
        </a>
      )}
    </>
  )
}
