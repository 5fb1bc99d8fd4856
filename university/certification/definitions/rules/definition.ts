import { z } from 'zod'
import { tracks } from '@/db/tables/catalogue'
import type { Day } from '../../../calendar'
import { day, ticked } from '../../../input'

const blank = (v: unknown) => (v === '' || v === null ? undefined : v)
const whole = (what: string, least: number, most: number) =>
  z.preprocess(
    blank,
    z.coerce
      .number(`${what} must be a number`)
      .int(`${what} must be a whole number`)
      .min(least, `${what}: at least ${least}`)
      .max(most, `${what}: at most ${most}`)
      .optional(),
  )
const maybeDay = z.preprocess(blank, day.optional())
const line = (most: number) =>
  z.preprocess((v) => v ?? '', z.string().trim().max(most, `keep it under ${most} letters`))

/**
 * A rule as someone writes it: the fields of the form and of the API. What cannot be told without
 * the database is judged later.
 */
export const draft = z.object({
  effectiveFrom: day,
  validity: z.enum(
    ['months', 'none', 'unknown'],
    'say how long it lasts: a number of months, no end, or not known',
  ),
  validityMonths: whole('the period', 1, 600),
  method: z.enum(['completion', 'anchored', 'fixed']).default('anchored'),
  windowMonths: whole('the window', 0, 120),
  minimumActiveMonths: whole('the minimum', 0, 600),
  fixedBase: maybeDay,
  graceDays: whole('grace', 0, 730),
  graceCounts: ticked,
  earlyCreditDays: whole('early credit', 0, 730),
  lateMonths: whole('the late path', 1, 120),
  successor: line(100),
  sunsetOn: maybeDay,
  requirements: line(4000),
})
export type Draft = z.infer<typeof draft>
export const defaults = { windowMonths: 3, graceDays: 0, earlyCreditDays: 30 }

/** What a new certification is called. */
export const naming = z.object({
  short: z
    .string('give it a short name')
    .trim()
    .min(2, 'give it a short name')
    .max(40, 'keep the short name under 40 letters'),
  name: z
    .string('give it its full name')
    .trim()
    .min(3, 'give it its full name')
    .max(120, 'keep the name under 120 letters'),
  track: z.enum(tracks, 'choose a track'),
  level: z.preprocess((v) => v ?? '', z.string().trim().max(40)),
})

/** What is wrong with a rule by itself, by field. `before`: the rule it replaces. */
export function troublesOf(
  it: Draft,
  today: Day,
  before?: { sunsetOn: Day | null },
): Record<string, string> {
  const wrong: Record<string, string> = {}
  const say = (field: keyof Draft, because: string) => {
    wrong[field] ??= because
  }
  const period = it.validity === 'months' ? it.validityMonths : undefined
  const window = it.windowMonths ?? defaults.windowMonths
  if (it.effectiveFrom < today)
    say('effectiveFrom', 'a rule cannot take effect in the past: choose today or later')
  if (it.validity === 'months' && period === undefined)
    say(
      'validityMonths',
      'say how many months it lasts, or choose that it has no end or that nobody knows',
    )
  if (it.validity !== 'months' && it.validityMonths !== undefined)
    say(
      'validity',
      `it has a period of ${it.validityMonths} months: choose "a number of months", or leave the number empty`,
    )
  if (period !== undefined && window > period)
    say('windowMonths', `the window of ${window} months is longer than the period of ${period}`)
  if (it.method === 'fixed') {
    if (it.validity !== 'months')
      say('method', 'a fixed end needs a period, by whole numbers of which it moves')
    if (!it.fixedBase)
      say('fixedBase', 'name one day on which it ends; the others follow by whole periods')
    const least = it.minimumActiveMonths
    if (least !== undefined && least < window)
      say(
        'minimumActiveMonths',
        `the minimum of ${least} months is shorter than the window of ${window}`,
      )
    if (least !== undefined && period !== undefined && least > period)
      say(
        'minimumActiveMonths',
        `the minimum of ${least} months is longer than the period of ${period}`,
      )
  } else {
    if (it.fixedBase) say('fixedBase', 'only a fixed end has a fixed day')
    if (it.minimumActiveMonths !== undefined)
      say('minimumActiveMonths', 'only a fixed end has a minimum')
  }
  if (it.validity !== 'months' && (it.graceDays ?? 0) > 0)
    say('graceDays', 'without an end there is no grace')
  if (it.graceCounts && !it.graceDays) say('graceDays', 'say how many days of grace count')
  if (it.sunsetOn && it.sunsetOn < it.effectiveFrom && it.sunsetOn !== before?.sunsetOn)
    say('sunsetOn', 'the last day it counts cannot lie before the change takes effect')
  if (it.lateMonths !== undefined && !/^\s*late\s*:\s*$/im.test(it.requirements))
    say(
      'lateMonths',
      'the late path takes nothing: add its lines under "late:", or leave this empty',
    )
  return wrong
}

/** What requires what on one day: an edge for every certification a rule names, whatever for. */
type Needs = ReadonlyMap<string, readonly string[]>

/** A way from a certification back to itself, as names in order: A, B, A. Null: there is none. */
function cycleThrough(start: string, needs: Needs): string[] | null {
  const seen = new Set<string>()
  const way: string[] = [start]
  const follow = (at: string): boolean => {
    for (const next of needs.get(at) ?? []) {
      if (next === start) return true
      if (seen.has(next)) continue
      seen.add(next)
      way.push(next)
      if (follow(next)) return true
      way.pop()
    }
    return false
  }
  return follow(start) ? [...way, start] : null
}

type Dated = { certification: string; number: number; effectiveFrom: Day; names: readonly string[] }
/**
 * The first day, from the day a rule takes effect, on which it would be part of a circle, with the
 * circle. A later version of any of them may open or close one.
 */
export function circleOf(
  changed: Dated,
  others: readonly Dated[],
): { on: Day; way: string[] } | null {
  const all = [...others, changed]
  const days = [
    ...new Set(all.map((it) => it.effectiveFrom).filter((on) => on >= changed.effectiveFrom)),
  ].sort()
  for (const on of days) {
    const inForce = new Map<string, Dated>()
    for (const it of all) {
      const best = inForce.get(it.certification)
      if (
        it.effectiveFrom <= on &&
        (!best ||
          it.effectiveFrom > best.effectiveFrom ||
          (it.effectiveFrom === best.effectiveFrom && it.number > best.number))
      )
        inForce.set(it.certification, it)
    }
    const needs = new Map([...inForce].map(([name, it]) => [name, it.names]))
    const way =
      inForce.get(changed.certification) === changed
        ? cycleThrough(changed.certification, needs)
        : null
    if (way) return { on, way }
  }
  return null
}

export const laterOf = (a: Day, b: Day): Day => [a, b].sort()[1] as Day

/** A short name as it stands in addresses. */
export const slugOf = (short: string) =>
  short
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
