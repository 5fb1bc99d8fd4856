import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PlanState } from '@/db/tables/planning'
import { no, yes } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { seesEveryone } from '../../sight'
import { isSilent, mayPlan } from '../rules/plan'
import type { PlanWishes } from '../rules/planning'
import { planBefore } from './next-plan'

const pageSize = 20
type Row = {
  id: number
  on: Day
  wishes: string
  state: PlanState
  solver: string
  progress: number
  madeAt: number
  seenAt: number
  by: string
  stoppedBy: string | null
  error: string | null
  changes: number
  adopted: number
  empty: number
  count: number
  waiting: number
}

/** SQL: a plan `q` proposes something, nothing of it is adopted, and its day is still to come. */
export const planWaits = (today: Day): SQL => sql`q.state = 'ready' and q."on" > ${today}
  and exists (select 1 from plan_change c where c.plan_id = q.id and (c.person_id is not null
  or c.before_id is not null))
  and not exists (select 1 from plan_change c where c.plan_id = q.id and c.adopted_at is not null)`

/**
 * Plans, the newest first, each with what it proposes and what became of it. One statement, and
 * another while one is worked on.
 */
export const plans = question({
  input: z.preprocess((value) => value ?? {}, z.object({ page })),
  async answer({ db, actor, now }, { page: n }) {
    const rows = await db.all<Row>(sql`
      select q.id, q."on", q.wishes, q.state, q.solver, q.progress, q.made_at as "madeAt",
      q.seen_at as "seenAt", p.name as by, c.name as "stoppedBy",
        json_extract(q.outcome, '$.error') as error,
        (select count(*) from plan_change c where c.plan_id = q.id and (c.person_id is not null
        or c.before_id is not null)) as changes,
        (select count(*) from plan_change c where c.plan_id = q.id
        and c.adopted_at is not null) as adopted,
        (select count(*) from plan_change c where c.plan_id = q.id
        and c.proof is not null) as empty, count(*) over () as count,
        (select count(*) from plan q where ${planWaits(actor.today)}) as waiting
      from plan q join person p on p.id = q.made_by_id
      left join person c on c.id = q.cancelled_by_id order by q.id desc
      limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const count = rows[0]?.count ?? 0
    const worked = rows.some((row) => row.state === 'working')
      ? await planBefore(db, Number.MAX_SAFE_INTEGER)
      : undefined
    return {
      rows: rows.map(({ waiting: _, ...row }) => {
        const before = worked && worked.id < row.id ? worked : undefined
        return {
          ...row,
          wishes: JSON.parse(row.wishes) as PlanWishes,
          over: row.on <= actor.today,
          silent: isSilent(row, before, now),
          waitsFor: before?.id,
        }
      }),
      working: worked !== undefined,
      page: n,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      count,
      /** Proposals for a day to come of which nothing is adopted. */
      waiting: rows[0]?.waiting ?? 0,
      tomorrow: addDays(actor.today, 1),
      mayMake: mayPlan(actor),
      now,
      zone: actor.timeZone,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) ? yes : no('Plans are for staffing leads, the registrar and auditors.'),
})
