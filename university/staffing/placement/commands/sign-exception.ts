import { and, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { placementException } from '@/db/tables/staffing'
import { later, overlap, sayDay } from '../../../calendar'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { stayOf } from '../../../roster/queries/terms'
import { placementOf, placementParts } from '../../eligibility/queries/facts'
import { maySignException } from '../rules/exception'

/** Lets someone who is not qualified stay in a position until a date. Ends by itself. */
export const signException = command({
  input: z.object({ placement: id, reason, until: day }),
  subject: ({ db, actor }, it) => placementOf(db, it.placement, actor.today),
  may: ({ actor }, placed) => maySignException(actor, placed.teamId, placed.personId),
  async run({ db, actor, now }, placed, { reason: because, until }) {
    if (until < actor.today) throw new Refusal('An exception ends today or later.')
    if (placed.until !== null && until > placed.until)
      throw new Refusal(
        `The placement ends on ${sayDay(placed.until)}: the exception cannot outlast it.`,
      )
    const longer = await db
      .select({ until: placementException.until })
      .from(placementException)
      .where(
        and(
          sql`${placementException.placementId} in ${stayOf(sql`${placed.id}`)}`,
          gte(placementException.until, until),
        ),
      )
      .get()
    if (longer) throw new Refusal(`An exception until ${sayDay(longer.until)} is signed already.`)
    const from = later(placed.from, actor.today)
    if (until < from) throw new Refusal(`The placement begins on ${sayDay(placed.from)}.`)
    const signed = { reason: because, approverId: actor.id, until, at: +now }
    // Where the terms of the position change meanwhile, it is in force on the new ones too.
    const parts = (await placementParts(db, placed.id)).filter((it) => overlap(it, { from, until }))
    await db
      .insert(placementException)
      .values(parts.map((it) => ({ ...signed, placementId: it.id, from: later(it.from, from) })))
    const about = {
      person: placed.personId,
      team: placed.teamId,
      position: placed.positionId,
      placement: placed.id,
    }
    return did('exception.signed', { team: placed.code }, { about, reason: because, until })
  },
})
