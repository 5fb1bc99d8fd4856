import { and, eq, gte, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { named } from '@/db/named'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import type { At } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { freshId } from '../../../roster/queries/fresh-id'
import { type Dated, differing, partOn, type Terms } from '../../../roster/rules/terms'
import { goOnIn } from '../../placement/commands/continue-placement'
import { withdraw } from './withdraw'

const r = named(positionRequirement, 'r')

/**
 * What was done: the row on whose terms the position is from that day on, the terms before, and the
 * days of changes that never come into force.
 */
export type TermsChange = { position: number; before: Terms; withdrawn: Day[] }

/**
 * The one way in which a position's terms change, from a day on and until someone decides anew: the
 * row it has ends the day before, and another follows it. What is asked goes on with its dates and
 * deciders, everyone in it goes on in it, and what was announced for that day or later never comes
 * into force. Where nothing was before that day (its first, or the first of a change) no past is
 * rewritten, and the row itself changes. `terms`: the position's rows in order of time, one of
 * which holds on the day.
 */
export async function changeTerms(
  at: At<Writer>,
  terms: readonly Terms[],
  on: Day,
  to: Dated & { title: string },
  because: string,
): Promise<TermsChange> {
  const { db, actor, now } = at
  const decided = { decidedById: actor.id || null, decidedAt: +now, because }
  const withdrawn = terms.filter((it) => it.from > on).map((it) => it.from)
  const known = terms.filter((it) => it.from <= on)
  const held = partOn(known, on)!
  const before: Terms = { ...held, until: await withdraw(at, terms, on) }
  if (!differing(before, to).length && before.title === to.title)
    return { position: before.id, before, withdrawn }
  if (before.from === on) {
    const earlier = known.at(-2)
    if (
      earlier &&
      on > actor.today &&
      !differing(earlier, to).length &&
      earlier.title === to.title
    ) {
      await withdraw(at, terms, earlier.from)
      return { position: earlier.id, before, withdrawn: [on, ...withdrawn] }
    }
    await db
      .update(position)
      .set({ ...to, ...decided })
      .where(eq(position.id, before.id))
    return { position: before.id, before, withdrawn }
  }
  const { id: _, ...same } = before
  const [made] = await db
    .insert(position)
    .values({ id: freshId('position'), ...same, ...to, from: on, followsId: before.id, ...decided })
    .returning({ id: position.id })
  const after = made!.id
  const eve = addDays(on, -1)
  await db.update(position).set({ until: eve }).where(eq(position.id, before.id))
  await carryAsked(db, before.id, after, on)
  await db
    .update(placement)
    .set({ positionId: after })
    .where(and(eq(placement.positionId, before.id), gte(placement.from, on)))
  const staying = await db
    .select()
    .from(placement)
    .where(and(eq(placement.positionId, before.id), notOverOn(placement, on)))
  for (const { id, until, endedById, endedBecause } of staying) {
    await db
      .update(placement)
      .set({ until: eve, endedById: null, endedBecause: null })
      .where(eq(placement.id, id))
    const next = await goOnIn(db, id, after, on, until)
    if (endedBecause !== null)
      await db.update(placement).set({ endedById, endedBecause }).where(eq(placement.id, next))
    await db
      .update(placement)
      .set({ followsId: next })
      .where(
        and(eq(placement.followsId, id), gte(placement.from, on), sql`${placement.id} <> ${next}`),
      )
  }
  return { position: after, before, withdrawn }
}

/**
 * What is asked from a day on: announced for later it moves, in force by then it is copied as it
 * was decided.
 */
async function carryAsked(db: Writer, before: number, after: number, on: Day): Promise<void> {
  await db
    .update(positionRequirement)
    .set({ positionId: after })
    .where(and(eq(positionRequirement.positionId, before), gte(positionRequirement.from, on)))
  await db.run(sql`insert into position_requirement
      (position_id, "group", certification_id, exam_code, min_version, min_rank, "from", until,
      decided_by_id, decided_at, because, ended_by_id, ended_because)
    select ${after}, "group", certification_id, exam_code, min_version, min_rank, "from", until,
    decided_by_id, decided_at, because, ended_by_id, ended_because
    from position_requirement r where r.position_id = ${before} and ${notOverOn(r, on)}`)
}
