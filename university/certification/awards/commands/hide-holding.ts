import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { holding } from '@/db/tables/award'
import type { At } from '../../../at'
import { id } from '../../../input'
import { command, did } from '../../../kernel'
import { mayHide, mayShow } from '../../badges/rules/badge'
import { holdingSeen } from '../queries/holding'

/** As far as the actor may see it, and whether it is hidden. */
async function seen(at: At<Reader>, holdingId: number) {
  const it = await holdingSeen(at, holdingId)
  const row =
    it &&
    (await at.db
      .select({ hiddenAt: holding.hiddenAt })
      .from(holding)
      .where(eq(holding.id, it.id))
      .get())
  return it && row && { ...it, ...row }
}
const about = (it: { id: number; personId: number; certificationId: number }) => ({
  person: it.personId,
  certification: it.certificationId,
  holding: it.id,
})

/**
 * The holder wants strangers to see nothing behind the verification codes: for them the page is not
 * there.
 */
export const hideHolding = command({
  input: z
    .object({ holding: id })
    .describe('Hide one of your certifications from strangers with its verification code'),
  subject: (at, input) => seen(at, input.holding),
  may: ({ actor }, it) => mayHide(actor, it),
  async run({ db, now }, it) {
    await db
      .update(holding)
      .set({ hiddenAt: +now })
      .where(and(eq(holding.id, it.id), isNull(holding.hiddenAt)))
    return did('holding.hidden', it.id, { about: about(it), certification: it.definition.short })
  },
})

export const showHolding = command({
  input: z
    .object({ holding: id })
    .describe('Let strangers with its verification code see one of your certifications again'),
  subject: (at, input) => seen(at, input.holding),
  may: ({ actor }, it) => mayShow(actor, it),
  async run({ db }, it) {
    await db
      .update(holding)
      .set({ hiddenAt: null })
      .where(and(eq(holding.id, it.id), isNotNull(holding.hiddenAt)))
    return did('holding.shown', it.id, { about: about(it), certification: it.definition.short })
  },
})
