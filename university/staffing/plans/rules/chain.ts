import type { Actor } from '../../../actor'
import type { Verdict } from '../../../at'
import { mayAdoptChain } from './plan'
import { chainsOf } from './planning'

/** What a chain is told from: one change of a plan. */
export type ChainedChange = {
  id: number
  positionId: number
  personId: number | null
  beforeId: number | null
  title: string
  customer: string
  criticality: number
  adoptedAt: number | null
  adoptedBy: string | null
  because: string
  /** Somebody else is in the position since the plan was made. */
  moved: unknown
}
export type Chain<Change extends ChainedChange> = {
  id: number
  changes: Change[]
  fills: { position: number; title: string; customer: string; criticality: number }[]
  adopted: number | null
  adoptedBy: string | null
  stale: boolean
  stuck: boolean
  may: Verdict
}

const worth = (it: Chain<ChainedChange>) => it.fills.reduce((sum, one) => sum + one.criticality, 0)

/** Moves that belong together, as one chain: whoever leaves a position makes room in it. */
function chainOf<Change extends ChainedChange>(actor: Actor, changes: Change[]): Chain<Change> {
  const [first] = changes
  if (!first) throw new Error('A chain has at least one change.')
  const { id, adoptedAt: adopted, adoptedBy } = first
  const fills = changes.filter((row) => row.personId !== null && row.beforeId === null)
  const people = changes.map((row) => row.personId)
  return {
    id,
    changes,
    fills: fills.map(({ positionId, title, customer, criticality }) => ({
      ...{ position: positionId, title, customer, criticality },
    })),
    adopted,
    adoptedBy,
    stale: adopted === null && changes.some((row) => row.moved),
    stuck: changes.some((row) => row.because.includes('Cannot be adopted')),
    may: mayAdoptChain(actor, people),
  }
}

/** The chains of a plan's changes: what fills the most critical positions first. */
export function chainsIn<Change extends ChainedChange>(
  actor: Actor,
  changes: readonly Change[],
): Chain<Change>[] {
  return chainsOf(changes.map((row) => ({ before: row.beforeId, after: row.personId })))
    .map((chain) =>
      chainOf(
        actor,
        chain.map((n) => changes[n]!),
      ),
    )
    .sort((a, b) => worth(b) - worth(a) || b.changes.length - a.changes.length || a.id - b.id)
}

/** Whether a chain can be adopted now. */
export const isAdoptable = (it: Chain<ChainedChange>): boolean =>
  it.adopted === null && it.may.ok && !it.stale && !it.stuck
