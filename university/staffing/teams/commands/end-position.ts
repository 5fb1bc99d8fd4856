import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { placement, position } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { sayDay } from '../../../calendar'
import { goesBeyond } from '../../../day-sql'
import { record } from '../../../event'
import { day, id, reason, ticked } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { announcedAfter, partOn } from '../../../roster/rules/terms'
import { mayDecide } from '../../eligibility/rules/decisions'
import { listed } from '../../eligibility/rules/requirement'
import { closeOn } from '../../placement/commands/close-placement'
import { mayEndPlacement } from '../../placement/rules/placement'
import { changing } from '../queries/position-to-change'
import { withdraw } from './withdraw'

/**
 * Ends a position with its last day. Who is in it beyond that day is named, and their placement
 * ends with it only where that is asked for.
 */
export const endPosition = command({
  input: z
    .object({ position: id, on: day, endPlacements: ticked.default(false), reason })
    .describe('End a position with its last day'),
  subject: (at, it) => changing(at, it.position),
  may: ({ actor }) => mayDecide(actor),
  async run(at, { position: old, terms }, { on, endPlacements, reason: because }) {
    const { db, actor } = at
    if (old.lasts !== null && old.lasts < actor.today)
      throw new Refusal(`This position ended on ${sayDay(old.lasts)}.`)
    if (on < actor.today)
      throw new Refusal('A position ends today or later: what was is not rewritten.', 'on')
    if (on < terms[0]!.from)
      throw new Refusal(`The position begins on ${sayDay(terms[0]!.from)}, after that day.`, 'on')
    const withdrawn = announcedAfter(terms, on)
    await withdraw(at, terms, on)
    const part = partOn(terms, on)!
    const beyond = await placedBeyond(db, part.id, on)
    const later = beyond.filter((it) => it.from > on)
    if (later.length)
      throw new Refusal(`${named(later)} would be placed after that day: take that back first.`)
    if (beyond.length && !endPlacements)
      throw new Refusal(
        `${named(beyond)} ${beyond.length === 1 ? 'is' : 'are'} in it beyond that day: say that their placement ends with it.`,
        'endPlacements',
      )
    const ends = mayEndPlacement(actor)
    if (beyond.length && !ends.ok)
      throw new Refusal(
        `${ends.because} ${named(beyond)} ${beyond.length === 1 ? 'is' : 'are'} in it beyond that day.`,
      )
    await db.update(position).set({ until: on }).where(eq(position.id, part.id))
    for (const { id: placementId, personId, until } of beyond) {
      await closeOn(at, placementId, on, because)
      const about = {
        person: personId,
        team: old.teamId,
        position: part.id,
        placement: placementId,
      }
      await record(at, 'placement.ended', {
        about,
        reason: because,
        before: { until },
        after: { until: on },
      })
    }
    const about = { team: old.teamId, position: part.id }
    const detail = {
      reason: because,
      before: { until: old.lasts },
      after: { until: on },
      withdrawn: withdrawn.length ? withdrawn : undefined,
    }
    return did('position.ended', { code: old.code, position: part.id }, { about, ...detail })
  },
})

type Beyond = { id: number; personId: number; name: string; from: Day; until: Day | null }

const placedBeyond = (db: Reader, positionId: number, on: Day) =>
  db.all<Beyond>(sql`select ${placement.id} as id, ${placement.personId} as "personId", p.name,
    ${placement.from} as "from", ${placement.until} as until
    from ${placement} join person p on p.id = ${placement.personId}
    where ${and(eq(placement.positionId, positionId), goesBeyond(placement, on))}
    order by ${placement.from}`)

const named = (people: readonly Beyond[]) =>
  listed(
    people.map((it) => it.name),
    'and',
  )
