import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { enrolment } from '@/db/tables/enrolment'
import { is, isSignedIn } from '../../actor'
import { type At, no, yes } from '../../at'
import { isLiveRow } from '../../enrolment/queries/seat-sql'
import { question } from '../../kernel'
import { readerOf, unread } from '../../notices/queries/told-to'
import { exceptionStands } from '../../staffing/eligibility/queries/unmet-sql'
import { barOf, type CountName, placeOf, placesFor } from '../navigation'

/**
 * What stands around every page: where this person has work, what waits there, and how many notices
 * are new.
 */
export const shell = question({
  input: z.object({ path: z.string().default('/') }),
  async answer(at, { path }) {
    const { actor } = at
    if (!isSignedIn(actor))
      return { groups: [], bar: [], here: undefined, notices: 0, name: '', id: 0 }
    const counts = await countsFor(at)
    const withCount = (places: ReturnType<typeof barOf>) =>
      places.map(({ href, label, short, icon, count }) => ({
        href,
        label,
        short: short ?? label,
        icon,
        count: count && counts[count],
      }))
    return {
      groups: placesFor(actor).map(({ group, places }) => ({ group, places: withCount(places) })),
      bar: withCount(barOf(actor)),
      here: placeOf(path),
      notices: counts.notices,
      name: actor.name,
      id: actor.id,
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in first.')),
})

const none = { learning: 0, held: 0, marking: 0, teaching: 0, exceptions: 0, teams: 0, notices: 0 }
const p = sql.placeholder
const listed = (name: string) => sql`(select value from json_each(${p(name)}))`

/**
 * One statement, the same for everyone, prepared once. What this person has no work in is not
 * counted.
 */
const counts = prepared((db) =>
  db
    .select({
      learning: sql<number>`(select count(*) from enrolment where person_id = ${p('me')}
        and ${isLiveRow(enrolment)})`,
      held: sql<number>`(select count(*) from holding where person_id = ${p('me')})`,
      marking: sql<number>`(select count(*) from attempt a join enrolment e on e.id = a.enrolment_id
        where a.state = 'submitted' and e.offering_id in ${listed('teaches')})`,
      teaching: sql<number>`(select count(*) from offering where id in ${listed('teaches')}
        and closed_at is null and cancelled_at is null)`,
      exceptions: sql<number>`(select count(*) from placement_exception x
        join placement pl on pl.id = x.placement_id where ${p('sees')}
        and ${exceptionStands(p('today'))})`,
      teams: sql<number>`iif(${p('sees')}, (select count(*) from team),
        (select count(*) from join_request j join position p on p.id = j.position_id
        where j.decided_at is null and p.team_id in ${listed('leads')}))`,
      notices: unread,
    })
    .from(sql`(select 1)`)
    .prepare(),
)
async function countsFor({
  db,
  actor,
}: At<Reader>): Promise<Record<CountName | 'notices', number>> {
  const sees = is(actor, 'staffing lead', 'registrar', 'auditor') ? 1 : 0
  return (await counts(db).get({ ...readerOf(actor), sees, today: actor.today })) ?? none
}
