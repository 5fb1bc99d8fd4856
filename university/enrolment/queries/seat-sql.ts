import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { liveStates } from '@/db/tables/enrolment'
import { type AnyDay, lastsOn } from '../../day-sql'

/** Written out and not bound, so that the index on live enrolments serves. */
const live = sql.raw(liveStates.map((it) => `'${it}'`).join(', '))

/** SQL: an enrolment is live: somebody has a seat, or waits for one. `isLive` of the rules. */
export const isLiveRow = ({ state }: { state: SQLWrapper }): SQL => sql`${state} in (${live})`

type Offering = { enrolFrom: SQLWrapper; enrolUntil: SQLWrapper }
/** SQL: an offering takes enrolments on a day. */
export const takesEnrolmentsOn = (it: Offering, day: AnyDay): SQL =>
  lastsOn({ from: it.enrolFrom, until: it.enrolUntil }, day)
