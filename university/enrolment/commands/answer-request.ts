import { z } from 'zod'
import type { Writer } from '@/db'
import { type At, no, type Who } from '../../at'
import { id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { type PlaceFacts, placeOf } from '../queries/place'
import { seatsOf } from '../queries/seating'
import { answersFor, mayAnswer } from '../rules/approval'
import { isRunning, seatsNewcomer } from '../rules/seat'
import { giveFreeSeats, move, settle } from './seats'

const mayAnswerPlace = ({ actor, now }: Who, place: PlaceFacts) =>
  place.state === 'requested'
    ? mayAnswer(actor, place.request, now)
    : no('This request has been answered.')
const aboutOf = (it: PlaceFacts) => ({
  person: it.personId,
  offering: it.offeringId,
  course: it.courseId,
  enrolment: it.id,
})

/**
 * Says yes to a request: a seat where one is free and nobody waits, else a place in the queue by
 * the time of the request.
 */
export const approveSeat = command({
  input: z.object({ enrolment: id }),
  subject: (at, { enrolment }) => placeOf(at, enrolment),
  may: (at, place) => mayAnswerPlace(at, place),
  async run(at, place) {
    const state = await seatApproved(at, place)
    return did(
      'seat.approved',
      { state },
      {
        about: aboutOf(place),
        onBehalfOf: answersFor(at.actor, place.request),
        before: 'requested',
        after: state,
      },
    )
  },
})

async function seatApproved(at: At<Writer>, place: PlaceFacts) {
  const { db, now } = at
  await settle(at, place.offeringId)
  const seats = await seatsOf(db, place.offeringId, now)
  const running = seats ? isRunning(seats, now) : no('This offering is gone.')
  if (!seats || !running.ok) throw new Refusal(running.ok ? '' : running.because)
  if (seatsNewcomer(seats)) {
    await move(at, place.id, ['requested'], { state: 'enrolled', enrolledAt: +now })
    return 'enrolled' as const
  }
  await move(at, place.id, ['requested'], { state: 'waitlisted', queuedAt: place.requestedAt })
  const given = await giveFreeSeats(at, place.offeringId)
  return given.includes(place.id) ? ('promoted' as const) : ('waitlisted' as const)
}

/** Says no to a request, with a reason the learner reads. */
export const declineSeat = command({
  input: z.object({ enrolment: id, because: reason }),
  subject: (at, { enrolment }) => placeOf(at, enrolment),
  may: (at, place) => mayAnswerPlace(at, place),
  async run(at, place, { because }) {
    await settle(at, place.offeringId)
    await move(at, place.id, ['requested'], { state: 'declined', endedAt: +at.now, because })
    return did(
      'seat.declined',
      { state: 'declined' as const },
      { about: aboutOf(place), onBehalfOf: answersFor(at.actor, place.request), because },
    )
  },
})
