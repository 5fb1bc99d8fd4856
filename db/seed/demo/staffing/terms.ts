import {
  placement,
  placementException,
  position,
  positionRequirement,
} from '../../../tables/staffing'
import { type Certifications, certificationOf } from '../certification/certifications'
import type { People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'
import type { Teams } from './teams'

type Told = { rows: Rows; when: When; people: People; certifications: Certifications; teams: Teams }

/**
 * What places ask besides a certificate's name: Kestrel's nights ask for RHCE on RHEL 9 and
 * Jürgen's is older; Blue Ridge's days ask for someone who works alone and Travis does not yet; and
 * Kestrel's day place becomes an evening place in six weeks, with Aoife in it.
 */
export function tellTerms({ rows, when, people, certifications, teams }: Told): void {
  const at = (days: number) => instantIn(companyZone, when.day(days), 15)
  const place = (name: string) => {
    const id = teams.position[name] as number
    const row = rows.of(position).find((it) => it.id === id)
    const held = rows
      .of(placement)
      .find((it) => it.positionId === id && it.kind !== 'shadow' && !it.until)
    if (!row || !held) throw new Error(`Nobody is in ${name}.`)
    return { row, held, about: { team: row.teamId, position: id } }
  }

  const nights = place('KES Technician, nights 1')
  const newer =
    'Kestrel runs RHEL 9 everywhere since the summer; what was learnt on 8 is not enough at night.'
  const rhce = certificationOf(certifications, 'RHCE').id
  for (const it of rows
    .of(positionRequirement)
    .filter((one) => one.positionId === nights.row.id && one.certificationId === rhce)) {
    Object.assign(it, { until: when.day(-19), endedById: people.marisol, endedBecause: newer })
  }
  const asks = {
    positionId: nights.row.id,
    group: 1,
    certificationId: rhce,
    minVersion: 'RHEL 9',
    minRank: 9000,
    from: when.day(-18),
  }
  rows.add(positionRequirement, {
    ...asks,
    decidedById: people.marisol,
    decidedAt: at(-18),
    because: newer,
  })
  rows.tell(at(-18), people.marisol, 'position.asks', nights.about, {
    from: when.day(-18),
    reason: newer,
    before: 'RHCE',
    after: 'RHCE (RHEL 9 or newer)',
  })
  const reason = 'Has run these servers for years on RHEL 8; sits EX294 on RHEL 9 before this ends.'
  const days = { from: when.day(-18), until: when.day(75) }
  rows.add(placementException, {
    placementId: nights.held.id,
    reason,
    approverId: people.marisol,
    at: at(-18) + 60_000,
    ...days,
  })
  const who = { person: nights.held.personId, ...nights.about, placement: nights.held.id }
  rows.tell(at(-18) + 60_000, people.marisol, 'exception.signed', who, { ...days, reason })

  const alone = place('BRO Technician, days 1')
  Object.assign(alone.row, { minProficiency: 2, track: 'linux' })

  const evening = place('KES Technician, days 1')
  const from = when.day(42)
  const because =
    'The courts’ registry stays open until eight from then on, and calls come after six.'
  const decided = { decidedById: people.marisol, decidedAt: at(-4), because }
  const { id, ...same } = evening.row
  const successor = rows.add(position, {
    ...same,
    title: 'Registry technician, evenings',
    shift: 'evening',
    from,
    followsId: id,
    ...decided,
  })
  evening.row.until = when.day(41)
  for (const { id: _, ...asked } of rows
    .of(positionRequirement)
    .filter((it) => it.positionId === id)) {
    rows.add(positionRequirement, { ...asked, positionId: successor })
  }
  const { id: stays, ...staying } = evening.held
  evening.held.until = when.day(41)
  rows.add(placement, { ...staying, positionId: successor, from, followsId: stays })
  const both = { team: evening.row.teamId, position: [id as number, successor] }
  const changes = {
    before: { shift: 'day', title: 'Technician, days' },
    after: { shift: 'evening', title: 'Registry technician, evenings' },
  }
  rows.tell(at(-4), people.marisol, 'position.changed', both, { from, reason: because, ...changes })
}
