import type { Store } from '@/db'
import { nobody } from '@/university/actor'
import { type Outcome, perform } from '@/university/kernel'
import { comeIn } from '@/university/people/commands/come-in'
import { tryPassword } from '@/university/people/commands/try-password'
import { isPassword } from '@/university/people/password'

const wrong: Outcome<never> = {
  ok: false,
  kind: 'refused',
  because: 'That e-mail address and password do not belong together.',
}

/**
 * Signs in with an e-mail address and a password: the try is booked, the password judged outside
 * any transaction, and a right one lets the person in. An unknown address takes as long and is told
 * the same as a wrong password.
 * @returns the person's id.
 */
export async function withPassword(
  store: Store,
  { email, password, address }: { email: unknown; password: unknown; address: string },
  { now, demo }: { now: Date; demo: boolean },
): Promise<Outcome<number>> {
  const visitor = { actor: nobody, now }
  const tried = await perform(store, tryPassword, { email, address }, visitor)
  if (!tried.ok) return tried
  const { id, passwordHash, booked } = tried.value
  const right = await isPassword(
    typeof password === 'string' ? password.slice(0, 1000) : '',
    passwordHash,
  )
  if (!right || id === undefined) return wrong
  return perform(store, comeIn, { id, booked, address, demo }, visitor)
}
