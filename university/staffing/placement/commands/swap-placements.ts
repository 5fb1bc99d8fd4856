import { z } from 'zod'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { placementOf, positionOf } from '../../eligibility/queries/facts'
import { mayMoveOn, mayPlace } from '../rules/placement'
import { freeFrom } from './close-placement'
import { placeIn } from './place-in'
import { exceptionOf, optional } from './place-person'

/**
 * Two people take each other's place from a day on, each for as long as the other was to be there,
 * so that neither place is empty for a day. Both or neither. Either may take an exception: `other…`
 * is that of whom `with` names.
 */
export const swapPlacements = command({
  input: z
    .object({
      placement: id,
      with: id,
      on: day,
      reason,
      exceptionReason: optional(reason),
      exceptionUntil: optional(day),
      otherReason: optional(reason),
      otherUntil: optional(day),
    })
    .refine((it) => !it.exceptionReason === !it.exceptionUntil, {
      path: ['exceptionUntil'],
      message: 'an exception needs a reason and an end',
    })
    .refine((it) => !it.otherReason === !it.otherUntil, {
      path: ['otherUntil'],
      message: 'an exception needs a reason and an end',
    }),
  async subject({ db }, it) {
    const [one, other] = [
      await placementOf(db, it.placement, it.on),
      await placementOf(db, it.with, it.on),
    ]
    const [here, there] = [
      one && (await positionOf(db, one.positionId, it.on)),
      other && (await positionOf(db, other.positionId, it.on)),
    ]
    return one && other && here && there && { one, other, here, there }
  },
  may: ({ actor }, { one, other }) => {
    const may = mayPlace(actor, one.personId)
    return may.ok ? mayPlace(actor, other.personId) : may
  },
  async run(at, { one, other, here, there }, { on, reason: because, ...it }) {
    if (one.personId === other.personId || here.id === there.id)
      throw new Refusal('A swap takes two people in two positions.')
    if (one.kind === 'shadow' || other.kind === 'shadow')
      throw new Refusal('A shadow is not swapped: move them, and their checklist begins anew.')
    for (const each of [one, other]) {
      const may = mayMoveOn(each, on, at.actor.today)
      if (!may.ok) throw new Refusal(`${each.name}: ${may.because}`)
    }
    const before = {
      one: await freeFrom(at, one, on, because),
      other: await freeFrom(at, other, on, because),
    }
    const terms = { kind: 'full' as const, because }
    const named = async (name: string, work: () => ReturnType<typeof placeIn>) => {
      try {
        return await work()
      } catch (error) {
        throw error instanceof Refusal ? new Refusal(`${name}: ${error.message}`) : error
      }
    }
    const went = await named(one.name, () =>
      placeIn(at, {
        ...terms,
        position: there,
        personId: one.personId,
        interval: { from: on, until: other.until },
        percent: one.percent,
        followsId: before.one,
        exception: exceptionOf(it),
      }),
    )
    const came = await named(other.name, () =>
      placeIn(at, {
        ...terms,
        position: here,
        personId: other.personId,
        interval: { from: on, until: one.until },
        percent: other.percent,
        followsId: before.other,
        exception: exceptionOf({ exceptionReason: it.otherReason, exceptionUntil: it.otherUntil }),
      }),
    )
    const about = {
      person: [one.personId, other.personId],
      team: [one.teamId, other.teamId],
      position: [here.id, there.id],
      placement: [one.id, other.id, went.placement, came.placement],
    }
    const said = (name: string, from: string, to: string) => `${name}: ${from} → ${to}`
    const changes = [
      said(one.name, `${one.title}, ${one.customer}`, `${there.title}, ${there.customer}`),
      said(other.name, `${other.title}, ${other.customer}`, `${here.title}, ${here.customer}`),
    ]
    const shortened = [
      { each: one, placement: before.one },
      { each: other, placement: before.other },
    ].flatMap(({ each, placement }) => (each.from < on ? [{ placement, until: each.until }] : []))
    const made = [went.placement, came.placement]
    return did(
      'placement.swapped',
      { placement: went.placement, other: came.placement },
      { about, reason: because, from: on, changes, made, shortened },
    )
  },
})
