import type { Day } from '../../../calendar'
import {
  type BookingResult,
  type RetakeRule,
  retakeOf,
  type Try,
} from '../../../certification/exams/rules/retake'
import type { CertificationFact, PersonPast } from './facts'

/** A booking to come, or a try at an exam that may make one wait; without an exam a suspension. */
type Other = {
  person: number
  certification: number
  code: string | null
  on: Day | null
  result: BookingResult | null
}
type Award = PersonPast['awards'][number] & { person: number }
type Growing = {
  awards: PersonPast['awards'][number][]
  bookings: PersonPast['bookings'][number][]
  suspended: Set<number>
  waits?: NonNullable<PersonPast['waits']>
  work: PersonPast['work']
}

const noWork = (): PersonPast['work'] => ({
  courses: new Map(),
  exams: new Map(),
  labs: new Map(),
  verified: new Map(),
  started: new Set<number>(),
})

/** What an exam's issuer says about trying again; two names of one exam are one. */
function ruleOf(it: CertificationFact | undefined, code: string): RetakeRule {
  const most = (values: (number | null | undefined)[]) =>
    values.reduce<number | null>(
      (best, one) => (one != null && (best === null || one > best) ? one : best),
      null,
    )
  const exams = it?.exams.filter((exam) => exam.code === code) ?? []
  return {
    waitHours: most(exams.map((exam) => exam.waitHours)),
    from: most(exams.map((exam) => exam.from)),
  }
}

/** Until when somebody waits to try an exam again, where they wait. */
function waitOf(
  certifications: ReadonlyMap<number, CertificationFact>,
  { certification, code }: { certification: number; code: string },
  tries: readonly Try[],
  today: Day,
) {
  const until = retakeOf(tries, ruleOf(certifications.get(certification), code)).earliest
  return until !== null && until > today ? [{ certification, code, until }] : []
}

/** What each person held, booked, tried and did. Only people with anything of it. */
export function pastsOf(
  certifications: ReadonlyMap<number, CertificationFact>,
  read: { awards: readonly Award[]; others: readonly Other[] },
  work: ReadonlyMap<number, PersonPast['work']>,
  people: readonly number[],
  today: Day,
): Map<number, PersonPast> {
  const past = new Map<number, Growing>()
  const of = (person: number): Growing => {
    const known = past.get(person)
    if (known) return known
    const own = work.get(person) ?? noWork()
    const it: Growing = { awards: [], suspended: new Set(), bookings: [], work: own }
    past.set(person, it)
    return it
  }
  for (const { person, ...it } of read.awards) of(person).awards.push(it)
  type Tried = { person: number; certification: number; code: string; tries: Try[] }
  const tried = new Map<string, Tried>()
  for (const { person, certification, code, on, result } of read.others) {
    if (code === null || on === null) of(person).suspended.add(certification)
    else if (result === null) of(person).bookings.push({ certification, code, on })
    else {
      const key = `${person} ${certification} ${code}`
      const it = tried.get(key) ?? { person, certification, code, tries: [] }
      it.tries.push({ on, result })
      tried.set(key, it)
    }
  }
  for (const it of tried.values()) {
    const waits = waitOf(certifications, it, it.tries, today)
    if (waits.length) of(it.person).waits = [...(of(it.person).waits ?? []), ...waits]
  }
  for (const id of people) if (work.has(id)) of(id)
  return past
}
