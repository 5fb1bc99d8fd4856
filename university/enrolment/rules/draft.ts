import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { type Day, spoken } from '../../calendar'
import { ownsCourse } from './staff'

export type DraftState = {
  courseId: number
  decidedAt: number | null
  offeringId: number | null
  published: boolean
}

/**
 * Who reads the drafts of a course's offerings: its owner, and whoever plans or runs the
 * university.
 */
export const seesDrafts = (actor: Actor, courseId?: number): boolean =>
  is(actor, 'registrar', 'staffing lead', 'auditor') ||
  (courseId === undefined ? actor.owns.length > 0 : ownsCourse(actor, { courseId }))

/** A draft is opened or declined by the course's owner or the registrar, once. */
export function mayDecideDraft(actor: Actor, it: DraftState): Verdict {
  if (it.decidedAt !== null)
    return no(it.offeringId === null ? 'This was declined already.' : 'This was opened already.')
  return ownsCourse(actor, it) || is(actor, 'registrar')
    ? yes
    : no('The course’s owner or the registrar opens or declines it.')
}

/** To be opened, a draft's course must have a published version besides. */
export function mayOpenDraft(actor: Actor, it: DraftState): Verdict {
  const may = mayDecideDraft(actor, it)
  return !may.ok || it.published ? may : no('The course has no published version to deliver.')
}

/** What is wrong with the dates of an offering to be opened, by field; undefined: nothing. */
export function datesWrong(
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  today: Day,
): { field: string; because: string } | undefined {
  if (startsOn < today)
    return { field: 'startsOn', because: `${spoken(startsOn)} is over: give a first day to come.` }
  if (endsOn < startsOn) return { field: 'endsOn', because: 'It must not end before it begins.' }
  return undefined
}

/**
 * The code of an offering like the others of its course: LNX-201-2026-12, and -B, -C after it where
 * that is taken.
 */
export function codeFor(course: string, startsOn: Day, taken: ReadonlySet<string>): string {
  const plain = `${course}-${startsOn.slice(0, 7)}`
  for (let n = 0; ; n++) {
    const code = n === 0 ? plain : `${plain}-${letters(n)}`
    if (!taken.has(code)) return code
  }
}
const letters = (n: number): string =>
  n < 26
    ? String.fromCharCode(65 + n)
    : `${String.fromCharCode(64 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`
