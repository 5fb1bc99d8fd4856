import type { Writer } from '@/db'
import { joinRequest, placement, position, team } from '@/db/tables/staffing'
import { aPerson, noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
/** A shadow beside `self`, on the leader's team. */
async function shadow(db: Writer, it: Stage): Promise<number> {
  const [made] = await db
    .insert(placement)
    .values({
      positionId: it.position,
      teamId: it.team,
      personId: await aPerson(db),
      kind: 'shadow',
      from: '2026-01-01',
      placedAt: +noon,
    })
    .returning({ id: placement.id })
  return made!.id
}
/** Someone in a position of another team. */
async function elsewhere(db: Writer): Promise<number> {
  const [t] = await db
    .insert(team)
    .values({ code: `P900${++count}`, customer: 'Elsewhere', site: 'Chicago', since: '2020-01-01' })
    .returning({ id: team.id })
  const [po] = await db
    .insert(position)
    .values({ teamId: t!.id, kind: 'technician', title: 'technician', from: '2020-01-01' })
    .returning({ id: position.id })
  const row = {
    positionId: po!.id,
    teamId: t!.id,
    personId: await aPerson(db),
    from: '2020-01-01',
    placedAt: +noon,
  }
  return (await db.insert(placement).values(row).returning({ id: placement.id }))[0]!.id
}
const asked = async (db: Writer, { cast, openPosition }: Stage) =>
  (
    await db
      .insert(joinRequest)
      .values({ positionId: openPosition, personId: cast.self, at: +noon })
      .returning({ id: joinRequest.id })
  )[0]!.id
const lead = { others: 'refused', 'staffing lead': 'yes' } as const

export const rows: Rows = {
  placement: {
    given: (_, { placement }) => ({ placement }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    leader: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  consequences: {
    given: (_, { placement }) => ({ placement, act: 'end' }),
    others: 'refused',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'move-placement': {
    given: (_, { placement, openPosition }) => ({
      placement,
      to: openPosition,
      on: '2026-12-01',
      reason: 'is needed there',
    }),
    ...lead,
  },
  'swap-placements': {
    given: async (db, { placement }) => ({
      placement,
      with: await elsewhere(db),
      on: '2026-12-01',
      reason: 'closer to home',
    }),
    ...lead,
  },
  'withdraw-join': {
    given: async (db, stage) => ({ request: await asked(db, stage) }),
    others: 'not found',
    self: 'yes',
  },
  // Nothing was done to it yet, so a staffing lead is told there is nothing to undo.
  'undo-placement': { given: (_, { placement }) => ({ placement }), others: 'refused' },
  'sign-check': {
    given: async (db, stage) => ({ placement: await shadow(db, stage), line: 'rings' }),
    others: 'refused',
    leader: 'yes',
  },
  // No line is ticked.
  'sign-off-shadow': {
    given: async (db, stage) => ({ placement: await shadow(db, stage) }),
    others: 'refused',
  },
}
