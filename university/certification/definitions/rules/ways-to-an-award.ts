import {
  type Progress,
  type Purpose,
  progressOf,
  type Requirement,
  requirementsFor,
  rotationsOf,
  type Situation,
  type Work,
} from '../../requirements/rules/requirements'
import type { Terms } from '../../validity/rules/validity'
import { monthsText } from '../../validity/rules/words'
import { turnWords } from './rule-in-words'

/**
 * One way to an award: the first, one turn of the renewals, or late. `mine`: the one that holds for
 * me next, with my progress.
 */
export type Way = {
  purpose: Purpose
  title: string
  note: string
  turn: string | null
  mine: boolean
  progress: Progress
}

const nothingDone: Work = {
  courses: new Map(),
  exams: new Map(),
  labs: new Map(),
  valid: new Map(),
  verified: new Map(),
  started: new Set(),
}

/**
 * Every way a rule knows, in order; a renewal without rows of its own takes what the first award
 * takes, and is not told twice.
 */
export function waysOf(
  requirements: readonly Requirement[],
  terms: Terms,
  next: { situation: Situation; progress: Progress } | null,
): Way[] {
  const renew = requirements.filter((it) => it.purpose === 'renew')
  const turns = rotationsOf(renew)
  const has = {
    earn: requirements.some((it) => it.purpose === 'earn'),
    renew: renew.length > 0,
    late: requirements.some((it) => it.purpose === 'late'),
  }
  const mine = next && (has[next.situation.purpose] ? next.situation.purpose : 'earn')
  const way = (
    purpose: Purpose,
    title: string,
    note: string,
    renewal = 1,
    turn: string | null = null,
  ): Way => {
    const isMine =
      mine === purpose &&
      (turn === null ||
        next?.situation.renewal === undefined ||
        next.situation.renewal % turns === renewal % turns)
    const progress =
      isMine && next
        ? next.progress
        : progressOf(requirementsFor(requirements, { purpose, renewal }), nothingDone, null)
    return { purpose, title, note, turn, mine: isMine, progress }
  }
  const ends = terms.validityMonths !== null
  const earned =
    has.renew || !ends ? '' : `the same ${has.late ? 'to renew' : 'to renew, and after the end'}`
  const late =
    terms.lateMonths == null
      ? 'after the end'
      : `within ${monthsText(terms.lateMonths)} of the end; later it is earned anew`
  return [
    ...(has.earn ? [way('earn', 'To earn it', earned)] : []),
    ...(turns
      ? Array.from({ length: turns }, (_, i) =>
          way(
            'renew',
            `The ${turnWords((i + 1) % turns, turns)}`,
            'they take turns',
            i + 1,
            turnWords((i + 1) % turns, turns),
          ),
        )
      : []),
    ...(has.renew && !turns ? [way('renew', 'To renew it', 'in the window before its end')] : []),
    ...(has.late ? [way('late', 'If late', late)] : []),
  ]
}
