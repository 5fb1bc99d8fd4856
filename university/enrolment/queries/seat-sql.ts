import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type AnyDay, lastsOn } from '../../day-sql'

type Enrolment = { state: SQLWrapper }
type Offering = { enrolFrom: SQLWrapper; enrolUntil: SQLWrapper }

/** SQL: an enrolment is live: somebody has a seat, or waits for one. `isLive` of the rules. */
export const isLive = ({ state }: Enrolment): SQL =>
  sql`${state} in ('requested', 'waitlisted', 'offered', 'enrolled')`

/** SQL: an enrolment takes a seat: somebody is enrolled, or a seat is held for them. */
export const seatTaken = ({ state }: Enrolment): SQL => sql`${state} in ('offered', 'enrolled')`

/** SQL: an offering takes enrolments on a day. */
export const takesEnrolmentsOn = (it: Offering, day: AnyDay): SQL =>
  lastsOn({ from: it.enrolFrom, until: it.enrolUntil }, day)
