import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { position } from '@/db/tables/staffing'
import { notOverOn } from '../../../day-sql'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { differing, partOn, type Terms } from '../../../roster/rules/terms'
import { refuseProficiency } from '../../eligibility/queries/tracks'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import { positionFacts } from '../../eligibility/rules/position-facts'
import { changing } from '../queries/position-to-change'
import { changeTerms } from './change-terms'
import { refuseDay } from './set-requirement'

/**
 * Changes a position from a day on: shift, site, criticality and proficiency are dated, so that
 * what was stays judged by what was decided then, and a change can be announced. Who no longer fits
 * stays in place: the preview names them. Its title is a label, and changes at once.
 */
export const changePosition = command({
  input: z
    .object({
      position: id,
      ...positionFacts,
      from: orEmpty(day).describe('The first day it holds; today without one'),
      reason,
    })
    .describe('Change a position from a day on: title, shift, site, criticality, proficiency'),
  subject: (at, it) => changing(at, it.position),
  may: ({ actor }, { holders }) => mayDecideRequirement(actor, holders),
  async run(
    at,
    { position: it, terms },
    { position: _, reason: because, from = at.actor.today, ...typed },
  ) {
    const { db, actor } = at
    refuseDay({ from: terms[0]!.from, until: it.lasts }, from, actor.today)
    const to = {
      ...typed,
      shift: typed.shift ?? null,
      track: typed.minProficiency > 0 ? (typed.track ?? null) : null,
    }
    await refuseProficiency(db, typed)
    const before = partOn(terms, from)!
    const changed = differing(before, to)
    const about = { team: it.teamId, position: before.id }
    if (!changed.length) {
      if (to.title === before.title) throw new Refusal('Nothing was changed.')
      const living = notOverOn(position, actor.today)
      for (const row of terms)
        await db
          .update(position)
          .set({ title: to.title })
          .where(and(eq(position.id, row.id), living))
      const label = { before: { title: before.title }, after: { title: to.title } }
      return did(
        'position.changed',
        { code: it.code, position: before.id },
        { about, reason: because, ...label },
      )
    }
    const done = await changeTerms(at, terms, from, to, because)
    const named = [...changed, ...(to.title === before.title ? [] : (['title'] as const))]
    const only = (of: typeof to | Terms) => Object.fromEntries(named.map((key) => [key, of[key]]))
    const detail = {
      from,
      reason: because,
      before: only(before),
      after: only(to),
      withdrawn: done.withdrawn.length ? done.withdrawn : undefined,
    }
    return did(
      'position.changed',
      { code: it.code, position: done.position },
      { about: { ...about, position: [...new Set([before.id, done.position])] }, ...detail },
    )
  },
})
