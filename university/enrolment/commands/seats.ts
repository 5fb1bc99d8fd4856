// Where seats change hands: the plain functions every enrolment command shares, so that one rule
// serves every path.
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { offering } from '@/db/tables/catalogue'
import { type EnrolmentState, enrolment } from '@/db/tables/enrolment'
import type { At } from '../../at'
import { record } from '../../event'
import { Refusal } from '../../kernel'
import { seatsOf } from '../queries/seating'
import { approvalLasts, requestEnds } from '../rules/approval'
import { afterLapse, promotionAt, reach } from '../rules/promotion'
import { isRunning, type Seating, seatsNewcomer } from '../rules/seat'

/**
 * Gives every free seat of an offering to the first in line, by the promotion rule. Call it after
 * anything that may have freed a seat, in the same transaction.
 * @returns the enrolments that were promoted or offered a seat, in the order of the queue.
 */
export async function giveFreeSeats(at: At<Writer>, offeringId: number): Promise<number[]> {
  const { db, now } = at
  const it = await seatsOf(db, offeringId, now)
  if (!it || !isRunning(it, now).ok) return []
  const promotion = promotionAt(it.startsAt, now)
  const reached = reach(it)
  if (reached === 0 || promotion.to === 'nothing') return []
  const line = await db
    .select({ id: enrolment.id, personId: enrolment.personId })
    .from(enrolment)
    .where(and(eq(enrolment.offeringId, offeringId), eq(enrolment.state, 'waitlisted')))
    .orderBy(asc(enrolment.queuedAt), asc(enrolment.id))
    .limit(reached)
  for (const { id, personId } of line) {
    const about = { person: personId, offering: offeringId, course: it.courseId, enrolment: id }
    if (promotion.to === 'enrolled') {
      await db
        .update(enrolment)
        .set({ state: 'enrolled', enrolledAt: +now })
        .where(eq(enrolment.id, id))
      await record(at, 'seat.promoted', { about })
    } else {
      await db
        .update(enrolment)
        .set({ state: 'offered', offeredAt: +now, offerEndsAt: promotion.until })
        .where(eq(enrolment.id, id))
      await record(at, 'seat.offered', { about, until: promotion.until })
    }
  }
  return line.map((it) => it.id)
}

/**
 * Writes down what time has decided in an offering: offers past their end go to the back of the
 * queue once, then end; unanswered requests are declined; what that frees goes to the first in
 * line. Runs at the start of every write there.
 */
export async function settle(at: At<Writer>, offeringId: number): Promise<void> {
  const { db, now } = at
  const lapsed = await db
    .select()
    .from(enrolment)
    .where(
      and(
        eq(enrolment.offeringId, offeringId),
        eq(enrolment.state, 'offered'),
        lte(enrolment.offerEndsAt, +now),
      ),
    )
    .orderBy(asc(enrolment.offerEndsAt), asc(enrolment.queuedAt), asc(enrolment.id))
  for (const it of lapsed) {
    const about = { person: it.personId, offering: offeringId, enrolment: it.id }
    const to = afterLapse(it.offerLapses)
    const ended =
      to === 'withdrawn'
        ? { endedAt: it.offerEndsAt, because: 'Two offers lapsed unanswered.' }
        : { queuedAt: it.offerEndsAt }
    await db
      .update(enrolment)
      .set({
        state: to,
        offerLapses: it.offerLapses + 1,
        offeredAt: null,
        offerEndsAt: null,
        ...ended,
      })
      .where(eq(enrolment.id, it.id))
    await record(at, 'seat.lapsed', { about, before: 'offered', after: to })
  }
  const requests = await db
    .select({
      id: enrolment.id,
      personId: enrolment.personId,
      requestedAt: enrolment.requestedAt,
      startsAt: offering.startsAt,
    })
    .from(enrolment)
    .innerJoin(offering, eq(offering.id, enrolment.offeringId))
    .where(and(eq(enrolment.offeringId, offeringId), eq(enrolment.state, 'requested')))
  for (const it of requests.filter((r) => requestEnds(r) <= +now)) {
    await db
      .update(enrolment)
      .set({ state: 'declined', endedAt: requestEnds(it), because: 'Nobody answered in time.' })
      .where(eq(enrolment.id, it.id))
    await record(at, 'seat.declined', {
      about: { person: it.personId, offering: offeringId, enrolment: it.id },
      because: 'Nobody answered in time.',
    })
  }
  if (lapsed.length) await giveFreeSeats(at, offeringId)
}

/** The offerings in which time has decided something that nobody has written down yet. */
export async function unsettledOfferings({
  db,
  now,
}: Pick<At<Writer>, 'db' | 'now'>): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: enrolment.offeringId })
    .from(enrolment)
    .innerJoin(offering, eq(offering.id, enrolment.offeringId))
    .where(
      and(
        inArray(enrolment.state, ['offered', 'requested']),
        sql`("enrolment"."offer_ends_at" <= ${+now} or ("enrolment"."state" = 'requested'
          and ("enrolment"."requested_at" <= ${+now - approvalLasts}
          or ("enrolment"."requested_at" < "offering"."starts_at"
          and "offering"."starts_at" <= ${+now}))))`,
      ),
    )
  return rows.map((row) => row.id)
}

export type Taken = { enrolment: number; state: EnrolmentState; position: number | null }

/** Seats a newcomer, or puts them at the end of the queue. Who comes while anyone waits, waits. */
export async function seatOrQueue(
  at: At<Writer>,
  seating: Seating,
  how: { byId?: number; because?: string; ask?: boolean } = {},
): Promise<Taken> {
  const { db, now } = at
  if (seating.unsettled) await settle(at, seating.offeringId)
  const it = seating.unsettled ? await seatsOf(db, seating.offeringId, now) : seating
  if (!it) throw new Refusal('This offering is gone.')
  const state = how.ask ? 'requested' : seatsNewcomer(it) ? 'enrolled' : 'waitlisted'
  const made = await db
    .insert(enrolment)
    .values({
      personId: seating.personId,
      offeringId: seating.offeringId,
      state,
      requestedAt: +now,
      queuedAt: state === 'waitlisted' ? +now : null,
      enrolledAt: state === 'enrolled' ? +now : null,
      byId: how.byId ?? null,
      because: how.because ?? null,
    })
    .returning({ id: enrolment.id })
  return {
    enrolment: made[0]?.id as number,
    state,
    position: state === 'waitlisted' ? it.waiting + 1 : null,
  }
}

/**
 * Changes an enrolment that is still in the state the rule saw; otherwise somebody else was first
 * and nothing is written.
 */
export async function move(
  { db }: At<Writer>,
  id: number,
  from: readonly EnrolmentState[],
  set: Partial<typeof enrolment.$inferInsert> & { state: EnrolmentState },
): Promise<void> {
  const moved = await db
    .update(enrolment)
    .set(set)
    .where(and(eq(enrolment.id, id), inArray(enrolment.state, [...from])))
    .returning({ id: enrolment.id })
  if (moved.length === 0)
    throw new Refusal('This changed a moment ago. Reload to see how it stands.')
}
