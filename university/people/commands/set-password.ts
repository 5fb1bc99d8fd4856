import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { command, did } from '../../kernel'
import { maySetPassword } from '../rules/person'

/** A password as it is chosen: long enough to resist guessing, no other rules. */
export const newPassword = z
  .string('give a password')
  .min(12, 'at least 12 characters')
  .max(200, 'at most 200 characters')
/**
 * A password on its way in: hashed before any transaction begins, because that takes a third of a
 * second.
 */
export const passwordHash = z.string().regex(/^\d+:\d+:\d+:[\w-]{22}:[\w-]{43}$/)

/**
 * Sets a password. The site asks for the old one first, unless the registrar sets it for someone.
 * For the site only: never in the registry.
 */
export const setPassword = command({
  input: z.object({ person: z.int(), passwordHash }),
  subject: ({ db }, input) =>
    db.select({ id: person.id }).from(person).where(eq(person.id, input.person)).get(),
  may: ({ actor }, { id }) => maySetPassword(actor, id),
  async run({ db }, { id }, { passwordHash }) {
    await db.update(person).set({ passwordHash }).where(eq(person.id, id))
    return did('password.set', id, { about: { person: id } })
  },
})
