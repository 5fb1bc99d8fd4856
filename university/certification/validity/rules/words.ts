import { spoken } from '../../../calendar'
import type { StatusWord, Term, Terms } from './validity'

/** A number of months as people say it: "3 years", "18 months". */
export const monthsText = (months: number) => {
  const [n, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month']
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

/** The same in a word or two, for a table. */
export function lasts(terms: Terms, byDate: readonly Term[]): string {
  if (byDate.length)
    return `${[...new Set(byDate.map((it) => monthsText(it.months)))].reverse().join(' or ')}, by the date earned`
  if (!terms.validityKnown) return 'Not known'
  return terms.validityMonths === null ? 'No end' : monthsText(terms.validityMonths)
}

/** How long a certification lasts, in words. */
export function validityWords(terms: Terms, byDate: readonly Term[]): string {
  if (byDate.length) {
    const said = byDate.map(({ earnedFrom, earnedUntil, months }) => {
      const when = [
        earnedFrom && `from ${spoken(earnedFrom)}`,
        earnedUntil && `until ${spoken(earnedUntil)}`,
      ]
        .filter(Boolean)
        .join(' ')
      return `${monthsText(months)} if earned ${when}`
    })
    return `${said.reverse().join('; ')}.`
  }
  if (!terms.validityKnown) return 'Not known, so no end is computed.'
  if (terms.validityMonths === null) return 'It does not end.'
  const period = monthsText(terms.validityMonths)
  if (terms.method === 'completion')
    return `${period} from the day it is earned; a renewal begins a new period on the day it is passed.`
  if (terms.method === 'anchored')
    return `${period}. Renewed in the last ${monthsText(terms.windowMonths)}, the old date moves by ${period}, so renewing early loses nothing.`
  return `To a fixed day${terms.fixedBase ? ` (like ${spoken(terms.fixedBase)})` : ''}, every ${period}, at least ${monthsText(terms.minimumActiveMonths ?? terms.windowMonths)} after it is earned.`
}

export type Tone = 'good' | 'due' | 'bad' | 'info' | 'plain'
/** The colour that goes with each word. */
export const toneOf: Record<StatusWord, Tone> = {
  'not held': 'plain',
  'in progress': 'info',
  claimed: 'info',
  certified: 'good',
  'due for renewal': 'due',
  grace: 'due',
  lapsed: 'bad',
  suspended: 'bad',
  revoked: 'bad',
  superseded: 'plain',
}

/** A status as it stands alone: "Due for renewal". */
export const standing = (word: StatusWord) => word.charAt(0).toUpperCase() + word.slice(1)

/** How an award came about. */
export const sourceText = {
  path: 'Requirements met',
  renewal: 'Renewed',
  import: 'Earned outside, recorded from the company’s file',
  evidence: 'Earned outside, verified here',
  manual: 'Awarded by hand',
} as const
