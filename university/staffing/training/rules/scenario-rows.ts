import { spoken } from '../../../calendar'
import { listed } from '../../eligibility/rules/requirement'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { type Told, unheld } from './empty-positions'
import type { Scenario } from './scenario'
import type { Compared, Place } from './what-if'

/** One position that differs between the two plans: who before and after, and why. */
export type ScenarioRow = {
  what: 'new' | 'lost' | 'moved'
  position: string
  customer: string
  before: string
  after: string
  because: string
}

/** Everything the rows are told from. `short`: a certification's short name. */
export type Telling = {
  scenario: Scenario
  result: Compared
  /** The field as it would be. */
  after: Field
  told: Told
  sunset: ReadonlySet<number>
  short: (certification: number) => string | undefined
}

const placeOf = ({ told }: Telling, id: number | null) =>
  id === null ? undefined : told.positions.get(id)
const nameOf = ({ told }: Telling, id: number | null) =>
  id === null ? '' : (told.names.get(id) ?? '')

/** They no longer hold what it asks for, or the plan has a more critical place for them. */
function whyGone(it: Telling, { position, before }: Place): string {
  const asked = it.after.positions.find((one) => one.id === position)
  const [missing] = asked && before !== null ? unheld(it.after, asked, before) : []
  const shortOf = (id: number) => it.short(id) ?? 'what it asks for'
  const dropped = missing?.find((one) => it.sunset.has(one.certification))
  if (dropped) return `loses ${shortOf(dropped.certification)}, which counts no more then`
  if (missing) {
    const names = new Set(missing.map((one) => shortOf(one.certification)))
    return `does not hold ${listed([...names], 'or')} then`
  }
  const later = [
    ...it.result.added.map((one) => ({ position: one.position, after: one.person })),
    ...it.result.moved,
  ]
  const next = later.find((one) => one.after === before && one.position !== position)
  const to = placeOf(it, next?.position ?? null)
  return to ? `goes to ${to.title}, ${to.customer}` : 'is needed more elsewhere'
}

function why(it: Telling, place: Place): string {
  const leaver = it.scenario.leavers.find((one) => one.id === place.before)
  return leaver
    ? `${leaver.name} leaves on ${spoken(it.scenario.leaveOn)}.`
    : `${nameOf(it, place.before)} ${whyGone(it, place)}.`
}

function whyNew(it: Telling, { person, leaves }: Compared['added'][number]): string {
  if (person === null) return 'Nobody who qualifies has room.'
  const from = placeOf(it, leaves)
  return from ? `Leaves ${from.title}, ${from.customer}.` : 'Has room.'
}

/** Every position that differs: new ones, those lost, those filled by someone else. */
export function scenarioRows(it: Telling): ScenarioRow[] {
  const row = (what: ScenarioRow['what'], place: Place, because: string): ScenarioRow => ({
    what,
    position: placeOf(it, place.position)?.title ?? '',
    customer: placeOf(it, place.position)?.customer ?? '',
    before: nameOf(it, place.before),
    after: nameOf(it, place.after),
    because,
  })
  const { added, lost, moved } = it.result
  return [
    ...added.map((one) =>
      row('new', { position: one.position, before: null, after: one.person }, whyNew(it, one)),
    ),
    ...lost.map((one) => row('lost', one, why(it, one))),
    ...moved.map((one) => row('moved', one, one.before === null ? 'Was empty.' : why(it, one))),
  ]
}
