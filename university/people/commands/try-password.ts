import { eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { person, signInFailure } from '@/db/tables/people'
import { command, did } from '../../kernel'
import { limits, mayTryPassword } from '../rules/sign-in'

/*
 * A password is judged outside the transaction, because it takes a third of a second. So that a
 * thousand guesses sent at once are still counted, each is booked as a failure before it is judged,
 * and taken back by `come-in` when it was right.
 */
export const email = z
  .string('give your e-mail address')
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address'))

export const keysOf = (it: { email: string; address: string }) => ({
  account: `account ${it.email}`,
  address: `address ${it.address}`,
})

/**
 * Books one try for an account from an address; answers the hash to compare with. For the sign-in
 * page only: never in the registry.
 */
export const tryPassword = command({
  input: z.object({ email, address: z.string() }),
  async subject({ db, now }, input) {
    const key = keysOf(input)
    const rows = await db
      .select({ key: signInFailure.key, at: signInFailure.at })
      .from(signInFailure)
      .where(
        sql`${inArray(signInFailure.key, [key.account, key.address])}
          and ${gt(signInFailure.at, +now - limits.minutes * 60_000)}`,
      )
    const of = (name: string) => rows.filter((row) => row.key === name).map(({ at }) => at ?? 0)
    const found = await db
      .select({ id: person.id, passwordHash: person.passwordHash })
      .from(person)
      .where(eq(person.email, input.email))
      .get()
    return { failures: { account: of(key.account), address: of(key.address) }, found }
  },
  may: ({ now }, { failures }) => mayTryPassword(failures, now),
  async run({ db, now }, { found }, input) {
    const key = keysOf(input)
    await db.delete(signInFailure).where(lte(signInFailure.at, +now - limits.minutes * 60_000))
    const booked = await db
      .insert(signInFailure)
      .values([
        { key: key.account, at: +now },
        { key: key.address, at: +now },
      ])
      .returning({ id: signInFailure.id })
    // What was typed is not recorded: it may be a password in the wrong field.
    return did(
      'signin.tried',
      { id: found?.id, passwordHash: found?.passwordHash, booked: booked.map(({ id }) => id) },
      {
        about: { person: found?.id ?? [] },
        from: input.address,
      },
    )
  },
})
