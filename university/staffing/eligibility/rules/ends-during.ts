import { addDays, type Day, forever } from '../../../calendar'
import type { Need, PersonFacts } from '../facts'
import { reachOf } from './award-days'
import { byWhich } from './eligibility'
import { nameOf } from './requirement'

/**
 * What must be renewed, or earned, by which day so that someone stays qualified through an
 * interval: each certification once, by its earliest day.
 */
export function endsDuring(
  { awards }: Pick<PersonFacts, 'awards'>,
  { segments }: Pick<Need, 'segments'>,
): { certification: number; name: string; last: Day }[] {
  const ends = segments.flatMap((segment) =>
    segment.groups.flatMap((group) => {
      const reach = reachOf(group, awards, segment.from)
      if (reach !== undefined && reach >= (segment.until ?? forever)) return []
      const last = reach ?? addDays(segment.from, -1)
      const by = byWhich(group, awards, last)
      return by ? [{ certification: by.certification, name: nameOf(by), last }] : []
    }),
  )
  ends.sort((a, b) =>
    a.last < b.last ? -1 : a.last > b.last ? 1 : a.certification - b.certification,
  )
  return ends.filter(
    (it, n) => ends.findIndex((one) => one.certification === it.certification) === n,
  )
}
