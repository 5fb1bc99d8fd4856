import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { document } from '@/db/tables/document'
import { evidence } from '@/db/tables/evidence'
import { exam } from '@/db/tables/exam'
import { dueExtension, holdRule, holdRulePerson } from '@/db/tables/requirement'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
/** An outside certification with an exam. */
async function aCertification(db: Writer) {
  const slug = `hold-${++count}`
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
  const [e] = await db
    .insert(exam)
    .values({ issuer: 'Example', code: slug, certificationId: c!.id })
    .returning()
  return { slug, certificationId: c!.id, versionId: v!.id, exam: e!.id }
}
async function aClaim(db: Writer, { cast }: Stage) {
  const { certificationId } = await aCertification(db)
  const hash = String(certificationId).padStart(64, '0')
  await db
    .insert(document)
    .values({ hash, type: 'application/pdf', size: 3, content: Buffer.from('pdf'), at: +noon })
  const file = { fileHash: hash, fileName: 'certificate.pdf' }
  const row = {
    personId: cast.self,
    certificationId,
    number: `N-${certificationId}`,
    earnedOn: '2026-01-01',
    submittedAt: +noon,
    ...file,
  }
  const [made] = await db.insert(evidence).values(row).returning()
  return made!.id
}
async function anAward(db: Writer, { cast }: Stage) {
  const { certificationId, versionId, slug } = await aCertification(db)
  const [h] = await db.insert(holding).values({ personId: cast.self, certificationId }).returning()
  const dates = {
    issuedOn: '2026-01-01',
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
    anchor: '2027-01-01',
  }
  const whose = { holdingId: h!.id, personId: cast.self, certificationId, versionId }
  const rest = {
    source: 'import' as const,
    issuer: 'Example',
    basis: [],
    verificationCode: slug,
    createdAt: +noon,
  }
  const [made] = await db
    .insert(award)
    .values({ ...whose, ...dates, ...rest })
    .returning()
  return made!.id
}
/** A rule that names `self`, due in the past. */
async function aRule(db: Writer, { cast }: Stage) {
  const it = await aCertification(db)
  const row = {
    certificationId: it.certificationId,
    because: 'agreed',
    named: true,
    dueKind: 'fixed' as const,
    dueOn: '2026-10-01',
    from: '2026-01-01',
    at: +noon,
  }
  const [made] = await db.insert(holdRule).values(row).returning()
  await db
    .insert(holdRulePerson)
    .values({ ruleId: made!.id, personId: cast.self, addedOn: '2026-01-01' })
  return { rule: made!.id, ...it }
}
/** More time for `self`, which their colleague the leader asked for. */
async function anExtension(db: Writer, stage: Stage) {
  const { certificationId } = await aRule(db, stage)
  const row = {
    personId: stage.cast.self,
    certificationId,
    before: '2026-10-01',
    until: '2026-12-31',
    reason: 'the exam is booked',
  }
  const [made] = await db
    .insert(dueExtension)
    .values({ ...row, askedById: stage.cast.leader, askedAt: +noon })
    .returning()
  return made!.id
}
const aChange = async (db: Writer, stage: Stage) => ({
  rule: (await aRule(db, stage)).rule,
  people: 'person1@example.com',
  dueKind: 'fixed',
  dueOn: '2027-01-01',
  because: 'agreed anew',
  why: 'more people',
})
/**
 * Rules are seen by those who see who must hold what, and by managers; decided by the registrar and
 * staffing leads.
 */
const deciding = {
  others: 'not found',
  manager: 'refused',
  auditor: 'refused',
  'staffing lead': 'yes',
  registrar: 'yes',
} as const

const desk = { others: 'refused', registrar: 'yes', auditor: 'yes' } as const
/** Files and results of exams are seen by the person, verifiers, the registrar and the auditor. */
const ofSelf = { others: 'not found', self: 'yes', registrar: 'yes', auditor: 'yes' } as const
const verifying = {
  others: 'not found',
  self: 'refused',
  auditor: 'refused',
  registrar: 'yes',
} as const

export const rows: Rows = {
  'evidence-waiting': { given: () => ({}), ...desk },
  'evidence-to-check': { given: () => ({}), ...desk },
  evidence: { given: async (db, stage) => ({ id: await aClaim(db, stage) }), ...ofSelf },
  'evidence-file': { given: async (db, stage) => ({ id: await aClaim(db, stage) }), ...ofSelf },
  'submit-evidence': {
    given: async (db) => ({
      exam: (await aCertification(db)).exam,
      number: 'N-1',
      earnedOn: '2026-01-01',
      link: 'https://example.com/N-1',
    }),
    others: 'yes',
    nobody: 'refused',
  },
  'verify-evidence': {
    given: async (db, stage) => ({
      evidence: await aClaim(db, stage),
      method: 'issuer page',
      how: 'it shows the name',
    }),
    ...verifying,
  },
  'reject-evidence': {
    given: async (db, stage) => ({ evidence: await aClaim(db, stage), because: 'no such number' }),
    ...verifying,
  },
  'check-again': {
    given: async (db, stage) => ({
      award: await anAward(db, stage),
      method: 'e-mail',
      confirmed: 'yes',
      note: 'they wrote back',
    }),
    ...verifying,
  },

  // What is overdue is seen by the person, their managers upward, staffing leads, the registrar and
  // the auditor.
  'my-requirements': {
    given: (_, { cast }) => ({ person: cast.self }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  requirements: {
    given: () => ({}),
    others: 'refused',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'hold-rules': {
    given: () => ({}),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'hold-rule': {
    given: async (db, stage) => ({ id: (await aRule(db, stage)).rule }),
    others: 'not found',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'hold-rule-choices': {
    given: () => ({}),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  'preview-hold-rule': {
    given: () => ({}),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  'preview-hold-rule-end': {
    given: async (db, stage) => ({ rule: (await aRule(db, stage)).rule }),
    ...deciding,
  },
  'extensions-waiting': { given: () => ({}), others: 'yes', nobody: 'refused' },
  'set-hold-rule': {
    given: async (db) => ({
      certification: (await aCertification(db)).slug,
      positionKind: 'technician',
      dueKind: 'after placement',
      dueDays: 60,
      because: 'agreed',
    }),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  'change-hold-rule': { given: aChange, ...deciding },
  'end-hold-rule': {
    given: async (db, stage) => ({
      rule: (await aRule(db, stage)).rule,
      on: '2026-12-01',
      because: 'not needed',
    }),
    ...deciding,
  },
  'ask-extension': {
    given: async (db, stage) => {
      const { slug } = await aRule(db, stage)
      return {
        person: stage.cast.self,
        certification: slug,
        until: '2027-01-01',
        reason: 'the exam is booked',
      }
    },
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'refused',
    registrar: 'refused',
    auditor: 'refused',
  },
  'answer-extension': {
    given: async (db, stage) => ({
      extension: await anExtension(db, stage),
      granted: 'yes',
      because: 'it is booked',
    }),
    others: 'not found',
    self: 'refused',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'refused',
  },
}
