import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import type { At } from '../../kernel'
import { no, question, yes } from '../../kernel'
import { readBy, toldTo } from '../../notices/queries'
import { is, isSignedIn } from '../../people/actor'
import { barOf, type CountName, placeOf, placesFor } from '../navigation'

/** What stands around every page: where this person has work, what waits there, and how many notices are new. */
export const shell = question({
  input: z.object({ path: z.string().default('/') }),
  async answer(at, { path }) {
    const { actor } = at
    if (!isSignedIn(actor)) return { groups: [], bar: [], here: undefined, notices: 0, name: '', id: 0 }
    const counts = await countsFor(at)
    const withCount = (places: ReturnType<typeof barOf>) =>
      places.map(({ href, label, short, icon, count }) => ({ href, label, short: short ?? label, icon, count: count && counts[count] }))
    return {
      groups: placesFor(actor).map(({ group, places }) => ({ group, places: withCount(places) })),
      bar: withCount(barOf(actor)),
      here: placeOf(path),
      notices: counts.notices,
      name: actor.name,
      id: actor.id,
    }
  },
  may: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in first.')),
})

/** One statement. What this person has no work in is not counted. */
async function countsFor({ db, actor }: At<Reader>): Promise<Record<CountName | 'notices', number>> {
  const { id, today } = actor
  const own = JSON.stringify(actor.teaches)
  const staffs = is(actor, 'staffing lead', 'registrar', 'auditor')
  const none = sql`0`
  const counts = await db.get<Record<CountName | 'notices', number>>(sql`select
    (select count(*) from enrolment where person_id = ${id} and state in ('requested', 'waitlisted', 'offered', 'enrolled')) as learning,
    (select count(*) from holding where person_id = ${id}) as held,
    ${actor.teaches.length ? sql`(select count(*) from attempt a join enrolment e on e.id = a.enrolment_id where a.state = 'submitted' and e.offering_id in (select value from json_each(${own})))` : none} as marking,
    ${actor.teaches.length ? sql`(select count(*) from offering where id in (select value from json_each(${own})) and closed_at is null and cancelled_at is null)` : none} as teaching,
    ${staffs ? sql`(select count(*) from placement_exception where until >= ${today} and "from" <= ${today})` : none} as exceptions,
    ${staffs ? sql`(select count(*) from team)` : actor.leads.length ? sql`(select count(*) from join_request j join position p on p.id = j.position_id where j.decided_at is null and p.team_id in (select value from json_each(${JSON.stringify(actor.leads)})))` : none} as teams,
    (select count(distinct id) from (${toldTo(actor, readBy(actor))})) as notices`)
  return counts ?? { learning: 0, held: 0, marking: 0, teaching: 0, exceptions: 0, teams: 0, notices: 0 }
}
