import type { Writer } from '@/db'
import { offeringDraft } from '@/db/tables/planning'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

const staffing = { 'staffing lead': 'yes', registrar: 'yes', auditor: 'yes' } as const
const drafted = async (db: Writer, { courseId, cast }: Stage) =>
  (
    await db
      .insert(offeringDraft)
      .values({
        courseId,
        mode: 'instructor-led',
        seats: 8,
        startsOn: '2027-01-11',
        endsOn: '2027-02-01',
        because: 'Two certificates end in May.',
        draftedById: cast['staffing lead'],
        draftedAt: +noon,
      })
      .returning({ id: offeringDraft.id })
  )[0]?.id

export const rows: Rows = {
  training: { given: () => ({}), others: 'refused', ...staffing },
  'what-if': { given: () => ({}), others: 'refused', ...staffing },
  'preview-training': { given: () => ({ on: '2027-05-21' }), others: 'refused', ...staffing },
  'adopt-training': {
    given: (_, { cast }) => ({
      on: '2027-05-21',
      line: `${cast.employee}-1`,
      because: 'Needed in May.',
    }),
    others: 'refused',
    'staffing lead': 'yes',
  },
  'offering-drafts': { given: () => ({}), others: 'refused', owner: 'yes', ...staffing },
  'offering-draft': {
    given: async (db, stage) => ({ draft: await drafted(db, stage) }),
    others: 'not found',
    owner: 'yes',
    ...staffing,
  },
  'open-draft': {
    given: async (db, stage) => ({
      draft: await drafted(db, stage),
      mode: 'instructor-led',
      startsOn: '2027-01-11',
      endsOn: '2027-02-01',
      zone: 'Europe/London',
    }),
    others: 'not found',
    owner: 'yes',
    registrar: 'yes',
    'staffing lead': 'refused',
    auditor: 'refused',
  },
  'decline-draft': {
    given: async (db, stage) => ({
      draft: await drafted(db, stage),
      because: 'No room that month.',
    }),
    others: 'not found',
    owner: 'yes',
    registrar: 'yes',
    'staffing lead': 'refused',
    auditor: 'refused',
  },
}
