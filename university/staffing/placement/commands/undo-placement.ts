import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { holdRule } from '@/db/tables/requirement'
import { sayDay } from '../../../calendar'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { stayOf } from '../../../roster/queries/terms'
import { type Placed, placementOf, positionOf } from '../../eligibility/queries/facts'
import { undoable } from '../queries/last-act'
import { mayUndo } from '../rules/undo'
import { takeBack } from './close-placement'
import { goOnUntil } from './continue-placement'

/**
 * Undoes the last act on a placement, as far as it has not begun: what it made is taken back, what
 * it ended goes on as before.
 */
export const undoPlacement = command({
  input: z.object({ placement: id }),
  subject: ({ db, actor }, it) => undoable(db, it.placement, actor.today),
  may: ({ actor }, act) => mayUndo(actor, act),
  async run(at, { placed, made, shortened }) {
    const { db, actor } = at
    const because = 'Undone.'
    for (const it of made) await takeBack(at, it, because)
    const restored: Placed[] = []
    for (const it of shortened) {
      const before = await placementOf(db, it.placement, actor.today)
      if (!before || before.until === null)
        throw new Refusal('What it ended is not as it was any more.')
      const until = (await positionOf(db, before.positionId, actor.today))?.lasts ?? null
      if (until !== null && (it.until === null || it.until > until))
        throw new Refusal(`The position ends on ${sayDay(until)}: it does not go on as before.`)
      const ofStay = sql`${holdRule.placementId} in ${stayOf(sql`${before.id}`)}`
      await db
        .update(holdRule)
        .set({ until: it.until, endedById: null, endedBecause: null })
        .where(and(ofStay, eq(holdRule.until, before.until)))
      await goOnUntil(db, before.id, it.until)
      restored.push({ ...before, until: it.until })
    }
    const all = [...made, ...restored]
    const about = {
      person: [...new Set(all.map((it) => it.personId))],
      team: [...new Set(all.map((it) => it.teamId))],
      position: [...new Set(all.map((it) => it.positionId))],
      placement: all.map((it) => it.id),
    }
    const after = restored.map(
      (it) =>
        `${it.name}: ${it.title}, ${it.customer}${it.until ? ` until ${sayDay(it.until)}` : ''}`,
    )
    const stays = restored.find((it) => it.personId === placed.personId)?.id ?? null
    return did(
      'placement.restored',
      { placement: stays, team: placed.code },
      { about, because, taken: made.map((it) => it.id), after },
    )
  },
})
