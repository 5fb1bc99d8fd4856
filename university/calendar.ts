// Days and months as the university counts them: used by every domain, so it belongs to none.

/** A calendar date, `YYYY-MM-DD`. Comparing two as text compares them in time. */
export type Day = string

const formats = new Map<string, Intl.DateTimeFormat>()
function partsIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return format
}

/** The calendar date at an instant in a zone. */
export function dayIn(at: Date | number, zone: string): Day {
  return partsIn(zone).format(at).slice(0, 10)
}

const ms = (day: Day) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => iso(ms(day) + days * 86_400_000)
/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((ms(to) - ms(from)) / 86_400_000)

/**
 * The same day of the month `months` later, or the month's last day where there is none: 31 Jan + 1
 * = 28 or 29 Feb.
 */
export function addMonths(day: Day, months: number): Day {
  const first = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return iso(first + (Math.min(Number(day.slice(8, 10)), last.getUTCDate()) - 1) * 86_400_000)
}

/** The last day of a period that begins on `from`: 12 Feb 2023 and 12 months end on 11 Feb 2024. */
export const lastDayOf = (from: Day, months: number): Day => addDays(addMonths(from, months), -1)

/** Whether a text is a real calendar date. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms(text)) && iso(ms(text)) === text
}

/** An interval between two dates, both inclusive; no `until` is open. */
export type Interval = { from: Day; until: Day | null }
/** The sooner of two ends, where null is none. */
export const sooner = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : a < b ? a : b
export const covers = (it: Interval, day: Day) =>
  it.from <= day && (it.until === null || day <= it.until)
export const overlap = (a: Interval, b: Interval) =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)

/**
 * The instant of a wall-clock time in a zone, in ms. A time a clock change skips becomes the first
 * one after it.
 */
export function instantIn(zone: string, day: Day, hour = 0, minute = 0): number {
  const wanted = ms(day) + (hour * 60 + minute) * 60_000
  let at = wanted
  for (let i = 0; i < 2; i++) {
    const [date, time] = partsIn(zone).format(at).split(', ') as [string, string]
    const shown =
      ms(date) +
      (Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8))) *
        1000
    at += wanted - shown
  }
  return at
}

export function isZone(zone: string): boolean {
  try {
    partsIn(zone)
    return true
  } catch {
    return false
  }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const say = (day: Day, month: string | undefined) =>
  `${Number(day.slice(8, 10))} ${month} ${day.slice(0, 4)}`
const monthOf = (day: Day) => months[Number(day.slice(5, 7)) - 1]
/** A date inside a sentence: "1 December 2026". */
export const spoken = (day: Day): string => say(day, monthOf(day))
/** A date in a list or a table: "9 Feb 2029". */
export const sayDay = (day: Day): string => say(day, monthOf(day)?.slice(0, 3))

/** Stands for "no end" where days are compared as text: later than every real day. */
export const forever = '9999-12-31'
export const end = (day: Day | null): Day => day ?? forever
export const earlier = (a: Day, b: Day): Day => (a > b ? b : a)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
