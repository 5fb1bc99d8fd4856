import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { enrolment, liveStates } from '@/db/tables/enrolment'
import type { At } from '../../at'
import { record } from '../../event'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { placeOf } from '../queries/place'
import { stateNow } from '../rules/promotion'
import { isLive } from '../rules/seat'
import { mayWithdraw } from '../rules/staff'
import { giveFreeSeats, move, settle } from './seats'

/** Ends a place before its time. The seat goes to the first in line in the same transaction. */
export const withdrawSeat = command({
  input: z.object({
    enrolment: id,
    because: z.string().trim().max(500, 'keep it under 500 letters').optional(),
  }),
  subject: (at, { enrolment }) => placeOf(at, enrolment),
  may: ({ actor, now }, place) =>
    mayWithdraw(actor, {
      ...place,
      live: isLive(stateNow({ ...place, startsAt: place.startsAt }, now)),
    }),
  async run(at, place, { because }) {
    await settle(at, place.offeringId)
    const own = at.actor.id === place.personId
    await move(at, place.id, liveStates, {
      state: 'withdrawn',
      endedAt: +at.now,
      because: because || (own ? 'Withdrew.' : 'Removed.'),
      ...(own ? {} : { byId: at.actor.id }),
    })
    const promoted = await giveFreeSeats(at, place.offeringId)
    const about = {
      person: place.personId,
      offering: place.offeringId,
      course: place.courseId,
      enrolment: place.id,
    }
    return did(
      'seat.withdrawn',
      { promoted },
      { about, before: place.state, after: 'withdrawn', because },
    )
  },
})

/**
 * Ends every live place of someone who leaves, and gives their seats on. For the command that
 * records the leaving.
 */
export async function endPlacesOf(
  at: At<Writer>,
  personId: number,
  because: string,
): Promise<void> {
  const places = await at.db
    .select({ id: enrolment.id, offeringId: enrolment.offeringId })
    .from(enrolment)
    .where(and(eq(enrolment.personId, personId), inArray(enrolment.state, [...liveStates])))
  for (const { id: enrolmentId, offeringId } of places) {
    await at.db
      .update(enrolment)
      .set({ state: 'withdrawn', endedAt: +at.now, because })
      .where(eq(enrolment.id, enrolmentId))
    await record(at, 'seat.withdrawn', {
      about: { person: personId, offering: offeringId, enrolment: enrolmentId },
      because,
    })
    await giveFreeSeats(at, offeringId)
  }
}
