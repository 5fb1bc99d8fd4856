import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { holdRule } from '@/db/tables/requirement'
import { placement } from '@/db/tables/staffing'
import type { Day } from '../../calendar'
import { id } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { type Placed, placementOf } from '../queries/facts'
import { sayDay } from '../rules/eligibility'
import { mayUndo } from '../rules/placement'
import { takeBack } from './close-placement'

type Ended = { placement: number; until: Day | null }
type Act = { verb: string; made: number[]; shortened: Ended[] }

/** The last act on a placement, as its event keeps it: what it made, and what it shortened with the end that stood before. */
export async function lastActOn(db: Reader, placementId: number): Promise<Act | undefined> {
  const row = await db.get<{ verb: string; detail: string } | undefined>(sql`
    select e.verb, e.detail from event_about a join event e on e.id = a.event_id
    where a.kind = 'placement' and a.subject_id = ${placementId} and e.verb in ('placement.made', 'placement.moved', 'placement.swapped', 'placement.ended', 'placement.restored', 'shadow.signed-off')
    order by a.event_id desc limit 1`)
  if (!row) return undefined
  const detail = JSON.parse(row.detail) as Partial<Act> & { before?: { until?: Day | null } }
  if (row.verb === 'placement.made') return { verb: row.verb, made: [placementId], shortened: [] }
  if (row.verb === 'placement.ended') return { verb: row.verb, made: [], shortened: [{ placement: placementId, until: detail.before?.until ?? null }] }
  return { verb: row.verb, made: detail.made ?? [], shortened: detail.shortened ?? [] }
}

/** What of the last act on a placement can be undone today. */
export async function undoable(db: Reader, placementId: number) {
  const placed = await placementOf(db, placementId)
  const act = placed && (await lastActOn(db, placementId))
  const made = act ? await Promise.all(act.made.map((it) => placementOf(db, it))) : []
  return placed && { placed, verb: act?.verb, made: made.filter((it) => it !== undefined), shortened: act?.shortened ?? [] }
}

/** Undoes the last act on a placement, as far as it has not begun: what it made is taken back, what it ended goes on as before. */
export const undoPlacement = command({
  input: z.object({ placement: id }),
  subject: ({ db }, it) => undoable(db, it.placement),
  may: ({ actor }, act) => mayUndo(actor, act),
  async run(at, { placed, made, shortened }) {
    const { db } = at
    const because = 'Undone.'
    for (const it of made) await takeBack(at, it, because)
    const restored: Placed[] = []
    for (const it of shortened) {
      const before = await placementOf(db, it.placement)
      if (!before || before.until === null) throw new Refusal('What it ended is not as it was any more.')
      await db.update(placement).set({ until: it.until, endedById: null, endedBecause: null }).where(eq(placement.id, before.id))
      await db
        .update(holdRule)
        .set({ until: it.until, endedById: null, endedBecause: null })
        .where(and(eq(holdRule.placementId, before.id), eq(holdRule.until, before.until)))
      restored.push({ ...before, until: it.until })
    }
    const all = [...made, ...restored]
    const about = {
      person: [...new Set(all.map((it) => it.personId))],
      team: [...new Set(all.map((it) => it.teamId))],
      position: [...new Set(all.map((it) => it.positionId))],
      placement: all.map((it) => it.id),
    }
    const after = restored.map((it) => `${it.name}: ${it.title}, ${it.customer}${it.until ? ` until ${sayDay(it.until)}` : ''}`)
    const stays = restored.find((it) => it.personId === placed.personId)?.id ?? null
    return did('placement.restored', { placement: stays, team: placed.code }, { about, because, taken: made.map((it) => it.id), after })
  },
})
