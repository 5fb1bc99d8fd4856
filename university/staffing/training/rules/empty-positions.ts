import { type Day, spoken } from '../../../calendar'
import { listed } from '../../eligibility/rules/requirement'
import {
  type Field,
  keyOf,
  type OpenPosition,
  type Worker,
} from '../../eligibility/rules/supply-and-demand'
import type { Known } from './facts'
import { mostExtras, mostPositions } from './training'

export type Told = {
  names: ReadonlyMap<number, string>
  positions: ReadonlyMap<number, { title: string; customer: string; code: string }>
}

/** What is too much, and what may be asked for instead of what was. */
export const tooLarge = (
  n: number,
  { site = '', kind = 'all' }: { site?: string; kind?: string } = {},
): string => {
  const less = [
    'one team',
    ...(site ? [] : ['one site']),
    ...(kind === 'all' ? ['one kind of position'] : []),
  ]
  return `This is too much to solve while a page waits: ${n.toLocaleString('en')} pairs of people and positions, and ${mostExtras.toLocaleString('en')} are the most, in ${mostPositions.toLocaleString('en')} positions. Ask for ${listed(less, 'or')}.`
}

/** Why a position is empty on a day: nobody is in it, or what its holder will lack then. */
export function whyEmpty(
  field: Field,
  known: Known,
  told: Told,
  positionId: number,
  on: Day,
): string {
  const it = field.positions.find((one) => one.id === positionId)
  if (!it) return ''
  if (it.personId === null) return 'nobody is in it'
  const name = told.names.get(it.personId) ?? 'its holder'
  const worker = field.workers.find((one) => one.id === it.personId)
  if (!worker) return `${name} is not here then`
  const [missing] = unheld(field, it, worker.id)
  if (!missing) return otherwise(it, worker, name)
  const asked = missing.map((one) => one.certification)
  const past = known.past.get(it.personId)
  const ended = (past?.awards ?? [])
    .filter(
      (one) =>
        asked.includes(one.certification) &&
        one.validUntil !== null &&
        one.validUntil < on &&
        one.revokedOn === null,
    )
    .sort((a, b) => ((a.validUntil as Day) < (b.validUntil as Day) ? 1 : -1))[0]
  if (!ended)
    return `${name} does not hold ${listed([...new Set(asked.map((id) => known.certifications.get(id)?.short ?? 'what it asks for'))], 'or')} then`
  return `${name}’s ${known.certifications.get(ended.certification)?.short ?? 'certification'} ends on ${spoken(ended.validUntil as Day)}`
}

/** The groups a position asks for that a person does not hold on the day of the field. */
export const unheld = ({ holders }: Field, it: OpenPosition, person: number) =>
  it.groups.filter((group) => !group.some((one) => holders.get(keyOf(one))?.has(person)))

/** Why someone who holds what a position asks for is not in it all the same. */
function otherwise(it: OpenPosition, worker: Worker, name: string): string {
  const [least, level] = [it.minProficiency ?? 0, worker.proficiency?.get(it.track ?? '') ?? 0]
  if (it.track && level < least) return `${name} is assessed ${level} of ${least} in ${it.track}`
  if (it.shift !== null && worker.shift !== it.shift)
    return `${name} works ${worker.shift}s, not ${it.shift}s`
  return worker.capacity > 0 ? `${name} is needed elsewhere` : `${name} serves no customer team`
}
