import type { Plan } from './plan'

type Pair = readonly [number, number]

/** This page with one wish more, or one let go; those made before in the address are kept, except about the same pair. */
export function wish(it: Plan, name: 'pin' | 'forbid' | 'free', pair: Pair): string {
  const search = new URLSearchParams()
  if (it.view !== 'changes') search.set('view', it.view)
  if (it.page > 1) search.set('page', String(it.page))
  for (const [kind, pairs] of Object.entries(it.next.asked))
    for (const one of [...pairs.filter((other) => String(other) !== String(pair)), ...(kind === name ? [pair] : [])]) search.append(kind, one.join(':'))
  return `/plans/${it.id}?${search}#adjust`
}
