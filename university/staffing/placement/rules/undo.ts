import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { sayDay } from '../../../calendar'
import type { Placed } from './placement'

/**
 * An act is undone by a staffing lead whom it does not place, as long as nothing it made has begun
 * and nothing it ended is over.
 */
export function mayUndo(
  actor: Actor,
  act: {
    made: readonly Placed[]
    shortened: readonly unknown[]
    placed: Placed
    verb?: string
    noWayBack?: string
  },
): Verdict {
  if (!is(actor, 'staffing lead')) return no('Only a staffing lead undoes this.')
  if ([act.placed, ...act.made].some((it) => isOwn(actor, it.personId)))
    return no('It is about your own placement: ask another staffing lead.')
  if (act.made.length === 0 && act.shortened.length === 0) return no('There is nothing to undo.')
  if (act.noWayBack) return no(act.noWayBack)
  const begun = act.made.find((it) => it.from <= actor.today)
  if (begun) return no(`It began on ${sayDay(begun.from)}: end it instead.`)
  if (act.verb === 'placement.ended' && act.placed.until !== null && act.placed.until < actor.today)
    return no(`It ended on ${sayDay(act.placed.until)}.`)
  return yes
}
