import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Day } from '../../calendar'
import { placementOf } from './facts'
import { stayOf } from './terms'

type Ended = { placement: number; until: Day | null }
/** `plan`: the plan whose adoption it was part of. */
type Act = { verb: string; made: number[]; shortened: Ended[]; plan?: number }

/** The last act on a placement, as its event keeps it: what it made, and what it shortened with the end that stood before. */
async function lastActOn(db: Reader, placementId: number): Promise<Act | undefined> {
  const row = await db.get<{ verb: string; detail: string } | undefined>(sql`
    select e.verb, e.detail from event_about a join event e on e.id = a.event_id
    where a.kind = 'placement' and a.subject_id in ${stayOf(sql`${placementId}`)} and e.verb in ('placement.made', 'placement.moved', 'placement.swapped', 'placement.ended', 'placement.restored', 'shadow.signed-off')
    order by a.event_id desc limit 1`)
  if (!row) return undefined
  const detail = JSON.parse(row.detail) as Partial<Act> & { before?: { until?: Day | null } }
  if (row.verb === 'placement.made') return { verb: row.verb, made: [placementId], shortened: [], plan: detail.plan }
  if (row.verb === 'placement.ended') return { verb: row.verb, made: [], shortened: [{ placement: placementId, until: detail.before?.until ?? null }] }
  return { verb: row.verb, made: detail.made ?? [], shortened: detail.shortened ?? [] }
}

/** What of the last act on a placement can be undone today. */
export async function undoable(db: Reader, placementId: number, today: Day) {
  const placed = await placementOf(db, placementId, today)
  const act = placed && (await lastActOn(db, placementId))
  const made = act ? await Promise.all(act.made.map((it) => placementOf(db, it, today))) : []
  // Who was moved before they began where they were, or by a plan that gave their place to another, has no way back.
  const noWayBack =
    act?.verb === 'placement.moved' || act?.verb === 'placement.swapped'
      ? act.shortened.length < act.made.length && 'What it took the place of had not begun, and is gone: end this one, and place them anew.'
      : act?.plan !== undefined && placed?.followsId != null && 'A plan moved them here, with others: move them instead.'
  return placed && { placed, noWayBack: noWayBack || undefined, verb: act?.verb, made: made.filter((it) => it !== undefined), shortened: act?.shortened ?? [] }
}
