import { type EnrolmentState, liveStates, type Outcome } from '@/db/tables/enrolment'
import { type Actor, is, isSignedIn } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { dayIn, spoken } from '../../calendar'
import type { Prerequisites } from './prerequisites'

/** An offering as its seats see it. */
export type Seats = {
  offeringId: number
  offering: string
  courseId: number
  course: string
  title: string
  seats: number | null
  taken: number
  waiting: number
  enrolFrom: string
  enrolUntil: string | null
  startsAt: number | null
  endsAt: number | null
  timeZone: string
  approval: boolean
  cancelledAt: number | null
  closedAt: number | null
}

/** A person before an offering: what `requestSeat` and the button's reason are judged by. */
export type Seating = Seats & {
  personId: number
  live: { id: number; state: EnrolmentState; outcome: Outcome | null } | null
  prerequisites: Prerequisites
  /**
   * Whether time has decided something here that is not written yet: an offer or a request past its
   * end.
   */
  unsettled: boolean
}

/** Whether a person in this state has, or is in line for, a place. */
export const isLive = (state: EnrolmentState) =>
  (liveStates as readonly EnrolmentState[]).includes(state)

/**
 * Free seats; `Infinity` where there is no limit. Negative when the capacity was lowered below the
 * bookings.
 */
export const freeSeats = ({ seats, taken }: Pick<Seats, 'seats' | 'taken'>) =>
  seats === null ? Number.POSITIVE_INFINITY : seats - taken
/** Whether a newcomer would be seated at once: a freed seat is never theirs while anyone queues. */
export const seatsNewcomer = (it: Pick<Seats, 'seats' | 'taken' | 'waiting'>) =>
  it.waiting === 0 && freeSeats(it) > 0
export const isOverbooked = (it: Pick<Seats, 'seats' | 'taken'>) => freeSeats(it) < 0

/** Whether anyone can still be given a place, whoever asks. */
export function isRunning(
  it: Pick<Seats, 'cancelledAt' | 'closedAt' | 'endsAt'>,
  now: Date,
): Verdict {
  if (it.cancelledAt !== null) return no('This offering was cancelled.')
  if (it.closedAt !== null) return no('This offering is closed.')
  if (it.endsAt !== null && it.endsAt <= +now) return no('This offering has ended.')
  return yes
}

/** Enrolment days count in the offering's zone, both inclusive. */
export function isWindowOpen(it: Seats, now: Date): Verdict {
  const today = dayIn(now, it.timeZone)
  if (today < it.enrolFrom) return no(`Enrolment opens on ${spoken(it.enrolFrom)}.`)
  if (it.enrolUntil !== null && today > it.enrolUntil)
    return no(`Enrolment ended on ${spoken(it.enrolUntil)}.`)
  return yes
}

const liveWords: Partial<Record<EnrolmentState, string>> = {
  requested: 'asked for a seat already; it waits for approval',
  waitlisted: 'in the queue already',
  offered: 'offered a seat: accept or decline it',
  enrolled: 'enrolled already',
}
function isFreeFor({ live }: Seating, who: 'You are' | 'They are'): Verdict {
  if (!live) return yes
  if (live.outcome)
    return no(who === 'You are' ? 'You have finished this one.' : 'They have finished this one.')
  const words = liveWords[live.state] ?? live.state
  return no(
    `${live.state === 'requested' ? (who === 'You are' ? 'You have' : 'They have') : who} ${words}.`,
  )
}

const first = (...verdicts: Verdict[]): Verdict => verdicts.find((v) => !v.ok) ?? yes

/** Asking for a seat for oneself. */
export function mayRequestSeat(actor: Actor, it: Seating, now: Date): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to enrol.')
  return first(
    isFreeFor(it, 'You are'),
    isRunning(it, now),
    isWindowOpen(it, now),
    it.prerequisites.verdict,
  )
}

/**
 * Giving someone else a seat: their manager, whoever acts for that manager, a staffing lead or the
 * registrar.
 */
function mayAssign(actor: Actor, managers: readonly number[]): Verdict {
  return managers.includes(actor.id) ||
    managers.some((m) => actor.actsFor.includes(m)) ||
    is(actor, 'staffing lead', 'registrar')
    ? yes
    : no('Only their manager, a staffing lead or the registrar may assign someone.')
}

export function mayAssignSeat(
  actor: Actor,
  it: Seating & { managers: readonly number[] },
  now: Date,
): Verdict {
  if (it.personId === actor.id) return no('Nobody assigns themselves: enrol instead.')
  return first(
    mayAssign(actor, it.managers),
    isFreeFor(it, 'They are'),
    isRunning(it, now),
    it.prerequisites.verdict,
  )
}

/** A state in the words and tone it is shown with. */
export const stateWords: Record<
  EnrolmentState,
  { text: string; tone: 'good' | 'due' | 'bad' | 'info' | 'plain' }
> = {
  requested: { text: 'Waits for approval', tone: 'info' },
  waitlisted: { text: 'In the queue', tone: 'info' },
  offered: { text: 'A seat is offered', tone: 'due' },
  enrolled: { text: 'Enrolled', tone: 'good' },
  declined: { text: 'Declined', tone: 'bad' },
  withdrawn: { text: 'Withdrawn', tone: 'plain' },
  cancelled: { text: 'Cancelled', tone: 'bad' },
  closed: { text: 'Closed', tone: 'plain' },
}
export const outcomeWords: Record<Outcome, { text: string; tone: 'good' | 'bad' | 'plain' }> = {
  passed: { text: 'Passed', tone: 'good' },
  completed: { text: 'Completed', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
  exempt: { text: 'Exempt', tone: 'plain' },
  'no-show': { text: 'Did not come', tone: 'bad' },
}
