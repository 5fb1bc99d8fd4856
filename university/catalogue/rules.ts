import type { Mode } from '@/db/tables/catalogue'
import { addDays, addMonths, type Day, instantIn } from '../calendar'

export const whens = ['any time', 'this month', 'seats free'] as const
export type WhenChoice = (typeof whens)[number]
export const modeWords: Record<Mode, string> = { 'self-paced': 'Self-paced', 'instructor-led': 'With an instructor', blended: 'Blended' }
/** A track as people say it; certifications from outside have one more. */
export const trackWords: Record<string, string> = {
  linux: 'Linux',
  mysql: 'MySQL',
  support: 'Support',
  network: 'Network',
  security: 'Security',
  leadership: 'Leadership',
  cloud: 'Cloud',
}
export const whenWords: Record<WhenChoice, string> = { 'any time': 'Start any time', 'this month': 'This month', 'seats free': 'Seats free' }

/** How many courses a page of the catalogue shows. */
export const perPage = 20

/** The instant at which the month of a day ends in a zone. */
export const monthEnd = (today: Day, zone: string) => instantIn(zone, addDays(addMonths(`${today.slice(0, 8)}01`, 1), 0))

/** What was typed, as a full-text query: every word, each a beginning, nothing of it read as syntax. Undefined for nothing. */
export function searchTerms(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length
    ? words
        .slice(0, 8)
        .map((word) => `"${word}"*`)
        .join(' ')
    : undefined
}

/** How full an offering is: "4 of 12 seats free", "full, 3 waiting". Nothing where there is no limit. */
export function seatsText({ seats, taken, waiting }: { seats: number | null; taken: number; waiting: number }): string {
  if (seats === null) return ''
  if (taken > seats) return `overbooked by ${taken - seats}, ${waiting} waiting`
  if (taken === seats || waiting > 0) return `full, ${waiting === 0 ? 'nobody' : waiting} waiting`
  return `${seats - taken} of ${seats} seats free`
}
