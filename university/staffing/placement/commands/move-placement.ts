import { z } from 'zod'
import { addDays, sooner } from '../../../calendar'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { placementOf, positionOf } from '../../eligibility/queries/facts'
import { mayMoveOn, mayPlace } from '../rules/placement'
import { freeFrom } from './close-placement'
import { placeIn } from './place-in'
import { exceptionOf, optional } from './place-person'

/**
 * Moves someone to another position from a day on: the placement they have ends the day before, and
 * one that follows it begins, in one act.
 */
export const movePlacement = command({
  input: z
    .object({
      placement: id,
      to: id,
      on: day,
      until: optional(day),
      reason,
      exceptionReason: optional(reason),
      exceptionUntil: optional(day),
    })
    .refine((it) => !it.until || it.until >= it.on, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .refine((it) => !it.exceptionReason === !it.exceptionUntil, {
      path: ['exceptionUntil'],
      message: 'an exception needs a reason and an end',
    }),
  async subject({ db }, it) {
    const placed = await placementOf(db, it.placement, it.on)
    const to = await positionOf(db, it.to, it.on)
    return placed && to && { placed, to }
  },
  may: ({ actor }, { placed }) => mayPlace(actor, placed.personId),
  async run(at, { placed, to }, { on, until, reason: because, ...it }) {
    if ((await positionOf(at.db, placed.positionId, on))?.id === to.id)
      throw new Refusal('They are in this position already.')
    const may = mayMoveOn(placed, on, at.actor.today)
    if (!may.ok) throw new Refusal(may.because)
    const followsId = await freeFrom(at, placed, on, because)
    const last = until ?? sooner(placed.until, to.lasts)
    if (last !== null && last < on)
      throw new Refusal('The position, or the placement, ends before that day.', 'on')
    const terms = { kind: placed.kind, percent: placed.percent, followsId, because }
    const made = await placeIn(at, {
      position: to,
      personId: placed.personId,
      interval: { from: on, until: last },
      exception: exceptionOf(it),
      ...terms,
    })
    const about = {
      person: placed.personId,
      team: [placed.teamId, to.teamId],
      position: [placed.positionId, to.id],
      placement: [placed.id, made.placement],
    }
    return did(
      'placement.moved',
      { placement: made.placement, team: to.code },
      {
        about,
        reason: because,
        before: {
          position: placed.title,
          customer: placed.customer,
          placement: placed.id,
          until: placed.until,
        },
        after: {
          position: to.title,
          customer: to.customer,
          from: on,
          until: last,
          left: addDays(on, -1),
        },
        made: [made.placement],
        shortened: placed.from < on ? [{ placement: followsId, until: placed.until }] : [],
        standing: made.standing,
        renewBy: made.renewBy,
      },
    )
  },
})
