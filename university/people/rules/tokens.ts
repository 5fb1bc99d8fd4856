import { type Actor, is, isSignedIn } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import type { Day } from '../../calendar'

/** `read`: every question. `write`: every command. Anything else is the name of one of them. */
export function mayUse(
  scopes: readonly string[],
  kind: 'question' | 'command',
  name: string,
): Verdict {
  const general = kind === 'question' ? 'read' : 'write'
  return scopes.includes(general) || scopes.includes(name)
    ? yes
    : no(`This token's scopes do not cover ${name}: it needs "${general}" or "${name}".`)
}

/**
 * A token can do what its person can, so only a person at the site makes one: a token that makes
 * tokens would outlive its revocation.
 */
export function mayMakeToken(actor: Actor): Verdict {
  if (!isSignedIn(actor)) return no('Sign in to make a token.')
  return actor.scopes ? no('A token cannot make another token.') : yes
}

export function mayRevokeToken(
  actor: Actor,
  token: { personId: number; revokedAt: number | null },
): Verdict {
  if (actor.id !== token.personId && !is(actor, 'registrar'))
    return no('Only its owner, or the registrar, revokes a token.')
  return token.revokedAt === null ? yes : no('This token is revoked already.')
}

/** Whether a token still opens the door. The expiry day is inclusive. */
export const isAlive = (token: { expiresOn: Day | null; revokedAt: number | null }, today: Day) =>
  token.revokedAt === null && (token.expiresOn === null || token.expiresOn >= today)
