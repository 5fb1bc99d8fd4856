import { no, type Verdict, yes } from '../../kernel'
import { type Actor, isSignedIn } from '../actor'

/** Beginning the demo's story anew: any of its people, while it is on. Someone else would erase themselves with the rest. */
export function mayResetDemo(actor: Actor, it: { demo: boolean; ofTheDemo: boolean }): Verdict {
  if (!it.demo) return no('This university is not a demo: nothing here can be reset.')
  if (!isSignedIn(actor)) return no('Sign in as one of the demo’s people first.')
  return it.ofTheDemo ? yes : no('Only the demo’s own people reset it, because everyone else would be erased with what they brought.')
}
