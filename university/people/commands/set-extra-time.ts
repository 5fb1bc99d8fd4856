import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { id, reason } from '../../input'
import { command, did } from '../../kernel'
import { maySetExtraTime } from '../rules/person'

/**
 * Extra time in every exam, in percent of its limit: 100 doubles it. Attempts under way keep the
 * deadline they began with.
 */
export const setExtraTime = command({
  input: z
    .object({
      person: id,
      percent: z.coerce
        .number('must be a number')
        .int('must be a whole number')
        .min(0, 'must not be negative')
        .max(300, 'at most 300'),
      reason,
    })
    .describe('Set the extra time a person has in every exam, in percent'),
  subject: ({ db }, input) =>
    db
      .select({ id: person.id, before: person.extraTimePercent })
      .from(person)
      .where(eq(person.id, input.person))
      .get(),
  may: ({ actor }, { id }) => maySetExtraTime(actor, id),
  async run({ db }, { id, before }, { percent, reason }) {
    await db.update(person).set({ extraTimePercent: percent }).where(eq(person.id, id))
    return did('extra-time.set', percent, { about: { person: id }, before, after: percent, reason })
  },
})
