import type { AttemptState } from '@/db/tables/assessment'
import type { EnrolmentState } from '@/db/tables/enrolment'
import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { disputeMs, isOver, releaseMs } from './deadline'

/** The place an exam is taken in, as every rule below needs it. */
export type Place = {
  personId: number
  enrolmentState: EnrolmentState
  offeringId: number
  courseId: number
  startsAt: number | null
  endsAt: number | null
  cancelledAt: number | null
  closedAt: number | null
}
export type StartFacts = Place & {
  attempts: number
  used: number
  openAttempt: number | null
  waiting: boolean
  passed: boolean
  questions: number
}
export type AttemptFacts = Place & {
  state: AttemptState
  startedAt: number
  deadline: number
  submittedAt: number | null
  disputedAt: number | null
  postedAt: number | null
}

/** Whether a new attempt may begin now. */
export function mayStart(actor: Actor, it: StartFacts, now: Date): Verdict {
  if (actor.id !== it.personId) return no('Only the learner starts an attempt.')
  if (it.enrolmentState !== 'enrolled')
    return no(
      it.enrolmentState === 'closed'
        ? 'This course is closed for you.'
        : 'Only enrolled learners take the exam.',
    )
  if (it.cancelledAt !== null) return no('This offering was cancelled.')
  if (it.closedAt !== null || (it.endsAt !== null && it.endsAt <= +now))
    return no('This offering has ended.')
  if (it.startsAt !== null && it.startsAt > +now) return no('This offering has not started yet.')
  if (it.questions === 0) return no('This exam has no questions yet. Its course owner knows more.')
  if (it.openAttempt !== null) return no('An attempt is running: continue it.')
  if (it.passed) return no('You have passed this exam.')
  if (it.waiting)
    return no(
      'Your last attempt is being marked. You can try again once its result is posted, if you need to.',
    )
  if (it.used >= it.attempts) return no(`All ${it.attempts} attempts are used.`)
  return yes
}

/** Instructors of the offering and the course's owner mark; nobody marks their own. */
export const teachesIt = (actor: Actor, it: Pick<Place, 'offeringId' | 'courseId'>) =>
  actor.teaches.includes(it.offeringId) || actor.owns.includes(it.courseId)

function asStaff(actor: Actor, it: Place, what: string): Verdict {
  if (actor.id === it.personId) return no(`Nobody ${what} their own attempt.`)
  if (!teachesIt(actor, it) && !is(actor, 'registrar'))
    return no('Only the instructors of this offering, the course owner or the registrar may.')
  return yes
}
function asMarker(actor: Actor, it: Place, what: string): Verdict {
  if (actor.id === it.personId) return no(`Nobody ${what} their own exam.`)
  return teachesIt(actor, it)
    ? yes
    : no('Only the instructors of this offering and the course owner mark its exams.')
}

/**
 * Whether this person may change answers or hand in. That time is up is not refused here: such a
 * request closes the attempt.
 */
export function mayWork(
  actor: Actor,
  it: Pick<AttemptFacts, 'personId' | 'state' | 'enrolmentState'>,
): Verdict {
  if (actor.id !== it.personId) return no('Only the learner works on an attempt.')
  if (it.enrolmentState !== 'enrolled' && it.enrolmentState !== 'closed')
    return no('You gave up your seat in this course; the attempt ended with it.')
  if (it.state === 'voided') return no('This attempt was voided.')
  return it.state === 'in progress' ? yes : no('This attempt was handed in; its answers stand.')
}

export function mayClose(actor: Actor, it: AttemptFacts, now: Date): Verdict {
  if (actor.id !== it.personId && !teachesIt(actor, it) && !is(actor, 'registrar'))
    return no('Only the learner and their instructors may.')
  if (it.state !== 'in progress') return no('This attempt is closed already.')
  return isOver(it.deadline, now) ? yes : no('There is time left.')
}

/**
 * Whether a mark may be given: on work handed in (or run out), and on a posted one only while it is
 * disputed, by somebody else than before.
 */
export function mayMark(
  actor: Actor,
  it: AttemptFacts,
  markers: readonly number[],
  now: Date,
): Verdict {
  const verdict = asMarker(actor, it, 'marks')
  if (!verdict.ok) return verdict
  if (it.state === 'voided') return no('This attempt was voided.')
  if (it.state === 'in progress' && !isOver(it.deadline, now))
    return no('The learner is still working on it.')
  if (it.state !== 'posted') return yes
  if (it.disputedAt === null) return no('The grade is posted. It changes only after a dispute.')
  return markers.includes(actor.id) ? no('A disputed grade is decided by another marker.') : yes
}

/** Whether the result may be posted. */
export function mayPost(
  actor: Actor,
  it: AttemptFacts,
  markers: readonly number[],
  now: Date,
): Verdict {
  const verdict = asMarker(actor, it, 'posts')
  if (!verdict.ok) return verdict
  if (it.state === 'posted')
    return it.disputedAt === null ? no('This grade is posted.') : mayMark(actor, it, markers, now)
  if (it.state === 'graded') return yes
  if (it.state === 'voided') return no('This attempt was voided.')
  return no(
    it.state === 'submitted'
      ? 'There are answers left to mark, or two markers differ by more than 2 points.'
      : 'This attempt has not been handed in.',
  )
}

/**
 * Whether a posted result shows the key: not while a further attempt could use it, because the bank
 * is the same.
 */
export const seesKeys = (passed: boolean, used: number, attempts: number): Verdict =>
  passed || used >= attempts
    ? yes
    : no('The right answers are shown once you have passed, or have no attempt left.')

export function mayDispute(
  actor: Actor,
  it: AttemptFacts,
  disputedBefore: boolean,
  now: Date,
): Verdict {
  if (actor.id !== it.personId) return no('Only the learner disputes a grade.')
  if (it.state !== 'posted' || it.postedAt === null)
    return no('There is no posted grade to dispute.')
  if (it.disputedAt !== null) return no('Your dispute is with another marker.')
  if (disputedBefore)
    return no('This grade was decided again after your dispute. That decision stands.')
  return +now <= it.postedAt + disputeMs
    ? yes
    : no('A grade can be disputed within 10 days of posting.')
}

export function mayVoid(actor: Actor, it: AttemptFacts): Verdict {
  const verdict = asStaff(actor, it, 'voids')
  if (!verdict.ok) return verdict
  if (it.state === 'voided') return no('This attempt was voided already.')
  return it.state === 'posted'
    ? no('Its grade is posted; a posted grade changes only after a dispute.')
    : yes
}

/**
 * An empty start that ended within 60 seconds, or is not older than that, can be taken back: it
 * does not count as an attempt.
 */
export function mayRelease(actor: Actor, it: AttemptFacts, answers: number, now: Date): Verdict {
  const verdict = asStaff(actor, it, 'releases')
  if (!verdict.ok) return verdict
  if (it.state === 'voided') return no('This attempt was voided already.')
  if (answers > 0)
    return no('Answers were saved in it, so it counts. Void it instead, with a reason.')
  const until = it.submittedAt ?? +now
  return until - it.startedAt <= releaseMs
    ? yes
    : no('It was open for more than 60 seconds, so it counts. Void it instead, with a reason.')
}

export function mayExtend(actor: Actor, it: AttemptFacts, now: Date): Verdict {
  const verdict = asStaff(actor, it, 'extends')
  if (!verdict.ok) return verdict
  if (it.state !== 'in progress' || isOver(it.deadline, now))
    return no('Only a running attempt can be given more time.')
  return yes
}
