// The staffing lead's home asks every room, so it stands beside them.

import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { position, team as teamTable } from '@/db/tables/staffing'
import { no, yes } from '../at'
import { isCounted } from '../employment'
import { question } from '../kernel'
import { openOn } from '../place'
import { beyondSql } from './coverage/queries/double-bookings'
import { exceptionStands, someoneIn } from './eligibility/queries/unmet-sql'
import { unanswered } from './join/queries/requests-to-join'
import { mayPlace } from './placement/rules/placement'
import { planWaits } from './plans/queries/plans'
import { seesEveryone } from './sight'

const po = named(position, 'po')
const t = named(teamTable, 't')

type Counts = {
  positions: number
  empty: number
  critical: number
  exceptions: number
  ending: number
  beyond: number
  away: number
  asking: number
  plans: number
  drafts: number
}

/**
 * Where staffing stands today, in numbers that stand beside the questions they belong to: each is
 * what its page counts, by the same SQL. One statement; what takes solving has no number here and
 * is answered on its own page.
 */
export const staffingHome = question({
  input: z.preprocess((value) => value ?? {}, z.object({})),
  async answer({ db, actor }) {
    const today = actor.today
    const counts = await db.get<Counts>(sql`
      with seat as materialized (
        select po.criticality, ${someoneIn(sql`po.id`, today)} as filled
        from position po join team t on t.id = po.team_id where ${openOn(po, today)}
        and ${isCounted(t, 'team')}),
      live as materialized (select x.until from placement_exception x
      join placement pl on pl.id = x.placement_id
        where ${exceptionStands(today)}),
      ${beyondSql(today)}
      select (select count(*) from seat) as positions, (select count(*) from seat
      where not filled) as empty,
        (select count(*) from seat where not filled and criticality = 3) as critical,
        (select count(*) from live) as exceptions, (select count(*) from live
        where until <= date(${today}, '+14 days')) as ending,
        (select count(*) from beyond) as beyond,
        (select count(distinct person_id) from away where withdrawn_at is null
        and "from" <= ${today} and until >= ${today}) as away,
        (select count(*) from join_request j where ${unanswered(actor)}) as asking,
        (select count(*) from plan q where ${planWaits(today)}) as plans,
        (select count(*) from offering_draft where decided_at is null) as drafts`)
    return { today, counts: counts as Counts, mayPlace: mayPlace(actor, null) }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) ? yes : no('Staffing is for staffing leads, the registrar and auditors.'),
})
