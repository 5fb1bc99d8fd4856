import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { placement, placementException } from '@/db/tables/staffing'
import { endRequirementsOf } from '../../certification/commands/hold-rule'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { placementOf } from '../queries/facts'
import { sayDay } from '../rules/eligibility'
import { mayEndPlacement } from '../rules/placement'

/** Ends a placement with its last day and a reason. One that has not begun and would end before it begins is taken back. */
export const endPlacement = command({
  input: z.object({ placement: id, on: day, reason }),
  subject: ({ db }, it) => placementOf(db, it.placement),
  may: ({ actor }) => mayEndPlacement(actor),
  async run(at, placed, { on, reason: because }) {
    const { db, actor } = at
    if (placed.until !== null && placed.until < actor.today) throw new Refusal(`This placement ended on ${sayDay(placed.until)}.`)
    if (on < actor.today) throw new Refusal('A placement ends today or later: what was is not rewritten.')
    if (placed.until !== null && on > placed.until) throw new Refusal(`It ends on ${sayDay(placed.until)} already: place the person anew to keep them longer.`)
    const about = { person: placed.personId, team: placed.teamId, position: placed.positionId, placement: placed.id }
    if (on < placed.from) {
      await endRequirementsOf(at, placed.id, null, because)
      await db.delete(placementException).where(eq(placementException.placementId, placed.id))
      await db.delete(placement).where(eq(placement.id, placed.id))
      return did('placement.ended', { team: placed.code }, { about, reason: because, before: { from: placed.from, until: placed.until }, after: null })
    }
    await db
      .update(placement)
      .set({ until: on, endedById: actor.id || null, endedBecause: because })
      .where(eq(placement.id, placed.id))
    await endRequirementsOf(at, placed.id, on, because)
    return did('placement.ended', { team: placed.code }, { about, reason: because, before: { until: placed.until }, after: { until: on } })
  },
})
