import { type Day, daysBetween } from '../../../calendar'
import { worthDoing } from './attainable'
import { afterAct, type PlanAct } from './plan-act'
import { type Foreseen, nothingYet, type PlanFacts, statusThen } from './plan-facts'
import { turningDays } from './turning-days'

/**
 * The same acts in the order and on the days that leave the most time, each on its last possible
 * day.
 */
export function latestDays(
  facts: PlanFacts,
  acts: readonly PlanAct[],
  wanted: readonly number[],
  on: Day,
): { it: PlanAct; on: Day }[] {
  const turning = turningDays(facts, worthDoing(facts, wanted), on)
  const days = (
    seen: Foreseen,
    rest: readonly PlanAct[],
    from: Day,
  ): { it: PlanAct; on: Day }[] | null => {
    const [it, ...others] = rest
    if (!it) return wanted.every((id) => statusThen(facts, seen, id, on).counts) ? [] : null
    for (const day of turning(seen, from)) {
      const after = afterAct(facts, seen, it, day)
      const then = after && days(after, others, day)
      if (then) return [{ it, on: day }, ...then]
    }
    return null
  }
  let best: { it: PlanAct; on: Day }[] | null = null
  let most = -1
  for (const order of acts.length <= 5 ? orders(acts) : [acts]) {
    const dated = days(nothingYet, order, facts.today)
    const slack = dated?.reduce((sum, it) => sum + daysBetween(facts.today, it.on), 0) ?? -1
    if (slack > most) [best, most] = [dated, slack]
  }
  return best ?? []
}
export function* orders<T>(list: readonly T[]): Generator<readonly T[]> {
  if (list.length < 2) yield list
  else
    for (const [i, first] of list.entries())
      for (const rest of orders(list.filter((_, n) => n !== i))) yield [first, ...rest]
}
