import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { shortlisted } from '@/db/tables/planning'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import { id, orEmpty } from '../../../input'
import { command, did } from '../../../kernel'
import { positionOf } from '../../eligibility/queries/facts'

/**
 * Keeps someone in mind, for a position or in general; once more changes the note. The event says
 * that a list was added to, and no more: whom, for what and why is a note to oneself, and no other
 * reads it on anyone's trail.
 */
export const shortlistPerson = command({
  input: z.object({
    person: id,
    position: orEmpty(id),
    note: z.string().trim().max(300, 'keep the note under 300 letters').default(''),
  }),
  async subject({ db, actor }, { person: personId, position: positionId }) {
    const someone = await db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(eq(person.id, personId))
      .get()
    const position = positionId ? await positionOf(db, positionId, actor.today) : undefined
    return someone && (!positionId || position) ? { someone, position } : undefined
  },
  may: ({ actor }) =>
    is(actor, 'staffing lead') ? yes : no('A shortlist is kept by a staffing lead.'),
  async run({ db, actor, now }, { someone, position }, { note }) {
    const same = and(
      eq(shortlisted.ownerId, actor.id),
      eq(shortlisted.personId, someone.id),
      position ? eq(shortlisted.positionId, position.id) : isNull(shortlisted.positionId),
    )
    const known = await db.select({ id: shortlisted.id }).from(shortlisted).where(same).get()
    if (known)
      await db.update(shortlisted).set({ note, at: +now }).where(eq(shortlisted.id, known.id))
    else
      await db.insert(shortlisted).values({
        ownerId: actor.id,
        personId: someone.id,
        positionId: position?.id ?? null,
        note,
        at: +now,
      })
    return did('shortlist.kept', null, { about: { person: actor.id } })
  },
})

/** Takes someone off one's own shortlist. */
export const dropShortlisted = command({
  input: z.object({ id }),
  subject: ({ db, actor }, { id: rowId }) =>
    db
      .select()
      .from(shortlisted)
      .where(and(eq(shortlisted.id, rowId), eq(shortlisted.ownerId, actor.id)))
      .get(),
  may: () => yes,
  async run({ db, actor }, it) {
    await db.delete(shortlisted).where(eq(shortlisted.id, it.id))
    return did('shortlist.dropped', null, { about: { person: actor.id } })
  },
})
