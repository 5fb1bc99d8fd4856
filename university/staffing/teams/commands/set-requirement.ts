import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { positionRequirement } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import type { At } from '../../../at'
import { addDays, type Day, later, sayDay } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { termsOf } from '../../../roster/queries/terms'
import { positionOf, positionsOf } from '../../eligibility/queries/facts'
import { holdersFrom } from '../../eligibility/queries/holders'
import { readAsked, sameAsked } from '../../eligibility/queries/requirement-input'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import { type Group, sayRequirement, segmentsOf } from '../../eligibility/rules/requirement'

/** What may be typed for a new requirement. */
const requirementInput = {
  asks: z
    .string()
    .trim()
    .max(300, 'keep it under 300 letters')
    .default('')
    .describe('Like RHCSA>=RHEL 9 & (LFCS|LPIC-1); empty asks for nothing'),
  from: orEmpty(day).describe('The first day it holds; today without one'),
}

/**
 * What a position asks from a day on, until someone decides anew. What was asked ends the day
 * before and is kept with its dates; a change that was announced for that day or later never comes
 * into force. Who no longer qualifies stays in place: the preview names them.
 */
export const setRequirement = command({
  input: z
    .object({ position: id, ...requirementInput, reason })
    .describe('Set what a position asks for from a day on'),
  async subject({ db, actor }, it) {
    const now = isSignedIn(actor) ? await positionOf(db, it.position, actor.today) : undefined
    if (!now) return undefined
    const terms = await termsOf(db, now.id)
    return {
      now,
      terms,
      holders: (await Promise.all(terms.map((one) => holdersFrom(db, one.id, actor.today)))).flat(),
    }
  },
  may: ({ actor }, { holders }) => mayDecideRequirement(actor, holders),
  async run(at, { now, terms }, { asks, from = at.actor.today, reason: because }) {
    const { db, actor } = at
    refuseDay({ from: terms[0]!.from, until: now.lasts }, from, actor.today)
    // What a position asks goes on through a change of its terms: every row of it from that day on
    // is told.
    const of = terms.filter((it) => it.until === null || it.until >= from)
    const positions = await positionsOf(
      db,
      of.map((it) => it.id),
      actor.today,
    )
    const read = await readAsked(db, asks, from)
    if (!read.ok) throw new Refusal(read.because, 'asks')
    const onThatDay = of.flatMap((it) =>
      segmentsOf(positions.get(it.id)!.requirement, {
        from: later(from, it.from),
        until: it.until,
      }),
    )
    const before: readonly Group[] = onThatDay[0]!.groups
    if (onThatDay.every((it) => sameAsked(it.groups, read.groups)))
      throw new Refusal('That is what it asks for already.', 'asks')
    for (const it of of) await askFrom(at, it, read.groups, from, because)
    const detail = {
      from,
      reason: because,
      before: sayRequirement(before) || 'nothing',
      after: sayRequirement(read.groups) || 'nothing',
    }
    return did(
      'position.asks',
      { code: now.code, position: now.id },
      { about: { team: now.teamId, position: of.map((it) => it.id) }, ...detail },
    )
  },
})

/**
 * What a row of a position asks from a day on, until someone decides anew: what was asked ends the
 * day before and is kept with its dates and who ended it; what was announced for that day or later
 * never comes into force.
 */
export async function askFrom(
  { db, actor, now }: At<Writer>,
  { id: positionId }: { id: number },
  groups: readonly Group[],
  from: Day,
  because: string,
): Promise<void> {
  const decidedBy = actor.id || null
  await db
    .update(positionRequirement)
    .set({
      until: sql`case when ${positionRequirement.from} < ${from} then ${addDays(from, -1)}
        else date(${positionRequirement.from}, '-1 day') end`,
      endedById: decidedBy,
      endedBecause: because,
    })
    .where(
      and(
        eq(positionRequirement.positionId, positionId),
        notOverOn(positionRequirement, from),
        // One that was withdrawn before it began is not withdrawn again.
        notOverOn(positionRequirement, positionRequirement.from),
      ),
    )
  const rows = groups.flatMap((group, n) =>
    group.map(({ certification: certificationId, examCode, minVersion, minRank }) => ({
      positionId,
      group: n + 1,
      certificationId,
      examCode,
      minVersion,
      minRank,
      from,
      decidedById: decidedBy,
      decidedAt: +now,
      because,
    })),
  )
  if (rows.length) await db.insert(positionRequirement).values(rows)
}

/** A requirement begins today or later, while the position is there. */
export function refuseDay(position: { from: Day; until: Day | null }, from: Day, today: Day) {
  if (from < today)
    throw new Refusal('It begins today or later: what was asked before is not rewritten.', 'from')
  if (from < position.from)
    throw new Refusal(`The position opens on ${sayDay(position.from)}.`, 'from')
  if (position.until !== null && from > position.until)
    throw new Refusal(`The position ends on ${sayDay(position.until)}, before that day.`, 'from')
}
