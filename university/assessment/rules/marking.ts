import { no, type Verdict, yes } from '../../at'
import { pointsShown } from './grade'

export type LastMark = {
  id: number
  by: string | null
  markerId: number | null
  points: number
  criteria: number[] | null
  comment: string
  at: number
}
type Given = { criteria?: number[]; points?: number; comment: string } & Record<string, unknown>

/**
 * The levels of a rubric as given, one per criterion, or what is wrong with them. A form sends
 * `level0`, `level1`, …
 */
export function levelsIn(
  rubric: readonly { criterion: string; points: number }[],
  given: Given,
): number[] | string {
  const levels =
    given.criteria ??
    rubric.map((_, i) =>
      given[`level${i}`] === undefined ? Number.NaN : Number(given[`level${i}`]),
    )
  if (levels.length !== rubric.length) return `This rubric has ${rubric.length} criteria.`
  for (const [i, { criterion, points }] of rubric.entries()) {
    const level = levels[i] as number
    if (!Number.isInteger(level) || level < 0 || level > points)
      return `Choose a level from 0 to ${points} for “${criterion}”.`
  }
  return levels
}

const ago = (ms: number) =>
  ms < 90_000
    ? 'a moment ago'
    : ms < 5_400_000
      ? `${Math.round(ms / 60_000)} minutes ago`
      : `${Math.round(ms / 3_600_000)} hours ago`
const said = (levels: number[] | null | undefined, comment: string) =>
  `${levels?.length ? ` (levels ${levels.join(', ')})` : ''}${comment ? `, “${comment}”` : ''}`

/** Two markers never overwrite each other unseen: the refusal shows both marks. */
export function mayOverwrite(last: LastMark, seen: number, given: Given, now: Date): Verdict {
  if (last.id === seen) return yes
  const levels =
    given.criteria ??
    Object.keys(given)
      .filter((name) => /^level\d+$/.test(name))
      .map((name) => Number(given[name]))
  const theirs = `${last.by ?? 'The machine'} gave ${pointsShown(last.points)} points${said(last.criteria, last.comment)} ${ago(+now - last.at)}.`
  const yours = `Yours is not saved: ${given.points === undefined ? `levels ${levels.join(', ')}` : `${given.points} points`}${given.comment ? `, “${given.comment}”` : ''}.`
  return no(
    `${theirs} ${yours} Reload the page to see theirs; saving again then puts yours in its place.`,
  )
}
