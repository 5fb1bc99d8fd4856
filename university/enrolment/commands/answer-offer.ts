import { z } from 'zod'
import { no, type Who, yes } from '../../at'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { type PlaceFacts, placeOf } from '../queries/place'
import { isLapsed } from '../rules/promotion'
import { giveFreeSeats, move, settle } from './seats'

const input = z.object({ enrolment: id })
function mayAnswerOffer({ actor, now }: Who, place: PlaceFacts) {
  if (actor.id !== place.personId) return no('Only the person who was offered the seat may answer.')
  if (place.state !== 'offered') return no('There is no offer to answer.')
  return isLapsed(place.offerEndsAt, now)
    ? no('This offer has lapsed. You are back in the queue if it was your first.')
    : yes
}
const aboutOf = (it: PlaceFacts) => ({
  person: it.personId,
  offering: it.offeringId,
  course: it.courseId,
  enrolment: it.id,
})

/** Takes the seat that was offered. */
export const acceptOffer = command({
  input,
  subject: (at, { enrolment }) => placeOf(at, enrolment),
  may: (at, place) => mayAnswerOffer(at, place),
  async run(at, place) {
    await settle(at, place.offeringId)
    await move(at, place.id, ['offered'], {
      state: 'enrolled',
      enrolledAt: +at.now,
      offerEndsAt: null,
    })
    return did(
      'seat.accepted',
      { state: 'enrolled' as const },
      { about: aboutOf(place), before: 'offered', after: 'enrolled' },
    )
  },
})

/** Passes on the seat that was offered: it goes to the next in line. */
export const declineOffer = command({
  input,
  subject: (at, { enrolment }) => placeOf(at, enrolment),
  may: (at, place) => mayAnswerOffer(at, place),
  async run(at, place) {
    await settle(at, place.offeringId)
    await move(at, place.id, ['offered'], {
      state: 'withdrawn',
      endedAt: +at.now,
      offerEndsAt: null,
      because: 'Declined the offer.',
    })
    const promoted = await giveFreeSeats(at, place.offeringId)
    return did(
      'seat.withdrawn',
      { promoted },
      {
        about: aboutOf(place),
        before: 'offered',
        after: 'withdrawn',
        because: 'Declined the offer.',
      },
    )
  },
})
