import type { Plan } from './plan'

type Pair = readonly [number, number]

/**
 * This page on another view or page; what is wished in the address so far is kept, until the plan
 * is made anew.
 */
export function planAddress(
  it: Plan,
  { view = it.view, page = 1 }: { view?: Plan['view']; page?: number },
): string {
  const search = new URLSearchParams()
  if (view !== 'changes') search.set('view', view)
  if (page > 1) search.set('page', String(page))
  for (const [kind, pairs] of Object.entries(it.next.asked))
    for (const one of pairs) search.append(kind, one.join(':'))
  return `/plans/${it.id}${search.size ? `?${search}` : ''}`
}

/**
 * This page with one wish more, or one let go; those made before are kept, except about the same
 * pair.
 */
export function wish(it: Plan, name: 'pin' | 'forbid' | 'free', pair: Pair): string {
  const asked = Object.fromEntries(
    Object.entries(it.next.asked).map(([kind, pairs]) => [
      kind,
      [
        ...pairs.filter((other) => String(other) !== String(pair)),
        ...(kind === name ? [pair] : []),
      ],
    ]),
  ) as Plan['next']['asked']
  return `${planAddress({ ...it, next: { ...it.next, asked } }, { page: it.page })}#adjust`
}
