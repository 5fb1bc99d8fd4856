import { type Day, spoken } from '../../calendar'
import type { Field } from './field'
import { mostExtras, mostPositions } from './training'
import type { Known } from './training-known'

export type Told = { names: ReadonlyMap<number, string>; positions: ReadonlyMap<number, { title: string; customer: string; code: string }> }

/** Narrows a field to one site: its positions and its people. */
export const atSite = (field: Field, site: string): Field =>
  site ? { ...field, positions: field.positions.filter((it) => it.site === site), workers: field.workers.filter((it) => it.site === site) } : field

export const tooLarge = (n: number): string =>
  `This is too much to solve while a page waits: ${n.toLocaleString('en')} pairs of people and positions, and ${mostExtras.toLocaleString('en')} are the most, in ${mostPositions.toLocaleString('en')} positions. Ask for one site, or for one kind of position.`

/** Why a position is empty on a day: nobody is in it, or what its holder will lack then. */
export function whyEmpty(field: Field, known: Known, told: Told, positionId: number, on: Day): string {
  const it = field.positions.find((one) => one.id === positionId)
  if (!it) return ''
  if (it.personId === null) return 'nobody is in it'
  const name = told.names.get(it.personId) ?? 'its holder'
  const asked = it.groups.flat().map((one) => one.certification)
  const past = known.past.get(it.personId)
  const ended = (past?.awards ?? [])
    .filter((one) => asked.includes(one.certification) && one.validUntil !== null && one.validUntil < on && one.revokedOn === null)
    .sort((a, b) => ((a.validUntil as Day) < (b.validUntil as Day) ? 1 : -1))[0]
  if (!ended) return `${name} does not meet it then, or is needed elsewhere`
  return `${name}’s ${known.certifications.get(ended.certification)?.short ?? 'certification'} ends on ${spoken(ended.validUntil as Day)}`
}
