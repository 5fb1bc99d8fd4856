import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { savedSearch } from '@/db/tables/planning'
import { is } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { id, ticked } from '../../../input'
import { command, did } from '../../../kernel'
import { maySaveSearches } from '../queries/candidates'
import { keptQuery } from '../queries/search-input'

/**
 * Keeps a search under a name; the same name again replaces it. Its dates move with the day it is
 * opened, or stay as they are.
 */
export const saveSearch = command({
  input: z.object({
    name: z
      .string('give it a name')
      .trim()
      .min(2, 'give it a name of at least two letters')
      .max(60, 'keep the name under 60 letters'),
    query: z.string().max(2000),
    shared: ticked.default(false),
    dates: z.enum(['move', 'stay'], 'say whether its dates move or stay').default('move'),
  }),
  subject: async ({ db, actor }, { query, dates }) => ({
    query: await keptQuery(db, query, dates, actor.today),
  }),
  may: (at, { query }) => {
    const may = maySaveSearches(at)
    return may.ok && query === ''
      ? no('There is nothing to keep yet: search for something first.')
      : may
  },
  async run({ db, actor, now }, { query }, { name, shared }) {
    const row = { query, shared, at: +now }
    await db
      .insert(savedSearch)
      .values({ personId: actor.id, name, ...row })
      .onConflictDoUpdate({ target: [savedSearch.personId, savedSearch.name], set: row })
    return did('search.saved', { query }, { about: { person: actor.id }, search: name, shared })
  },
})

/**
 * A search as its owner may change it: another's that is shared is seen, not changed; one that is
 * not shared is not there.
 */
async function searchOf({ db, actor }: At<Reader>, { id: searchId }: { id: number }) {
  const row = await db.select().from(savedSearch).where(eq(savedSearch.id, searchId)).get()
  return row && is(actor, 'staffing lead') && (row.shared || row.personId === actor.id)
    ? row
    : undefined
}
const mayChange = ({ actor }: Pick<At<Reader>, 'actor'>, it: { personId: number }) =>
  it.personId === actor.id ? yes : no('Whoever kept a search changes it.')

/** Shows a search of one's own to the other staffing leads, or no more. */
export const shareSearch = command({
  input: z.object({ id, shared: ticked }),
  subject: searchOf,
  may: mayChange,
  async run({ db, actor }, it, { shared }) {
    await db
      .update(savedSearch)
      .set({ shared })
      .where(and(eq(savedSearch.id, it.id), eq(savedSearch.personId, actor.id)))
    return did('search.shared', null, { about: { person: actor.id }, search: it.name, shared })
  },
})

export const dropSearch = command({
  input: z.object({ id }),
  subject: searchOf,
  may: mayChange,
  async run({ db, actor }, it) {
    await db
      .delete(savedSearch)
      .where(and(eq(savedSearch.id, it.id), eq(savedSearch.personId, actor.id)))
    return did('search.dropped', null, { about: { person: actor.id }, search: it.name })
  },
})
