import { type Day, spoken } from '../../../calendar'
import type { Field, OpenPosition } from '../../eligibility/rules/supply-and-demand'
import type { Told } from './empty-positions'
import type { Known } from './facts'
import { copiesOf } from './what-if'

/** What a what-if asks, with its names read. */
export type Scenario = {
  /** The day it is asked of. */
  on: Day
  /** New customers are like this team, so many of them. */
  team?: { id: number; customer: string }
  copies: number
  /** Places that are added by hand. */
  places: readonly OpenPosition[]
  /** This certification retires: nobody can sit it, or it counts no more, after the day. */
  retires?: { id: number; short: string }
  retireOn: Day
  retireHow: 'exam' | 'sunset'
  leavers: readonly { id: number; name: string }[]
  leaveOn: Day
  /** Which kind of position is looked at. */
  kind: string
}

/** What changes until the day: places that are added, who is gone, what counts no more. */
export function changesOf(it: Scenario, field: Field) {
  const { on, retires, places, kind } = it
  const newOnes = it.team ? copiesOf(field, it.team.id, it.copies) : []
  const isSunset = it.retireHow === 'sunset' && it.retireOn < on
  return {
    newOnes,
    added: [...newOnes, ...places.filter((one) => kind === 'all' || one.kind === kind)],
    sunset: new Set(retires && isSunset ? [retires.id] : []),
    gone: new Set(it.leaveOn <= on ? it.leavers.map((one) => one.id) : []),
  }
}

/** What somebody asks that changes nothing on the day, and why. */
export function notesOn(it: Scenario): string[] {
  const { on, retires, retireOn, retireHow, leavers, leaveOn } = it
  const notes: string[] = []
  if (retires && retireHow === 'exam')
    notes.push(
      `Who holds ${retires.short} keeps it to its end and cannot renew it after ` +
        `${spoken(retireOn)}: the positions filled do not change, what can be trained does.`,
    )
  if (retires && retireHow === 'sunset' && retireOn >= on)
    notes.push(`${retires.short} still counts on ${spoken(on)}.`)
  if (leavers.length > 0 && leaveOn > on)
    notes.push(`Who leaves on ${spoken(leaveOn)} is still here on ${spoken(on)}.`)
  return notes
}

/** What is known of training, with the certification that retires. */
export function withRetirement(known: Known, { retires, retireOn, retireHow }: Scenario): Known {
  const it = retires && known.certifications.get(retires.id)
  if (!it) return known
  const sunsetOn = retireHow === 'sunset' ? retireOn : it.sunsetOn
  const certifications = new Map(known.certifications)
  return {
    ...known,
    certifications: certifications.set(it.id, { ...it, retiresOn: retireOn, sunsetOn }),
  }
}

/** The names of places that do not exist: as in the team they are like, of a customer to come. */
export function withNewPlaces(
  told: Told,
  { team, copies, places }: Scenario,
  newOnes: readonly OpenPosition[],
  pattern: readonly number[],
): Told {
  const positions = new Map(told.positions)
  const customer = team?.customer ?? ''
  newOnes.forEach((it, i) => {
    const like = told.positions.get(pattern[i % pattern.length] ?? 0)
    const n = Math.floor(i / pattern.length) + 1
    positions.set(it.id, {
      title: like?.title ?? it.kind,
      customer: copies === 1 ? `a customer like ${customer}` : `customer ${n} like ${customer}`,
      code: '',
    })
  })
  for (const it of places) {
    const where = [it.shift && `${it.shift}s`, it.site].filter(Boolean).join(', ')
    const kind = `${it.kind.charAt(0).toUpperCase()}${it.kind.slice(1)}`
    const title = where ? `${kind}, ${where}` : kind
    positions.set(it.id, { title, customer: 'a new customer', code: '' })
  }
  return { ...told, positions }
}
