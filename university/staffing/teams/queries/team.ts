import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { placement, position as positionTable } from '@/db/tables/staffing'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { addMonths, covers, type Day, overlap } from '../../../calendar'
import { lastsWithin, notOverOn } from '../../../day-sql'
import { dayShown } from '../../../input'
import { question } from '../../../kernel'
import { lastDayTold } from '../../../people/rules/person'
import { placedOn } from '../../../place'
import { rowsOfPosition, sinceOf, untilOfStay } from '../../../roster/queries/terms'
import { type Dated, differing, sayTerms } from '../../../roster/rules/terms'
import {
  factsOf,
  type Known,
  leaderOn,
  needOf,
  readRequirement,
  requirementJson,
  termsAsked,
} from '../../eligibility/queries/facts'
import { teamsJudged } from '../../eligibility/queries/team-rules'
import { mayDecide } from '../../eligibility/rules/decisions'
import { sayRequirement, segmentsOf } from '../../eligibility/rules/requirement'
import {
  coverageOf,
  fallsOf,
  type Held,
  type InPlace,
  present,
  standingOf,
} from '../../eligibility/rules/standing'
import { unnamed } from '../../eligibility/rules/team-rules'
import { maySignException } from '../../placement/rules/exception'
import {
  mayAnswerJoin,
  mayEndPlacement,
  mayPlace,
  usualUntil,
} from '../../placement/rules/placement'
import { countQualified } from '../../search/queries/search-sql'
import { seesEveryone, seesInside, seesTerms } from '../../sight'
import { teamTrail } from './trail'

const po = named(positionTable, 'po')
const pl = named(placement, 'pl')

type Team = {
  id: number
  code: string
  customer: string
  site: string
  monthlyUsd: number
  since: Day
  nextReviewOn: Day | null
}
type PositionRow = {
  id: number
  kind: PositionKind
  title: string
  shift: Shift | null
  site: string
  criticality: number
  minProficiency: number
  track: string | null
  from: Day
  until: Day | null
  requirement: string
  places: string
  shadows: string
  lastEnd: Day | null
  /** The terms it is on next, and from when. */
  next: string | null
}
type PlaceRow = [
  id: number,
  person: number,
  from: Day,
  until: Day | null,
  since: Day,
  stays: Day | null,
  exception: string | null,
]

/**
 * A team as of a day: its positions, who is in each and how that stands, what the next year brings
 * if nobody acts, and what happened. Someone outside it sees the customer and its people.
 */
export const teamPage = question({
  input: z.object({ code: z.string().trim().max(20), on: dayShown }),
  async answer(at, { code, on }) {
    const { db, actor } = at
    if (!isSignedIn(actor)) return undefined
    const team = await db.get<Team | undefined>(sql`
      select id, code, customer, site, contract_monthly_usd as "monthlyUsd", since,
      next_review_on as "nextReviewOn" from team where code = ${code}`)
    if (!team) return undefined
    const day = on ?? actor.today
    const inside = seesInside(actor, team.id)
    const terms = seesTerms(actor, team.id)
    const held = await positionsOf(db, team.id, day)
    const positions = held.map((it) => asTold(it, actor, terms))
    const open = positions.filter((it) => covers(it, day))
    const takers = new Map<number, number>()
    if (seesEveryone(actor) && day === actor.today) {
      for (const it of open
        .filter((position) => !position.places.some((place) => covers(place, day)))
        .slice(0, 3)) {
        takers.set(
          it.id,
          await countQualified(
            db,
            needOf(
              { ...it, teamId: team.id, onward: [] },
              { from: day, until: usualUntil(day, it.until) },
            ),
          ),
        )
      }
    }
    const rows = open.map((position) => {
      const place = position.places.find((it) => covers(it, day))
      const own = place?.person.id === actor.id
      const depth = terms ? 'all' : own ? 'missing' : 'covered'
      return {
        id: position.id,
        kind: position.kind,
        title: position.title,
        shift: inside ? position.shift : null,
        changes: inside ? changeOf(position) : null,
        criticality: inside ? position.criticality : null,
        requires: inside
          ? sayRequirement(
              segmentsOf(position.requirement, { from: day, until: day })[0]?.groups ?? [],
            )
          : '',
        person: place && {
          id: place.person.id,
          name: place.person.name,
          from: place.since,
          until: place.stays,
        },
        placement: place?.id,
        shadows: position.shadows,
        /** The last day someone was in it, where it is empty. */
        emptySince: place ? null : position.lastEnd,
        next: position.places
          .filter((it) => it.from > day)
          .map((it) => ({ id: it.person.id, name: it.person.name, from: it.from }))[0],
        canTake: place ? null : (takers.get(position.id) ?? null),
        standing: inside
          ? standingOf(
              position.requirement,
              place && { ...place, until: place.stays },
              day,
              depth,
              termsAsked(position),
            )
          : undefined,
        mayFill:
          day !== actor.today
            ? no('This is the team on another day.')
            : place && present(place, day)
              ? no('Someone is in it.')
              : mayPlace(actor, null),
        mayEnd: !place || day !== actor.today ? no('Nobody to end.') : mayEndPlacement(actor),
        maySign:
          !place || day !== actor.today
            ? no('Nobody to sign for.')
            : maySignException(actor, team.id, place.person.id),
      }
    })
    return {
      ...team,
      monthlyUsd: terms ? team.monthlyUsd : null,
      on: day,
      today: actor.today,
      inside,
      terms,
      filled: open.filter((it) => it.places.some((place) => present(place, day))).length,
      positions: inside
        ? rows
        : rows.filter((it, i) => it.person && open[i]?.places.some((place) => present(place, day))),
      count: inside ? rows.length : null,
      coverage: inside ? coverageOf(held, day) : [],
      rules: inside
        ? ((await teamsJudged(db, [team.id], day)).get(team.id) ?? []).map(
            terms ? (it) => it : unnamed,
          )
        : [],
      /**
       * Nobody leads it on that day: whoever was in the leader's position left, or it is empty, or
       * there is none.
       */
      leaderless:
        inside &&
        !rows.some((it) => it.kind === 'leader' && it.person && it.standing?.word !== 'Left'),
      /** The leader who left and whose placement still stands in the way of another. */
      leaderLeft:
        rows.find((it) => it.kind === 'leader' && it.person && it.standing?.word === 'Left') ??
        null,
      leaderPosition: (inside && rows.find((it) => it.kind === 'leader' && !it.person)?.id) || null,
      /** Whose checklist waits for a leader there is not. */
      waitingShadows: inside ? rows.flatMap((it) => it.shadows.map((one) => one.name)) : [],
      mayDecide: mayDecide(actor),
      falls: inside && (terms || seesEveryone(actor)) ? fallsOf(held, day).slice(0, 8) : [],
      promises: await promisesOf(db, team.id, +at.now),
      requests: inside ? await requestsOf(at, team.id) : [],
      trail: inside ? await teamTrail(db, team.id, terms, actor.timeZone) : [],
    }
  },
  mayAsk: () => yes,
})

type Shadow = { id: number; name: string; placement: number; until: Day | null }
type Position = Omit<PositionRow, 'requirement' | 'places' | 'shadows'> & {
  shadows: Shadow[]
  requirement: Held['requirement']
  places: (InPlace & { id: number; since: Day; stays: Day | null })[]
}

/** A position as the viewer is told it: who leaves on a day they may not know stays. */
const asTold = (position: Position, actor: Actor, terms: boolean): Position => ({
  ...position,
  places: position.places.map(({ person, ...place }) => {
    const sees = terms || person.id === actor.id
    const leftOn = lastDayTold(person.leftOn, sees, actor.today)
    return { ...place, person: { ...person, leftOn } }
  }),
})

/** What a position becomes and from when, where a change of its terms is announced. */
function changeOf(position: Position): { on: Day; text: string } | null {
  if (!position.next) return null
  const { from, ...to } = JSON.parse(position.next) as Dated & { from: Day }
  return { on: from, text: sayTerms(to, differing(position, to)) }
}

/**
 * A team's positions with everyone who is in one on a day or within the year after it. Two
 * statements.
 */
async function positionsOf(db: Reader, teamId: number, day: Day): Promise<Position[]> {
  const horizon = addMonths(day, 13)
  const rows = await db.all<PositionRow>(sql`
    select po.id, po.kind, po.title, po.shift, po.site, po.criticality,
    po.min_proficiency as "minProficiency", po.track,
      po."from", po.until, ${requirementJson(day)} as requirement,
      (select json_group_array(json_array(pl.id, pl.person_id, pl."from", pl.until,
      ${sinceOf('pl')}, ${untilOfStay('pl')},
          (select json_array(x."from", x.until, a.name, x.reason) from placement_exception x
          join person a on a.id = x.approver_id
            where x.placement_id = pl.id and x.until >= ${day}
            order by x."from" <= ${day} desc, x.until desc limit 1)))
        from placement pl where pl.position_id = po.id and pl.kind = 'full'
        and ${notOverOn(pl, day)} and pl."from" <= ${horizon}) as places,
      (select json_group_array(json_object('id', p.id, 'name', p.name, 'placement', pl.id, 'until',
      ${untilOfStay('pl')})) from placement pl join person p on p.id = pl.person_id
        where pl.position_id = po.id and pl.kind = 'shadow' and ${placedOn(pl, day)}) as shadows,
      (select max(pl.until) from placement pl where pl.position_id in ${rowsOfPosition(sql`po.id`)}
      and pl.kind = 'full' and pl.until < ${day}) as "lastEnd",
      (select json_object('from', n."from", 'shift', n.shift, 'site', n.site, 'criticality',
      n.criticality, 'minProficiency', n.min_proficiency, 'track', n.track)
        from position n where n.follows_id = po.id) as next
    from position po where po.team_id = ${teamId} and ${lastsWithin(po, day, horizon)}
    order by case po.kind when 'leader' then 0 when 'account manager' then 1
    when 'technician' then 2 when 'billing specialist' then 3 else 4 end, po.title, po.shift,
    po.ordinal, po.id`)
  const read = rows.map((row) => ({
    ...row,
    requirement: readRequirement(row.requirement),
    places: JSON.parse(row.places) as PlaceRow[],
    shadows: JSON.parse(row.shadows) as Shadow[],
  }))
  const facts = await factsOf(
    db,
    [...new Set(read.flatMap((it) => it.places.map(([, person]) => person)))],
    day,
  )
  return read.map((row) => ({
    ...row,
    requirement: row.requirement.filter((it) => overlap(it, { from: day, until: horizon })),
    places: row.places.map(([id, personId, from, until, since, stays, exception]) => {
      const signed = (typeof exception === 'string' ? JSON.parse(exception) : exception) as
        | [Day, Day, string, string]
        | null
      return {
        id,
        from,
        until,
        since,
        stays,
        person: facts.get(personId) as Known,
        exception: signed
          ? { from: signed[0], until: signed[1], by: signed[2], reason: signed[3] }
          : undefined,
      }
    }),
  }))
}

/** Kept and broken in the last four weeks: totals are everyone's. */
const promisesOf = (db: Reader, teamId: number, now: number) =>
  db.all<{ promise: string; kept: number; cases: number }>(sql`
    select promise, sum(kept) as kept, count(*) as cases from promise_case where team_id = ${teamId}
    and at > ${now - 28 * 86_400_000} and at <= ${now} group by promise order by promise`)

type Asked = {
  id: number
  personId: number
  name: string
  positionId: number
  position: string
  at: number
  note: string
  accepted: number | null
  leaderId: number | null
}

/** Who asked to join and waits: for the leader who answers, and the staffing lead who places. */
async function requestsOf({ db, actor }: At<Reader>, teamId: number) {
  if (!actor.leads.includes(teamId) && !is(actor, 'staffing lead')) return []
  const rows = await db.all<Asked>(sql`
    select j.id, j.person_id as "personId", p.name, po.id as "positionId", po.title as position,
    j.at, j.note, j.accepted,
      ${leaderOn(sql`po.team_id`, actor.today)} as "leaderId"
    from position po join join_request j on j.position_id = po.id
    join person p on p.id = j.person_id
    where po.team_id = ${teamId} and (j.decided_at is null or (j.accepted and not exists (select 1
    from placement pl where pl.position_id in ${rowsOfPosition(sql`po.id`)}
    and pl.placed_at >= j.decided_at)))
    order by j.at`)
  return rows.map((row) => ({
    ...row,
    accepted: row.accepted === 1,
    mayAnswer: mayAnswerJoin(actor, {
      personId: row.personId,
      teamId,
      leaderId: row.leaderId,
      decidedAt: null,
    }),
    mayPlace: mayPlace(actor, row.personId),
  }))
}
