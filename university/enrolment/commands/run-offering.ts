import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { offering, session } from '@/db/tables/catalogue'
import { enrolment, liveStates } from '@/db/tables/enrolment'
import { type At, no } from '../../at'
import { id, reason } from '../../input'
import { command, did } from '../../kernel'
import { seatsOf } from '../queries/seating'
import { isRunning } from '../rules/seat'
import { mayDecide, mayRun, seesRoster } from '../rules/staff'
import { giveFreeSeats, settle } from './seats'

/** An offering for those who may see how it is run; everyone else finds nothing. */
async function runOf({ db, actor, now }: At<Reader>, offeringId: number) {
  const it = await seatsOf(db, offeringId, now)
  return it && seesRoster(actor, it) ? it : undefined
}

/**
 * Changes the capacity. Below the bookings is allowed and removes nobody; above, the queue moves up
 * at once. Empty: no limit.
 */
export const changeSeats = command({
  input: z.object({
    offering: id,
    seats: z.preprocess(
      (v) => (v === '' || v === undefined ? null : v),
      z.coerce.number().int('must be a whole number').min(0, 'cannot be negative').nullable(),
    ),
  }),
  subject: (at, { offering }) => runOf(at, offering),
  may({ actor, now }, it) {
    const running = isRunning(it, now)
    return running.ok ? mayRun(actor, it) : running
  },
  async run(at, it, { seats }) {
    await settle(at, it.offeringId)
    await at.db.update(offering).set({ seats }).where(eq(offering.id, it.offeringId))
    const promoted = await giveFreeSeats(at, it.offeringId)
    return did(
      'seats.changed',
      { promoted },
      { about: { offering: it.offeringId, course: it.courseId }, before: it.seats, after: seats },
    )
  },
})

/** Cancels an offering: everyone in it is told, with the reason. */
export const cancelOffering = command({
  input: z.object({ offering: id, because: reason }),
  subject: (at, { offering }) => runOf(at, offering),
  may({ actor, now }, it) {
    const running = isRunning(it, now)
    return running.ok ? mayDecide(actor, it) : running
  },
  async run({ db, actor, now }, it, { because }) {
    const ended = await db
      .update(enrolment)
      .set({ state: 'cancelled', endedAt: +now, because, offerEndsAt: null })
      .where(
        and(eq(enrolment.offeringId, it.offeringId), inArray(enrolment.state, [...liveStates])),
      )
      .returning({ personId: enrolment.personId })
    await db
      .update(offering)
      .set({ cancelledAt: +now, cancelledById: actor.id, cancelledBecause: because })
      .where(eq(offering.id, it.offeringId))
    const about = {
      offering: it.offeringId,
      course: it.courseId,
      person: ended.map((e) => e.personId),
    }
    return did('offering.cancelled', { told: ended.length }, { about, because })
  },
})

async function sessionOf(at: At<Reader>, sessionId: number) {
  const it = await at.db.select().from(session).where(eq(session.id, sessionId)).get()
  const run = it && (await runOf(at, it.offeringId))
  return run && { ...run, session: it }
}

/** Cancels one meeting. It is kept, with its reason, and can be restored. */
export const cancelSession = command({
  input: z.object({ session: id, because: reason }),
  subject: (at, { session }) => sessionOf(at, session),
  may: ({ actor }, it) =>
    it.session.cancelledAt ? no('This session is cancelled already.') : mayRun(actor, it),
  async run({ db, actor, now }, it, { because }) {
    await db
      .update(session)
      .set({ cancelledAt: +now, cancelledById: actor.id, cancelledBecause: because })
      .where(eq(session.id, it.session.id))
    return did('session.cancelled', null, {
      about: { offering: it.offeringId, course: it.courseId },
      session: it.session.title,
      startsAt: it.session.startsAt,
      because,
    })
  },
})

/** Puts a cancelled meeting back. */
export const restoreSession = command({
  input: z.object({ session: id }),
  subject: (at, { session }) => sessionOf(at, session),
  may: ({ actor }, it) =>
    it.session.cancelledAt ? mayRun(actor, it) : no('This session is not cancelled.'),
  async run({ db }, it) {
    await db
      .update(session)
      .set({ cancelledAt: null, cancelledById: null, cancelledBecause: null })
      .where(eq(session.id, it.session.id))
    const before = { cancelledAt: it.session.cancelledAt, because: it.session.cancelledBecause }
    return did('session.restored', null, {
      about: { offering: it.offeringId, course: it.courseId },
      session: it.session.title,
      before,
    })
  },
})
