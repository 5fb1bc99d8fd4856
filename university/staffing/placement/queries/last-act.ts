import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { stayOf } from '../../../roster/queries/terms'
import { type Placed, placementOf } from '../../eligibility/queries/facts'

type Ended = { placement: number; until: Day | null }
/** `plan`: the plan whose adoption it was part of. */
type Act = { verb: string; made: number[]; shortened: Ended[]; plan?: number }

/**
 * SQL: the last act on a placement as JSON, by the id of any part of the stay; null where none is
 * recorded.
 */
export const lastActOn = (placementId: number): SQL => sql`(
    select json_object('verb', e.verb, 'detail', e.detail) from event_about a
    join event e on e.id = a.event_id
    where a.kind = 'placement' and a.subject_id in ${stayOf(sql`${placementId}`)}
    and e.verb in ('placement.made', 'placement.moved', 'placement.swapped', 'placement.ended',
    'placement.restored', 'shadow.signed-off')
    order by a.event_id desc limit 1)`

/**
 * The last act as its event keeps it: what it made, and what it shortened with the end that stood
 * before.
 */
function readAct(json: string | null, placementId: number): Act | undefined {
  if (json === null) return undefined
  const row = JSON.parse(json) as { verb: string; detail: string }
  const detail = JSON.parse(row.detail) as Partial<Act> & { before?: { until?: Day | null } }
  if (row.verb === 'placement.made')
    return { verb: row.verb, made: [placementId], shortened: [], plan: detail.plan }
  if (row.verb === 'placement.ended')
    return {
      verb: row.verb,
      made: [],
      shortened: [{ placement: placementId, until: detail.before?.until ?? null }],
    }
  return { verb: row.verb, made: detail.made ?? [], shortened: detail.shortened ?? [] }
}

/** What of the last act on a placement can be undone today. */
export async function undoable(db: Reader, placementId: number, today: Day) {
  const placed = await placementOf(db, placementId, today)
  const row =
    placed && (await db.get<{ act: string | null }>(sql`select ${lastActOn(placed.id)} as act`))
  return placed && undoableOf(db, placed, row?.act ?? null, today)
}

/**
 * The same of a placement that is read already, with its last act. A statement for each other
 * placement that act made, none for this one.
 */
export async function undoableOf(db: Reader, placed: Placed, lastAct: string | null, today: Day) {
  const act = readAct(lastAct, placed.id)
  const made = await Promise.all(
    (act?.made ?? []).map((it) => (it === placed.id ? placed : placementOf(db, it, today))),
  )
  // Who was moved before they began where they were, or by a plan that gave their place to another,
  // has no way back.
  const noWayBack =
    act?.verb === 'placement.moved' || act?.verb === 'placement.swapped'
      ? act.shortened.length < act.made.length &&
        'What it took the place of had not begun, and is gone: end this one, and place them anew.'
      : act?.plan !== undefined &&
        placed.followsId != null &&
        'A plan moved them here, with others: move them instead.'
  return {
    placed,
    noWayBack: noWayBack || undefined,
    verb: act?.verb,
    made: made.filter((it) => it !== undefined),
    shortened: act?.shortened ?? [],
  }
}
