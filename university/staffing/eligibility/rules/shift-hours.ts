import type { Shift } from '@/db/tables/people'
import { addDays, type Day, instantIn } from '../../../calendar'

/**
 * When a shift works, in the person's own time zone: days 8 to 16, evenings 16 to 24, nights 0 to
 * 8.
 */
export const shiftHours: Record<Shift, readonly [from: number, until: number]> = {
  day: [8, 16],
  evening: [16, 24],
  night: [0, 8],
}

/**
 * Working hours somewhere, of which at least some must fall into a person's shift. Minutes of the
 * day; an end at or before the start is on the next day.
 */
export type Hours = { zone: string; from: number; until: number; least: number }

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** '09:00 to 17:00 in Europe/London' */
export const sayHours = ({ zone, from, until }: Hours): string =>
  `${clock(from)} to ${clock(until)} in ${zone}`

/** Minutes of the day, of '09:00' or '9'. Undefined for anything else. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim()) ?? []
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined
  return Math.min(1440, Number(hours) * 60 + Number(minutes))
}

const at = (zone: string, day: Day, minutes: number) =>
  instantIn(
    zone,
    minutes >= 1440 ? addDays(day, 1) : day,
    Math.floor((minutes % 1440) / 60),
    minutes % 60,
  )

/**
 * How many hours of a shift that begins on a day (in the person's zone) fall into the working
 * hours. Summer time is that day's.
 */
export function hoursInside(shift: Shift, zone: string, hours: Hours, day: Day): number {
  const [opens, closes] = shiftHours[shift]
  const from = at(zone, day, opens * 60)
  const until = at(zone, day, closes * 60)
  let shared = 0
  for (const around of [addDays(day, -1), day, addDays(day, 1)]) {
    const start = at(hours.zone, around, hours.from)
    const end = at(hours.zone, hours.until <= hours.from ? addDays(around, 1) : around, hours.until)
    shared += Math.max(0, Math.min(until, end) - Math.max(from, start))
  }
  return Math.round(shared / 360_000) / 10
}

/**
 * Which zones and shifts have enough of their hours inside, as 'zone|shift': what a search looks up
 * instead of computing it for everyone.
 */
export const fittingIn = (zones: readonly string[], hours: Hours, day: Day): string[] =>
  zones.flatMap((zone) =>
    (Object.keys(shiftHours) as Shift[])
      .filter((shift) => hoursInside(shift, zone, hours, day) >= hours.least)
      .map((shift) => `${zone}|${shift}`),
  )
