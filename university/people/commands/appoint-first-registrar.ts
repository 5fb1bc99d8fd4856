import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person, roleGrant, setting } from '@/db/tables/people'
import { no, yes } from '../../at'
import { dayIn, isZone } from '../../calendar'
import { command, did } from '../../kernel'
import { hasRegistrar } from '../queries/welcome'
import { passwordHash } from './set-password'
import { email } from './try-password'

/**
 * The first registrar of a university without one: once, because the same transaction checks that
 * nobody holds the office.
 */
export const appointFirstRegistrar = command({
  input: z.object({
    name: z.string('give your name').trim().min(2, 'give your name').max(120),
    email,
    passwordHash,
    demo: z.boolean(),
    zone: z
      .string()
      .refine(isZone, 'must be a time zone like America/Chicago')
      .default('America/Chicago'),
  }),
  subject: async ({ db }) => ({ taken: await hasRegistrar(db) }),
  may(_, { taken }, { demo }) {
    if (demo) return no('The demo has its registrar: sign in as registrar@demo.example.')
    return taken ? no('This university has a registrar. Sign in, or ask them to add you.') : yes
  },
  async run({ db, now }, _, { name, email, passwordHash, zone }) {
    await db
      .insert(setting)
      .values({ name: 'zone', value: zone })
      .onConflictDoUpdate({ target: setting.name, set: { value: zone } })
    const today = dayIn(now, zone)
    const known = await db
      .select({ id: person.id })
      .from(person)
      .where(eq(person.email, email))
      .get()
    const made = known
      ? await db
          .update(person)
          .set({ passwordHash })
          .where(eq(person.id, known.id))
          .returning({ id: person.id })
      : await db
          .insert(person)
          .values({
            employeeId: 'REGISTRAR-1',
            email,
            name,
            passwordHash,
            jobTitle: 'Registrar',
            timeZone: zone,
            hiredOn: today,
          })
          .returning({ id: person.id })
    const id = made[0]!.id
    await db.insert(roleGrant).values({
      personId: id,
      role: 'registrar',
      from: today,
      reason: 'The first registrar of this university.',
    })
    return did('role.granted', id, {
      about: { person: id },
      role: 'registrar',
      from: today,
      first: true,
    })
  },
})
