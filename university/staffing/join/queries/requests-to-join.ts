import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import type { Actor } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { sayDay } from '../../../calendar'
import { employedOn } from '../../../employment'
import { page, ticked } from '../../../input'
import { question } from '../../../kernel'
import { manages } from '../../../people/queries/sight'
import { placedOn } from '../../../place'
import { positionOnDay } from '../../../roster/queries/terms'
import type { Reason } from '../../eligibility/facts'
import {
  factsOf,
  type Known,
  leaderOn,
  needOf,
  type Position,
  positionsOf,
} from '../../eligibility/queries/facts'
import { toldApart } from '../../eligibility/queries/labels'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { type Eligibility, eligibility, sayEligibility } from '../../eligibility/rules/eligibility'
import { mayAnswerJoin, usualUntil } from '../../placement/rules/placement'
import { seesEveryone } from '../../sight'

const pl = named(placement, 'pl')
const i = named(personTable, 'i')

const pageSize = 25
const most = 10_000

type Row = {
  id: number
  at: number
  note: string
  personId: number
  name: string
  jobTitle: string
  teamId: number
  code: string
  customer: string
  positionId: number
  position: string
  leaderId: number | null
  leader: string | null
  taken: string | null
  manages: number
  count: number
}

/** SQL: the requests to join (`j`) nobody answered yet, of the teams someone sees. */
export const unanswered = (actor: Actor): SQL =>
  sql`j.decided_at is null and ${
    seesEveryone(actor)
      ? sql`1`
      : sql`j.position_id in (select id from position where team_id in (select value
        from json_each(${JSON.stringify(actor.leads)})))`
  }`

/**
 * Who asked to join a team and waits for an answer, the longest first: for which position, how they
 * stand for it today, and who answers. A leader sees the requests to their own teams, and what
 * keeps someone from it only of people they manage. Three statements.
 */
export const askedToJoin = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      team: z.string().trim().max(20).catch('').describe('A team code'),
      whole: ticked.catch(false).describe('All rows, for a file'),
      page,
    }),
  ),
  async answer({ db, actor, now }, asked) {
    const today = actor.today
    const size = asked.whole ? most : pageSize
    const window = sql`limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`
    const rows = await db.all<Row>(sql`
      with waiting as materialized (select j.id, j.at, j.note, j.person_id, t.id as team_id, t.code,
      t.customer, ${positionOnDay(sql`j.position_id`, today)} as position_id,
      count(*) over () as count
        from join_request j join position p on p.id = j.position_id join team t on t.id = p.team_id
        where ${unanswered(actor)} and ${
          asked.team
            ? sql`t.code = ${asked.team} collate
          nocase`
            : sql`1`
        } order by j.at, j.id ${window})
      select w.id, w.at, w.note, w.person_id as "personId", p.name, p.job_title as "jobTitle",
      w.team_id as "teamId", w.code, w.customer, po.id as "positionId",
      ${toldApart('po')} as position,
        l.id as "leaderId", l.name as leader, ${manages(actor, sql`w.person_id`)} as manages,
        w.count,
        (select i.name from placement pl join person i on i.id = pl.person_id
        where pl.position_id = po.id and pl.kind = 'full' and ${placedOn(pl, today)}
        and ${employedOn(i, today)} limit 1) as taken
      from waiting w join person p on p.id = w.person_id join position po on po.id = w.position_id
      left join person l on l.id = ${leaderOn(sql`w.team_id`, today)}
      order by w.at, w.id`)
    const { positions, people } = await judged(db, rows, today)
    const count = rows[0]?.count ?? 0
    return {
      rows: rows.map(({ count: _, manages: above, taken, ...row }) => {
        const position = positions.get(row.positionId)
        const person = people.get(row.personId)
        return {
          ...row,
          ...(position && person
            ? standing(position, person, taken, today, seesEveryone(actor) || above === 1)
            : nothingKnown),
          mayAnswer: mayAnswerJoin(actor, { ...row, decidedAt: null }),
        }
      }),
      /** Why there can be nothing: the address names what there is not. */
      problem: rows.length ? undefined : await unknownIn(db, actor, { code: asked.team }),
      asked,
      everyone: seesEveryone(actor),
      zone: actor.timeZone,
      now,
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      perPage: pageSize,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) || actor.leads.length > 0
      ? yes
      : no(
          'Who asked to join is for the team’s leader, staffing leads, the registrar and auditors.',
        ),
})

const nothingKnown = { kind: 'unqualified' as const, standing: '' }

/** The positions asked for and who asked, as the rule of eligibility knows them. Two statements. */
async function judged(db: Reader, rows: readonly Row[], today: Day) {
  const asked = [...new Set(rows.map((it) => it.positionId))]
  const positions = await positionsOf(db, asked, today)
  return {
    positions,
    people: await factsOf(db, [...new Set(rows.map((it) => it.personId))], today),
  }
}

/**
 * How someone stands today for the position they asked for. What keeps them from it is told to
 * those who may see it.
 */
function standing(
  position: Position,
  person: Known,
  taken: string | null,
  today: Day,
  sees: boolean,
) {
  const over: Reason[] = [
    ...(position.lasts !== null && position.lasts < today
      ? [{ kind: 'leaves' as const, text: `the position ended on ${sayDay(position.lasts)}` }]
      : []),
    ...(taken ? [{ kind: 'on team' as const, text: `${taken} is in it now` }] : []),
  ]
  const { notes, ...verdict } = eligibility(
    person,
    needOf(position, {
      from: today,
      until: usualUntil(today, over.length ? null : position.until),
    }),
  )
  const own: readonly Reason[] = verdict.kind === 'unqualified' ? verdict.reasons : []
  const hidden = !sees && (own.length > 0 || verdict.kind === 'in grace')
  const kind: Eligibility['kind'] = over.length > 0 || hidden ? 'unqualified' : verdict.kind
  if (over.length === 0 && !hidden)
    return { kind, standing: sayEligibility(sees ? { ...verdict, notes } : verdict) }
  const reasons = [
    ...over,
    ...(hidden
      ? [{ kind: 'held' as const, text: 'something else is in the way: a staffing lead sees what' }]
      : own),
  ]
  return { kind, standing: sayEligibility({ kind: 'unqualified', reasons }) }
}
