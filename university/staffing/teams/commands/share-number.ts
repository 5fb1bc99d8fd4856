import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { personContact } from '@/db/tables/availability'
import { person } from '@/db/tables/people'
import { isSignedIn } from '../../../actor'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayShareNumber } from '../../eligibility/rules/decisions'

/** The most numbers a person shares: more would not fit on the sheet. */
const most = 4

/**
 * Shares a number with the teams one serves. Who, and under which word, is recorded; the number
 * itself is not.
 */
export const shareNumber = command({
  input: z
    .object({
      person: id,
      label: z
        .string('say which')
        .trim()
        .min(2, 'say which: mobile, home, radio')
        .max(30, 'keep it under 30 letters'),
      number: z
        .string('give a number')
        .trim()
        .max(40, 'keep it under 40 characters')
        .refine(
          (it) => /^\+?[\d\s()./x-]+$/i.test(it) && it.replaceAll(/\D/g, '').length >= 3,
          'a number like +1 210 555 0142',
        ),
    })
    .describe('Share a number of yours with the teams you serve'),
  subject: ({ db, actor }, it) =>
    isSignedIn(actor)
      ? db.select({ id: person.id }).from(person).where(eq(person.id, it.person)).get()
      : Promise.resolve(undefined),
  may: ({ actor }, it) => mayShareNumber(actor, it.id),
  async run({ db, now }, { id: personId }, { label, number }) {
    const shared = await db
      .select({ number: personContact.number })
      .from(personContact)
      .where(and(eq(personContact.personId, personId), isNull(personContact.withdrawnAt)))
    if (shared.some((it) => it.number === number))
      throw new Refusal('You share this number already.', 'number')
    if (shared.length >= most)
      throw new Refusal(`You share ${most} numbers already: withdraw one first.`)
    const [made] = await db
      .insert(personContact)
      .values({ personId, label, number, sharedAt: +now })
      .returning({ id: personContact.id })
    return did('number.shared', { contact: made!.id }, { about: { person: personId }, label })
  },
})
