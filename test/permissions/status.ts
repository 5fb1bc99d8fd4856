import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
/** What `self` holds for another year. */
async function held(db: Writer, stage: Stage) {
  const slug = `ext-${++count}`
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: slug, inHouse: false, track: 'linux' })
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
    issuedOn: '2026-11-22',
    validFrom: '2026-11-21',
    validUntil: '2027-11-21',
    anchor: '2027-11-21',
  }
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
    issuer: slug,
    basis: [],
    verificationCode: slug,
    createdAt: +noon,
  })
  return { slug, holding: h!.id }
}
const days = { endsFrom: '2027-11-01', endsUntil: '2027-11-30', extendedTo: '2028-01-31' }

export const rows: Rows = {
  'issuer-extensions': { given: () => ({}), others: 'not found', registrar: 'yes', auditor: 'yes' },
  // Everyone sees that it is valid; the decision is the registrar's.
  'extend-certification': {
    given: async (db, stage) => ({
      holding: (await held(db, stage)).holding,
      until: '2028-01-31',
      because: 'the exam centre is closed',
    }),
    others: 'refused',
    registrar: 'yes',
    nobody: 'not found',
  },
  'extend-for-issuer': {
    given: async (db, stage) => ({
      issuer: (await held(db, stage)).slug,
      certification: '',
      ...days,
      because: 'the issuer announced it',
    }),
    others: 'not found',
    auditor: 'refused',
    registrar: 'yes',
  },
}
