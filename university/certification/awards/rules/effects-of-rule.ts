import { addDays, covers, type Day, spoken } from '../../../calendar'
import {
  dueToday,
  type Progress,
  progressFor,
  type Requirement,
  type Work,
} from '../../requirements/rules/requirements'
import {
  type Cycle,
  type Held,
  type Status,
  statusOn,
  type Terms,
} from '../../validity/rules/validity'
import { standing } from '../../validity/rules/words'

/** A rule as far as people are touched by it. */
export type AwardRule = { terms: Terms; requirements: readonly Requirement[] }
export type PersonNamed = { id: number; name: string; jobTitle: string }
type HolderOfIt = PersonNamed & { awards: Cycle[]; suspensions: Held[] }
/** Someone a rule may concern, with what they hold of it and what they did for it. */
export type Concerned = HolderOfIt & { work: Work }

export type TouchedByRule = PersonNamed & { before: string; after: string }
export const effects = [
  'awarded',
  'renewed',
  'lost',
  'regained',
  'until',
  'window',
  'grace',
  'work',
] as const
export type Effect = (typeof effects)[number]
type EffectOnOne = { effect: Effect; before: string; after: string }

/**
 * How one person stands on the day a rule takes effect, by the rule before it and by the new one:
 * what differs.
 */
export function effectsOn(
  it: Concerned,
  before: AwardRule | null,
  after: AwardRule,
  day: Day,
): EffectOnOne[] {
  const [was, becomes] = [before, after].map((rule) => rule && dueBy(rule, it, day))
  const found: EffectOnOne[] = []
  if (becomes && !was)
    found.push({
      effect: becomes.renews ? 'renewed' : 'awarded',
      before: 'Nothing due',
      after: becomes.basis.map((one) => one.what).join('; '),
    })
  if (before && it.awards.length)
    found.push(...effectsOnStatus(it, before, after, day, Boolean(becomes)))
  if (before && !becomes) found.push(...effectsOnWork(it, before, after, day))
  return found
}

const dueBy = (rule: AwardRule, it: Concerned, day: Day) => {
  const suspended = it.suspensions.some((one) => covers(one, day))
  return dueToday(rule.requirements, it.work, it.awards, suspended, rule.terms, day)
}

/** What differs for what is held: whether it counts, until when, its window, its grace. */
function effectsOnStatus(
  it: Concerned,
  before: AwardRule,
  after: AwardRule,
  day: Day,
  isDue: boolean,
): EffectOnOne[] {
  const old = statusOn(it.awards, it.suspensions, before.terms, day)
  const now = statusOn(it.awards, it.suspensions, after.terms, day)
  const said = { before: sayStatus(old), after: sayStatus(now) }
  if (old.counts !== now.counts) return [{ effect: old.counts ? 'lost' : 'regained', ...said }]
  const found: EffectOnOne[] = []
  const [ends, endsNow] = [lastDay(it, before.terms, old), lastDay(it, after.terms, now)]
  if (ends !== endsNow)
    found.push({ effect: 'until', before: sayEnd(ends), after: sayEnd(endsNow) })
  if (now.counts && old.opens !== now.opens && !isDue)
    found.push({
      effect: 'window',
      before: `Renewal opens ${sayDay(old.opens)}`,
      after: `Renewal opens ${sayDay(now.opens)}`,
    })
  if (old.word !== now.word && [old.word, now.word].includes('grace'))
    found.push({ effect: 'grace', ...said })
  return found
}

/** What differs for whoever is on the way. */
function effectsOnWork(
  it: Concerned,
  before: AwardRule,
  after: AwardRule,
  day: Day,
): EffectOnOne[] {
  const progressBy = (rule: AwardRule) =>
    progressFor(rule.requirements, it.work, it.awards, rule.terms, day)?.progress ?? []
  const [old, now] = [progressBy(before), progressBy(after)]
  const underWay = old.some((group) =>
    group.any.some((step) => step.started && !(it.awards.length && !step.met)),
  )
  return underWay && JSON.stringify(told(old)) !== JSON.stringify(told(now))
    ? [{ effect: 'work', before: sayProgress(old), after: sayProgress(now) }]
    : []
}

/** The last day on which what is held counts; null: no end. */
function lastDay(it: HolderOfIt, terms: Terms, status: Status): Day | null | undefined {
  if (status.award < 0 || status.word === 'revoked') return undefined
  const valid = it.awards
    .filter((award) => award.revokedOn === null)
    .map((award) => award.validUntil)
  const until = valid.includes(null) ? null : (valid.sort().at(-1) ?? null)
  const end = until !== null && terms.graceCounts ? addDays(until, terms.graceDays) : until
  if (terms.sunsetOn === null) return end
  return end === null || terms.sunsetOn < end ? terms.sunsetOn : end
}
const told = (progress: Progress) =>
  progress.map((group) => [group.met, ...group.any.map((step) => step.what)])
const missing = (progress: Progress) =>
  progress.filter((group) => !group.met).map((group) => group.any.map((step) => step.what))
const sayDay = (day: Day | null) => (day ? `on ${spoken(day)}` : 'never')
const sayEnd = (day: Day | null | undefined) =>
  day ? `Counts until ${spoken(day)}` : 'Counts without an end'
const sayStatus = (it: Status) => `${standing(it.word)}${it.counts ? '' : ', does not count'}`
function sayProgress(progress: Progress): string {
  const open = missing(progress)
  const done = `${progress.length - open.length} of ${progress.length} met`
  return open.length ? `${done}; missing: ${open.map((any) => any.join(' or ')).join('; ')}` : done
}
