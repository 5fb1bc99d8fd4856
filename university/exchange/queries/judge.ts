import type { Reader } from '@/db'
import type { ImportKind, ImportMode, RowVerdict } from '@/db/tables/exchange'
import type { At } from '../../at'
import { holdingColumns, judgeHoldings } from '../rules/holdings'
import { judgePeople } from '../rules/people'
import { peopleColumns } from '../rules/person-row'
import { positionColumns } from '../rules/position-row'
import { judgePositions } from '../rules/positions'
import { readTable } from '../rules/table'
import { countsOf } from '../rules/verdicts'
import { knownForHoldings, knownForPositions, knownPeople } from './known'

type Plan =
  | ({ kind: 'people' } & ReturnType<typeof judgePeople>)
  | ({ kind: 'holdings' } & ReturnType<typeof judgeHoldings>)
  | ({ kind: 'positions' } & ReturnType<typeof judgePositions>)
export type Counts = ReturnType<typeof countsOf> & { leaving?: number; active?: number }
export type Judged =
  | { ok: true; plan: Plan; verdicts: RowVerdict[]; counts: Counts }
  | { ok: false; because: string }

/**
 * The question of an import: a file against the database as it is now. Reads and decides
 * everything, changes nothing.
 */
export async function judge(
  at: At<Reader>,
  kind: ImportKind,
  text: string,
  mode: ImportMode = 'newer',
): Promise<Judged> {
  const judged = await planOf(at, kind, text, mode)
  if (!judged.ok) return judged
  const { plan } = judged
  const counts: Counts = countsOf(plan.verdicts)
  if (plan.kind === 'people') Object.assign(counts, { leaving: plan.leaving, active: plan.active })
  return { ok: true, plan, verdicts: plan.verdicts, counts }
}

async function planOf(
  { db, actor }: At<Reader>,
  kind: ImportKind,
  text: string,
  mode: ImportMode,
): Promise<{ ok: true; plan: Plan } | { ok: false; because: string }> {
  if (kind === 'people') {
    const table = readTable(text, peopleColumns)
    return table.ok
      ? { ok: true, plan: { kind, ...judgePeople(table.rows, await knownPeople(db), actor.today) } }
      : table
  }
  if (kind === 'holdings') {
    const table = readTable(text, holdingColumns)
    if (!table.ok) return table
    const numbers = table.rows.map(({ cells }) => cells.certificate_number)
    const people = mode === 'uncertified' ? table.rows.map(({ cells }) => cells.employee_id) : []
    const known = await knownForHoldings(db, numbers, people, actor.today)
    return { ok: true, plan: { kind, ...judgeHoldings(table.rows, known, actor.today, mode) } }
  }
  const table = readTable(text, positionColumns)
  return table.ok
    ? {
        ok: true,
        plan: { kind, ...judgePositions(table.rows, await knownForPositions(db, actor.today)) },
      }
    : table
}
