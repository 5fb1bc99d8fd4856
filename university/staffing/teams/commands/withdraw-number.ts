import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { personContact } from '@/db/tables/availability'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayShareNumber } from '../../eligibility/rules/decisions'

/** Shares a number no longer. Sheets that were printed keep it, which nobody can help. */
export const withdrawNumber = command({
  input: z.object({ contact: id }).describe('Share a number of yours no longer'),
  async subject({ db, actor }, it) {
    const found = await db
      .select()
      .from(personContact)
      .where(eq(personContact.id, it.contact))
      .get()
    return found && found.personId === actor.id ? found : undefined
  },
  may: ({ actor }, it) => mayShareNumber(actor, it.personId),
  async run({ db, now }, it) {
    if (it.withdrawnAt !== null) throw new Refusal('This was withdrawn already.')
    await db
      .update(personContact)
      .set({ withdrawnAt: +now })
      .where(and(eq(personContact.id, it.id), isNull(personContact.withdrawnAt)))
    return did(
      'number.withdrawn',
      { contact: it.id },
      { about: { person: it.personId }, label: it.label },
    )
  },
})
