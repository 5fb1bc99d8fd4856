import { eq, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { person, signInFailure } from '@/db/tables/people'
import { companyZone } from '../../actor'
import { no } from '../../at'
import { dayIn } from '../../calendar'
import { command, did } from '../../kernel'
import { personas } from '../rules/personas'
import { mayComeIn } from '../rules/sign-in'
import { keysOf } from './try-password'

const standing = {
  id: person.id,
  email: person.email,
  disabledAt: person.disabledAt,
  hiredOn: person.hiredOn,
  leftOn: person.leftOn,
  origin: person.origin,
}

/**
 * A right password: the person may come in, and what was booked against them is forgiven. For the
 * sign-in page only.
 */
export const comeIn = command({
  input: z.object({
    id: z.int(),
    booked: z.array(z.int()),
    address: z.string(),
    demo: z.boolean(),
  }),
  async subject({ db, now }, { id }) {
    const found = await db.select(standing).from(person).where(eq(person.id, id)).get()
    return found && { ...found, today: dayIn(now, await companyZone(db)) }
  },
  may: (_, subject, { demo }) => mayComeIn(subject, subject.today, demo),
  async run({ db }, { id, email }, { booked, address }) {
    await db
      .delete(signInFailure)
      .where(
        or(
          inArray(signInFailure.id, booked),
          eq(signInFailure.key, keysOf({ email, address }).account),
        ),
      )
    return did('signin.succeeded', id, { about: { person: id }, with: 'password', from: address })
  },
})

/** One click in the demo: come in as one of its personas, without a password. */
export const comeInAsPersona = command({
  input: z.object({
    email: z.enum(
      personas.map((it) => it.email) as [string, ...string[]],
      'choose one of the people of the demo',
    ),
    demo: z.boolean(),
  }),
  async subject({ db, now }, { email }) {
    const found = await db.select(standing).from(person).where(eq(person.email, email)).get()
    return found && { ...found, today: dayIn(now, await companyZone(db)) }
  },
  may(_, subject, { demo }) {
    if (subject.origin !== 'demo') return no('This is not a person of the demo.')
    return mayComeIn(subject, subject.today, demo)
  },
  run: async (_, { id }) => did('signin.succeeded', id, { about: { person: id }, with: 'demo' }),
})
