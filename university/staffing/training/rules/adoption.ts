import { z } from 'zod'
import { type Mode, modes } from '@/db/tables/catalogue'
import { type Actor, is } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { type Day, isDay } from '../../../calendar'
import { day } from '../../../input'

/** What must be trained is decided by whoever staffs the teams. */
export const mayAdoptTraining = (actor: Actor): Verdict =>
  is(actor, 'staffing lead')
    ? yes
    : no('Only a staffing lead decides what is trained for the teams.')

export type DraftLine = { courseId: number; mode: Mode; seats: number; startsOn: Day; endsOn: Day }
const texts = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : [v].flat()),
  z.array(z.string().max(80)).max(500, 'tick at most 500 lines at once'),
)

/**
 * What was ticked: people with certifications as `person-certification`, offerings as
 * `course.mode.seats.first day.last day`.
 */
export const ticked = { on: day, line: texts, draft: texts }

export const linesIn = (lines: readonly string[]) =>
  [...new Set(lines)].flatMap((text) => {
    const [, person, certification] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? []
    return person && certification
      ? { key: text, personId: Number(person), certificationId: Number(certification) }
      : []
  })

export const draftsIn = (texts: readonly string[]): (DraftLine & { key: string })[] =>
  [...new Set(texts)].flatMap((key) => {
    const [courseId, mode, seats, startsOn, endsOn] = key.split('.')
    const known = modes.find((it) => it === mode)
    const fits =
      Number(courseId) > 0 &&
      known &&
      Number.isInteger(Number(seats)) &&
      Number(seats) > 0 &&
      Number(seats) <= 10_000 &&
      isDay(startsOn ?? '') &&
      isDay(endsOn ?? '')
    return fits
      ? {
          key,
          courseId: Number(courseId),
          mode: known,
          seats: Number(seats),
          startsOn: startsOn as Day,
          endsOn: endsOn as Day,
        }
      : []
  })

/** What adopting did, in words. */
export function sayAdopted(it: { requirements: number; drafts: number; kept: number }): string {
  const count = (n: number, one: string, more: string) => (n ? `${n} ${n === 1 ? one : more}` : '')
  const made = [
    count(it.requirements, 'requirement to hold was made', 'requirements to hold were made'),
    count(it.drafts, 'draft waits for its owner', 'drafts wait for their owners'),
  ]
  return `${made.filter(Boolean).join(', ')}.${it.kept ? ` ${it.kept} ${it.kept === 1 ? 'line was' : 'lines were'} left as it stands.` : ''}`
}
