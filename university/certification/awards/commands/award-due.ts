import { z } from 'zod'
import type { Writer } from '@/db'
import type { At } from '../../../at'
import { command, did, quietly } from '../../../kernel'
import { inHouseOn } from '../../requirements/queries/work'
import { dueOf } from '../queries/due-by-rule'
import { mayMakeRules } from '../rules/decisions'
import { awardWhatIsDue } from './award-or-renew'

/**
 * Awards what a change of rule made due: people who did all of it before, and whom no work of
 * theirs would remind the university of. Not to whoever runs it, nor to whom they act for. Answers
 * the ids of the awards made.
 */
export async function awardDueBy(at: At<Writer>, slug?: string): Promise<number[]> {
  const { db, actor, now } = at
  const made: number[] = []
  for (const it of await inHouseOn(db, actor.today)) {
    if (slug !== undefined && it.slug !== slug) continue
    for (const { id } of await dueOf(db, it, actor.today, now))
      if (id !== actor.id && id !== actor.onBehalfOf) made.push(...(await awardWhatIsDue(at, id)))
  }
  return made
}

/**
 * The same by name, for one certification or all: the registrar's button, and what a job runs after
 * midnight.
 */
export const awardDue = command({
  input: z
    .object({ certification: z.string().max(100).optional() })
    .describe('Award what a change of rule made due, for one certification of ours or all'),
  subject: (at) => Promise.resolve(at.actor),
  may: ({ actor }) => mayMakeRules(actor),
  async run(at, _, { certification }) {
    const made = await awardDueBy(at, certification)
    const result = { awards: made.length }
    return made.length
      ? did('rule.carried-out', result, { about: {}, certification, awards: made })
      : quietly(result)
  },
})
