import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { award } from '@/db/tables/award'
import { exam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { isDay } from '../../calendar'
import { validOn } from '../../certification/validity/queries/valid-on'
import { employedOn, isCounted } from '../../employment'
import { question } from '../../kernel'

/**
 * How many people hold each exam's certification validly on a day, by exam code; every exam known
 * is there, with 0 where nobody does. A holder counts while employed that day. People of the demo
 * count only while there are no others.
 */
export const holdersOn = question({
  input: z.object({ date: z.string().refine(isDay, 'give a date as YYYY-MM-DD').optional() }),
  async answer({ db, actor }, { date = actor.today }) {
    const rows = await db.all<{ code: string; holders: number }>(sql`
      select code, coalesce(holders, 0) as holders from (select distinct code from ${exam})
      left join (
        select ${award.examCode} as held, count(distinct ${award.personId}) as holders
        from ${award} join ${person} on ${person.id} = ${award.personId}
        where ${award.examCode} is not null and ${validOn(award, date)}
          and ${employedOn(person, date)}
          and ${isCounted(person)}
        group by 1
      ) on held = code order by code`)
    return Object.fromEntries(rows.map((row) => [row.code, row.holders]))
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see who holds what.')),
})
