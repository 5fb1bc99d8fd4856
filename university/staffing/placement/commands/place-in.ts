import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import {
  joinRequest,
  placement,
  placementException,
  type placementKinds,
} from '@/db/tables/staffing'
import type { At } from '../../../at'
import { covers, earlier, end, type Interval, sayDay } from '../../../calendar'
import { requireForPlacement } from '../../../certification/required/commands/hold-rule'
import { record } from '../../../event'
import { Refusal } from '../../../kernel'
import { freshId } from '../../../roster/queries/fresh-id'
import { rowsOfPosition, termsOf } from '../../../roster/queries/terms'
import { spread, type Terms } from '../../../roster/rules/terms'
import { factsOf, needOf, type Position, positionsOf } from '../../eligibility/queries/facts'
import { hasBegun } from '../../eligibility/queries/has-begun'
import { eligibility, neededFrom } from '../../eligibility/rules/eligibility'
import { endsDuring } from '../../eligibility/rules/ends-during'
import type { Exception } from '../rules/exception'
import { mayBePlaced, needsException } from '../rules/placement'
import { goOnIn } from './continue-placement'
import { freeOfLeavers, refuseTaken } from './make-room'

export type Placing = {
  position: Position
  personId: number
  interval: Interval
  kind: (typeof placementKinds)[number]
  percent: number | null
  exception: Exception | undefined
  followsId?: number | null
  because?: string
}

/**
 * Puts someone into a position, judged again over the whole interval in the caller's transaction:
 * what every way of placing shares. Signs the exception where it takes one, and requires the
 * renewal of what ends on the way. The triggers have the last word.
 */
export async function placeIn(at: At<Writer>, it: Placing) {
  const { db, actor, now } = at
  const { position, personId, interval, kind, percent, exception } = it
  if (interval.from < actor.today)
    throw new Refusal('A placement starts today or later: what was is not rewritten.')
  const terms = await termsOf(db, position.id)
  refuseOutside(terms, interval)
  const parts = spread(terms, interval)
  if (kind === 'full') for (const part of parts) await freeOfLeavers(at, part.of.id, part)
  if (kind === 'full') for (const part of parts) await refuseTaken(db, part.of.id, part)
  const [first, ...rest] = parts as [(typeof parts)[number], ...typeof parts]
  const known = (await positionsOf(db, [first.of.id], actor.today)).get(first.of.id)
  const facts = (await factsOf(db, [personId], interval.from)).get(personId)
  if (!facts || !known) throw new Refusal('This person is not known any more.')
  const need = needOf(known, interval, percent)
  const verdict = eligibility(facts, need)
  const on = {
    shadow: kind === 'shadow',
    begun: kind === 'shadow' && (await hasBegun(db, personId, need, interval.from)),
  }
  const may = mayBePlaced(verdict, exception, interval.from, on)
  if (!may.ok) throw new Refusal(may.because)

  const [made] = await db
    .insert(placement)
    .values({
      id: freshId('placement'),
      positionId: first.of.id,
      teamId: position.teamId,
      personId,
      kind,
      percent,
      followsId: it.followsId ?? null,
      from: first.from,
      until: first.until,
      placedById: actor.id || null,
      placedAt: +now,
      because: it.because || exception?.reason || '',
    })
    .returning({ id: placement.id })
  const placementId = made!.id
  const about = {
    person: personId,
    team: position.teamId,
    position: first.of.id,
    placement: placementId,
  }
  const signed =
    exception && needsException(verdict, on)
      ? {
          from: neededFrom(verdict, interval.from),
          until: earlier(exception.until, end(interval.until)),
        }
      : undefined
  /** An exception is signed where it begins, and goes on with the placement. */
  const sign = async (id: number, part: Interval) => {
    if (!signed || !covers(part, signed.from)) return
    await db.insert(placementException).values({
      placementId: id,
      reason: exception!.reason,
      approverId: actor.id,
      ...signed,
      at: +now,
    })
  }
  await sign(placementId, first)
  if (signed) await record(at, 'exception.signed', { about, reason: exception!.reason, ...signed })
  let last = placementId
  for (const part of rest) {
    last = await goOnIn(db, last, part.of.id, part.from, part.until)
    await sign(last, part)
  }
  // Whoever is placed where they asked to join waits for no answer any more.
  await db
    .update(joinRequest)
    .set({ decidedAt: +now, decidedById: actor.id || null, accepted: true, because: '' })
    .where(
      and(
        sql`${joinRequest.positionId} in ${rowsOfPosition(sql`${position.id}`)}`,
        eq(joinRequest.personId, personId),
        isNull(joinRequest.decidedAt),
      ),
    )
  // Also of whom an exception lets in for another reason: what they hold is to last.
  const holds =
    verdict.kind === 'expires during' ||
    (verdict.kind === 'unqualified' &&
      !verdict.reasons.some((reason) => reason.kind === 'certification'))
  const ends = holds ? endsDuring(facts, need) : []
  const renewBy = ends.map((one) => one.last).sort()[0]
  const placed = {
    id: last,
    personId,
    until: interval.until,
    where: `${position.title} with ${position.customer}`,
  }
  if (ends.length) await requireForPlacement(at, placed, ends)
  return { placement: placementId, about, standing: verdict.kind, renewBy }
}

function refuseOutside(terms: readonly Terms[], { from, until }: Interval) {
  const [opens, ends] = [terms[0]!.from, terms.at(-1)!.until]
  if (from < opens) throw new Refusal(`The position opens on ${sayDay(opens)}.`)
  if (ends !== null && (until === null || until > ends))
    throw new Refusal(`The position ends on ${sayDay(ends)}: end the placement by then.`)
}
