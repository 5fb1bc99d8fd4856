import { daysBetween } from '../../calendar'
import type { MustState } from '../../certification/required/rules/must-hold'
import type { Due } from './due'

const dayMs = 86_400_000
/** How far ahead home looks for what must be held. */
const ahead = 30

type Must = {
  short: string
  slug: string
  state: MustState
  due: string | null
  label: string
  rules: readonly { because: string }[]
}

/**
 * What must be held and is not, overdue or due soon. What is held and ends is among the renewals.
 */
export const mustDueOf = (rows: readonly Must[], today: string, now: Date): Due[] =>
  rows.flatMap((it) => {
    const left = it.due === null ? null : daysBetween(today, it.due)
    if (it.state === 'fulfilled' || left === null || left > ahead) return []
    return [
      {
        key: `m${it.slug}`,
        title: `Hold ${it.short}`,
        detail: it.rules[0]?.because ?? '',
        tone: it.state === 'overdue' || left <= 7 ? ('bad' as const) : ('due' as const),
        word: it.label,
        action: 'What it takes',
        href: `/certifications/${it.slug}`,
        sort: +now + left * dayMs,
      },
    ]
  })
