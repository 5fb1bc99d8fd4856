import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'

export const mayImport = (actor: Actor): Verdict =>
  is(actor, 'registrar') ? yes : no('Only a registrar imports files.')
/** Files hold everybody's facts: an auditor reads what was done with them, others see nothing. */
export const maySeeImports = (actor: Actor) => is(actor, 'registrar', 'auditor')
