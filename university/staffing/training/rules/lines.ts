import type { Day } from '../../../calendar'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { Told } from './empty-positions'
import { courseDays } from './facts'
import type { Draft, Seats } from './offerings'
import { peopleOf } from './people'
import type { TrainingPlan } from './plan'
import { remainingOf } from './remainder'

const weeks = (n: number) => (n === 1 ? 'a week' : `${n} weeks`)
const namesOf = (people: readonly number[], told: Told) =>
  people.map((id) => told.names.get(id) ?? '')

/** A new offering to open, with its reason. */
function draftLine({ course, people, ...it }: Draft, told: Told) {
  const long = weeks(courseDays(course.hours) / 7)
  return {
    key: `${course.id}.${it.mode}.${it.seats}.${it.startsOn}.${it.endsOn}`,
    courseId: course.id,
    code: course.code,
    title: course.title,
    ...it,
    /** A draft like it waits already. */
    asked: false,
    people: namesOf(people, told),
    because:
      `${course.hours} hours beside work take ${long}, ` +
      'and no open offering has a free seat in time.',
  }
}

const seatLine = ({ course, offering, people }: Seats, told: Told) => ({
  id: offering.id,
  code: offering.code,
  title: course.title,
  people: namesOf(people, told),
  free: offering.free,
  startsOn: offering.startsOn,
})

type Counted = { certificationId: number; certification: string; slug: string; renews: boolean }
/** How many earn, and how many renew, each certification. */
function byCertification(rows: readonly Counted[]) {
  type Count = { id: number; short: string; slug: string; earn: number; renew: number }
  const counts = new Map<number, Count>()
  for (const { certificationId: id, certification: short, slug, renews } of rows) {
    const it = counts.get(id) ?? { id, short, slug, earn: 0, renew: 0 }
    if (renews) it.renew++
    else it.earn++
    counts.set(id, it)
  }
  return [...counts.values()]
}

/** A plan as lines to read, each with its reason. */
export function linesOf(plan: TrainingPlan, field: Field, told: Told, today: Day, on: Day) {
  const rows = peopleOf(plan, field, told, today, on)
  return {
    rows: rows.sort((a, b) => a.startBy.localeCompare(b.startBy) || a.personId - b.personId),
    drafts: plan.seating.drafts.map((it) => draftLine(it, told)),
    seats: plan.seating.seats.map((it) => seatLine(it, told)),
    remaining: remainingOf(plan, field, told, on),
    certifications: byCertification(rows),
  }
}
