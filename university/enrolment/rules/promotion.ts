import type { EnrolmentState } from '@/db/tables/enrolment'
import { requestEnds } from './approval'
import { freeSeats, type Seats } from './seat'

const hour = 3_600_000
/** Further from the start than this a freed seat goes straight to the first in line. */
const straightBefore = 48 * hour
/** How long an offer lasts, and how long before the start the last one ends. */
const offerLasts = 12 * hour
const offersEndBefore = 2 * hour

/**
 * What a freed seat becomes for the first in line. `nothing`: too close to the start for an offer
 * to be answered.
 */
export type Promotion =
  | { to: 'enrolled' }
  | { to: 'offered'; until: number }
  | { to: 'nothing'; because: string }

/** One rule for every path that frees a seat. */
export function promotionAt(startsAt: number | null, now: Date): Promotion {
  if (startsAt === null || startsAt - +now > straightBefore) return { to: 'enrolled' }
  const until = Math.min(+now + offerLasts, startsAt - offersEndBefore)
  if (until <= +now)
    return {
      to: 'nothing',
      because: 'It starts in less than two hours: the instructor decides at the door.',
    }
  return { to: 'offered', until }
}

/**
 * How many of the queue a promotion reaches now. Seats over-booked by a lowered capacity reach
 * nobody.
 */
export const reach = (it: Pick<Seats, 'seats' | 'taken' | 'waiting'>) =>
  Math.max(0, Math.min(it.waiting, freeSeats(it)))

/** Strictly first come: by queue time, then by who came first within the same millisecond. */
export const inLine = (a: { queuedAt: number; id: number }, b: { queuedAt: number; id: number }) =>
  a.queuedAt - b.queuedAt || a.id - b.id

/** An offer past its end counts as lapsed, whether or not anything has written that down. */
export const isLapsed = (offerEndsAt: number | null, now: Date) =>
  offerEndsAt !== null && offerEndsAt <= +now
/** A lapsed offer goes to the back of the queue once; the second one ends the wait. */
export const afterLapse = (lapsesBefore: number) =>
  lapsesBefore === 0 ? 'waitlisted' : 'withdrawn'

/** The state as time has it: what is written, unless an offer or a request is past its end. */
export function stateNow(
  it: {
    state: EnrolmentState
    requestedAt: number
    offerEndsAt: number | null
    offerLapses: number
    startsAt: number | null
  },
  now: Date,
): EnrolmentState {
  if (it.state === 'offered' && isLapsed(it.offerEndsAt, now)) return afterLapse(it.offerLapses)
  if (it.state === 'requested' && requestEnds(it) <= +now) return 'declined'
  return it.state
}
