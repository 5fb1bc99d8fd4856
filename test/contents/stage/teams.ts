import type { Writer } from '@/db'
import { promiseCase } from '@/db/tables/promises'
import {
  joinRequest,
  placement,
  placementCheck,
  placementException,
  position,
  positionRequirement,
  team,
  teamReview,
  teamRule,
} from '@/db/tables/staffing'
import type { Cast } from '../cast'
import type { setCertificates } from './certificates'
import { daysAgo, put } from './rows'

type Certificates = Awaited<ReturnType<typeof setCertificates>>
const since = '2026-01-05'

/** Lea's team with Sol, Cora, a shadow, an empty place and one who left; and Nils' team. */
export async function setTeams(db: Writer, cast: Cast, its: Certificates) {
  const ours = await setTeam(db, 'T9001', 'Example Ltd', 41_777)
  const other = await setTeam(db, 'T9002', 'Other Ltd', 52_888)
  const seat = (kind: 'leader' | 'technician', ordinal: number) =>
    setSeat(db, cast, ours, kind, ordinal, '‹why the position is so›')
  const elsewhere = (kind: 'leader' | 'technician') =>
    setSeat(db, cast, other, kind, 1, '‹why the other position is so›')
  const [leads, first, second, open] = [
    await seat('leader', 1),
    await seat('technician', 1),
    await seat('technician', 2),
    await seat('technician', 3),
  ]
  const [nils, toms] = [await elsewhere('leader'), await elsewhere('technician')]
  const placed = await setPlaced(db, cast, ours, { leads, first, second, open })
  await setPlacement(db, cast, nils, other, cast.ne)
  const tomsPlacement = await setPlacement(db, cast, toms, other, cast.tom)
  await setTerms(db, cast, its, { ours, leads, first, second, open, toms })
  await setExcepted(db, cast, placed.placement, '‹why Sol is excepted›', '2027-02-19')
  await setExcepted(db, cast, tomsPlacement, '‹why Tom is excepted›', '2027-01-28')
  await setJoins(db, cast, open)
  await setCases(db, ours, other)
  return {
    team: ours,
    teamCode: 'T9001',
    otherCode: 'T9002',
    position: first,
    corasPosition: second,
    openPosition: open,
    tomsPosition: toms,
    ...placed,
    tomsPlacement,
  }
}

const setTeam = (db: Writer, code: string, customer: string, contractMonthlyUsd: number) =>
  put(db, team, {
    code,
    customer,
    site: 'Chicago',
    since,
    contractMonthlyUsd,
    nextReviewOn: '2026-12-15',
  })

const setSeat = (
  db: Writer,
  cast: Cast,
  teamId: number,
  kind: 'leader' | 'technician',
  ordinal: number,
  because: string,
) =>
  put(db, position, {
    teamId,
    kind,
    title: `${kind} ${ordinal}`,
    ordinal,
    site: 'Chicago',
    from: since,
    decidedById: cast.s1,
    decidedAt: daysAgo(300),
    because,
  })

const setPlacement = (
  db: Writer,
  cast: Cast,
  positionId: number,
  teamId: number,
  personId: number,
  more: object = {},
) =>
  put(db, placement, {
    positionId,
    teamId,
    personId,
    from: since,
    placedById: cast.s1,
    placedAt: daysAgo(300),
    ...more,
  })

type Seats = { leads: number; first: number; second: number; open: number }

async function setPlaced(db: Writer, cast: Cast, teamId: number, at: Seats) {
  const place = (positionId: number, personId: number, more: object = {}) =>
    setPlacement(db, cast, positionId, teamId, personId, more)
  await place(at.leads, cast.le)
  const sols = await place(at.first, cast.se, { because: '‹why Sol was placed›' })
  const coras = await place(at.second, cast.co)
  const shadow = await place(at.second, cast.shea, { kind: 'shadow' })
  await place(at.open, cast.fred, {
    until: '2026-06-30',
    endedById: cast.s1,
    endedBecause: '‹why Fred’s placement ended›',
  })
  await put(db, placementCheck, {
    placementId: shadow,
    line: 'rings',
    signedById: cast.le,
    at: daysAgo(5),
    note: '‹what Lea noted of the shadow›',
  })
  return { placement: sols, corasPlacement: coras, shadow }
}

const setExcepted = (
  db: Writer,
  cast: Cast,
  placementId: number,
  reason: string,
  until: string,
) => {
  const signed = { approverId: cast.s1, from: since, at: daysAgo(300) }
  return put(db, placementException, { placementId, reason, until, ...signed })
}

type Places = {
  ours: number
  leads: number
  first: number
  second: number
  open: number
  toms: number
}

async function setTerms(db: Writer, cast: Cast, its: Certificates, at: Places) {
  const asks = (positionId: number, certificationId: number, because: string) =>
    put(db, positionRequirement, {
      positionId,
      group: 1,
      certificationId,
      from: since,
      decidedById: cast.s1,
      decidedAt: daysAgo(300),
      because,
    })
  await asks(at.first, its.beta.id, '‹why the position asks›')
  for (const also of [at.leads, at.second]) await asks(also, its.beta.id, '‹why the position asks›')
  await asks(at.open, its.alpha.id, '‹why the position asks›')
  await asks(at.toms, its.gamma.id, '‹why the other position asks›')
  await put(db, teamRule, {
    teamId: at.ours,
    kind: 'at least',
    n: 2,
    certificationId: its.beta.id,
    from: since,
    decidedById: cast.s1,
    decidedAt: daysAgo(300),
    because: '‹why the team has a rule›',
  })
  await put(db, teamRule, {
    teamId: at.ours,
    kind: 'at most juniors',
    n: 0,
    track: 'linux',
    from: since,
    decidedAt: daysAgo(300),
    because: '‹why the team has a rule›',
  })
  await put(db, teamReview, {
    teamId: at.ours,
    on: '2026-09-09',
    note: '‹what a review said›',
    byId: cast.le,
    at: daysAgo(70),
  })
}

async function setJoins(db: Writer, cast: Cast, open: number) {
  await put(db, joinRequest, {
    positionId: open,
    personId: cast.em,
    at: daysAgo(2),
    note: '‹why Emil asks to join›',
  })
  await put(db, joinRequest, {
    positionId: open,
    personId: cast.se,
    at: daysAgo(20),
    note: '‹why Sol asked to join›',
    decidedAt: daysAgo(19),
    decidedById: cast.le,
    accepted: false,
    because: '‹why Sol may not join›',
  })
}

async function setCases(db: Writer, ours: number, other: number) {
  const broken = { promise: 'answered in three rings', at: daysAgo(2), kept: false } as const
  await put(db, promiseCase, {
    ...broken,
    teamId: ours,
    reference: '‹a case of the team›',
    because: '‹why a case is broken›',
  })
  await put(db, promiseCase, {
    ...broken,
    teamId: other,
    reference: '‹a case of the other team›',
    because: 'Rang four times.',
  })
}
