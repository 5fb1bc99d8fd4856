import { daysText, dayText, fromNow, timeText } from './dates'

/** An instant in a zone, absolute and relative: "Tue 8 Dec 14:00 CST, in 3 days". */
export function When({ at, zone, now }: { at: number | Date; zone: string; now: Date | number }) {
  return (
    <time dateTime={new Date(at).toISOString()}>
      {timeText(+at, zone, +now)}, {fromNow(+at, +now)}
    </time>
  )
}

/** A calendar date: "8 December 2026", and how far away it is where `today` is given. */
export function DayText({ day, today, short }: { day: string; today?: string; short?: boolean }) {
  return (
    <time dateTime={day}>
      {today ? `${dayText(day, short)}, ${daysText(day, today)}` : dayText(day, short)}
    </time>
  )
}
