import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { delegation, person } from '@/db/tables/people'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { endedNow, mayDelegate, mayEndDelegation } from '../rules/roles'

/** Lets a colleague act for someone between two dates. */
export const delegate = command({
  input: z
    .object({ person: id, delegate: id, from: day, until: day, reason })
    .refine((it) => it.until >= it.from, { path: ['until'], message: 'must not be before the first day' })
    .describe('Let a colleague act for someone between two dates, both inclusive'),
  async subject({ db }, it) {
    const known = await db
      .select({ id: person.id })
      .from(person)
      .where(inArray(person.id, [it.person, it.delegate]))
    const wanted = new Set([it.person, it.delegate])
    return known.length === wanted.size ? { personId: it.person, delegateId: it.delegate } : undefined
  },
  may: ({ actor }, it) => mayDelegate(actor, it),
  async run({ db, actor }, it, { from, until, reason }) {
    if (until < actor.today) throw new Refusal(`Those dates are over: today is ${actor.today}.`)
    const made = await db
      .insert(delegation)
      .values({ ...it, from, until, reason })
      .returning({ id: delegation.id })
    return did('delegation.made', made[0]!.id, {
      about: { person: [it.personId, it.delegateId] },
      for: it.personId,
      delegate: it.delegateId,
      from,
      until,
      reason,
    })
  },
})

/** Ends a delegation now; one that has not begun is taken off the list, and stays in the record. */
export const endDelegation = command({
  input: z.object({ delegation: id }).describe('End a delegation now'),
  subject: ({ db }, input) => db.select().from(delegation).where(eq(delegation.id, input.delegation)).get(),
  may: ({ actor }, it) => mayEndDelegation(actor, it),
  async run({ db, actor }, it) {
    const until = endedNow(actor.today)
    if (it.from > until) await db.delete(delegation).where(eq(delegation.id, it.id))
    else await db.update(delegation).set({ until }).where(eq(delegation.id, it.id))
    return did('delegation.ended', it.id, { about: { person: [it.personId, it.delegateId] }, from: it.from, before: it.until, after: until })
  },
})
