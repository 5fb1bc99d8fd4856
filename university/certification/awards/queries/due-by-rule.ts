import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import { addDays, covers, type Day } from '../../../calendar'
import { question } from '../../../kernel'
import { type InHouse, inHouseOn } from '../../requirements/queries/work'
import { dueToday } from '../../requirements/rules/requirements'
import { takesEffectBy } from '../../validity/queries/versions-sql'
import { peopleConcerned } from './people-concerned'

const v = named(certificationVersion, 'v')

/**
 * To whom a certification is due by its rule today and not awarded yet: because the rule changed
 * since their work was done.
 */
export async function dueOf(db: Reader, it: InHouse, today: Day, now: Date) {
  if (!it.requirements.length) return []
  const people = await peopleConcerned(db, it.id, [it], today, now)
  return people.flatMap(({ work, awards, suspensions, ...person }) => {
    const suspended = suspensions.some((one) => covers(one, today))
    const due = dueToday(it.requirements, work, awards, suspended, it.terms, today)
    return due ? [{ ...person, renews: due.renews, basis: due.basis }] : []
  })
}

/**
 * The certifications of ours whose rule changed within the last week: what a job looks at, so that
 * on other days it does nothing.
 */
export async function changedLately(db: Reader, today: Day): Promise<string[]> {
  const rows = await db.all<{
    slug: string
  }>(sql`select distinct c.slug from certification_version v
    join certification c on c.id = v.certification_id
    where c.in_house and v.number > 1 and ${takesEffectBy(v, today)}
      and not ${takesEffectBy(v, addDays(today, -8))} order by c.slug`)
  return rows.map((row) => row.slug)
}

/**
 * Whom the rules of our certifications would award today, though nothing of theirs happened since:
 * by name.
 */
export const dueByRule = question({
  input: z
    .object({ certification: z.string().max(100) })
    .describe(
      'Who meets the rule of a certification of ours today and has not been awarded it yet',
    ),
  async answer({ db, actor, now }, { certification }) {
    const it = (await inHouseOn(db, actor.today)).find((one) => one.slug === certification)
    if (!it) return { count: 0, rows: [] }
    const due = is(actor, 'registrar', 'auditor') ? await dueOf(db, it, actor.today, now) : []
    return {
      count: due.length,
      rows: due.slice(0, 25).map(({ id, name, renews }) => ({ id, name, renews })),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor')
      ? yes
      : no('Only the registrar and the auditor see who is due by a rule.'),
})
