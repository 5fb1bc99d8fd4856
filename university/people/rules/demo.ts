import { type Actor, is, isSignedIn } from '../../actor'
import { no, type Verdict, yes } from '../../at'

/**
 * Beginning the demo's story anew: any of its people but the auditor, while it is on. Someone else
 * would erase themselves with the rest; and once others are here, only the demo's registrar erases
 * what they brought.
 */
export function mayResetDemo(actor: Actor, it: { demo: boolean; others: boolean }): Verdict {
  if (!it.demo) return no('This university is not a demo: nothing here can be reset.')
  if (!isSignedIn(actor)) return no('Sign in as one of the demo’s people first.')
  if (actor.origin !== 'demo')
    return no(
      'Only the demo’s own people reset it, because everyone else would be erased with what they brought.',
    )
  if (is(actor, 'auditor')) return no('An auditor changes nothing.')
  return it.others && !is(actor, 'registrar')
    ? no('People were imported or added. Only the demo’s registrar erases them with the rest.')
    : yes
}
