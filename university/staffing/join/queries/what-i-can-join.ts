import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement, positionRequirement, position as positionTable } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { type Day, overlap } from '../../../calendar'
import { lastsOn, notOverOn } from '../../../day-sql'
import { ticked } from '../../../input'
import { question } from '../../../kernel'
import { openOn } from '../../../place'
import { positionOnDay, rowsOfPosition } from '../../../roster/queries/terms'
import {
  among,
  factsOf,
  type Known,
  needOf,
  type Position,
  positionsOf,
} from '../../eligibility/queries/facts'
import { readRemedy, remedyJson } from '../../eligibility/queries/remedy'
import { groupMet, someoneIn, unmetSkills } from '../../eligibility/queries/unmet-sql'
import {
  type Eligibility,
  eligibility,
  fitsUntil,
  sayEligibility,
  takesException,
} from '../../eligibility/rules/eligibility'
import { busiest } from '../../eligibility/rules/in-the-way'
import { nameOfGroup, sayRequirement } from '../../eligibility/rules/requirement'
import { usualUntil } from '../../placement/rules/placement'

const po = named(positionTable, 'po')
const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')

const shown = 30
const kept = 12

type Opener = {
  certification: number
  slug: string
  short: string
  name: string
  exams: string[]
  positions: number
  teams: number
}
type Near = {
  now: number[]
  away: number[]
  opens: Opener[]
  counts: [now: number, away: number]
  apart: number[]
  requests: Asked[]
}

/** SQL: an empty position `po` that asks for something, on a team the person is not on. */
const emptyFor = (
  me: number,
  day: Day,
): SQL => sql`${openOn(po, day)} and exists (select 1 from position_requirement r
  where r.position_id = po.id)
  and po.team_id not in (select pl.team_id from placement pl where pl.person_id = ${me}
  and ${notOverOn(pl, day)})
  and not ${someoneIn(sql`po.id`, day)}`

/**
 * The empty positions on someone's shift and at their site: those they meet, those one step away,
 * and which certification opens most, counted over all of them; with `all` those elsewhere whose
 * certifications they hold; and what they asked for. One statement.
 */
async function nearOf(db: Reader, me: Known, day: Day, now: number, all: boolean): Promise<Near> {
  const person = sql`${me.id}`
  const certified = sql`n.unmet = 1 and ${lastsOn(r, day)} and not ${groupMet(person, 'r', day)}`
  const row = await db.get<Record<keyof Near, string>>(sql`
    with near as materialized (select po.id, po.team_id, po.criticality,
    ${unmetSkills(person, 'po', day)} as unmet from position po
        where (po.shift is null or po.shift = ${me.shift}) and (po.site = ''
        or po.site = ${me.site}) and ${emptyFor(me.id, day)}),
      ways as (select r.certification_id, count(distinct n.id) as positions,
      count(distinct n.team_id) as teams from near n
        join position_requirement r on r.position_id = n.id where ${certified}
        group by r.certification_id order by 2 desc, 3 desc, 1 limit 3)
    select (select json_group_array(id) from (select id from near where unmet = 0
    order by criticality desc, id limit ${shown})) as now,
      (select json_group_array(id) from (select id from near where unmet = 1
      order by criticality desc, id limit ${shown})) as away,
      (select json_group_array(json_object('certification', c.id, 'slug', c.slug, 'short', c.short,
      'name', c.name, 'positions', w.positions, 'teams', w.teams,
          'exams', (select json_group_array(code) from (select distinct e.code from exam e
          where e.certification_id = c.id and (e.retired_on is null or e.retired_on > ${day})
          order by e.code))))
        from (select * from ways order by positions desc, teams desc, certification_id) w
        join certification c on c.id = w.certification_id) as opens,
      (select json_array(coalesce(sum(unmet = 0), 0), coalesce(sum(unmet = 1), 0))
      from near) as counts,
      ${all ? otherwise(me, day) : sql`'[]'`} as apart, ${requestsOf(me.id, day, now)} as requests`)
  const opens = (
    JSON.parse(row?.opens ?? '[]') as (Omit<Opener, 'exams'> & { exams: string | string[] })[]
  ).map((it) => ({
    ...it,
    exams: typeof it.exams === 'string' ? (JSON.parse(it.exams) as string[]) : it.exams,
  }))
  const read = <T>(json: string | undefined): T[] => JSON.parse(json ?? '[]')
  const requests = read<Omit<Asked, 'accepted'> & { accepted: number | null }>(row?.requests)
  return {
    now: read(row?.now),
    away: read(row?.away),
    opens,
    counts: JSON.parse(row?.counts ?? '[0,0]'),
    apart: read(row?.apart),
    requests: requests.map((it) => ({
      ...it,
      accepted: it.accepted === null ? null : it.accepted === 1,
    })),
  }
}

/**
 * What I can join: empty positions on my shift that I am qualified for now, those one certification
 * away, and the certification that opens most. With `all` also what something else keeps me from,
 * with every reason, the next course for each exam, and what I asked for. Three statements, with
 * `all` four.
 */
export const joining = question({
  input: z.preprocess((value) => value ?? {}, z.object({ all: ticked.optional() })),
  async answer(at, { all }) {
    const { db, actor } = at
    const { today } = actor
    const me = (await factsOf(db, [actor.id], today)).get(actor.id)
    if (!me) return undefined
    const near = await nearOf(db, me, today, +at.now, all === true)
    const { apart, requests: mine } = near
    const positions = await positionsOf(db, [...near.now, ...near.away, ...apart], today)
    const judged = (id: number) => judge(positions.get(id) as Position, me, today, mine)
    const now = near.now.map(judged)
    const away = near.away.map(judged)
    const load = me.placements.filter((it) => overlap(it, { from: today, until: today }))
    const full =
      busiest(me.placements, { from: today, until: usualUntil(today, null) }) >= me.capacity
    const wanted = [
      ...new Set(
        away.flatMap((it) => it.missing?.alternatives.map((one) => one.certification) ?? []),
      ),
    ]
    return {
      now: now.filter((it) => it.missing === undefined && !it.others.length),
      away: away.filter((it) => it.missing !== undefined),
      /** Met, and something else is in the way: a shift, a site, a proficiency. */
      kept: [
        ...now.filter((it) => it.others.length > 0),
        ...away.filter((it) => it.missing === undefined),
        ...apart.map(judged),
      ],
      /** What opens most positions, best first, counted over all. */
      opensMost: near.opens,
      counts: { now: near.counts[0], away: near.counts[1] },
      remedies: all ? await remediesOf(at, me.id, wanted) : [],
      mine: mine.filter((it) => it.accepted === null),
      answered: mine.filter((it) => it.accepted !== null),
      load: load.map((it) => it.customer),
      /** As many teams as they can serve: one would have to end first. */
      full,
      capacity: me.capacity,
      zone: actor.timeZone,
      at: at.now,
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see what you can join.')),
})

function judge(position: Position, me: Known, today: Day, requests: readonly Asked[]) {
  const need = needOf(position, { from: today, until: usualUntil(today, position.lasts) })
  const verdict = eligibility(me, need)
  const until = fitsUntil(verdict)
  const groups = need.segments[0]?.groups ?? []
  const alone = (group: (typeof groups)[number]): Eligibility =>
    eligibility(me, {
      ...need,
      segments: [{ ...need.interval, groups: [group] }],
      shift: null,
      site: '',
      later: [],
      team: null,
      capacity: false,
      proficiency: null,
    })
  const missing = groups.find((group) => alone(group).kind === 'unqualified')
  const asked = requests.find(
    (it) => it.positionId === position.id && (it.accepted === null || it.stands === 'agreed'),
  )
  const reasons = verdict.kind === 'unqualified' ? verdict.reasons : []
  const { id, title, shift, code, customer, teamSite: site, criticality } = position
  return {
    id,
    title,
    shift,
    code,
    customer,
    site,
    criticality,
    requires: sayRequirement(groups),
    kind: verdict.kind,
    verdict: sayEligibility(verdict),
    /** The last day of what they hold for it, where that comes before the usual half year. */
    ends: verdict.kind === 'expires during' ? verdict.last : null,
    /** The last day before it changes to what they do not fit: they could be in it until then. */
    until: until ?? null,
    missing: missing && {
      name: nameOfGroup(missing),
      alternatives: missing.map((it) => ({ certification: it.certification, short: it.short })),
    },
    /** What is in the way besides certifications and the number of teams. */
    others: (until ? [] : reasons)
      .filter((it) => it.kind !== 'certification' && it.kind !== 'capacity')
      .map((it) => it.text + (it.remedy ? ` (${it.remedy})` : '')),
    asked: asked?.at ?? null,
    agreed: asked?.accepted === true,
    /** They were turned down lately: asking anew says what is different. */
    declined: requests.some((it) => it.positionId === position.id && it.accepted === false),
    mayAsk: asked
      ? no(
          asked.accepted
            ? 'The leader agreed: a staffing lead places you.'
            : 'You asked; the leader has not answered yet.',
        )
      : takesException(verdict) && !until
        ? no(sayEligibility(verdict))
        : yes,
  }
}

/** SQL: positions elsewhere or on another shift whose certifications they hold, as JSON. */
const otherwise = (
  me: Known,
  day: Day,
): SQL => sql`(select json_group_array(id) from (select po.id from position po
    where not ((po.shift is null or po.shift = ${me.shift}) and (po.site = ''
    or po.site = ${me.site})) and ${emptyFor(me.id, day)}
      and ${unmetSkills(sql`${me.id}`, 'po', day)} = 0 order by po.criticality desc, po.id
      limit ${kept}))`

type Asked = {
  id: number
  positionId: number
  title: string
  code: string
  customer: string
  at: number
  note: string
  accepted: boolean | null
  because: string | null
  by: string | null
  /**
   * Of what the leader agreed to: whether they wait to be placed, are, or someone else is in it
   * now.
   */
  stands: 'agreed' | 'placed' | 'gone' | null
}

/**
 * SQL: what they asked for and still wait for, or were answered in the last month, as JSON; what
 * they took back is gone.
 */
const requestsOf = (
  me: number,
  today: Day,
  now: number,
): SQL => sql`(select json_group_array(json_object('id', id, 'positionId', position_id, 'title',
  title, 'code', code, 'customer', customer,
      'at', at, 'note', note, 'accepted', accepted, 'because', because, 'by', by, 'stands', stands))
      from (
    select j.id, po.id as position_id, po.title, t.code, t.customer, j.at, j.note, j.accepted,
    j.because, d.name as by,
      case when j.accepted then case when exists (select 1 from placement pl
      where pl.position_id in ${rowsOfPosition(sql`po.id`)} and pl.person_id = j.person_id
      and pl.placed_at >= j.decided_at) then 'placed'
        when ${openOn(po, today)} and not ${someoneIn(sql`po.id`, today)} then 'agreed'
        else 'gone' end end as stands
    from join_request j join position po on po.id = ${positionOnDay(sql`j.position_id`, today)}
    join team t on t.id = po.team_id left join person d on d.id = j.decided_by_id
    where j.person_id = ${me} and (j.decided_at is null or (j.decided_at > ${now - 30 * 86_400_000}
    and j.decided_by_id <> j.person_id)) order by j.at desc limit 20))`

/**
 * Of each certification: its exams, whether one is booked, and the next course with a free seat.
 */
async function remediesOf({ db, actor, now }: At<Reader>, me: number, ids: readonly number[]) {
  const rows = await db.all<{ id: number; slug: string; short: string; remedy: string }>(sql`
    select c.id, c.slug, c.short, ${remedyJson(sql`c.id`, sql`${me}`, actor.today, +now)} as remedy
    from certification c where c.id in ${among(ids)}`)
  return rows.map(({ remedy, ...it }) => ({ ...it, ...readRemedy(remedy) }))
}
