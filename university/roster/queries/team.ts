import { eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { team } from '@/db/tables/staffing'
import { isSignedIn } from '../../actor'
import type { At } from '../../at'

/** A team, for whoever is signed in: that it is there everyone may know. */
export const teamSeen = async ({ db, actor }: At<Reader>, id: number) =>
  isSignedIn(actor) ? db.select().from(team).where(eq(team.id, id)).get() : undefined
