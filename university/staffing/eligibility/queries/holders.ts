import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { placement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { notOverOn } from '../../../day-sql'

/** Who is in a position on a day or later, full or shadow: for them it changes. */
export async function holdersFrom(db: Reader, positionId: number, from: Day): Promise<number[]> {
  const those = and(eq(placement.positionId, positionId), notOverOn(placement, from))
  return (await db.select({ id: placement.personId }).from(placement).where(those)).map(
    (it) => it.id,
  )
}
