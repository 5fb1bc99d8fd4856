import { z } from 'zod'
import { sayDay } from '../../../calendar'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import { changing } from '../queries/position-to-change'
import { withdraw } from './withdraw'

/**
 * Takes back an announced change of a position before it begins: it goes on as it is, with everyone
 * in it. What was announced for later goes too.
 */
export const withdrawChange = command({
  input: z
    .object({ position: id, from: day.describe('The day from which it was announced'), reason })
    .describe('Take back an announced change of a position'),
  subject: (at, it) => changing(at, it.position),
  may: ({ actor }, { holders }) => mayDecideRequirement(actor, holders),
  async run(at, { position: it, terms }, { from, reason: because }) {
    const n = terms.findIndex((row) => row.from === from)
    const [before, gone] = [terms[n - 1], terms[n]]
    if (!before || !gone) throw new Refusal(`No change was announced for ${sayDay(from)}.`, 'from')
    if (from <= at.actor.today)
      throw new Refusal('It is in force already: change the position anew instead.', 'from')
    await withdraw(at, terms, before.from)
    const about = { team: it.teamId, position: [before.id, gone.id] }
    return did(
      'position.unchanged',
      { code: it.code, position: before.id },
      { about, from, reason: because },
    )
  },
})
