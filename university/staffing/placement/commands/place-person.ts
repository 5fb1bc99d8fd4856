import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { placementKinds } from '@/db/tables/staffing'
import { day, id, reason } from '../../../input'
import { command, did } from '../../../kernel'
import { positionOf } from '../../eligibility/queries/facts'
import { mayPlace } from '../rules/placement'
import { placeIn } from './place-in'

export const optional = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), it.optional())
/** A share of working time. */
const percent = z.coerce
  .number('give a share from 1 to 100')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(100, 'must be at most 100')
/** An exception has both a reason and an end. */
export const exceptionOf = (it: { exceptionReason?: string; exceptionUntil?: string }) =>
  it.exceptionReason && it.exceptionUntil
    ? { reason: it.exceptionReason, until: it.exceptionUntil }
    : undefined

/**
 * Places a person in a position between two dates, both inclusive; without an end it is open. They
 * are judged again over the whole interval in this transaction; someone unqualified needs an
 * exception with a reason and an end, which the staffing lead who places them signs; someone whose
 * certification ends on the way must from now on renew it by its last day. A shadow is beside
 * whoever is in the position and does not count as coverage.
 */
export const placePerson = command({
  input: z
    .object({
      position: id,
      person: id,
      from: day,
      until: optional(day),
      kind: optional(z.enum(placementKinds, 'choose full or shadow')),
      percent: optional(percent),
      exceptionReason: optional(reason),
      exceptionUntil: optional(day),
    })
    .refine((it) => !it.until || it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the start',
    })
    .refine((it) => !it.exceptionReason || it.exceptionUntil, {
      path: ['exceptionUntil'],
      message: 'an exception needs an end',
    })
    .refine((it) => !it.exceptionUntil || it.exceptionReason, {
      path: ['exceptionReason'],
      message: 'an exception needs a reason',
    }),
  async subject({ db, actor }, { position: positionId, person: personId }) {
    const position = await positionOf(db, positionId, actor.today)
    const someone = await db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(eq(person.id, personId))
      .get()
    return position && someone && { position, person: someone }
  },
  may: ({ actor }, { person: someone }) => mayPlace(actor, someone.id),
  async run(at, { position, person: someone }, it) {
    const interval = { from: it.from, until: it.until ?? null }
    const kind = it.kind ?? 'full'
    const given = it.percent ?? null
    const made = await placeIn(at, {
      position,
      personId: someone.id,
      interval,
      kind,
      percent: given,
      exception: exceptionOf(it),
    })
    return did(
      'placement.made',
      { placement: made.placement, team: position.code },
      {
        about: made.about,
        ...interval,
        ...(kind === 'shadow' && { kind }),
        ...(given && { percent: given }),
        position: position.title,
        standing: made.standing,
        renewBy: made.renewBy,
      },
    )
  },
})
