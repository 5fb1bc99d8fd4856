import { and, eq, inArray } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award, redating } from '@/db/tables/award'
import type { At } from '../../../at'
import { record } from '../../../event'
import { type Anchored, anchoredEnds } from '../rules/anchored-ends'
import type { Definition } from './grant'

type Award = typeof award.$inferSelect

/**
 * Counts the ends of a holding anew where a renewal adds to the old date: an older certificate that
 * arrives later, or is revoked, moves the ends after it.
 */
export async function redateAwards(
  at: At<Writer>,
  holdingId: number,
  of: Definition,
  because = 'An older certificate was recorded, and a renewal counts from the end of the one before it.',
): Promise<void> {
  const { db, now } = at
  const rows = await db
    .select()
    .from(award)
    .where(and(eq(award.holdingId, holdingId), inArray(award.source, ['import', 'evidence'])))
  for (const ends of anchoredEnds(rows, of.terms, of.byDate)) {
    const { it, anchor, validUntil } = ends
    if (anchor !== it.anchor)
      await db.update(award).set({ anchor, validUntil }).where(eq(award.id, it.id))
    if (validUntil !== it.validUntil && it.createdAt < +now) await tellRedated(at, ends, because)
  }
}

async function tellRedated(
  at: At<Writer>,
  { it, validUntil }: Anchored<Award>,
  because: string,
): Promise<void> {
  await at.db
    .insert(redating)
    .values({ awardId: it.id, before: it.validUntil, after: validUntil, at: +at.now })
  await record(at, 'certification.redated', {
    about: { person: it.personId, certification: it.certificationId, holding: it.holdingId },
    because,
    before: it.validUntil ?? 'no end',
    after: validUntil ?? 'no end',
  })
}
