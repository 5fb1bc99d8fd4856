import type { Writer } from '@/db'
import { offeringInstructor, session } from '@/db/tables/catalogue'
import { type EnrolmentState, enrolment } from '@/db/tables/enrolment'
import { aCourse, noon } from '../world'
import type { Rows, Stage } from './stage'

/**
 * An offering of the owner's course that the instructor teaches, with `self` in it in some state.
 */
async function offeringWith(db: Writer, { cast }: Stage, state?: EnrolmentState) {
  const it = await aCourse(db, { ownerId: cast.owner })
  await db
    .insert(offeringInstructor)
    .values({ offeringId: it.offeringId, personId: cast.instructor })
  const times = {
    requestedAt: +noon,
    queuedAt: +noon,
    offerEndsAt: state === 'offered' ? +noon + 3_600_000 : null,
  }
  const [made] = state
    ? await db
        .insert(enrolment)
        .values({ personId: cast.self, offeringId: it.offeringId, state, ...times })
        .returning({ id: enrolment.id })
    : []
  return { ...it, enrolment: made?.id }
}
const aPlace =
  (state: EnrolmentState, more: object = {}) =>
  async (db: Writer, stage: Stage) => ({
    enrolment: (await offeringWith(db, stage, state)).enrolment,
    ...more,
  })
const seesRun = {
  instructor: 'refused',
  owner: 'refused',
  'staffing lead': 'refused',
  registrar: 'refused',
  auditor: 'refused',
} as const
const mayRun = { ...seesRun, instructor: 'yes', owner: 'yes', registrar: 'yes' } as const
const mayAnswer = { ...seesRun, self: 'refused', manager: 'yes', instructor: 'yes' } as const
const aSession = async (db: Writer, stage: Stage, cancelledAt: number | null) => {
  const { offeringId } = await offeringWith(db, stage)
  const row = {
    offeringId,
    title: 'One',
    startsAt: +noon,
    endsAt: +noon + 1,
    timeZone: 'UTC',
    cancelledAt,
  }
  return (await db.insert(session).values(row).returning({ id: session.id }))[0]?.id
}

export const rows: Rows = {
  'request-seat': {
    given: async (db, stage) => ({ offering: (await offeringWith(db, stage)).offeringId }),
    others: 'yes',
    nobody: 'refused',
  },
  'assign-seat': {
    given: async (db, stage) => ({
      offering: (await offeringWith(db, stage)).offeringId,
      person: String(stage.cast.self),
      because: 'needed in May',
    }),
    others: 'refused',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  'approve-seat': { given: aPlace('requested'), others: 'not found', ...mayAnswer },
  'decline-seat': {
    given: aPlace('requested', { because: 'no time' }),
    others: 'not found',
    ...mayAnswer,
  },
  'withdraw-seat': {
    given: aPlace('enrolled'),
    others: 'not found',
    ...mayRun,
    self: 'yes',
    manager: 'yes',
  },
  'accept-offer': {
    given: aPlace('offered'),
    others: 'not found',
    ...seesRun,
    self: 'yes',
    manager: 'refused',
  },
  'decline-offer': {
    given: aPlace('offered'),
    others: 'not found',
    ...seesRun,
    self: 'yes',
    manager: 'refused',
  },
  'change-seats': {
    given: async (db, stage) => ({
      offering: (await offeringWith(db, stage)).offeringId,
      seats: 3,
    }),
    others: 'not found',
    ...mayRun,
  },
  'cancel-offering': {
    given: async (db, stage) => ({
      offering: (await offeringWith(db, stage)).offeringId,
      because: 'flooded',
    }),
    others: 'not found',
    ...mayRun,
    instructor: 'refused',
  },
  'cancel-session': {
    given: async (db, stage) => ({ session: await aSession(db, stage, null), because: 'ill' }),
    others: 'not found',
    ...mayRun,
  },
  'restore-session': {
    given: async (db, stage) => ({ session: await aSession(db, stage, +noon) }),
    others: 'not found',
    ...mayRun,
  },
  'waive-prerequisite': {
    given: (_, { code, cast }) => ({
      course: code,
      person: String(cast.self),
      reason: 'ten years of it',
      until: '2027-01-01',
    }),
    others: 'refused',
    owner: 'yes',
    registrar: 'yes',
  },
  'settle-places': { given: () => ({}), others: 'refused', registrar: 'yes' },
}
