import type { Day } from '../../../calendar'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { Told } from './empty-positions'
import { courseDays } from './facts'
import { peopleOf } from './people'
import type { TrainingPlan } from './plan'
import { remainingOf } from './remainder'

/** A plan as lines to read, each with its reason. */
export function linesOf(plan: TrainingPlan, field: Field, told: Told, today: Day, on: Day) {
  const { seating } = plan
  const rows = peopleOf(plan, field, told, today, on)
  const drafts = seating.drafts.map((it) => ({
    key: `${it.course.id}.${it.mode}.${it.seats}.${it.startsOn}.${it.endsOn}`,
    courseId: it.course.id,
    code: it.course.code,
    title: it.course.title,
    mode: it.mode,
    seats: it.seats,
    startsOn: it.startsOn,
    endsOn: it.endsOn,
    latestStart: it.latestStart,
    /** A draft like it waits already. */
    asked: false,
    people: it.people.map((id) => told.names.get(id) ?? ''),
    because: `${it.course.hours} hours beside work take ${weeks(courseDays(it.course.hours) / 7)}, and no open offering has a free seat in time.`,
  }))
  const seats = seating.seats.map((it) => ({
    id: it.offering.id,
    code: it.offering.code,
    title: it.course.title,
    people: it.people.map((id) => told.names.get(id) ?? ''),
    free: it.offering.free,
    startsOn: it.offering.startsOn,
  }))
  const counts = new Map<
    number,
    { id: number; short: string; slug: string; earn: number; renew: number }
  >()
  for (const row of rows) {
    const it = counts.get(row.certificationId) ?? {
      id: row.certificationId,
      short: row.certification,
      slug: row.slug,
      earn: 0,
      renew: 0,
    }
    counts.set(
      row.certificationId,
      row.renews ? { ...it, renew: it.renew + 1 } : { ...it, earn: it.earn + 1 },
    )
  }
  return {
    rows: rows.sort((a, b) => a.startBy.localeCompare(b.startBy) || a.personId - b.personId),
    drafts,
    seats,
    remaining: remainingOf(plan, field, told, on),
    certifications: [...counts.values()],
  }
}

const weeks = (n: number) => (n === 1 ? 'a week' : `${n} weeks`)
