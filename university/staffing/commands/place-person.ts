import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import { placement, placementException } from '@/db/tables/staffing'
import type { Day, Interval } from '../../calendar'
import { requireForPlacement } from '../../certification/commands/hold-rule'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { record } from '../../record/commands'
import { factsOf, needOf, type Position, positionOf } from '../queries/facts'
import { eligibility, sayDay, takesException } from '../rules/eligibility'
import { endsDuring } from '../rules/ends-during'
import { mayBePlaced, mayPlace } from '../rules/placement'

const optional = <T extends z.ZodType>(it: T) => z.preprocess((value) => (value === '' || value === null ? undefined : value), it.optional())

/**
 * Places a person in a position between two dates, both inclusive; without an end it is open. They are judged again over
 * the whole interval in this transaction; someone unqualified needs an exception with a reason and an end, which the
 * staffing lead who places them signs; someone whose certification ends on the way must from now on renew it by its last day.
 */
export const placePerson = command({
  input: z
    .object({ position: id, person: id, from: day, until: optional(day), exceptionReason: optional(reason), exceptionUntil: optional(day) })
    .refine((it) => !it.until || it.until >= it.from, { path: ['until'], message: 'must not be before the start' })
    .refine((it) => !it.exceptionReason || it.exceptionUntil, { path: ['exceptionUntil'], message: 'an exception needs an end' })
    .refine((it) => !it.exceptionUntil || it.exceptionReason, { path: ['exceptionReason'], message: 'an exception needs a reason' }),
  async subject({ db, actor }, { position: positionId, person: personId }) {
    const position = await positionOf(db, positionId, actor.today)
    const someone = await db.select({ id: person.id, name: person.name }).from(person).where(eq(person.id, personId)).get()
    return position && someone && { position, person: someone }
  },
  may: ({ actor }, { person: someone }) => mayPlace(actor, someone.id),
  async run(at, { position, person: someone }, it) {
    const { db, actor, now } = at
    const interval = { from: it.from, until: it.until ?? null }
    if (it.from < actor.today) throw new Refusal('A placement starts today or later: what was is not rewritten.')
    refuseOutside(position, interval)
    await refuseTaken(db, position, interval)

    const facts = (await factsOf(db, [someone.id], it.from)).get(someone.id)!
    const need = needOf(position, interval)
    const verdict = eligibility(facts, need)
    const exception = it.exceptionReason && it.exceptionUntil ? { reason: it.exceptionReason, until: it.exceptionUntil } : undefined
    const may = mayBePlaced(verdict, exception, it.from)
    if (!may.ok) throw new Refusal(may.because)

    const [made] = await db
      .insert(placement)
      .values({
        positionId: position.id,
        teamId: position.teamId,
        personId: someone.id,
        ...interval,
        placedById: actor.id || null,
        placedAt: +now,
        because: exception?.reason ?? '',
      })
      .returning({ id: placement.id })
    const placementId = made!.id
    const about = { person: someone.id, team: position.teamId, position: position.id, placement: placementId }
    if (exception && takesException(verdict)) {
      const until = interval.until && interval.until < exception.until ? interval.until : exception.until
      await db.insert(placementException).values({ placementId, reason: exception.reason, approverId: actor.id, from: it.from, until, at: +now })
      await record(at, 'exception.signed', { about, reason: exception.reason, until })
    }
    const renewBy = verdict.kind === 'expires during' ? verdict.last : undefined
    const placed = { id: placementId, personId: someone.id, until: interval.until, where: `${position.title} with ${position.customer}` }
    if (renewBy) await requireForPlacement(at, placed, endsDuring(facts, need))
    return did(
      'placement.made',
      { placement: placementId, team: position.code },
      { about, ...interval, position: position.title, standing: verdict.kind, renewBy },
    )
  },
})

function refuseOutside(position: Position, { from, until }: Interval) {
  if (from < position.from) throw new Refusal(`The position opens on ${sayDay(position.from)}.`)
  if (position.until !== null && (until === null || until > position.until))
    throw new Refusal(`The position ends on ${sayDay(position.until)}: end the placement by then.`)
}

async function refuseTaken(db: Reader, position: Position, { from, until }: Interval) {
  const taken = await db.get<{ name: string; from: Day; until: Day | null }>(sql`
    select p.name, pl."from", pl.until from placement pl join person p on p.id = pl.person_id
    where pl.position_id = ${position.id} and pl.kind = 'full' and pl."from" <= ${until ?? '9999-12-31'} and (pl.until is null or pl.until >= ${from}) limit 1`)
  if (taken) throw new Refusal(`${taken.name} is in this position ${taken.until ? `until ${sayDay(taken.until)}` : `since ${sayDay(taken.from)}`}.`)
}
