import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { delegation, person } from '@/db/tables/people'
import { no } from '../../at'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { someone } from '../queries/someone'
import { sightOf } from '../rules/person'
import { endedNow, mayDelegate, mayEndDelegation } from '../rules/roles'

/** Lets a colleague act for someone between two dates. */
export const delegate = command({
  input: z
    .object({
      person: id,
      delegate: z.coerce
        .string('name your delegate')
        .trim()
        .min(1, 'name your delegate')
        .max(200)
        .describe('An id, an employee id or an e-mail address'),
      from: day,
      until: day,
      reason,
    })
    .refine((it) => it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .describe('Let a colleague act for someone between two dates, both inclusive'),
  async subject({ db }, it) {
    const known = await db
      .select({ id: person.id })
      .from(person)
      .where(eq(person.id, it.person))
      .get()
    return known && { personId: known.id, delegate: await someone(db, it.delegate) }
  },
  may: ({ actor }, { personId, delegate }, typed) =>
    delegate
      ? mayDelegate(actor, { personId, delegateId: delegate.id })
      : no(`Nobody here is known as ${typed.delegate}. Give an e-mail address or an employee id.`),
  async run({ db, actor }, { personId, delegate }, { from, until, reason }) {
    const delegateId = delegate!.id
    if (until < actor.today) throw new Refusal(`Those dates are over: today is ${actor.today}.`)
    const made = await db
      .insert(delegation)
      .values({ personId, delegateId, from, until, reason })
      .returning({ id: delegation.id })
    return did('delegation.made', made[0]!.id, {
      about: { person: [personId, delegateId] },
      for: personId,
      delegate: delegateId,
      from,
      until,
      reason,
    })
  },
})

/** Ends a delegation now; one that has not begun is taken off the list, and stays in the record. */
export const endDelegation = command({
  input: z.object({ delegation: id }).describe('End a delegation now'),
  async subject({ db, actor }, input) {
    const it = await db.select().from(delegation).where(eq(delegation.id, input.delegation)).get()
    return it && (sightOf(actor, it.personId, false).private || it.delegateId === actor.id)
      ? it
      : undefined
  },
  may: ({ actor }, it) => mayEndDelegation(actor, it),
  async run({ db, actor }, it) {
    const until = endedNow(actor.today)
    if (it.from > until) await db.delete(delegation).where(eq(delegation.id, it.id))
    else await db.update(delegation).set({ until }).where(eq(delegation.id, it.id))
    return did('delegation.ended', it.id, {
      about: { person: [it.personId, it.delegateId] },
      from: it.from,
      before: it.until,
      after: until,
    })
  },
})
