import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { placementCheck } from '@/db/tables/staffing'
import { addDays, later, sayDay } from '../../../calendar'
import { day, id, ticked } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { stayOf } from '../../../roster/queries/terms'
import { isOver, positionOf } from '../../eligibility/queries/facts'
import { shadowOf } from '../queries/shadow'
import { checklist, lineKeys, maySignFor, maySignOff } from '../rules/shadow'
import { freeFrom } from './close-placement'
import { placeIn } from './place-in'
import { optional } from './place-person'

/** Ticks one line of a shadow's checklist, or takes the tick back. */
export const signCheck = command({
  input: z.object({
    placement: id,
    line: z.enum(lineKeys, 'choose a line of the checklist'),
    done: z.preprocess((value) => value ?? 'on', ticked),
    note: z.string().trim().max(500, 'keep it under 500 letters').default(''),
  }),
  subject: ({ db, actor }, it) => shadowOf(db, it.placement, actor.today),
  may: ({ actor }, shadow) => maySignFor(actor, shadow),
  async run({ db, actor, now }, shadow, { line, done, note }) {
    if (isOver(shadow, actor.today)) throw new Refusal('This placement is over.')
    const about = {
      person: shadow.personId,
      team: shadow.teamId,
      position: shadow.positionId,
      placement: shadow.id,
    }
    const text = checklist.find((it) => it.key === line)?.text
    if (done) {
      if (shadow.ticked.includes(line)) throw new Refusal('This line is ticked already.')
      await db
        .insert(placementCheck)
        .values({ placementId: shadow.id, line, signedById: actor.id, at: +now, note })
    } else {
      const gone = await db
        .delete(placementCheck)
        .where(sql`placement_id in ${stayOf(sql`${shadow.id}`)} and line = ${line}`)
        .returning({ id: placementCheck.id })
      if (gone.length === 0) throw new Refusal('This line is not ticked.')
    }
    return did('shadow.checked', { placement: shadow.id }, { about, line: text, done, note })
  },
})

/**
 * Signs a shadow off: they are full from a day on, in the position they stand beside where it is
 * free, else in a free position of the team they qualify for. The shadow ends the day before.
 */
export const signOffShadow = command({
  input: z.object({ placement: id, position: optional(id), on: optional(day) }),
  async subject({ db, actor }, it) {
    const shadow = await shadowOf(db, it.placement, actor.today)
    const to =
      shadow && (await positionOf(db, it.position ?? shadow.positionId, it.on ?? actor.today))
    return shadow && to && { shadow, to }
  },
  may: ({ actor }, { shadow }) => maySignOff(actor, shadow, shadow.ticked),
  async run(at, { shadow, to }, it) {
    const { today } = at.actor
    const on = it.on ?? (shadow.from < today ? today : addDays(later(shadow.from, today), 1))
    if (isOver(shadow, today)) throw new Refusal('This placement is over.')
    if (to.teamId !== shadow.teamId)
      throw new Refusal('A shadow becomes full on the team that signed them off.')
    if (on < today || on <= shadow.from)
      throw new Refusal(
        `A shadow is beside someone for at least a day: from ${sayDay(addDays(shadow.from, 1))} on.`,
        'on',
      )
    const because = 'Signed off: every line of the checklist is ticked.'
    const followsId = await freeFrom(at, shadow, on, because)
    const interval = { from: on, until: to.lasts }
    const made = await placeIn(at, {
      position: to,
      personId: shadow.personId,
      interval:
        shadow.leftOn !== null && (interval.until === null || interval.until > shadow.leftOn)
          ? { from: on, until: shadow.leftOn }
          : interval,
      kind: 'full',
      percent: shadow.percent,
      exception: undefined,
      followsId,
      because,
    })
    const about = {
      person: shadow.personId,
      team: to.teamId,
      position: [...new Set([shadow.positionId, to.id])],
      placement: [shadow.id, made.placement],
    }
    return did(
      'shadow.signed-off',
      { placement: made.placement, team: to.code },
      {
        about,
        from: on,
        position: to.title,
        standing: made.standing,
        renewBy: made.renewBy,
        made: [made.placement],
        shortened: [{ placement: followsId, until: shadow.until }],
      },
    )
  },
})
