import type { Mode } from '@/db/tables/catalogue'
import { type Actor, is } from '../actor'
import { no, type Verdict, yes } from '../at'
import { addDays, addMonths, type Day, instantIn } from '../calendar'

export const whens = ['any time', 'this month', 'seats free'] as const
export type WhenChoice = (typeof whens)[number]
export const modeWords: Record<Mode, string> = {
  'self-paced': 'Self-paced',
  'instructor-led': 'With an instructor',
  blended: 'Blended',
}

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
export const whenWords: Record<WhenChoice, string> = {
  'any time': 'Start any time',
  'this month': 'This month',
  'seats free': 'Seats free',
}

/** How many courses a page of the catalogue shows. */
export const perPage = 20

/** The instant at which the month of a day ends in a zone. */
export const monthEnd = (today: Day, zone: string) =>
  instantIn(zone, addDays(addMonths(`${today.slice(0, 8)}01`, 1), 0))

/**
 * What was typed, as a full-text query: every word, each a beginning, nothing of it read as syntax.
 * Undefined for nothing.
 */
export function searchTerms(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length
    ? words
        .slice(0, 8)
        .map((word) => `"${word}"*`)
        .join(' ')
    : undefined
}

/**
 * How full an offering is: "4 of 12 seats free", "full, 3 waiting". Nothing where there is no
 * limit.
 */
export function seatsText({
  seats,
  taken,
  waiting,
}: {
  seats: number | null
  taken: number
  waiting: number
}): string {
  if (seats === null) return ''
  if (taken > seats) return `overbooked by ${taken - seats}, ${waiting} waiting`
  if (taken === seats || waiting > 0) return `full, ${waiting === 0 ? 'nobody' : waiting} waiting`
  return `${seats - taken} of ${seats} seats free`
}

/** Paths are part of what certifications take, so who makes their rules makes them. */
export const mayDefinePath = (actor: Actor): Verdict =>
  is(actor, 'registrar') ? yes : no('Only the registrar defines a path.')

export type StepLine = {
  line: number
  rule: 'all' | 'any' | 'some' | 'optional'
  n: number | null
  courses: string[]
}

/**
 * The steps of a path as they are written, one a line: `all A, B`, `any A, B`, `2 of A, B, C`,
 * `optional A`. Every fault names its line.
 */
export function readSteps(text: string): { steps: StepLine[]; troubles: string[] } {
  const steps: StepLine[] = []
  const troubles: string[] = []
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const said = raw.replace(/^\s*then\s+/i, '').trim()
    if (!said) continue
    const line = i + 1
    const [, word = '', list = ''] = /^(all|any|optional|\d+\s+of)\s+(.*)$/i.exec(said) ?? []
    const courses = list.split(',').flatMap((one) => one.trim().toUpperCase() || [])
    const n = /^\d/.test(word) ? Number.parseInt(word, 10) : null
    const rule = n === null ? (word.toLowerCase() as StepLine['rule']) : 'some'
    if (!word)
      troubles.push(`line ${line}: begin with all, any, optional or “2 of”, then the courses`)
    else if (!courses.length)
      troubles.push(`line ${line}: name its courses, with commas between them`)
    else if (new Set(courses).size < courses.length)
      troubles.push(`line ${line}: a course is named twice`)
    else if (n !== null && (n < 1 || n > courses.length))
      troubles.push(`line ${line}: ${n} of ${courses.length} courses cannot be`)
    else steps.push({ line, rule, n, courses })
  }
  if (!troubles.length && steps.every((step) => step.rule === 'optional'))
    troubles.push('a path needs a step that must be taken')
  return { steps, troubles }
}
