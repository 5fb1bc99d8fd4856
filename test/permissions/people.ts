import { apiToken, delegation, type person } from '@/db/tables/people'
import { aPerson } from '../world'
import type { Rows } from './stage'

let n = 0
const aToken = async (db: Parameters<Rows[string]['given']>[0], personId: number) =>
  (
    await db
      .insert(apiToken)
      .values({ personId, name: 'cron', hash: `hash ${++n}`, scopes: ['read'], createdAt: 1 })
      .returning({ id: apiToken.id })
  )[0]!.id

export const rows: Rows = {
  people: { given: () => ({ q: 'sol' }), nobody: 'refused', others: 'yes' },
  person: { given: (_, { cast }) => ({ person: cast.self }), nobody: 'not found', others: 'yes' },
  'person-trail': {
    given: (_, { cast }) => ({ person: cast.self }),
    self: 'yes',
    registrar: 'yes',
    auditor: 'yes',
    others: 'not found',
  },
  record: { given: () => ({}), registrar: 'yes', auditor: 'yes', others: 'refused' },
  roles: { given: () => ({}), registrar: 'yes', auditor: 'yes', others: 'refused' },
  settings: { given: () => ({}), registrar: 'yes', auditor: 'yes', others: 'refused' },
  tokens: { given: () => ({}), nobody: 'not found', others: 'yes' },

  // None of this cast is of the demo; test/demo/story.test.ts has those who are.
  'reset-demo': { given: () => ({}), others: 'refused' },
  'grant-role': {
    given: (_, { cast }) => ({
      person: cast.self,
      role: 'auditor',
      from: '2026-12-01',
      reason: 'the yearly audit',
    }),
    registrar: 'yes',
    others: 'refused',
  },
  'end-role': { given: (_, { grant }) => ({ grant }), registrar: 'yes', others: 'refused' },
  delegate: {
    given: (_, { cast }) => ({
      person: cast.self,
      delegate: cast.employee,
      from: '2026-12-01',
      until: '2026-12-31',
      reason: 'on leave',
    }),
    self: 'yes',
    registrar: 'yes',
    others: 'refused',
  },
  'end-delegation': {
    given: async (db, { cast }) => {
      const made = await db
        .insert(delegation)
        .values({
          personId: cast.self,
          delegateId: cast.employee,
          from: '2026-11-01',
          until: '2026-12-31',
        })
        .returning({ id: delegation.id })
      return { delegation: made[0]!.id }
    },
    self: 'yes',
    employee: 'yes',
    registrar: 'yes',
    auditor: 'refused',
    others: 'not found',
  },
  'close-sign-in': {
    given: (_, { cast }) => ({ person: cast.self, reason: 'left the laptop' }),
    registrar: 'yes',
    others: 'refused',
  },
  'open-sign-in': {
    given: async (db) => ({
      person: await aPerson(db, { disabledAt: 1 } satisfies Partial<typeof person.$inferInsert>),
    }),
    registrar: 'yes',
    others: 'refused',
  },
  'set-extra-time': {
    given: (_, { cast }) => ({ person: cast.self, percent: 25, reason: 'agreed with the person' }),
    registrar: 'yes',
    others: 'refused',
  },
  'set-zone': { given: () => ({ zone: 'Europe/Berlin' }), registrar: 'yes', others: 'refused' },
  'make-token': {
    given: () => ({ name: 'nightly', scopes: ['read'] }),
    nobody: 'refused',
    others: 'yes',
  },
  'revoke-token': {
    given: async (db, { cast }) => ({ token: await aToken(db, cast.self) }),
    self: 'yes',
    registrar: 'yes',
    auditor: 'refused',
    others: 'not found',
  },
}
