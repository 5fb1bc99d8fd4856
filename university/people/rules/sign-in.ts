import { no, type Verdict, yes } from '../../at'
import type { Day } from '../../calendar'

/**
 * Failed sign-ins that are borne, and for how long they count. An address may be a whole office
 * behind one router.
 */
export const limits = { minutes: 15, perAccount: 10, perAddress: 100 } as const
const remembered = limits.minutes * 60_000

/**
 * When the latest `most` failures (instants, ms) no longer all count; undefined when another try is
 * fine now.
 */
function freeAt(failures: readonly number[], most: number, now: Date): number | undefined {
  const counted = failures.filter((at) => at > +now - remembered).sort((a, b) => b - a)
  const oldest = counted[most - 1]
  return oldest === undefined ? undefined : oldest + remembered
}

/** Whether another password may be tried for this account from this address. */
export function mayTryPassword(
  failures: { account: readonly number[]; address: readonly number[] },
  now: Date,
): Verdict {
  const account = freeAt(failures.account, limits.perAccount, now)
  const address = freeAt(failures.address, limits.perAddress, now)
  const until = Math.max(account ?? 0, address ?? 0)
  if (!until) return yes
  const minutes = Math.ceil((until - +now) / 60_000)
  const what = account ? 'for this account' : 'from your address'
  return no(
    `Too many failed sign-ins ${what}. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  )
}

export type Standing = {
  disabledAt: number | null
  hiredOn: Day
  leftOn: Day | null
  origin: string
}

/** Whether a person whose identity is proven may come in today. */
export function mayComeIn(person: Standing, today: Day, demo: boolean): Verdict {
  if (person.disabledAt !== null)
    return no('Your sign-in was closed. Ask the registrar to open it again.')
  if (person.leftOn !== null && person.leftOn < today)
    return no(
      `Your sign-in ended with your last day, ${person.leftOn}. Ask the registrar if that date is wrong.`,
    )
  if (person.hiredOn > today) return no(`Your sign-in opens on your first day, ${person.hiredOn}.`)
  if (person.origin === 'demo' && !demo)
    return no('This is a person of the demo, and the demo is off here.')
  return yes
}

export type Claim = {
  issuer: string
  subject: string
  email: string | null
  emailVerified: boolean
}

/**
 * Whether a company account is this person: bound before, or, the first time, by a verified e-mail
 * address.
 */
export function mayComeInAs(
  claim: Claim,
  person: (Standing & { oidcSubject: string | null }) | null,
  today: Day,
  demo: boolean,
): Verdict {
  const bound = person?.oidcSubject === `${claim.issuer}|${claim.subject}`
  if (!bound) {
    if (!claim.email)
      return no(
        'Your company account did not say your e-mail address, so we cannot tell who you are. Ask its administrator to share it.',
      )
    if (!claim.emailVerified)
      return no(
        `The address ${claim.email} of your company account is not verified. Ask its administrator to verify it, then sign in again.`,
      )
    if (!person)
      return no(`Nobody here has the address ${claim.email}. Ask the registrar to add you.`)
    if (person.oidcSubject)
      return no('This person signs in with another company account. Ask the registrar.')
  }
  return person ? mayComeIn(person, today, demo) : yes
}

/**
 * Where to go after signing in: a path of this site. Everything else, and every trick to leave it,
 * is the home page.
 */
export function wayBack(to: unknown): string {
  if (
    typeof to !== 'string' ||
    !/^\/(?![/\\])[^\\\u0000-\u0020]*$/.test(to) ||
    to.startsWith('/sign-in')
  )
    return '/'
  const { origin, pathname, search, hash } = new URL(to, 'http://here.invalid')
  // `/.//elsewhere` resolves to a path that browsers read as another site.
  return origin === 'http://here.invalid' && !pathname.startsWith('//')
    ? pathname + search + hash
    : '/'
}
