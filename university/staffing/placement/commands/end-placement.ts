import { z } from 'zod'
import { sayDay } from '../../../calendar'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { placementOf } from '../../eligibility/queries/facts'
import { mayEndPlacement } from '../rules/placement'
import { closeOn, takeBack } from './close-placement'

/**
 * Ends a placement with its last day and a reason. One that has not begun and would end before it
 * begins is taken back.
 */
export const endPlacement = command({
  input: z.object({ placement: id, on: day, reason }),
  subject: ({ db, actor }, it) => placementOf(db, it.placement, actor.today),
  may: ({ actor }) => mayEndPlacement(actor),
  async run(at, placed, { on, reason: because }) {
    const { actor } = at
    if (placed.until !== null && placed.until < actor.today)
      throw new Refusal(`This placement ended on ${sayDay(placed.until)}.`)
    if (on < actor.today)
      throw new Refusal('A placement ends today or later: what was is not rewritten.')
    if (placed.until !== null && on > placed.until)
      throw new Refusal(
        `It ends on ${sayDay(placed.until)} already: place the person anew to keep them longer.`,
      )
    const ended: { team: string; placement: number | null } = {
      team: placed.code,
      placement: placed.id,
    }
    const about = {
      person: placed.personId,
      team: placed.teamId,
      position: placed.positionId,
      placement: placed.id,
    }
    if (on < placed.from) {
      await takeBack(at, placed, because)
      return did(
        'placement.ended',
        { ...ended, placement: null },
        { about, reason: because, before: { from: placed.from, until: placed.until }, after: null },
      )
    }
    await closeOn(at, placed.id, on, because)
    return did('placement.ended', ended, {
      about,
      reason: because,
      before: { until: placed.until },
      after: { until: on },
    })
  },
})
