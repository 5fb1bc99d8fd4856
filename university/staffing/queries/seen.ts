import { eq } from 'drizzle-orm'
import type { Reader } from '@/db'
import { position, team } from '@/db/tables/staffing'
import type { At } from '../../kernel'
import { isSignedIn } from '../../people/actor'

/** A team, for whoever is signed in: that it is there everyone may know. */
export const teamSeen = async ({ db, actor }: At<Reader>, id: number) => (isSignedIn(actor) ? db.select().from(team).where(eq(team.id, id)).get() : undefined)

/** A position with its team's code and customer. */
export const positionSeen = async ({ db, actor }: At<Reader>, id: number) =>
  isSignedIn(actor)
    ? db
        .select({ it: position, code: team.code, customer: team.customer })
        .from(position)
        .innerJoin(team, eq(team.id, position.teamId))
        .where(eq(position.id, id))
        .get()
    : undefined
