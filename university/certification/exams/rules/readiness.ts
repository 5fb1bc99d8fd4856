import { type Actor, is } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'

/**
 * One answer of one's own to a question that practises a domain: the share of its points, 0 to 1.
 */
export type Answered = { share: number; at: number }

/** How few answers say nothing. */
export const leastAnswers = 5
/** The answer this many places back counts half of the newest. */
export const halfLife = 8

/**
 * The half-life mean, in percent: the answers from the newest back, the i-th (from 0) weighted
 * 2^(−i / 8), so that what was learnt since shows and one lucky answer does not. Each answer counts
 * once, whatever its points. Null below `leastAnswers`. Unrounded; never outside 0–100.
 */
export function readinessOf(answers: readonly Answered[]): number | null {
  if (answers.length < leastAnswers) return null
  let sum = 0
  let weights = 0
  const newestFirst = [...answers].sort((a, b) => b.at - a.at)
  newestFirst.forEach(({ share }, i) => {
    const weight = 2 ** (-i / halfLife)
    sum += weight * share
    weights += weight
  })
  return (sum / weights) * 100
}
export type Total =
  | {
      percent: number /** How much of the published weight has enough answers, in percent of it. */
      covered: number
      because: string
    }
  | { percent: null; covered: number; because: string }

/**
 * The whole exam: the mean of its domains by their published weights, over those with enough
 * answers. Without published weights there is none: a plain mean would pretend to know what the
 * exam asks most.
 */
export function totalOf(
  domains: readonly { weight: number | null; percent: number | null }[],
): Total {
  const weighed = domains.filter((it) => it.weight !== null)
  const all = weighed.reduce((sum, it) => sum + (it.weight as number), 0)
  if (all === 0)
    return {
      percent: null,
      covered: 0,
      because: 'The issuer publishes no weights, so the domains are not added up.',
    }
  const known = weighed.filter((it) => it.percent !== null)
  const weight = known.reduce((sum, it) => sum + (it.weight as number), 0)
  const covered = (weight / all) * 100
  if (!known.length)
    return { percent: null, covered, because: `No domain has ${leastAnswers} answers yet.` }
  const percent =
    known.reduce((sum, it) => sum + (it.weight as number) * (it.percent as number), 0) / weight
  const rest = domains.length - known.length
  const because =
    rest === 0
      ? 'By the published weights, over all domains.'
      : `By the published weights, over the ${known.length} of ${domains.length} domains with at least ${leastAnswers} answers: ${Math.round(covered)} % of the exam.`
  return { percent, covered, because }
}

/**
 * The domain to study first: the lowest with enough answers; of equals the heavier, then the
 * earlier.
 */
export function weakestOf<T extends { weight: number | null; percent: number | null }>(
  domains: readonly T[],
): T | null {
  let weakest: T | null = null
  for (const it of domains) {
    if (it.percent === null) continue
    const lower = weakest === null || it.percent < (weakest.percent as number)
    const asLow =
      weakest !== null && it.percent === weakest.percent && (it.weight ?? 0) > (weakest.weight ?? 0)
    if (lower || asLow) weakest = it
  }
  return weakest
}

/**
 * In words beside the figure: 80 and more is ready, from 60 nearly. Our reading, not the issuer's
 * pass mark.
 */
export function readinessTone(percent: number | null): 'good' | 'due' | 'bad' | 'plain' {
  if (percent === null) return 'plain'
  return percent >= 80 ? 'good' : percent >= 60 ? 'due' : 'bad'
}
export const readinessWord = (percent: number | null) =>
  percent === null
    ? 'Not enough answers yet'
    : percent >= 80
      ? 'Ready'
      : percent >= 60
        ? 'Nearly there'
        : 'To study'

/** Who owns a course says what its lessons and questions belong to; so does the registrar. */
export function mayMapDomains(actor: Actor, courseId: number): Verdict {
  return actor.owns.includes(courseId) || is(actor, 'registrar')
    ? yes
    : no(
        'The owner of the course, or the registrar, says what its lessons and questions belong to.',
      )
}
