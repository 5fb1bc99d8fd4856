import { z } from 'zod'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { seatingOf } from '../queries/seating'
import { mayRequestSeat } from '../rules/seat'
import { seatOrQueue } from './seats'

/**
 * Enrols the actor: a seat, a place in the queue, or a request where the offering asks for
 * approval.
 */
export const requestSeat = command({
  input: z.object({ offering: id }),
  subject: (at, { offering }) => seatingOf(at, offering),
  may: ({ actor, now }, seating) => mayRequestSeat(actor, seating, now),
  async run(at, seating) {
    const taken = await seatOrQueue(at, seating, { ask: seating.approval })
    const about = {
      person: at.actor.id,
      offering: seating.offeringId,
      course: seating.courseId,
      enrolment: taken.enrolment,
    }
    return did('seat.requested', taken, { about, state: taken.state, position: taken.position })
  },
})
