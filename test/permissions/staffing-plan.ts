import type { Writer } from '@/db'
import { plan, planChange } from '@/db/tables/planning'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

const seen = {
  others: 'refused',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const
const made = async (db: Writer, { cast, openPosition }: Stage, state: 'ready' | 'working') => {
  const row = {
    on: '2026-12-01',
    wishes: { kinds: [], sameSite: false, rules: false, pinned: [], forbidden: [] },
    madeById: cast['staffing lead'],
  }
  const [it] = await db
    .insert(plan)
    .values({ ...row, madeAt: +noon, seenAt: +noon, state, solver: 'flow' })
    .returning({ id: plan.id })
  await db.insert(planChange).values({
    planId: it!.id,
    positionId: openPosition,
    personId: cast.employee,
    because: 'Fills an empty position.',
  })
  return it!.id
}

/** Plans are read by who sees everyone; only a staffing lead makes, stops and adopts them. */
const lead = {
  others: 'not found',
  registrar: 'refused',
  auditor: 'refused',
  'staffing lead': 'yes',
} as const
export const rows: Rows = {
  'empty-positions': { given: () => ({}), ...seen },
  resigning: { given: () => ({}), ...seen },
  'one-exam': { given: () => ({}), ...seen },
  plans: { given: () => ({}), ...seen },
  proposal: {
    given: async (db, stage) => ({ id: await made(db, stage, 'ready') }),
    others: 'not found',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'make-plan': { given: () => ({ on: '2026-12-01' }), others: 'refused', 'staffing lead': 'yes' },
  'adopt-plan': {
    given: async (db, stage) => ({
      plan: await made(db, stage, 'ready'),
      whole: 'on',
      reason: 'agreed',
    }),
    ...lead,
  },
  'cancel-plan': {
    given: async (db, stage) => ({ plan: await made(db, stage, 'working') }),
    ...lead,
  },
}
