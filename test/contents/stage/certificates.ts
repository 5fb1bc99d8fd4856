import type { Writer } from '@/db'
import { award, extension, holding, issuerExtension, suspension } from '@/db/tables/award'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import type { Cast } from '../cast'
import { daysAgo, put } from './rows'

export type Defined = { slug: string; id: number; version: number; exam: number }

async function define(db: Writer, slug: string, more: object = {}): Promise<Defined> {
  const inHouse = slug === 'house'
  const id = await put(db, certification, {
    slug,
    short: slug,
    name: `The ${slug} certification`,
    issuer: inHouse ? 'Guildhall' : 'Example',
    inHouse,
    track: 'linux',
  })
  const version = await put(db, certificationVersion, {
    certificationId: id,
    number: 1,
    effectiveFrom: '2020-01-01',
    validityMonths: 12,
    validityKnown: true,
    ...more,
  })
  const at = { issuer: 'Example', code: `EX-${slug}`, certificationId: id }
  return { slug, id, version, exam: await put(db, exam, at) }
}

type Cycle = Partial<typeof award.$inferInsert> & { validFrom: string; validUntil: string | null }

/** Someone's record for a certification, and its awards, oldest first. */
async function hold(db: Writer, personId: number, it: Defined, cycles: Cycle[], more: object = {}) {
  const holdingId = await put(db, holding, { personId, certificationId: it.id, ...more })
  const awards: number[] = []
  for (const [n, cycle] of cycles.entries())
    awards.push(
      await put(db, award, {
        holdingId,
        personId,
        certificationId: it.id,
        versionId: it.version,
        issuedOn: cycle.validFrom,
        anchor: cycle.validUntil,
        source: 'import',
        issuer: 'Example',
        basis: [],
        examCode: `EX-${it.slug}`,
        verificationCode: `code-${it.slug}-${personId}-${n}`,
        createdAt: daysAgo(30 - n),
        ...cycle,
      }),
    )
  return { holding: holdingId, awards }
}

/** Sol's certifications: one with a past, one lapsed, suspended, revoked, hidden. */
export async function setCertificates(db: Writer, cast: Cast, askedCourse: number) {
  const alpha = await define(db, 'alpha')
  const beta = await define(db, 'beta')
  const gamma = await define(db, 'gamma')
  const delta = await define(db, 'delta')
  const house = await define(db, 'house')
  const epsilon = await define(db, 'epsilon')
  await put(db, certificationRequirement, {
    versionId: house.version,
    group: 1,
    kind: 'course',
    courseId: askedCourse,
  })
  const certified = await hold(db, cast.se, alpha, [
    { validFrom: '2021-02-02', validUntil: '2022-02-01', examVersion: '‹a past cycle›' },
    {
      validFrom: '2023-03-03',
      validUntil: '2024-03-02',
      examVersion: '‹a revoked cycle›',
      revokedOn: '2023-06-06',
      revokedAt: daysAgo(900),
      revokedById: cast.re,
      revokedBecause: '‹why a cycle was revoked›',
    },
    {
      validFrom: '2026-05-06',
      validUntil: '2027-06-30',
      anchor: '2027-05-05',
      examVersion: '‹the cycle in force›',
      certificateNumber: '‹a certificate’s number›',
      evidence: '‹what an award rests on›',
      basis: [{ what: '‹what met a requirement›', on: '2026-05-05' }],
      because: '‹why it was awarded›',
      byId: cast.re,
    },
  ])
  await setExtensions(db, cast, certified.awards[2] as number)
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
      revokedOn: '2026-08-08',
      revokedAt: daysAgo(100),
      revokedById: cast.re,
      revokedBecause: '‹why all of it was revoked›',
    },
  ])
  const hidden = await hold(
    db,
    cast.se,
    house,
    [
      {
        validFrom: '2026-02-10',
        validUntil: '2027-02-09',
        source: 'path',
        issuer: 'Guildhall',
        examVersion: '‹a hidden badge›',
      },
    ],
    { hiddenAt: daysAgo(10) },
  )
  await hold(db, cast.tom, delta, [
    {
      validFrom: '2026-01-19',
      validUntil: '2027-01-18',
      examVersion: '‹a revoked award, by its code›',
      revokedOn: '2026-08-18',
      revokedAt: daysAgo(90),
      revokedById: cast.re,
      revokedBecause: '‹why Tom’s award was revoked›',
    },
  ])
  const emils = await hold(db, cast.em, alpha, [
    { validFrom: '2026-01-04', validUntil: '2027-01-03' },
  ])
  await hold(db, cast.le, beta, [{ validFrom: '2026-06-15', validUntil: '2027-06-14' }])
  const coras = await hold(db, cast.co, beta, [
    { validFrom: '2025-12-25', validUntil: '2026-12-24' },
  ])
  return {
    alpha,
    beta,
    gamma,
    delta,
    house,
    epsilon,
    certified: certified.holding,
    award: certified.awards[2] as number,
    lapsed: lapsed.holding,
    suspended: suspended.holding,
    revoked: revoked.holding,
    hidden: hidden.holding,
    emils: emils.holding,
    coras: coras.holding,
    code: `code-alpha-${cast.se}-2`,
    revokedCode: `code-delta-${cast.tom}-0`,
    hiddenCode: `code-house-${cast.se}-0`,
  }
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
