import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { grantedRoles, person, roleGrant } from '@/db/tables/people'
import { overlap } from '../../calendar'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { mayGrantRole } from '../rules/roles'

/** Gives somebody a role from a date, until a date or for good. */
export const grantRole = command({
  input: z
    .object({
      person: id,
      role: z.enum(grantedRoles, 'choose a role'),
      from: day,
      until: z.preprocess((v) => v || null, day.nullable()),
      reason,
    })
    .refine((it) => !it.until || it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .describe('Give somebody a role between two dates, both inclusive'),
  subject: ({ db }, input) =>
    db.select({ id: person.id }).from(person).where(eq(person.id, input.person)).get(),
  may: ({ actor }, { id }) => mayGrantRole(actor, id),
  async run({ db, actor }, subject, { role, from, until, reason }) {
    const held = await db
      .select({ from: roleGrant.from, until: roleGrant.until })
      .from(roleGrant)
      .where(and(eq(roleGrant.personId, subject.id), eq(roleGrant.role, role)))
    const other = held.find((it) => overlap(it, { from, until }))
    if (other)
      throw new Refusal(
        `They hold this role already, from ${other.from}${other.until ? ` until ${other.until}` : ''}.`,
      )
    const made = await db
      .insert(roleGrant)
      .values({ personId: subject.id, role, from, until, grantedById: actor.id || null, reason })
      .returning({ id: roleGrant.id })
    return did('role.granted', made[0]!.id, {
      about: { person: subject.id },
      role,
      from,
      until,
      reason,
    })
  },
})
