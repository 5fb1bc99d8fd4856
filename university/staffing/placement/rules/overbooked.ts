import {
  addDays,
  covers,
  type Day,
  daysBetween,
  type Interval,
  later,
  sayDay,
} from '../../../calendar'
import { listed } from '../../eligibility/rules/requirement'

export type Booking = Interval & {
  id: number
  code: string
  customer: string
  title: string
  kind: string
  percent: number | null
}
export type Booked = {
  capacity: number
  leftOn: Day | null
  bookings: readonly Booking[]
  away: readonly { from: Day; until: Day; because: string }[]
}

/** What is wrong, from which day, and what puts it right. */
export type Trouble = {
  kind: 'capacity' | 'time' | 'away' | 'leaves'
  text: string
  remedy: string
  placements: number[]
}

/** How long someone may be away before their placement is worth another look. */
const week = 7

/**
 * Everything by which someone is placed beyond what they can do, on any day from `today` on: the
 * first day of each.
 */
export function overbooked({ capacity, leftOn, bookings, away }: Booked, today: Day): Trouble[] {
  const troubles: Trouble[] = []
  const days = [...new Set([today, ...bookings.map((it) => later(it.from, today))])].sort()
  const on = (day: Day) => bookings.filter((it) => covers(it, day))
  const tooMany = days.find((day) => on(day).length > capacity)
  if (tooMany) {
    const those = on(tooMany)
    const when = tooMany === today ? 'today' : `from ${sayDay(tooMany)}`
    const text = `On ${those.length} teams ${when} with a capacity of ${capacity}: ${listed(
      those.map((it) => it.customer),
      'and',
    )}`
    const over = those.length - capacity
    troubles.push({
      kind: 'capacity',
      text,
      remedy: `End ${over === 1 ? 'one' : over} of them, or raise the capacity`,
      placements: those.map((it) => it.id),
    })
  }
  const share = (day: Day) => on(day).reduce((sum, it) => sum + (it.percent ?? 0), 0)
  const tooMuch = days.find((day) => share(day) > 100)
  if (tooMuch)
    troubles.push({
      kind: 'time',
      text: `${share(tooMuch)} % of the working time from ${sayDay(tooMuch)}`,
      remedy: 'Lower a share',
      placements: on(tooMuch).map((it) => it.id),
    })
  for (const it of away) {
    const during = bookings.filter(
      (one) => one.from <= it.until && (one.until === null || one.until >= it.from),
    )
    const long = daysBetween(it.from, it.until) + 1
    if (long <= week || !during.length) continue
    const text = `Away ${long} days, ${sayDay(it.from)} to ${sayDay(it.until)}${it.because ? ` (${it.because})` : ''}, while placed with ${listed(
      during.map((one) => one.customer),
      'and',
    )}`
    troubles.push({
      kind: 'away',
      text,
      remedy: 'Place someone for those days',
      placements: during.map((one) => one.id),
    })
  }
  const past =
    leftOn === null ? [] : bookings.filter((it) => it.until === null || it.until > leftOn)
  if (leftOn !== null && past.length > 0) {
    const names = listed(
      past.map((it) => it.customer),
      'and',
    )
    const text = `Last day ${sayDay(leftOn)}, placed with ${names} past it`
    troubles.push({
      kind: 'leaves',
      text,
      remedy: `End the placement by then, and find someone from ${sayDay(addDays(leftOn, 1))}`,
      placements: past.map((it) => it.id),
    })
  }
  return troubles
}
