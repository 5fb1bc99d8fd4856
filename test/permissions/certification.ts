import type { Writer } from '@/db'
import { award, holding, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
/** A certification that `self` holds until a day, or held. */
async function held(
  db: Writer,
  stage: Stage,
  until = '2027-11-21',
  it: { suspended?: boolean } = {},
) {
  const slug = `prm-${++count}`
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: 'Example', inHouse: false, track: 'linux' })
    .returning()
  const [v] = await db
    .insert(certificationVersion)
    .values({
      certificationId: c!.id,
      number: 1,
      effectiveFrom: '2020-01-01',
      validityMonths: 12,
      validityKnown: true,
    })
    .returning()
  const [h] = await db
    .insert(holding)
    .values({ personId: stage.cast.self, certificationId: c!.id })
    .returning()
  const dates = {
    issuedOn: '2020-01-01',
    validFrom: '2020-01-01',
    validUntil: until,
    anchor: until,
  }
  const code = `code-${slug}`
  const whose = {
    holdingId: h!.id,
    personId: stage.cast.self,
    certificationId: c!.id,
    versionId: v!.id,
  }
  await db.insert(award).values({
    ...whose,
    ...dates,
    source: 'import',
    issuer: 'Example',
    basis: [],
    verificationCode: code,
    createdAt: +noon,
  })
  if (it.suspended)
    await db
      .insert(suspension)
      .values({ holdingId: h!.id, from: '2026-11-01', because: 'a review' })
  return { slug, holding: h!.id, code, certificationId: c!.id }
}
const decided = { others: 'refused', registrar: 'yes', nobody: 'not found' } as const
const hidden = {
  others: 'not found',
  self: 'refused',
  manager: 'refused',
  'staffing lead': 'refused',
  auditor: 'refused',
  registrar: 'yes',
} as const

export const rows: Rows = {
  'holders-on': { given: () => ({ date: '2026-11-21' }), others: 'yes', nobody: 'refused' },
  'my-certifications': { given: () => ({}), others: 'yes', nobody: 'refused' },
  certifications: { given: () => ({}), others: 'yes', nobody: 'refused' },
  certification: {
    given: async (db, stage) => ({ slug: (await held(db, stage)).slug }),
    others: 'yes',
    nobody: 'refused',
  },
  // What lapsed is seen by the person, their managers upward, staffing leads, the registrar and the
  // auditor.
  holding: {
    given: async (db, stage) => ({ id: (await held(db, stage, '2025-01-01')).holding }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  verify: { given: async (db, stage) => ({ code: (await held(db, stage)).code }), others: 'yes' },
  expiring: {
    given: () => ({ days: 90 }),
    others: 'refused',
    registrar: 'yes',
    'staffing lead': 'yes',
    auditor: 'yes',
  },
  'award-by-hand': {
    given: async (db, stage) => ({
      person: String(stage.cast.employee),
      certification: (await held(db, stage)).slug,
      because: 'an exam on paper',
    }),
    others: 'refused',
    registrar: 'yes',
  },
  'revoke-certification': {
    given: async (db, stage) => ({
      holding: (await held(db, stage)).holding,
      because: 'given in error',
    }),
    ...decided,
  },
  'suspend-certification': {
    given: async (db, stage) => ({ holding: (await held(db, stage)).holding, because: 'a review' }),
    ...decided,
  },
  'reinstate-certification': {
    given: async (db, stage) => ({
      holding: (await held(db, stage, '2027-11-21', { suspended: true })).holding,
      because: 'the review ended',
    }),
    ...hidden,
  },
}
