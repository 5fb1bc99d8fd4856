import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { worksAs } from '../../eligibility/rules/kinds'

/** Each once, with how often it is there. */
export function together<T extends object>(all: readonly T[]): (T & { n: number })[] {
  const found = new Map<string, T & { n: number }>()
  for (const it of all) {
    const key = JSON.stringify(it)
    const known = found.get(key)
    if (known) known.n++
    else found.set(key, { ...it, n: 1 })
  }
  return [...found.values()]
}

/** So many positions, or people, alike in what pairs them. */
export type Alike = { n: number; shift: Shift | null; site: string }
/**
 * How many pairs there are of positions and people who do that work on that shift (at that site):
 * each is looked at, certified or not. Counted, before anything is read.
 */
export function pairsOf(
  positions: readonly (Alike & { kind: PositionKind })[],
  people: readonly (Alike & { jobTitle: string })[],
  sameSite: boolean,
): number {
  const fits = (it: (typeof positions)[number], one: (typeof people)[number]) =>
    (it.shift === null || one.shift === it.shift) &&
    (!sameSite || it.site === '' || one.site === it.site) &&
    worksAs(one.jobTitle, it.kind)
  return positions.reduce(
    (all, it) => all + it.n * people.reduce((sum, one) => sum + (fits(it, one) ? one.n : 0), 0),
    0,
  )
}
