import type { Rows } from './stage'

const registrarOnly = { others: 'refused', registrar: 'yes' } as const
const audits = { others: 'refused', registrar: 'yes', auditor: 'yes' } as const
const seen = { seen: '1:a', because: 'a term ends' }

export const rows: Rows = {
  desk: {
    given: () => ({}),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  register: {
    given: () => ({ on: '2026-03-14' }),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  audit: { given: () => ({}), ...audits },
  'audit-answer': { given: () => ({ question: 'edits' }), ...audits },
  'audit-bundle': { given: () => ({}), ...audits },
  'bulk-preview': { given: () => ({ act: 'revoke', row: ['1'] }), ...registrarOnly },
  // What was done to many names people: only who reads everything finds it, and there is none here
  // to find.
  'bulk-report': { given: () => ({ batch: 'none' }), others: 'not found' },
  'require-renewals': { given: () => ({ ...seen, dueOn: '2026-12-31' }), ...registrarOnly },
  'award-many': { given: () => seen, ...registrarOnly },
  'revoke-many': { given: () => seen, ...registrarOnly },
}
