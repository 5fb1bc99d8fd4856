import { ne } from 'drizzle-orm'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'

/** Whether anyone is here who is not of the demo. */
export const anyOthers = async (db: Reader): Promise<boolean> =>
  (await db
    .select({ id: person.id })
    .from(person)
    .where(ne(person.origin, 'demo'))
    .limit(1)
    .get()) !== undefined
