import type { Writer } from '@/db'
import { extension, issuerExtension, suspension } from '@/db/tables/award'
import { certificationRequirement } from '@/db/tables/certification'
import type { Cast } from '../cast'
import { type Cycle, type Defined, define, hold } from './records'
import { daysAgo, put } from './rows'

/** Certifications, Sol's in every state, and what others hold. */
export async function setCertificates(db: Writer, cast: Cast, askedCourse: number) {
  const [alpha, beta, gamma, delta, house, epsilon] = [
    await define(db, 'alpha'),
    await define(db, 'beta'),
    await define(db, 'gamma'),
    await define(db, 'delta'),
    await define(db, 'house'),
    await define(db, 'epsilon'),
  ]
  const course = { kind: 'course', courseId: askedCourse } as const
  await put(db, certificationRequirement, { versionId: house.version, group: 1, ...course })
  const certified = await setCertified(db, cast, alpha)
  const ended = await setEnded(db, cast, { beta, gamma, delta })
  const hidden = await setHidden(db, cast, house)
  const taken = tellRevoked('Tom’s award', '2026-08-18', cast)
  await hold(db, cast.tom, delta, [
    {
      validFrom: '2026-01-19',
      validUntil: '2027-01-18',
      examVersion: '‹a revoked award, by its code›',
      ...taken,
    },
  ])
  const until = (validFrom: string, validUntil: string) => [{ validFrom, validUntil }]
  const emils = await hold(db, cast.em, alpha, until('2026-01-04', '2027-01-03'))
  await hold(db, cast.le, beta, until('2026-06-15', '2027-06-14'))
  const coras = await hold(db, cast.co, beta, until('2025-12-25', '2026-12-24'))
  return {
    ...{ alpha, beta, gamma, delta, house, epsilon },
    ...certified,
    ...ended,
    hidden,
    emils: emils.holding,
    coras: coras.holding,
    code: `code-alpha-${cast.se}-2`,
    revokedCode: `code-delta-${cast.tom}-0`,
    hiddenCode: `code-house-${cast.se}-0`,
  }
}

const tellRevoked = (what: string, revokedOn: string, cast: Cast) => ({
  revokedOn,
  revokedAt: daysAgo(90),
  revokedById: cast.re,
  revokedBecause: `‹why ${what} was revoked›`,
})

/** In force, with a cycle that ended, one that was revoked, and a suspension that is over. */
async function setCertified(db: Writer, cast: Cast, alpha: Defined) {
  const inForce: Cycle = {
    validFrom: '2026-05-06',
    validUntil: '2027-06-30',
    anchor: '2027-05-05',
    examVersion: '‹the cycle in force›',
    certificateNumber: '‹a certificate’s number›',
    evidence: '‹what an award rests on›',
    basis: [{ what: '‹what met a requirement›', on: '2026-05-05' }],
    because: '‹why it was awarded›',
    byId: cast.re,
  }
  const { holding: certified, awards } = await hold(db, cast.se, alpha, [
    { validFrom: '2021-02-02', validUntil: '2022-02-01', examVersion: '‹a past cycle›' },
    {
      validFrom: '2023-03-03',
      validUntil: '2024-03-02',
      examVersion: '‹a revoked cycle›',
      ...tellRevoked('a cycle', '2023-06-06', cast),
    },
    inForce,
  ])
  const award = awards[2] as number
  await setExtensions(db, cast, award)
  await put(db, suspension, {
    holdingId: certified,
    from: '2026-07-01',
    until: '2026-07-31',
    byId: cast.re,
    because: '‹why it was suspended once›',
    at: daysAgo(140),
  })
  return { certified, award }
}

type Three = { beta: Defined; gamma: Defined; delta: Defined }

async function setEnded(db: Writer, cast: Cast, { beta, gamma, delta }: Three) {
  const lapsed = await hold(db, cast.se, beta, [
    { validFrom: '2024-03-14', validUntil: '2025-03-13', examVersion: '‹a lapsed award›' },
  ])
  const suspended = await hold(db, cast.se, gamma, [
    { validFrom: '2026-04-04', validUntil: '2027-04-03', examVersion: '‹a suspended award›' },
  ])
  await put(db, suspension, {
    holdingId: suspended.holding,
    from: '2026-11-01',
    until: '2027-02-03',
    byId: cast.re,
    because: '‹why it is suspended›',
    at: daysAgo(20),
  })
  const revoked = await hold(db, cast.se, delta, [
    {
      validFrom: '2026-01-09',
      validUntil: '2027-01-08',
      examVersion: '‹a revoked award›',
      ...tellRevoked('all of it', '2026-08-08', cast),
    },
  ])
  return { lapsed: lapsed.holding, suspended: suspended.holding, revoked: revoked.holding }
}

async function setHidden(db: Writer, cast: Cast, house: Defined) {
  const badge: Cycle = {
    validFrom: '2026-02-10',
    validUntil: '2027-02-09',
    source: 'path',
    issuer: 'Guildhall',
    examVersion: '‹a hidden badge›',
  }
  return (await hold(db, cast.se, house, [badge], { hiddenAt: daysAgo(10) })).holding
}

async function setExtensions(db: Writer, cast: Cast, awardId: number) {
  const decided = { byId: cast.re, at: daysAgo(10) }
  const announced = await put(db, issuerExtension, {
    issuer: 'Example',
    endsFrom: '2027-05-01',
    endsUntil: '2027-05-31',
    extendedTo: '2027-06-15',
    because: '‹why an issuer extends all›',
    ...decided,
  })
  await put(db, extension, {
    awardId,
    before: '2027-05-05',
    until: '2027-06-15',
    because: '‹why an issuer extends all›',
    issuerExtensionId: announced,
    ...decided,
  })
  await put(db, extension, {
    awardId,
    before: '2027-06-15',
    until: '2027-06-30',
    because: '‹why Sol’s award is extended›',
    ...decided,
  })
}
