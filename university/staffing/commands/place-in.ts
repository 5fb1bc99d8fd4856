import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { joinRequest, placement, placementException, type placementKinds } from '@/db/tables/staffing'
import type { Interval } from '../../calendar'
import { requireForPlacement } from '../../certification/commands/hold-rule'
import { type At, Refusal } from '../../kernel'
import { record } from '../../record/commands'
import { hasBegun } from '../queries/begun'
import { factsOf, needOf, type Position } from '../queries/facts'
import { takenIn } from '../queries/taken'
import { eligibility, sayDay } from '../rules/eligibility'
import { endsDuring } from '../rules/ends-during'
import { type Exception, mayBePlaced, needsException } from '../rules/placement'

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
 * Puts someone into a position, judged again over the whole interval in the caller's transaction: what every way of placing
 * shares. Signs the exception where it takes one, and requires the renewal of what ends on the way. The triggers have the last word.
 */
export async function placeIn(at: At<Writer>, it: Placing) {
  const { db, actor, now } = at
  const { position, personId, interval, kind, percent, exception } = it
  if (interval.from < actor.today) throw new Refusal('A placement starts today or later: what was is not rewritten.')
  refuseOutside(position, interval)
  if (kind === 'full') await refuseTaken(db, position, interval)

  const facts = (await factsOf(db, [personId], interval.from)).get(personId)
  if (!facts) throw new Refusal('This person is not known any more.')
  const need = needOf(position, interval, percent)
  const verdict = eligibility(facts, need)
  const terms = { shadow: kind === 'shadow', begun: kind === 'shadow' && (await hasBegun(db, personId, need, interval.from)) }
  const may = mayBePlaced(verdict, exception, interval.from, terms)
  if (!may.ok) throw new Refusal(may.because)

  const [made] = await db
    .insert(placement)
    .values({
      positionId: position.id,
      teamId: position.teamId,
      personId,
      kind,
      percent,
      followsId: it.followsId ?? null,
      ...interval,
      placedById: actor.id || null,
      placedAt: +now,
      because: it.because || exception?.reason || '',
    })
    .returning({ id: placement.id })
  const placementId = made!.id
  const about = { person: personId, team: position.teamId, position: position.id, placement: placementId }
  if (exception && needsException(verdict, terms)) {
    const until = interval.until && interval.until < exception.until ? interval.until : exception.until
    await db.insert(placementException).values({ placementId, reason: exception.reason, approverId: actor.id, from: interval.from, until, at: +now })
    await record(at, 'exception.signed', { about, reason: exception.reason, until })
  }
  // Whoever is placed where they asked to join waits for no answer any more.
  await db
    .update(joinRequest)
    .set({ decidedAt: +now, decidedById: actor.id || null, accepted: true, because: '' })
    .where(and(eq(joinRequest.positionId, position.id), eq(joinRequest.personId, personId), isNull(joinRequest.decidedAt)))
  const renewBy = verdict.kind === 'expires during' ? verdict.last : undefined
  const placed = { id: placementId, personId, until: interval.until, where: `${position.title} with ${position.customer}` }
  if (renewBy) await requireForPlacement(at, placed, endsDuring(facts, need))
  return { placement: placementId, about, standing: verdict.kind, renewBy }
}

function refuseOutside(position: Position, { from, until }: Interval) {
  if (from < position.from) throw new Refusal(`The position opens on ${sayDay(position.from)}.`)
  if (position.until !== null && (until === null || until > position.until))
    throw new Refusal(`The position ends on ${sayDay(position.until)}: end the placement by then.`)
}

async function refuseTaken(db: Reader, position: Position, interval: Interval) {
  const taken = await takenIn(db, position.id, interval)
  if (taken) throw new Refusal(`${taken.name} is in this position ${taken.until ? `until ${sayDay(taken.until)}` : `since ${sayDay(taken.from)}`}.`)
}
