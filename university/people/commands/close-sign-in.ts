import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import type { At } from '../../at'
import { id, reason } from '../../input'
import { command, did } from '../../kernel'
import { mayCloseSignIn, mayOpenSignIn } from '../rules/person'

const byId = ({ db }: At<Reader>, input: { person: number }) =>
  db
    .select({ id: person.id, disabledAt: person.disabledAt })
    .from(person)
    .where(eq(person.id, input.person))
    .get()

/**
 * Closes somebody's sign-in at once: their next click finds them outside. Nothing they did or
 * earned changes.
 */
export const closeSignIn = command({
  input: z.object({ person: id, reason }).describe("Close somebody's sign-in at once"),
  subject: byId,
  may: ({ actor }, it) => mayCloseSignIn(actor, it),
  async run({ db, now }, { id }, { reason }) {
    await db.update(person).set({ disabledAt: +now }).where(eq(person.id, id))
    return did('signin.closed', id, { about: { person: id }, reason })
  },
})

export const openSignIn = command({
  input: z.object({ person: id }).describe("Open somebody's sign-in again"),
  subject: byId,
  may: ({ actor }, it) => mayOpenSignIn(actor, it),
  async run({ db }, { id, disabledAt }) {
    await db.update(person).set({ disabledAt: null }).where(eq(person.id, id))
    return did('signin.opened', id, { about: { person: id }, closedAt: disabledAt })
  },
})
