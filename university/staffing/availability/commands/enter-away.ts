import { and, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { away } from '@/db/tables/availability'
import { person } from '@/db/tables/people'
import { isSignedIn } from '../../../actor'
import { sayDay } from '../../../calendar'
import { day, id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { manages } from '../../../people/queries/sight'
import { mayEnterAway } from '../../eligibility/rules/decisions'
import { placesWithin, shortOn, tellOfAway } from './tell-of-away'

/**
 * Days someone is not at work, both inclusive. Two entries never share a day: the one that is there
 * is named. Who leads their teams is told.
 */
export const enterAway = command({
  input: z
    .object({
      person: id,
      from: day,
      until: day,
      because: z.string().trim().max(200, 'keep it under 200 letters').default(''),
    })
    .refine((it) => it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .describe('Enter days someone is away, both inclusive'),
  async subject({ db, actor }, it) {
    if (!isSignedIn(actor)) return undefined
    const known = await db
      .select({
        personId: person.id,
        name: person.name,
        manages: manages(actor, sql`"person"."id"`),
      })
      .from(person)
      .where(eq(person.id, it.person))
      .get()
    return known && { ...known, manages: Boolean(known.manages) }
  },
  may: ({ actor }, it) => mayEnterAway(actor, it),
  async run(at, { personId, name }, { from, until, because }) {
    const { db, actor, now } = at
    if (until < actor.today)
      throw new Refusal('Those days are over: time away is entered for today or later.', 'until')
    const other = await db
      .select({ from: away.from, until: away.until })
      .from(away)
      .where(
        and(
          eq(away.personId, personId),
          isNull(away.withdrawnAt),
          lte(away.from, until),
          gte(away.until, from),
        ),
      )
      .get()
    if (other)
      throw new Refusal(
        `Away from ${sayDay(other.from)} to ${sayDay(other.until)} is entered already: withdraw it first, or enter the days beside it.`,
        'from',
      )
    const places = await placesWithin(at, personId, { from, until })
    const before = await shortOn(db, places)
    const [made] = await db
      .insert(away)
      .values({ personId, from, until, because, enteredById: actor.id || null, enteredAt: +now })
      .returning({ id: away.id })
    await tellOfAway(at, { id: made!.id, personId, name, from, until }, places, before)
    return did(
      'away.entered',
      { away: made!.id },
      { about: { person: personId }, from, until, because },
    )
  },
})
