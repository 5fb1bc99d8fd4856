import type { Day } from '../../../calendar'
import { addDays } from '../../../calendar'
import type { Field, Wishes } from '../../eligibility/rules/supply-and-demand'
import type { Busy } from '../../plans/rules/planning'
import type { Way } from './course'
import { type Chances, type Known, leads, type Wanted } from './facts'
import { type Seating, seatingOf } from './offerings'
import { type Addition, type Training, trainingOf } from './training'
import { wayTo } from './ways'

export type TrainingPlan = {
  training: Training
  wayOf: (it: Addition) => Way
  seating: Seating
  known: Known
}

/** Without the offerings whose seats are counted: for those who found none free. */
const withoutSeats = (known: Known, courses: ReadonlySet<number>): Known => ({
  ...known,
  courses: new Map(
    [...known.courses].map(([id, it]) => [
      id,
      courses.has(id) ? { ...it, offerings: it.offerings.filter((one) => one.free === null) } : it,
    ]),
  ),
})

/**
 * Who must be certified in what by a day, how, and in which offerings. Where only counted seats
 * would be in time, as many people as there are seats may take them, and it is solved once more for
 * the others.
 */
export function* planTraining(
  field: Field,
  known: Known,
  today: Day,
  on: Day,
  wishes: Wishes = {},
  busy: readonly Busy[] = [],
): Generator<void, TrainingPlan | { tooMany: number }> {
  function* solveWith(
    of: (person: number) => Known,
  ): Generator<void, TrainingPlan | { tooMany: number }> {
    const seen = new Map<string, Way | null>()
    const way = (person: number, it: Wanted) => {
      const key = `${person} ${it.certification} ${it.examCode}`
      const found = seen.get(key)
      if (found !== undefined) return found
      const made = wayTo(of(person), person, it, today, on)
      seen.set(key, made)
      return made
    }
    const training = yield* trainingOf(field, on, way satisfies Chances, wishes, busy)
    if ('tooMany' in training) return training
    const ways = training.additions.flatMap(({ person, wanted }) => ({
      person,
      way: way(person, wanted) as Way,
    }))
    const seating = seatingOf(known, ways, { today, notice: addDays(today, leads.notice), on })
    return { training, wayOf: (it: Addition) => way(it.person, it.wanted) as Way, seating, known }
  }
  const first = yield* solveWith(() => known)
  if ('tooMany' in first || !first.seating.unseated.length) return first
  const short = new Set(first.seating.unseated.map((it) => it.course))
  const seated = new Set(
    first.seating.seats.filter((it) => short.has(it.course.id)).flatMap((it) => it.people),
  )
  const without = withoutSeats(known, short)
  return yield* solveWith((person) => (seated.has(person) ? known : without))
}
