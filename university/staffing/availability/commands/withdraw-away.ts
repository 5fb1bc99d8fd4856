import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { away } from '@/db/tables/availability'
import { sayDay } from '../../../calendar'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { manages, sightInto } from '../../../people/queries/sight'
import { mayEnterAway } from '../../eligibility/rules/decisions'
import { tellOfReturn } from './tell-of-away'

/** Takes an entry back. It is kept, and counts no more. */
export const withdrawAway = command({
  input: z.object({ away: id }).describe('Withdraw an entry of time away'),
  async subject({ db, actor }, it) {
    const entry = await db
      .select({ it: away, manages: manages(actor, sql`"away"."person_id"`) })
      .from(away)
      .where(eq(away.id, it.away))
      .get()
    if (!entry || !(await sightInto(db, actor, entry.it.personId)).standing) return undefined
    return { ...entry.it, manages: Boolean(entry.manages) }
  },
  may: ({ actor }, it) => mayEnterAway(actor, it),
  async run(at, it) {
    const { db, actor, now } = at
    if (it.withdrawnAt !== null) throw new Refusal('This was withdrawn already.')
    if (it.until < actor.today)
      throw new Refusal(`It ended on ${sayDay(it.until)}: what was is not rewritten.`)
    await db
      .update(away)
      .set({ withdrawnById: actor.id || null, withdrawnAt: +now })
      .where(and(eq(away.id, it.id), isNull(away.withdrawnAt)))
    await tellOfReturn(at, it)
    return did(
      'away.withdrawn',
      { away: it.id },
      { about: { person: it.personId }, from: it.from, until: it.until },
    )
  },
})
