import { z } from 'zod'
import { id, reason } from '../../input'
import { command, did } from '../../kernel'
import { personNamed, seatingOf } from '../queries/seating'
import { mayAssignSeat } from '../rules/seat'
import { seatOrQueue } from './seats'

/**
 * Gives someone else a seat or a place in the queue. Approval is skipped; who did it and why is
 * kept. `person`: an id or an e-mail address.
 */
export const assignSeat = command({
  input: z.object({
    offering: id,
    person: z.string('say who').trim().min(1, 'say who').or(z.number().int()),
    because: reason,
  }),
  async subject(at, { offering, person }) {
    const who = await personNamed(at, String(person))
    const seating = who && (await seatingOf(at, offering, who.id))
    return seating && { ...seating, managers: who.managers }
  },
  may: ({ actor, now }, seating) => mayAssignSeat(actor, seating, now),
  async run(at, seating, { because }) {
    const taken = await seatOrQueue(at, seating, { byId: at.actor.id, because })
    const about = {
      person: seating.personId,
      offering: seating.offeringId,
      course: seating.courseId,
      enrolment: taken.enrolment,
    }
    const onBehalfOf = seating.managers.includes(at.actor.id)
      ? undefined
      : seating.managers.find((m) => at.actor.actsFor.includes(m))
    return did('seat.assigned', taken, {
      about,
      onBehalfOf,
      state: taken.state,
      position: taken.position,
      because,
    })
  },
})
