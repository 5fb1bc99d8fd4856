import type { Writer } from '@/db'
import { savedSearch, shortlisted } from '@/db/tables/planning'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

const staffing = { 'staffing lead': 'yes', registrar: 'yes', auditor: 'yes' } as const
/** A search of the staffing lead, shared with the others. */
const saved = async (db: Writer, { cast }: Stage) =>
  (
    await db
      .insert(savedSearch)
      .values({
        personId: cast['staffing lead'],
        name: `Nights ${Math.random()}`,
        query: 'needs=RHCSA',
        at: +noon,
        shared: true,
      })
      .returning({ id: savedSearch.id })
  )[0]?.id
const kept = async (db: Writer, { cast }: Stage) =>
  (
    await db
      .insert(shortlisted)
      .values({ ownerId: cast['staffing lead'], personId: cast.employee, at: +noon })
      .returning({ id: shortlisted.id })
  )[0]?.id

export const rows: Rows = {
  'found-candidates': {
    given: (_, { openPosition }) => ({ position: openPosition }),
    others: 'refused',
    ...staffing,
  },
  'compare-candidates': {
    given: (_, { openPosition, cast }) => ({
      position: openPosition,
      row: [cast.employee, cast.self],
    }),
    others: 'refused',
    ...staffing,
  },
  shortlist: { given: () => ({}), others: 'refused', 'staffing lead': 'yes' },
  'save-search': {
    given: () => ({ name: 'Nights', query: 'needs=RHCSA' }),
    others: 'refused',
    'staffing lead': 'yes',
  },
  'share-search': {
    given: async (db, stage) => ({ id: await saved(db, stage), shared: true }),
    others: 'not found',
    'staffing lead': 'yes',
  },
  'drop-search': {
    given: async (db, stage) => ({ id: await saved(db, stage) }),
    others: 'not found',
    'staffing lead': 'yes',
  },
  'shortlist-person': {
    given: (_, { openPosition, cast }) => ({ person: cast.employee, position: openPosition }),
    others: 'refused',
    'staffing lead': 'yes',
  },
  'drop-shortlisted': {
    given: async (db, stage) => ({ id: await kept(db, stage) }),
    others: 'not found',
    'staffing lead': 'yes',
  },
}
