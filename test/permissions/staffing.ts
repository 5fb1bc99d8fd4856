import { eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { person } from '@/db/tables/people'
import { nomination } from '@/db/tables/recognition'
import { joinRequest } from '@/db/tables/staffing'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

const staffing = { 'staffing lead': 'yes', registrar: 'yes', auditor: 'yes' } as const
const asked = async (db: Writer, { cast, openPosition }: Stage) =>
  (
    await db
      .insert(joinRequest)
      .values({ positionId: openPosition, personId: cast.employee, at: +noon })
      .returning({ id: joinRequest.id })
  )[0]?.id
const put = async (db: Writer, { cast }: Stage) =>
  (
    await db
      .insert(nomination)
      .values({
        award: 'straightjacket',
        period: '2026-11',
        personId: cast.self,
        byId: cast.employee,
        story: 'Stayed.',
        at: +noon,
      })
      .returning({ id: nomination.id })
  )[0]?.id
const emailOf = async (db: Writer, id: number) =>
  (await db.select({ email: person.email }).from(person).where(eq(person.id, id)).get())?.email

export const rows: Rows = {
  teams: { given: () => ({}), others: 'yes', nobody: 'refused' },
  team: { given: (_, { teamCode }) => ({ code: teamCode }), others: 'yes', nobody: 'not found' },
  candidates: {
    given: (_, { openPosition }) => ({ position: openPosition }),
    others: 'refused',
    ...staffing,
  },
  coverage: { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  exceptions: { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'plan-on': { given: () => ({}), others: 'refused', ...staffing },
  joining: { given: () => ({}), others: 'yes', nobody: 'refused' },
  promises: { given: () => ({}), others: 'yes', nobody: 'refused' },
  recognition: { given: () => ({}), others: 'yes', nobody: 'refused' },
  'place-person': {
    given: (_, { openPosition, cast }) => ({
      position: openPosition,
      person: cast.employee,
      from: '2026-12-01',
    }),
    others: 'refused',
    'staffing lead': 'yes',
  },
  'end-placement': {
    given: (_, { placement }) => ({ placement, on: '2026-12-01', reason: 'moves on' }),
    others: 'refused',
    'staffing lead': 'yes',
  },
  'sign-exception': {
    given: (_, { placement }) => ({ placement, until: '2026-12-31', reason: 'exam is booked' }),
    others: 'refused',
    leader: 'yes',
    'staffing lead': 'yes',
  },
  'ask-to-join': {
    given: (_, { openPosition }) => ({ position: openPosition }),
    others: 'yes',
    nobody: 'refused',
  },
  'answer-join': {
    given: async (db, stage) => ({ request: await asked(db, stage), accepted: 'yes' }),
    others: 'not found',
    employee: 'refused',
    'staffing lead': 'refused',
    registrar: 'refused',
    auditor: 'refused',
    leader: 'yes',
  },
  nominate: {
    given: async (db, { cast }) => ({
      award: 'straightjacket',
      email: await emailOf(db, cast.self),
      story: 'Drove a disk through the snow at night.',
    }),
    others: 'yes',
    self: 'refused',
    nobody: 'refused',
  },
  'cast-vote': {
    given: async (db, stage) => ({ nomination: await put(db, stage) }),
    others: 'yes',
    self: 'refused',
    nobody: 'refused',
  },
}
