import type { Writer } from '@/db'
import { award, certification, certificationVersion, evidence, exam, holding } from '@/db/tables/certification'
import { document } from '@/db/tables/document'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
/** An outside certification with an exam. */
async function aCertification(db: Writer) {
  const slug = `hold-${++count}`
  const [c] = await db.insert(certification).values({ slug, short: slug, name: slug, issuer: 'Example', inHouse: false, track: 'linux' }).returning()
  const [v] = await db
    .insert(certificationVersion)
    .values({ certificationId: c!.id, number: 1, effectiveFrom: '2020-01-01', validityMonths: 12, validityKnown: true })
    .returning()
  const [e] = await db.insert(exam).values({ issuer: 'Example', code: slug, certificationId: c!.id }).returning()
  return { slug, certificationId: c!.id, versionId: v!.id, exam: e!.id }
}
async function aClaim(db: Writer, { cast }: Stage) {
  const { certificationId } = await aCertification(db)
  const hash = String(certificationId).padStart(64, '0')
  await db.insert(document).values({ hash, type: 'application/pdf', size: 3, content: Buffer.from('pdf'), at: +noon })
  const file = { fileHash: hash, fileName: 'certificate.pdf' }
  const row = { personId: cast.self, certificationId, number: `N-${certificationId}`, earnedOn: '2026-01-01', submittedAt: +noon, ...file }
  const [made] = await db.insert(evidence).values(row).returning()
  return made!.id
}
async function anAward(db: Writer, { cast }: Stage) {
  const { certificationId, versionId, slug } = await aCertification(db)
  const [h] = await db.insert(holding).values({ personId: cast.self, certificationId }).returning()
  const dates = { issuedOn: '2026-01-01', validFrom: '2026-01-01', validUntil: '2027-01-01', anchor: '2027-01-01' }
  const whose = { holdingId: h!.id, personId: cast.self, certificationId, versionId }
  const rest = { source: 'import' as const, issuer: 'Example', basis: [], verificationCode: slug, createdAt: +noon }
  const [made] = await db
    .insert(award)
    .values({ ...whose, ...dates, ...rest })
    .returning()
  return made!.id
}
const desk = { others: 'refused', registrar: 'yes', auditor: 'yes' } as const
/** Files and results of exams are seen by the person, verifiers, the registrar and the auditor. */
const ofSelf = { others: 'not found', self: 'yes', registrar: 'yes', auditor: 'yes' } as const
const verifying = { others: 'not found', self: 'refused', auditor: 'refused', registrar: 'yes' } as const

export const rows: Rows = {
  'evidence-waiting': { given: () => ({}), ...desk },
  'evidence-to-check': { given: () => ({}), ...desk },
  evidence: { given: async (db, stage) => ({ id: await aClaim(db, stage) }), ...ofSelf },
  'evidence-file': { given: async (db, stage) => ({ id: await aClaim(db, stage) }), ...ofSelf },
  'submit-evidence': {
    given: async (db) => ({ exam: (await aCertification(db)).exam, number: 'N-1', earnedOn: '2026-01-01', link: 'https://example.com/N-1' }),
    others: 'yes',
    nobody: 'refused',
  },
  'verify-evidence': { given: async (db, stage) => ({ evidence: await aClaim(db, stage), method: 'issuer page', how: 'it shows the name' }), ...verifying },
  'reject-evidence': { given: async (db, stage) => ({ evidence: await aClaim(db, stage), because: 'no such number' }), ...verifying },
  'check-again': {
    given: async (db, stage) => ({ award: await anAward(db, stage), method: 'e-mail', confirmed: 'yes', note: 'they wrote back' }),
    ...verifying,
  },
}
