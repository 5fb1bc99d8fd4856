import type { Writer } from '@/db'
import { item, labStep, offeringInstructor } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { labResult } from '@/db/tables/learning'
import { aCourse, noon } from '../world'
import type { Rows, Stage } from './stage'

/**
 * An offering the instructor teaches of a course the owner owns, `self` enrolled, with one item of
 * a kind (and a ticked step).
 */
async function studying(db: Writer, { cast }: Stage, kind: 'lesson' | 'lab' | 'session') {
  const it = await aCourse(db, { ownerId: cast.owner })
  await db
    .insert(offeringInstructor)
    .values({ offeringId: it.offeringId, personId: cast.instructor })
  const row = {
    courseVersionId: it.versionId,
    position: 1,
    kind,
    title: 'One',
    minutes: 5,
    body: 'Text.',
  }
  const [i] = await db.insert(item).values(row).returning({ id: item.id })
  const [e] = await db
    .insert(enrolment)
    .values({
      personId: cast.self,
      offeringId: it.offeringId,
      state: 'enrolled',
      requestedAt: +noon,
    })
    .returning({ id: enrolment.id })
  const [s] = await db
    .insert(labStep)
    .values({ itemId: i!.id, position: 1, text: 'Do it', expect: 'It is done' })
    .returning({ id: labStep.id })
  if (kind === 'lab')
    await db.insert(labResult).values({ enrolmentId: e!.id, stepId: s!.id, doneAt: +noon })
  return { enrolment: e!.id, item: i!.id, step: s!.id }
}
const seen = {
  self: 'refused',
  instructor: 'refused',
  owner: 'refused',
  registrar: 'refused',
  auditor: 'refused',
} as const
const assessed = { ...seen, instructor: 'yes', owner: 'yes' } as const

const readers = {
  self: 'yes',
  instructor: 'yes',
  owner: 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const

export const rows: Rows = {
  catalogue: { given: () => ({}), others: 'yes', nobody: 'refused' },
  course: { given: (_, { code }) => ({ code }), others: 'yes', nobody: 'refused' },
  'my-learning': { given: () => ({}), others: 'yes', nobody: 'refused' },
  'approvals-waiting': { given: () => ({}), others: 'yes', nobody: 'refused' },
  outline: { given: (db, stage) => studying(db, stage, 'lesson'), others: 'not found', ...readers },
  material: {
    given: (db, stage) => studying(db, stage, 'lesson'),
    others: 'not found',
    ...readers,
  },
  teaching: {
    given: () => ({}),
    others: 'refused',
    instructor: 'yes',
    owner: 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'teaching-offering': {
    given: (_, { offeringId }) => ({ offering: offeringId }),
    others: 'not found',
    ...readers,
    self: 'not found',
    'staffing lead': 'yes',
  },
  'finish-item': {
    given: (db, stage) => studying(db, stage, 'lesson'),
    others: 'not found',
    ...seen,
    self: 'yes',
  },
  'record-item': {
    given: (db, stage) => studying(db, stage, 'session'),
    others: 'not found',
    ...assessed,
  },
  'tick-step': {
    given: (db, stage) => studying(db, stage, 'lab'),
    others: 'not found',
    ...seen,
    self: 'yes',
  },
  'confirm-step': {
    given: (db, stage) => studying(db, stage, 'lab'),
    others: 'not found',
    ...assessed,
  },
}
