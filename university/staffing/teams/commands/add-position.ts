import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { position, positionKinds } from '@/db/tables/staffing'
import { later, sayDay } from '../../../calendar'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { freshId } from '../../../roster/queries/fresh-id'
import { teamSeen } from '../../../roster/queries/team'
import { refuseTrack } from '../../eligibility/queries/tracks'
import { mayDecide } from '../../eligibility/rules/decisions'
import { positionFacts } from '../../eligibility/rules/position-facts'

/** A new position on a team from a day on. It asks for nothing until a requirement is set. */
export const addPosition = command({
  input: z
    .object({
      team: id,
      kind: z.enum(positionKinds, 'choose a kind'),
      ...positionFacts,
      from: orEmpty(day),
      until: orEmpty(day),
      reason,
    })
    .refine((it) => !it.until || !it.from || it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .describe('Add a position to a team'),
  subject: (at, it) => teamSeen(at, it.team),
  may: ({ actor }) => mayDecide(actor),
  async run(
    { db, actor, now },
    of,
    {
      team: teamId,
      from = later(actor.today, of.since),
      until,
      shift,
      track,
      reason: because,
      ...it
    },
  ) {
    if (from < actor.today)
      throw new Refusal('A position begins today or later: what was is not rewritten.', 'from')
    if (from < of.since) throw new Refusal(`The team begins on ${sayDay(of.since)}.`, 'from')
    if (until && until < from) throw new Refusal('must not be before the first day', 'until')
    if (it.minProficiency > 0 && !track) throw new Refusal('say in which track', 'track')
    await refuseTrack(db, track)
    const last = await db
      .select({ n: sql<number>`coalesce(max(${position.ordinal}), 0)` })
      .from(position)
      .where(and(eq(position.teamId, teamId), eq(position.kind, it.kind)))
      .get()
    const row = {
      teamId,
      ...it,
      shift: shift ?? null,
      track: track ?? null,
      from,
      until: until ?? null,
      ordinal: (last?.n ?? 0) + 1,
    }
    const [made] = await db
      .insert(position)
      .values({
        id: freshId('position'),
        ...row,
        decidedById: actor.id || null,
        decidedAt: +now,
        because,
      })
      .returning({ id: position.id })
    const { ordinal: _, teamId: __, ...after } = row
    return did(
      'position.added',
      { code: of.code, position: made!.id },
      { about: { team: teamId, position: made!.id }, reason: because, after },
    )
  },
})
