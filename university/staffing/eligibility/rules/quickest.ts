import { type Day, daysBetween, sayDay } from '../../../calendar'
import type { Reason } from '../facts'
import type { Eligibility } from './eligibility'

/** A seat that can be had in a course on the way to a certification. */
export type NextOffering = {
  code: string
  courseCode: string
  title: string
  startsOn: Day | null
  seatsLeft: number | null
  already: boolean
}

/**
 * What helps this person towards each certification: the next offering with free seats, and the
 * exams that renew it.
 */
export type Ways = {
  offering: (certification: number) => NextOffering | undefined
  renewing: (certification: number) => readonly string[]
}

/** The quickest way past one of the things in the way. `of`: how many there are. */
export type Quickest = { text: string; of: number; about: string; offering?: NextOffering }

/**
 * How long it takes, in days, where no date says: what is agreed is quick, an exam takes a month,
 * what nobody can promise comes last.
 */
const guesses: Partial<Record<Reason['kind'], number>> = {
  proficiency: 7,
  certification: 30,
  shift: 60,
  site: 60,
  hours: 60,
}
const never = 1000

/**
 * An offering for one of the certifications that would do, the earliest first; one that starts any
 * time is now.
 */
const nextFor = (nearest: readonly number[], ways: Ways): NextOffering | undefined =>
  nearest
    .flatMap((it) => ways.offering(it) ?? [])
    .sort((a, b) => (a.startsOn ?? '').localeCompare(b.startsOn ?? ''))[0]

function stepFor(
  reason: Reason,
  ways: Ways,
  from: Day,
): { days: number; text: string; offering?: NextOffering } | undefined {
  if (reason.kind === 'certification' && reason.nearest) {
    const offering = nextFor(reason.nearest, ways)
    if (reason.remedy)
      return { days: guesses.certification as number, text: reason.remedy, offering }
    return offering && { days: 90, text: 'take the course', offering }
  }
  // To be placed until the day before a change takes nothing.
  if (reason.from && reason.remedy) return { days: 0, text: reason.remedy }
  if (reason.on)
    return {
      days: Math.max(0, daysBetween(from, reason.on)),
      text: reason.remedy ?? `start on or after ${reason.on}`,
    }
  if (reason.remedy) return { days: guesses[reason.kind] ?? 1, text: reason.remedy }
  const asked = {
    shift: 'ask them to change shifts, or sign an exception',
    site: 'ask them to change sites, or sign an exception',
  }
  const text = asked[reason.kind as keyof typeof asked]
  return text ? { days: guesses[reason.kind] ?? never, text } : undefined
}

/**
 * What to do first about someone who cannot take a place as they stand, or would stop qualifying in
 * it by what ends (`ending`).
 */
export function quickestOf(
  verdict: Eligibility,
  ending: readonly number[],
  ways: Ways,
  from: Day,
): Quickest | undefined {
  if (verdict.kind === 'qualified') return undefined
  if (verdict.kind === 'unqualified') {
    const steps = verdict.reasons.flatMap((reason) => {
      const step = stepFor(
        reason.on && !reason.remedy
          ? { ...reason, remedy: `start on ${sayDay(reason.on)}` }
          : reason,
        ways,
        from,
      )
      return step ? [{ ...step, about: reason.text }] : []
    })
    const [best] = steps.sort((a, b) => a.days - b.days)
    return (
      best && {
        text: best.text,
        about: best.about,
        offering: best.offering,
        of: verdict.reasons.length,
      }
    )
  }
  const exams = [...new Set(ending.flatMap((it) => ways.renewing(it)))]
  const sit = exams.length ? `: sit ${exams.slice(0, 3).join(' or ')}` : ''
  return verdict.remedy
    ? {
        text: `${verdict.remedy}${sit}`,
        about: verdict.text,
        offering: exams.length ? undefined : nextFor(ending, ways),
        of: 1,
      }
    : undefined
}
