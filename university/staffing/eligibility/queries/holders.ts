import { and, eq, gte, isNull, or } from 'drizzle-orm'
import type { Reader } from '@/db'
import { placement } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'

/** Who is in a position on a day or later, full or shadow: for them it changes. */
export async function holdersFrom(db: Reader, positionId: number, from: Day): Promise<number[]> {
  const those = and(
    eq(placement.positionId, positionId),
    or(isNull(placement.until), gte(placement.until, from)),
  )
  return (await db.select({ id: placement.personId }).from(placement).where(those)).map(
    (it) => it.id,
  )
}
