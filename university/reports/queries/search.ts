import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { is, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { notLeftOn } from '../../employment'
import { question } from '../../kernel'
import { placesFor, today } from '../navigation'
import { matchOf, plain, wordsIn } from '../rules/words'

const p = named(person, 'p')

type Hit = {
  kind: 'person' | 'course' | 'certification' | 'team'
  title: string
  detail: string
  ref: string
}
const addresses = {
  person: '/people/',
  course: '/courses/',
  certification: '/certifications/',
  team: '/teams/',
}

/** Enough to choose from; whoever matches more than `considered` things is asked to type on. */
const shown = 12
const considered = 200

/**
 * Search or go to: people, courses, certifications and teams whose words begin with every word
 * given, whatever their accents, the nearest titles first; and the places of the navigation.
 * Leavers are found by the registrar and auditors only.
 */
export const search = question({
  input: z.object({ words: z.string().max(200).catch('') }),
  async answer({ db, actor }, { words }) {
    const wanted = wordsIn(words)
    const places = [today, ...placesFor(actor).flatMap((it) => it.places)]
      .filter(
        ({ label }) =>
          wanted.length > 0 &&
          wanted.every((word) =>
            wordsIn(plain(label)).some((part) => part.startsWith(plain(word))),
          ),
      )
      .map(({ label, href }) => ({ title: label, href }))
    if (!wanted.length) return { words, places, results: [], more: false }
    const first = wanted.join(' ')
    const hits = await db.all<Hit>(sql`
      with hit as (select rowid / 4 as id, title, kind, ref from search
      where search match ${matchOf(wanted)} limit ${considered})
      select h.kind, h.title, h.ref, coalesce(p.job_title || iif(p.site = '', '', ' · ' || p.site),
      c.issuer, t.code || ' · ' || t.site, h.ref) as detail
      from hit h left join person p on h.kind = 'person' and p.id = h.id
        left join certification c on h.kind = 'certification' and c.id = h.id
        left join team t on h.kind = 'team' and t.id = h.id
      where h.kind <> 'person' or ${notLeftOn(p, actor.today)}
      or ${is(actor, 'registrar', 'auditor')}
      order by h.ref = ${first} collate nocase desc, h.title = ${first} collate nocase desc,
      substr(h.title, 1, ${first.length}) = ${first} collate nocase desc,
        h.kind = 'person', length(h.title), h.title limit ${shown + 1}`)
    const results = hits
      .slice(0, shown)
      .map(({ kind, title, detail, ref }) => ({ kind, title, detail, href: addresses[kind] + ref }))
    return { words, places, results, more: hits.length > shown }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to search.')),
})
