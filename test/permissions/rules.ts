import type { Writer } from '@/db'
import { certification, certificationVersion } from '@/db/tables/certification'
import type { Rows } from './stage'

let count = 0
async function ours(db: Writer) {
  const slug = `rule-${++count}`
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: 'Guildhall', inHouse: true, track: 'linux' })
    .returning()
  await db.insert(certificationVersion).values({
    certificationId: c!.id,
    number: 1,
    effectiveFrom: '2020-01-01',
    validityMonths: 12,
    validityKnown: true,
  })
  return slug
}
const rule = {
  effectiveFrom: '2026-12-01',
  validity: 'months',
  validityMonths: 24,
  windowMonths: 3,
  requirements: '',
  because: 'the committee of November',
}

export const rows: Rows = {
  'rule-preview': {
    given: async (db) => ({ certification: await ours(db), ...rule }),
    others: 'refused',
    registrar: 'yes',
    auditor: 'yes',
  },
  'rule-history': {
    given: async (db) => ({ certification: await ours(db) }),
    others: 'yes',
    nobody: 'refused',
  },
  'due-by-rule': {
    given: async (db) => ({ certification: await ours(db) }),
    others: 'refused',
    registrar: 'yes',
    auditor: 'yes',
  },
  'change-rule': {
    given: async (db) => ({ certification: await ours(db), ...rule }),
    others: 'refused',
    registrar: 'yes',
  },
  'define-certification': {
    given: () => ({ short: 'New', name: 'A new one', track: 'linux', ...rule }),
    others: 'refused',
    registrar: 'yes',
  },
  paths: { given: () => ({}), others: 'yes', nobody: 'refused' },
  'define-path': {
    given: () => ({
      code: 'A-PATH',
      title: 'A path',
      steps: 'all LNX-101',
      because: 'the committee',
    }),
    others: 'refused',
    registrar: 'yes',
  },
  'award-due': { given: () => ({}), others: 'refused', registrar: 'yes' },
}
