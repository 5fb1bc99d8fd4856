import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { addDays, type Day } from '../../calendar'
import { day, id, orEmpty, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { positionOf } from '../queries/facts'
import { readAsked, sameAsked } from '../queries/requirement-asked'
import { mayDecideRequirement } from '../rules/deciding'
import { sayDay } from '../rules/eligibility'
import { type Group, sayRequirement, segmentsOf } from '../rules/requirement'

/** What may be typed for a new requirement. */
const requirementInput = {
  asks: z.string().trim().max(300, 'keep it under 300 letters').default('').describe('Like RHCSA>=RHEL 9 & (LFCS|LPIC-1); empty asks for nothing'),
  from: orEmpty(day).describe('The first day it holds; today without one'),
}

/** Who is in a position on a day or later, full or shadow: for them it changes. */
export async function holdersFrom(db: Reader, positionId: number, from: Day): Promise<number[]> {
  const those = and(eq(placement.positionId, positionId), or(isNull(placement.until), gte(placement.until, from)))
  return (await db.select({ id: placement.personId }).from(placement).where(those)).map((it) => it.id)
}

/**
 * What a position asks from a day on, until someone decides anew. What was asked ends the day before and is kept with its dates; a
 * change that was announced for that day or later never comes into force. Who no longer qualifies stays in place: the preview names them.
 */
export const setRequirement = command({
  input: z.object({ position: id, ...requirementInput, reason }).describe('Set what a position asks for from a day on'),
  async subject({ db, actor }, it) {
    const position = isSignedIn(actor) ? await positionOf(db, it.position, actor.today) : undefined
    if (!position) return undefined
    return { position, holders: await holdersFrom(db, it.position, actor.today) }
  },
  may: ({ actor }, { holders }) => mayDecideRequirement(actor, holders),
  async run({ db, actor, now }, { position }, { asks, from = actor.today, reason: because }) {
    refuseDay(position, from, actor.today)
    const read = await readAsked(db, asks, from)
    if (!read.ok) throw new Refusal(read.because, 'asks')
    const onThatDay = segmentsOf(position.requirement, { from, until: null })
    const before: readonly Group[] = onThatDay[0]?.groups ?? []
    if (onThatDay.length === 1 && sameAsked(before, read.groups)) throw new Refusal('That is what it asks for already.', 'asks')
    const positionId = position.id
    const ending = { endedById: actor.id || null, endedBecause: because }
    await db
      .update(positionRequirement)
      .set({
        until: sql`case when ${positionRequirement.from} < ${from} then ${addDays(from, -1)} else date(${positionRequirement.from}, '-1 day') end`,
        ...ending,
      })
      .where(
        and(
          eq(positionRequirement.positionId, positionId),
          or(isNull(positionRequirement.until), gte(positionRequirement.until, from)),
          // One that was withdrawn before it began is not withdrawn again.
          or(isNull(positionRequirement.until), gte(positionRequirement.until, positionRequirement.from)),
        ),
      )
    const rows = read.groups.flatMap((group, n) =>
      group.map(({ certification: certificationId, examCode, minVersion, minRank }) => ({
        positionId,
        group: n + 1,
        certificationId,
        examCode,
        minVersion,
        minRank,
        from,
        decidedById: actor.id || null,
        decidedAt: +now,
        because,
      })),
    )
    if (rows.length) await db.insert(positionRequirement).values(rows)
    const detail = { from, reason: because, before: sayRequirement(before) || 'nothing', after: sayRequirement(read.groups) || 'nothing' }
    return did('position.asks', { code: position.code, position: positionId }, { about: { team: position.teamId, position: positionId }, ...detail })
  },
})

/** A requirement begins today or later, while the position is there. */
export function refuseDay(position: { from: Day; until: Day | null }, from: Day, today: Day) {
  if (from < today) throw new Refusal('A requirement begins today or later: what was asked is not rewritten.', 'from')
  if (from < position.from) throw new Refusal(`The position opens on ${sayDay(position.from)}.`, 'from')
  if (position.until !== null && from > position.until) throw new Refusal(`The position ends on ${sayDay(position.until)}, before that day.`, 'from')
}
