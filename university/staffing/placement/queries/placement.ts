import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement as placementTable, position as positionTable } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { type At, no, type Verdict, yes } from '../../../at'
import { addDays, covers, type Day, later, sayDay } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { notLeftOn } from '../../../employment'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import {
  continues,
  lastDayOfPosition,
  rowsOfPosition,
  stayOf,
  untilOfStay,
} from '../../../roster/queries/terms'
import {
  factsOf,
  isOver,
  type Known,
  leaderOn,
  needOf,
  type Placed,
  type Position,
  placementOf,
  positionOf,
  positionsOf,
  termsAsked,
} from '../../eligibility/queries/facts'
import { eligibility, sayEligibility, takesException } from '../../eligibility/rules/eligibility'
import { nameOfGroup } from '../../eligibility/rules/requirement'
import { standingOf } from '../../eligibility/rules/standing'
import { seesEveryone, seesInside, seesTerms } from '../../sight'
import { maySignException } from '../rules/exception'
import { mayEndPlacement, mayPlace } from '../rules/placement'
import { checklist, maySignFor, maySignOff } from '../rules/shadow'
import { mayUndo } from '../rules/undo'
import { lastActOn, undoableOf } from './last-act'
import { without } from './moves-and-swaps'
import { untilOfPlace } from './taken-by'

const po = named(positionTable, 'po')
const w = named(placementTable, 'w')
const pl = named(placementTable, 'pl')
const n = named(placementTable, 'n')
const p = named(personTable, 'p')

type Detail = {
  because: string
  placedAt: number
  placedBy: string | null
  endedBy: string | null
  endedBecause: string | null
  jobTitle: string
  managed: number
  exceptions: string
  renewals: string
  ticks: string
  shadows: string
  chain: string
  leavesOpen: string | null
  followed: number
  leaderId: number | null
  leader: string | null
  leftOn: Day | null
  lastAct: string | null
}
type Signed = { id: number; from: Day; until: Day; by: string; reason: string }
type Renewal = {
  certification: string
  slug: string
  dueOn: Day | null
  until: Day | null
  endedBecause: string | null
}
type Tick = { line: string; by: string; at: number; note: string }

/**
 * One placement: who, where, from when to when, how it stands and why; who signed what, what was
 * asked because of it, what came before and after it; of a shadow the checklist; and what the
 * viewer may do with it. Four statements: the stay, all that is told of it, the position on that
 * day, the person; of a shadow two more for where they could be full, and one for each other
 * placement the last act made.
 */
export const placementPage = question({
  input: z.object({ placement: id, done: z.string().max(20).optional().catch(undefined) }),
  async answer(at, { placement: placementId, done }) {
    const { db, actor } = at
    if (!isSignedIn(actor)) return undefined
    const placed = await placementOf(db, placementId, actor.today)
    if (!placed) return undefined
    const detail = await detailOf(at, placed)
    const ticks = JSON.parse(detail.ticks) as Tick[]
    const it = {
      ...placed,
      leaderId: detail.leaderId,
      leader: detail.leader,
      leftOn: detail.leftOn,
      ticked: ticks.map((one) => one.line),
    }
    const own = it.personId === actor.id
    const managed = detail.managed === 1
    if (!own && !managed && !seesInside(actor, it.teamId)) return undefined
    const terms = seesTerms(actor, it.teamId)
    const missing = own || managed || terms
    const depth = terms ? 'all' : missing ? 'missing' : 'covered'
    const { today } = actor
    const day = it.from > today ? it.from : isOver(it, today) ? (it.until as Day) : today
    const position = (await positionOf(db, it.positionId, day)) as Position
    const facts = (await factsOf(db, [it.personId], day)).get(it.personId) as Known
    const signed = JSON.parse(detail.exceptions) as Signed[]
    const exception = signed.find((one) => covers(one, day)) ?? signed.at(-1)
    const standing = standingOf(
      position.requirement,
      { from: it.from, until: it.until, person: facts, exception },
      day,
      depth,
      termsAsked(position),
    )
    const shadow = it.kind === 'shadow' && !isOver(it, today)
    const act = await undoableOf(db, placed, detail.lastAct, today)
    const over: Verdict = isOver(it, today) ? no(`It ended on ${sayDay(it.until as Day)}.`) : yes
    const first = (...all: Verdict[]) => all.find((one) => !one.ok) ?? yes
    const left = it.leftOn !== null && it.leftOn < today
    return {
      ...it,
      leftOn: missing ? it.leftOn : null,
      ticked: missing ? it.ticked : [],
      today,
      done,
      shift: position.shift,
      /** From when the position is something else, while they are in it. */
      termsChange:
        position.until !== null &&
        position.until !== position.lasts &&
        (it.until === null || it.until > position.until)
          ? addDays(position.until, 1)
          : null,
      site: position.site || position.teamSite,
      jobTitle: detail.jobTitle,
      /** Why, where that is not the reason of an exception. */
      because:
        terms || (own && !signed.some((one) => one.reason === detail.because))
          ? detail.because
          : '',
      placedAt: detail.placedAt,
      placedBy: detail.placedBy,
      endedBy: detail.endedBy,
      endedBecause: terms || own ? detail.endedBecause : null,
      standing,
      requires: position.requirement.length
        ? [
            ...new Set(
              position.requirement.filter((one) => covers(one, day)).map((one) => one.group),
            ),
          ].map((group) =>
            nameOfGroup(
              position.requirement.filter((one) => one.group === group && covers(one, day)),
            ),
          )
        : [],
      over: !over.ok,
      /**
       * Their last day at the company comes before the placement's: from then on it counts no more.
       */
      leaves:
        missing && it.leftOn !== null && (it.until === null || it.leftOn < it.until)
          ? it.leftOn
          : null,
      left,
      exceptions: terms ? signed : [],
      excepted: terms && signed.some((one) => covers(one, day)),
      renewals: missing ? (JSON.parse(detail.renewals) as Renewal[]) : [],
      shadows: (JSON.parse(detail.shadows) as { id: number; name: string }[]) ?? [],
      chain: (JSON.parse(detail.chain) as Link[]).map((link) => ({
        ...link,
        isThis: link.isThis === 1,
      })),
      /** The position they came from, where nobody took it. */
      leavesOpen:
        seesEveryone(actor) && detail.leavesOpen
          ? (JSON.parse(detail.leavesOpen) as LeftOpen)
          : null,
      /** What a shadow has shown, and has not: what is missing of someone. */
      checklist: it.kind === 'shadow' && missing ? linesOf(ticks) : [],
      signsFor: it.leaderId === null || it.leaderId === it.personId ? null : it.leader,
      options: shadow && missing ? await optionsOf(db, it, facts, today) : [],
      terms,
      seesConsequences: seesEveryone(actor),
      zone: actor.timeZone,
      now: at.now,
      /** The first day on which a shadow could be full. */
      fullFrom: it.from < today ? today : addDays(it.from, 1),
      mayEnd: first(over, mayEndPlacement(actor)),
      mayMove: first(over, mayPlace(actor, it.personId)),
      maySwap: first(
        over,
        mayPlace(actor, it.personId),
        it.kind === 'shadow' ? no('A shadow is not swapped: move them.') : yes,
      ),
      maySign: first(over, maySignException(actor, it.teamId, it.personId)),
      mayTick: first(over, maySignFor(actor, it)),
      maySignOff: first(over, maySignOff(actor, it, it.ticked)),
      mayUndo: act ? mayUndo(actor, act) : no('There is nothing to undo.'),
      undoes: act?.verb,
      /** Whether the position is left empty after this placement. */
      emptyFrom: it.until && addDays(it.until, 1),
      emptyAfter:
        it.kind === 'full' &&
        it.until !== null &&
        position.lasts !== it.until &&
        detail.followed === 0,
    }
  },
  mayAsk: () => yes,
})

const linesOf = (ticks: Tick[]) =>
  checklist.map((line) => ({ ...line, tick: ticks.find((it) => it.line === line.key) }))

const detailOf = async ({ db, actor }: At<Reader>, it: Placed) => {
  const stay = stayOf(sql`${it.id}`)
  return (await db.get<Detail>(sql`
    select pl.because, pl.placed_at as "placedAt", b.name as "placedBy", e.name as "endedBy",
    pl.ended_because as "endedBecause", p.job_title as "jobTitle",
      exists (with recursive up(id) as (select p.manager_id union select m.manager_id from up
      join person m on m.id = up.id) select 1 from up where id = ${actor.id}) as managed,
      (select json_group_array(json_object('id', x.id, 'from', x."from", 'until', x.until, 'by',
      a.name, 'reason', x.reason))
        from (select min(id) as id, min("from") as "from", max(until) as until, approver_id, reason
        from placement_exception where placement_id in ${stay} group by approver_id, at, reason
        order by 2, 1) x join person a on a.id = x.approver_id) as exceptions,
      (select json_group_array(json_object('certification', c.short, 'slug', c.slug, 'dueOn',
      r.due_on, 'until', r.until, 'endedBecause', r.ended_because))
        from hold_rule r join certification c on c.id = r.certification_id
        where r.placement_id in ${stay}) as renewals,
      (select json_group_array(json_object('line', k.line, 'by', s.name, 'at', k.at, 'note',
      k.note)) from placement_check k join person s on s.id = k.signed_by_id
        where k.placement_id in ${stay}) as ticks,
      (select json_group_array(json_object('id', w.id, 'name', q.name)) from placement w
      join person q on q.id = w.person_id
        where w.position_id = pl.position_id and w.kind = 'shadow' and w.person_id <> pl.person_id
        and pl.kind = 'full' and ${placedOn(w, actor.today)}) as shadows,
      ${chainOf(it.id)} as chain, ${leftOpen(it)} as "leavesOpen", ${followed(it)} as followed,
      p.left_on as "leftOn", l.id as "leaderId", l.name as leader, ${lastActOn(it.id)} as "lastAct"
    from placement pl join person p on p.id = pl.person_id
    left join person b on b.id = pl.placed_by_id left join person e on e.id = pl.ended_by_id
    left join person l on l.id = ${leaderOn(sql`pl.team_id`, actor.today)}
    where pl.id = ${it.id}`)) as Detail
}

type Link = {
  id: number
  title: string
  customer: string
  kind: string
  from: Day
  until: Day | null
  isThis: number
}

/**
 * SQL: what came before this placement and what followed it, in order of time; one that goes on
 * through a change of terms is one.
 */
const chainOf = (
  placementId: number,
): SQL => sql`(with recursive back(id, follows_id) as (select id, follows_id from placement
  where id = ${placementId}
        union select b.id, b.follows_id from back join placement b on b.id = back.follows_id),
      forth(id) as (select ${placementId} union select f.id from forth
      join placement f on f.follows_id = forth.id)
    select json_group_array(json_object('id', x.id, 'title', x.title, 'customer', x.customer,
    'kind', x.kind, 'from', x."from", 'until', x.until, 'isThis', x.is_this))
    from (select c.id, cp.title, ct.customer, c.kind, c."from", ${untilOfStay('c')} as until,
    ${placementId} in ${stayOf(sql`c.id`)} as is_this
      from placement c join position cp on cp.id = c.position_id join team ct on ct.id = c.team_id
      where c.id in (select id from back union select id from forth) and not ${continues('c')}
      order by c."from", c.id) x)`

type LeftOpen = { positionId: number; title: string; customer: string }
/** SQL: the position they came from, where it goes on and nobody took it. */
const leftOpen = (it: Placed): SQL => sql`(
    select json_object('positionId', po.id, 'title', po.title, 'customer', t.customer)
    from placement o join position po on po.id = o.position_id join team t on t.id = po.team_id
    where o.id = ${it.followsId ?? 0} and o.kind = 'full'
    and o.position_id not in ${rowsOfPosition(sql`${it.positionId}`)}
    and coalesce(${lastDayOfPosition('po')}, '9999-12-31') >= ${it.from}
      and not exists (select 1 from placement n where n.position_id in ${rowsOfPosition(sql`po.id`)}
      and n.kind = 'full' and ${notOverOn(n, it.from)}))`

/** SQL: someone takes the position after them. */
const followed = (it: Placed): SQL =>
  sql`exists (select 1 from placement n
    where n.position_id in ${rowsOfPosition(sql`${it.positionId}`)} and n.kind = 'full'
    and n."from" > ${it.until})`

/**
 * Where a shadow could be full and from when: the positions of the team nobody stays in, with what
 * is in the way of each.
 */
async function optionsOf(db: Reader, it: Placed, facts: Known, today: Day) {
  const rows = await db.all<{ id: number; taken: string | null }>(sql`
    select po.id, (select json_array(p.name, ${untilOfPlace('pl', 'p')}) from placement pl
    join person p on p.id = pl.person_id where pl.position_id = po.id and pl.kind = 'full'
        and ${notOverOn(pl, today)} and ${notLeftOn(p, today)}
        order by coalesce(pl.until, '9999-12-31') desc limit 1) as taken
    from position po where po.team_id = ${it.teamId} and po.kind = (select kind from position
    where id = ${it.positionId}) and ${openOn(po, today)}
    order by po.id not in ${rowsOfPosition(sql`${it.positionId}`)}, po.criticality desc, po.id`)
  const free = without(facts, it, later(today, it.from))
  const first = it.from < today ? today : addDays(it.from, 1)
  const ids = rows.map((row) => row.id)
  const positions = await positionsOf(db, ids, today)
  return rows.map(({ id: positionId, taken }) => {
    const position = positions.get(positionId) as Position
    const [name, until] = taken ? (JSON.parse(taken) as [string, Day | null]) : []
    const from = until ? later(first, addDays(until, 1)) : first
    const ends = position.lasts !== null && position.lasts < from
    const verdict = eligibility(
      free,
      needOf(position, { from, until: ends ? from : position.lasts }, it.percent),
    )
    const because =
      name && (!until || ends)
        ? `${name} is in it.`
        : takesException(verdict)
          ? sayEligibility(verdict)
          : undefined
    return {
      id: positionId,
      title: position.title,
      shift: position.shift,
      from,
      may: because ? no(because) : yes,
    }
  })
}
