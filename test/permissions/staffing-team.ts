import { and, eq, isNull } from 'drizzle-orm'
import type { Writer } from '@/db'
import { away, personContact } from '@/db/tables/availability'
import { position, teamRule } from '@/db/tables/staffing'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

/** Teams, positions and rules: staffing leads and the registrar decide. */
const decided = {
  others: 'refused',
  nobody: 'not found',
  'staffing lead': 'yes',
  registrar: 'yes',
} as const

const awayOf = async (db: Writer, { cast }: Stage) =>
  (
    await db
      .insert(away)
      .values({ personId: cast.self, from: '2026-12-07', until: '2026-12-11', enteredAt: +noon })
      .returning({ id: away.id })
  )[0]?.id
const ruleOf = async (db: Writer, { team }: Stage) => {
  const row = {
    teamId: team,
    kind: 'each shift',
    n: 1,
    from: '2026-01-01',
    decidedAt: +noon,
    because: 'agreed',
  } as const
  return (await db.insert(teamRule).values(row).returning({ id: teamRule.id }))[0]?.id
}
const announcedIn = async (db: Writer, { position: it }: Stage) => {
  const from = '2027-03-01'
  const row = (await db.select().from(position).where(eq(position.id, it)).get())!
  if ((await db.select().from(position).where(eq(position.followsId, it))).length === 0) {
    await db.update(position).set({ until: '2027-02-28' }).where(eq(position.id, it))
    await db.insert(position).values({ ...row, id: undefined, shift: 'night', from, followsId: it })
  }
  return { position: it, from }
}
const numberOf = async (db: Writer, { cast }: Stage) => {
  const known = await db
    .select({ id: personContact.id })
    .from(personContact)
    .where(and(eq(personContact.personId, cast.self), isNull(personContact.withdrawnAt)))
    .get()
  const row = { personId: cast.self, label: 'mobile', number: '+1 210 555 0142', sharedAt: +noon }
  return (
    known?.id ??
    (await db.insert(personContact).values(row).returning({ id: personContact.id }))[0]?.id
  )
}

/** The inside of a team, and what is decided about it with its reasons. */
const terms = {
  others: 'refused',
  nobody: 'not found',
  leader: 'yes',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const
const inside = {
  others: 'not found',
  self: 'yes',
  leader: 'yes',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const

export const rows: Rows = {
  'team-decisions': { given: (_, { teamCode }) => ({ code: teamCode }), ...terms },
  'founding-a-team': {
    given: () => ({}),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  contacts: { given: (_, { teamCode }) => ({ code: teamCode }), ...terms, self: 'yes' },
  position: { given: (_, { position }) => ({ position }), ...inside },
  'preview-position': { given: (_, { position }) => ({ position }), ...inside },
  'withdraw-change': {
    given: async (db, stage) => ({ ...(await announcedIn(db, stage)), reason: 'not agreed' }),
    ...decided,
  },
  'preview-requirement': { given: (_, { position }) => ({ position }), ...inside },
  'person-work': {
    given: (_, { cast }) => ({ person: cast.self }),
    others: 'yes',
    nobody: 'not found',
  },
  'set-requirement': {
    given: (_, { position }) => ({ position, asks: '', reason: 'agreed' }),
    ...decided,
  },
  'team-trail': { given: (_, { teamCode }) => ({ code: teamCode }), ...terms },
  'found-team': {
    given: () => ({ code: 'NEW1', customer: 'New Customer', site: 'Chicago', monthlyUsd: 1000 }),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
  },
  'change-team': {
    given: (_, { team }) => ({
      team,
      customer: 'Example Ltd',
      site: 'Chicago',
      monthlyUsd: 5000,
      reason: 'agreed anew',
    }),
    ...decided,
  },
  'record-review': {
    given: (_, { team }) => ({ team, on: '2026-11-20', note: 'all well' }),
    ...decided,
    leader: 'yes',
  },
  'add-position': {
    given: (_, { team }) => ({
      team,
      kind: 'technician',
      title: 'Technician, nights',
      reason: 'agreed',
    }),
    ...decided,
  },
  'change-position': {
    given: (_, { position }) => ({ position, title: 'Technician, nights', reason: 'agreed' }),
    ...decided,
  },
  'end-position': {
    given: (_, { position }) => ({ position, on: '2026-12-31', reason: 'agreed' }),
    ...decided,
  },
  'set-team-rule': {
    given: (_, { team }) => ({ team, kind: 'each shift', n: 1, reason: 'agreed' }),
    ...decided,
  },
  'end-team-rule': {
    given: async (db, stage) => ({ rule: await ruleOf(db, stage), reason: 'agreed' }),
    ...decided,
  },
  'assess-proficiency': {
    given: (_, { cast }) => ({ person: cast.self, track: 'linux', level: 2, reason: 'saw it' }),
    others: 'refused',
    nobody: 'not found',
    manager: 'yes',
    leader: 'yes',
    instructor: 'yes',
    'staffing lead': 'yes',
  },
  'enter-away': {
    given: (_, { cast }) => ({ person: cast.self, from: '2027-01-04', until: '2027-01-08' }),
    others: 'refused',
    nobody: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
  },
  'withdraw-away': {
    given: async (db, stage) => ({ away: await awayOf(db, stage) }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'refused',
    auditor: 'refused',
  },
  'share-number': {
    given: (_, { cast }) => ({ person: cast.self, label: 'home', number: '+1 210 555 0199' }),
    others: 'refused',
    nobody: 'not found',
    self: 'yes',
  },
  'withdraw-number': {
    given: async (db, stage) => ({ contact: await numberOf(db, stage) }),
    others: 'not found',
    self: 'yes',
  },
}
