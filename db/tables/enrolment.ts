import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offering } from './catalogue.ts'
import { id, instant, oneOf, within } from './columns.ts'
import { person } from './people.ts'

export const enrolmentStates = [
  'requested',
  'waitlisted',
  'offered',
  'enrolled',
  'declined',
  'withdrawn',
  'cancelled',
  'closed',
] as const
export type EnrolmentState = (typeof enrolmentStates)[number]
export const outcomes = ['passed', 'completed', 'failed', 'exempt', 'no-show'] as const
export type Outcome = (typeof outcomes)[number]
/**
 * States in which a person has, or is in line for, a place: at most one of these per person and
 * offering.
 */
export const liveStates = ['requested', 'waitlisted', 'offered', 'enrolled'] as const

/**
 * A person's place in one offering. `state` and `outcome` are separate facts; progress is derived
 * from item completions.
 */
export const enrolment = sqliteTable(
  'enrolment',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    offeringId: integer()
      .notNull()
      .references(() => offering.id),
    state: oneOf(enrolmentStates).notNull(),
    /** Null: none yet. */
    outcome: oneOf(outcomes),
    outcomeAt: instant(),
    requestedAt: instant().notNull(),
    /**
     * Place in the queue: strictly first come. An offer that lapses moves this to the back, once.
     */
    queuedAt: instant(),
    offerLapses: integer().notNull().default(0),
    offeredAt: instant(),
    offerEndsAt: instant(),
    enrolledAt: instant(),
    endedAt: instant(),
    /** Who put them there, when not themselves. */
    byId: integer().references(() => person.id),
    because: text(),
  },
  (t) => [
    uniqueIndex('enrolment_one_live')
      .on(t.personId, t.offeringId)
      .where(sql`"state" in ('requested', 'waitlisted', 'offered', 'enrolled')`),
    index('enrolment_by_offering').on(t.offeringId, t.state, t.queuedAt),
    index('enrolment_by_person').on(t.personId, t.state),
    index('enrolment_to_answer').on(t.requestedAt).where(sql`"state" = 'requested'`),
    index('enrolment_offer_end').on(t.offerEndsAt).where(sql`"state" = 'offered'`),
    check('enrolment_state', within('state', enrolmentStates)),
    check(
      'enrolment_outcome',
      sql`"outcome" is null or "outcome" in ('passed', 'completed', 'failed', 'exempt', 'no-show')`,
    ),
    check('enrolment_waits_in_line', sql`"state" <> 'waitlisted' or "queued_at" is not null`),
    check('enrolment_offer_ends', sql`"state" <> 'offered' or "offer_ends_at" is not null`),
  ],
)
