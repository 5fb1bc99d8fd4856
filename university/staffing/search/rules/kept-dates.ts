import { addDays, type Day, daysBetween, lastDayOf, sayDay } from '../../../calendar'

// The dates of a kept search. Those that move are written from the day it is opened: `14d` begins
// two weeks after it, and `3m` or `45d` is how long it looks. Others are calendar days and stay.

const days = /^-?\d{1,4}d$/
const long = /^\d{1,4}[dm]$/

/** The day so many days from today. */
export const beginsOn = (word: string, today: Day): Day | undefined =>
  days.test(word) ? addDays(today, Number.parseInt(word, 10)) : undefined
/** The last day of a search that looks so long. */
export function endsOn(word: string, from: Day): Day | undefined {
  const n = Number.parseInt(word, 10)
  if (!long.test(word) || n === 0) return undefined
  return word.endsWith('m') ? lastDayOf(from, n) : addDays(from, n - 1)
}

/** The same dates, told from the day they are looked at. */
export function moving(
  { from, until }: { from: Day; until: Day },
  today: Day,
): { from: string; until: string } {
  const months = Array.from({ length: 60 }, (_, n) => n + 1).find(
    (n) => lastDayOf(from, n) === until,
  )
  return {
    from: `${daysBetween(today, from)}d`,
    until: months ? `${months}m` : `${daysBetween(from, until) + 1}d`,
  }
}

const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`

/** The dates of a kept search, as a person says them; nothing where nobody chose any. */
export function sayDates(query: string): string {
  const given = new URLSearchParams(query)
  const [from, until] = [given.get('from') ?? '', given.get('until') ?? '']
  if (!from && !until) return ''
  const away = Number.parseInt(from, 10)
  const begins =
    !from || from === '0d'
      ? 'from the day it is opened'
      : days.test(from)
        ? `from ${count(Math.abs(away), 'day')} ${away < 0 ? 'before' : 'after'} it is opened`
        : `from ${sayDay(from)}`
  const n = Number.parseInt(until, 10)
  const ends = !until
    ? 'for the usual half year'
    : long.test(until)
      ? `for ${count(n, until.endsWith('m') ? 'month' : 'day')}`
      : `to ${sayDay(until)}`
  return `${begins} ${ends}`
}

/** Whether an interval can be told in days and months from today. */
export const canMove = ({ from, until }: { from: Day; until: Day }, today: Day): boolean =>
  Math.abs(daysBetween(today, from)) < 10_000 && daysBetween(from, until) < 9_999
