import { forever, sayDay } from '../../calendar'
import type { Holding } from '../queries/home-mine'

type Tone = 'good' | 'due' | 'bad' | 'plain'
const tones: Partial<Record<Holding['status']['word'], Tone>> = {
  certified: 'good',
  superseded: 'good',
  'due for renewal': 'due',
  grace: 'due',
  lapsed: 'bad',
  suspended: 'bad',
  revoked: 'bad',
}

/** What wants doing comes first. */
const order = [
  'grace',
  'due for renewal',
  'suspended',
  'lapsed',
  'certified',
  'superseded',
  'revoked',
]

/**
 * A person's certifications as home lists them: days left where they run out, otherwise through
 * when.
 */
export function certificationsOf(holdings: readonly Holding[]) {
  return [...holdings]
    .sort(
      (a, b) =>
        order.indexOf(a.status.word) - order.indexOf(b.status.word) ||
        (a.status.until ?? forever).localeCompare(b.status.until ?? forever),
    )
    .map(({ id, short, name, status }) => {
      const { word, until, daysLeft, because } = status
      const counting = word === 'due for renewal' && daysLeft !== null
      const detail =
        word === 'certified' && until
          ? `Through ${sayDay(until)}`
          : counting && until
            ? `Through ${sayDay(until)}. The renewal window is open`
            : word === 'lapsed' && until
              ? `Ended ${sayDay(until)}`
              : because
      return {
        id,
        short,
        name,
        tone: tones[word] ?? 'plain',
        word: counting
          ? daysLeft === 0
            ? 'Last day'
            : `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`
          : word.charAt(0).toUpperCase() + word.slice(1),
        detail,
      }
    })
}
