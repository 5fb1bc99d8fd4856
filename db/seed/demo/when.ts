// Days and instants around one moment. The university counts the same way in its calendar; a test
// holds the two together.

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string

export const companyZone = 'America/Chicago'
export const minute = 60_000
export const hour = 60 * minute

const ms = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => iso(ms(day) + days * 24 * hour)

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const at = new Date(ms(day))
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return iso(first + (Math.min(at.getUTCDate(), last.getUTCDate()) - 1) * 24 * hour)
}

/** The last day of a period of `months` that begins on `from`. */
export const lastDayOf = (from: Day, months: number): Day => addDays(addMonths(from, months), -1)

const formats = new Map<string, Intl.DateTimeFormat>()
function wall(zone: string, at: number): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    formats.set(zone, format)
  }
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
}

export const dayIn = (at: number, zone: string): Day => iso(wall(zone, at))

/**
 * The instant of a wall-clock time; one that a clock change skips becomes a time shortly after it.
 */
export function instantIn(zone: string, day: Day, hours = 0, minutes = 0): number {
  const wanted = ms(day) + hours * hour + minutes * minute
  let at = wanted
  for (let i = 0; i < 2; i++) at += wanted - wall(zone, at)
  return at
}

export type When = ReturnType<typeof whenAround>
/** The story's clock: everything is told in days and minutes from now. */
export function whenAround(now: Date) {
  const today = dayIn(+now, companyZone)
  return {
    now: +now,
    today,
    /** The company's date `days` from today. */
    day: (days: number): Day => addDays(today, days),
    /**
     * A wall-clock time `days` from today. Past ones want −1 or less, future ones 1 or more (2 in
     * Asia, where tomorrow has begun).
     */
    at: (days: number, hours: number, minutes = 0, zone: string = companyZone) =>
      instantIn(zone, addDays(today, days), hours, minutes),
    /** So many minutes ago. */
    ago: (minutes: number) => +now - Math.round(minutes * minute),
  }
}
