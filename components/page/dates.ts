// How dates and times read. Formatters are kept: making one costs more than a page's whole table of
// dates.
const kept = new Map<string, Intl.DateTimeFormat>()
function format(key: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') {
  let it = kept.get(key)
  if (!it) {
    it = new Intl.DateTimeFormat(locale, options)
    kept.set(key, it)
  }
  return it
}

const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes) =>
  parts.find((p) => p.type === type)?.value ?? ''

/**
 * "Tue 8 Dec 14:00 CST"; with the year where it is not the year of `now`. Never without its zone.
 */
export function timeText(at: number, zone: string, now: number): string {
  const options = {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  const parts = format(`t${zone}`, options).formatToParts(at)
  const name = part(
    format(`z${zone}`, { timeZone: zone, timeZoneName: 'short' }, 'en-US').formatToParts(at),
    'timeZoneName',
  )
  const year = format(`y${zone}`, { timeZone: zone, year: 'numeric' })
  const inYear = year.format(at) === year.format(now) ? '' : ` ${part(parts, 'year')}`
  const month = part(parts, 'month').slice(0, 3)
  return `${part(parts, 'weekday')} ${part(parts, 'day')} ${month}${inYear} ${part(parts, 'hour')}:${part(parts, 'minute')} ${name}`
}

const steps: [number, string][] = [
  [60_000, 'minute'],
  [3_600_000, 'hour'],
  [86_400_000, 'day'],
  [30.44 * 86_400_000, 'month'],
  [365.25 * 86_400_000, 'year'],
]
/** "in 3 days", "2 hours ago", "now". */
export function fromNow(at: number, now: number): string {
  const away = Math.abs(at - now)
  if (away < 45_000) return 'now'
  const step = steps.findLast(([size]) => away >= size * 0.92) ?? (steps[0] as [number, string])
  const n = Math.max(1, Math.round(away / step[0]))
  const text = `${n} ${step[1]}${n === 1 ? '' : 's'}`
  return at > now ? `in ${text}` : `${text} ago`
}

const dayMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
/** "8 December 2026"; `short` for tables: "8 Dec 2026". */
export function dayText(day: string, short = false): string {
  const text = format(short ? 'ds' : 'd', {
    timeZone: 'UTC',
    day: 'numeric',
    month: short ? 'short' : 'long',
    year: 'numeric',
  }).format(dayMs(day))
  return text.replace('Sept ', 'Sep ')
}
/** "Saturday, 21 November". */
export const weekdayText = (day: string) => {
  const parts = format('w', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).formatToParts(dayMs(day))
  return `${part(parts, 'weekday')}, ${part(parts, 'day')} ${part(parts, 'month')}`
}
/** "in 103 days", "yesterday": whole days between two dates. */
export function daysText(day: string, today: string): string {
  const n = Math.round((dayMs(day) - dayMs(today)) / 86_400_000)
  if (n === 0) return 'today'
  if (Math.abs(n) === 1) return n > 0 ? 'tomorrow' : 'yesterday'
  if (Math.abs(n) > 120) return fromNow(dayMs(day), dayMs(today))
  return n > 0 ? `in ${n} days` : `${-n} days ago`
}

/** "14:03:22", for what was just saved: the page says elsewhere in which zone it speaks. */
export const clockTime = (at: number, zone: string) =>
  format(`s${zone}`, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
