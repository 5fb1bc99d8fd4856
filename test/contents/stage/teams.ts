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
  const found = (code: string, customer: string, contractMonthlyUsd: number) =>
    put(db, team, {
      code,
      customer,
      site: 'Chicago',
      since,
      contractMonthlyUsd,
      nextReviewOn: '2026-12-15',
    })
  const ours = await found('T9001', 'Example Ltd', 41_777)
  const other = await found('T9002', 'Other Ltd', 52_888)
  const seat = (teamId: number, kind: 'leader' | 'technician', ordinal: number) =>
    put(db, position, {
      teamId,
      kind,
      title: `${kind} ${ordinal}`,
      ordinal,
      site: 'Chicago',
      from: since,
      decidedById: cast.s1,
      decidedAt: daysAgo(300),
      because: teamId === ours ? '‹why the position is so›' : '‹why the other position is so›',
    })
  const place = (positionId: number, teamId: number, personId: number, more: object = {}) =>
    put(db, placement, {
      positionId,
      teamId,
      personId,
      from: since,
      placedById: cast.s1,
      placedAt: daysAgo(300),
      ...more,
    })
  const [leads, first, second, open] = [
    await seat(ours, 'leader', 1),
    await seat(ours, 'technician', 1),
    await seat(ours, 'technician', 2),
    await seat(ours, 'technician', 3),
  ]
  await place(leads, ours, cast.le)
  const sols = await place(first, ours, cast.se, { because: '‹why Sol was placed›' })
  const coras = await place(second, ours, cast.co)
  const shadow = await place(second, ours, cast.shea, { kind: 'shadow' })
  await place(open, ours, cast.fred, {
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
  await place(await seat(other, 'leader', 1), other, cast.ne)
  const toms = await seat(other, 'technician', 1)
  const tomsPlace = await place(toms, other, cast.tom)
  await setTerms(db, cast, its, { ours, leads, first, second, open, toms })
  const excepted = { approverId: cast.s1, from: since, at: daysAgo(300) }
  await put(db, placementException, {
    ...excepted,
    placementId: sols,
    reason: '‹why Sol is excepted›',
    until: '2027-02-19',
  })
  await put(db, placementException, {
    ...excepted,
    placementId: tomsPlace,
    reason: '‹why Tom is excepted›',
    until: '2027-01-28',
  })
  const joins = await setJoins(db, cast, open)
  await setCases(db, ours, other)
  return {
    team: ours,
    teamCode: 'T9001',
    otherTeam: other,
    otherCode: 'T9002',
    position: first,
    corasPosition: second,
    openPosition: open,
    placement: sols,
    corasPlacement: coras,
    shadow,
    tomsPosition: toms,
    tomsPlacement: tomsPlace,
    ...joins,
  }
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
  await put(db, teamReview, {
    teamId: at.ours,
    on: '2026-09-09',
    note: '‹what a review said›',
    byId: cast.le,
    at: daysAgo(70),
  })
}

async function setJoins(db: Writer, cast: Cast, open: number) {
  const join = await put(db, joinRequest, {
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
  return { join }
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
