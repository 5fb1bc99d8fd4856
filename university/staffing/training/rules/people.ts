import type { Day } from '../../../calendar'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { type Told, whyEmpty } from './empty-positions'
import { sayWay, startBy } from './offerings'
import type { TrainingPlan } from './plan'
import type { Training } from './training'

/** Who is in a position after the best reshuffle of those certified already. */
export function bestFor({ before }: Training, field: Field, position: number): number | null {
  const i = before.who[field.positions.findIndex((it) => it.id === position)] ?? -1
  return i < 0 ? null : (field.workers[i]?.id ?? null)
}

/** Whom a plan certifies in what, each with the reason. */
export function peopleOf(
  { training, wayOf, known }: TrainingPlan,
  field: Field,
  told: Told,
  today: Day,
  on: Day,
) {
  const place = (id: number) => {
    const it = told.positions.get(id)
    return it ? `${it.title}, ${it.customer}` : 'a position'
  }
  return training.additions.map((it) => {
    const way = wayOf(it)
    const certification = known.certifications.get(it.wanted.certification)
    const gap = training.closed.includes(it.position)
    const because = gap
      ? `For ${place(it.position)}: ${whyEmpty(field, known, told, it.position, on)}.`
      : `Takes ${place(it.position)}, so that ${told.names.get(bestFor(training, field, it.position) ?? 0) ?? 'who is there'} can fill what would be empty.`
    return {
      key: `${it.person}-${it.wanted.certification}`,
      personId: it.person,
      person: told.names.get(it.person) ?? '',
      certificationId: it.wanted.certification,
      certification: certification?.short ?? '',
      slug: certification?.slug ?? '',
      renews: way.renews,
      how: sayWay(way, known),
      booked: way.doing.some((one) => one.kind === 'exam' && one.booked !== null),
      startBy: startBy(way, today, on),
      ready: way.ready,
      because,
      positionId: it.position,
      asked: null as Day | null,
    }
  })
}
