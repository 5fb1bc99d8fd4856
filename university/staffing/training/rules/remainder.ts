import { type Day, spoken } from '../../../calendar'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { type Told, whyEmpty } from './empty-positions'
import type { TrainingPlan } from './plan'

/** What stays empty whatever is trained in time, each with the reason. */
export function remainingOf({ training, known }: TrainingPlan, field: Field, told: Told, on: Day) {
  const late = new Map(training.late.map((it) => [it.position, it]))
  return training.remaining.map((it) => {
    const at = told.positions.get(it.position)
    const one = late.get(it.position)
    const short = (id: number) => known.certifications.get(id)?.short ?? 'what it asks'
    const groups = field.positions.find((p) => p.id === it.position)?.groups ?? []
    const why =
      it.why === 'too late'
        ? `Too late for ${spoken(on)}: ${one ? `${told.names.get(one.person)} could hold ${short(one.wanted.certification)} by ${spoken(it.ready)} at the soonest` : `the soonest is ${spoken(it.ready)}`}.`
        : it.why === 'nobody'
          ? 'Nobody does this work there: certifying anyone does not help. Hire, or change the shift or the site it asks for.'
          : it.why === 'cannot be earned'
            ? `${[...new Set((groups[it.group] ?? []).map((x) => short(x.certification)))].join(' or ')} can be earned by nobody who does this work: no exam is offered any more, or it is awarded by hand.`
            : `Everyone who could do it is needed elsewhere: ${it.positions} positions compete for ${it.people} ${it.people === 1 ? 'person' : 'people'} with room for ${it.room}. Hire, or move the need.`
    return {
      positionId: it.position,
      title: at?.title ?? '',
      customer: at?.customer ?? '',
      code: at?.code ?? '',
      kind: it.why,
      ready: it.why === 'too late' ? it.ready : null,
      why,
      empty: whyEmpty(field, known, told, it.position, on),
    }
  })
}
