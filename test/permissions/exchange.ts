import type { Writer } from '@/db'
import { importRun } from '@/db/tables/exchange'
import { noon } from '../world'
import type { Rows } from './stage'

/** A file that was read and waits. */
async function aFile(db: Writer): Promise<number> {
  const row = {
    kind: 'people' as const,
    fileName: 'people.csv',
    hash: '',
    content: 'employee_id',
    verdicts: [],
    counts: {},
    readAt: +noon,
  }
  const [made] = await db.insert(importRun).values(row).returning({ id: importRun.id })
  return made!.id
}
const people =
  'employee_id,email,name,job_title,department,site,time_zone,shift,manager_employee_id,hired_on,left_on\nE1,e1@example.com,A,,,,UTC,day,,2020-01-01,\n'

export const rows: Rows = {
  imports: { given: () => ({}), others: 'not found', registrar: 'yes', auditor: 'yes' },
  import: {
    given: async (db) => ({ id: await aFile(db) }),
    others: 'not found',
    registrar: 'yes',
    auditor: 'yes',
  },
  'import-report': {
    given: async (db) => ({ id: await aFile(db) }),
    others: 'not found',
    registrar: 'yes',
    auditor: 'yes',
  },
  'preview-import': {
    given: () => ({ kind: 'people', content: people }),
    others: 'refused',
    registrar: 'yes',
  },
  'read-import': {
    given: () => ({ kind: 'people', content: people }),
    others: 'refused',
    registrar: 'yes',
  },
  'perform-import': {
    given: async (db) => ({ id: await aFile(db) }),
    others: 'not found',
    registrar: 'yes',
    auditor: 'refused',
  },
  'import-file': {
    given: () => ({ kind: 'people', content: people }),
    others: 'refused',
    registrar: 'yes',
  },
}
