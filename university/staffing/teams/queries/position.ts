import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { shifts } from '@/db/tables/people'
import { positionRequirement } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { addDays, covers, type Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { lastDayTold } from '../../../people/rules/person'
import { continues, stayOf, termsOf, untilOfStay } from '../../../roster/queries/terms'
import { differing, sayTerms, spread, type Terms } from '../../../roster/rules/terms'
import { among, type Position, positionOf, positionsOf } from '../../eligibility/queries/facts'
import { tracksOf } from '../../eligibility/queries/tracks'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import {
  type DatedAlternative,
  sayRequirement,
  segmentsOf,
} from '../../eligibility/rules/requirement'
import { seesEveryone, seesInside, seesTerms } from '../../sight'

const r = named(positionRequirement, 'r')
const a = named(award, 'a')

type Decision = {
  from: Day
  until: Day | null
  by: string | null
  at: number | null
  because: string
  endedBy: string | null
  endedBecause: string | null
}
type Placed = {
  leftOn: Day | null
  id: number
  personId: number
  name: string
  kind: 'full' | 'shadow'
  from: Day
  until: Day | null
  by: string | null
  because: string
  endedBy: string | null
  endedBecause: string | null
  exceptions: string
  awards: string
  /**
   * How many certifications it asked for on their first day, and how many of these they held then.
   */
  asked: number
  held: number
}
type Award = {
  short: string
  holding: number | null
  issuer: string
  validFrom: Day
  validUntil: Day | null
}

/**
 * A position: what it asks now and asked before, who decided and why; who was in it since the
 * beginning, and by which award.
 */
export const positionPage = question({
  input: z
    .object({ position: id, code: z.string().optional().catch(undefined) })
    .describe('A position: what it asked and asks, who decided, who was in it and by which award'),
  async answer({ db, actor }, { position: positionId, code }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const position = await positionOf(db, positionId, today)
    if (!position || !seesInside(actor, position.teamId) || (code && code !== position.code))
      return undefined
    const terms = seesTerms(actor, position.teamId)
    const history = await termsOf(db, position.id)
    const rows = history.map((it) => it.id)
    const deciders = new Map(
      (
        await db.all<{ id: number; name: string }>(
          sql`select p.id, p.name from person p
            where p.id in ${among(history.flatMap((it) => it.decidedById ?? []))}`,
        )
      ).map((it) => [it.id, it.name]),
    )
    const decisions = await db.all<Decision>(sql`
      select r."from", r.until, b.name as "by", r.decided_at as at, r.because, z.name as "endedBy",
      r.ended_because as "endedBecause"
      from position_requirement r left join person b on b.id = r.decided_by_id
      left join person z on z.id = r.ended_by_id
      where r.position_id in ${among(rows)} group by r."from", r.until, r.decided_by_id, r.because
      order by r."from"`)
    const placed = await db.all<Placed>(sql`
      select pl.id, pl.person_id as "personId", p.name, pl.kind, pl."from", ${untilOfStay('pl')}
      as until, b.name as "by", pl.because, z.name as "endedBy",
      last.ended_because as "endedBecause", p.left_on as "leftOn",
        (select json_group_array(json_object('by', x.name, 'from', x."from", 'until', x.until,
        'reason', x.reason)) from
          (select s.name, min(e."from") as "from", max(e.until) as until, e.reason
          from placement_exception e join person s on s.id = e.approver_id
            where e.placement_id in ${stayOf(sql`pl.id`)} group by e.approver_id, e.at, e.reason
            order by 2) x) as exceptions,
        (select json_group_array(json_object('short', w.short, 'holding', w.holding_id, 'issuer',
        w.issuer, 'validFrom', w.valid_from, 'validUntil', w.valid_until)) from
          (select c.short, a.holding_id, a.issuer, a.valid_from, max(coalesce(a.valid_until,
          '9999-12-31')) as last, a.valid_until from position_requirement r
            join award a on a.person_id = pl.person_id and a.certification_id = r.certification_id
            and (r.exam_code is null or r.exam_code = a.exam_code) and (r.min_rank is null
            or a.version_rank >= r.min_rank)
            join certification c on c.id = a.certification_id
            where ${askedFirst} and ${validOn(a, sql`pl."from"`)}
            group by a.holding_id) w) as awards,
        (select count(distinct r."group") from position_requirement r where ${askedFirst}) as asked,
        (select count(distinct r."group") from position_requirement r where ${askedFirst}
        and exists (select 1 from award a where a.person_id = pl.person_id
        and a.certification_id = r.certification_id
          and (r.exam_code is null or r.exam_code = a.exam_code) and (r.min_rank is null
          or a.version_rank >= r.min_rank) and ${validOn(a, sql`pl."from"`)})) as held
      from placement pl join person p on p.id = pl.person_id
      left join person b on b.id = pl.placed_by_id
        join placement last on last.id = (select w.id from placement w
        where w.id in ${stayOf(sql`pl.id`)} order by w."from" desc limit 1)
        left join person z on z.id = last.ended_by_id
      where pl.position_id in ${among(rows)} and not ${continues('pl')}
      order by pl."from" desc, pl.id desc limit 200`)
    const people = placed.map((it) => ({
      ...it,
      because: terms ? it.because : '',
      leftOn: lastDayTold(it.leftOn, terms || it.personId === actor.id, today),
      endedBecause: terms ? it.endedBecause : null,
      exceptions: terms
        ? (JSON.parse(it.exceptions) as { by: string; from: Day; until: Day; reason: string }[])
        : [],
      /**
       * How much of it they held is theirs to know, and whoever decides here; a colleague sees
       * whether anything covered it.
       */
      held: terms || it.personId === actor.id ? it.held : null,
      /** Each with its holding, for those who may open that. */
      awards: (JSON.parse(it.awards) as Award[]).map((one) =>
        seesEveryone(actor) || it.personId === actor.id ? one : { ...one, holding: null },
      ),
    }))
    const current = people.find(
      (it) => it.kind === 'full' && covers(it, today) && (it.leftOn === null || it.leftOn >= today),
    )
    const ended = position.lasts !== null && position.lasts < today
    const over = no('This position ended.')
    const holders = people.filter((it) => it.until === null || it.until >= today)
    const may = ended
      ? over
      : mayDecideRequirement(
          actor,
          holders.map((it) => it.personId),
        )
    const { lasts, requirement: _, onward: _onward, ...rest } = position
    const whole = { from: history[0]!.from, until: lasts }
    const requirement = askedThroughout(await positionsOf(db, rows, today), history)
    return {
      ...rest,
      today,
      zone: actor.timeZone,
      terms,
      ended,
      ...whole,
      asks: asksOver(requirement, decisions, whole, today),
      history: termsOver(history, deciders, today),
      people,
      announced: history
        .filter((it) => it.from > today && it.followsId !== null)
        .map((it) => it.from),
      current: current && {
        id: current.personId,
        name: current.name,
        placement: current.id,
        until: current.until,
      },
      beyond: holders.length,
      tracks: await tracksOf(db),
      shifts: [...shifts],
      mayChange: may,
      mayAsk: may,
    }
  },
  mayAsk: () => yes,
})

/** What a position asked on the first day of a placement `pl`. */
const askedFirst = sql`r.position_id = pl.position_id and ${lastsOn(r, sql`pl."from"`)}`

/**
 * What is asked over all of a position's terms, each row where its terms hold; what goes on through
 * a change of terms is one row.
 */
function askedThroughout(
  positions: ReadonlyMap<number, Position>,
  history: readonly Terms[],
): DatedAlternative[] {
  const rows: DatedAlternative[] = []
  for (const terms of history) {
    for (const row of positions.get(terms.id)?.requirement ?? []) {
      if (row.until !== null && row.until < row.from) rows.push(row)
      const [part] = spread([terms], row)
      if (!part || (row.until !== null && row.until < row.from)) continue
      const same = (it: DatedAlternative) =>
        it.group === row.group &&
        it.certification === row.certification &&
        it.examCode === row.examCode &&
        it.minRank === row.minRank
      const before = rows.find(
        (it) =>
          same(it) &&
          it.until !== null &&
          addDays(it.until, 1) === part.from &&
          row.from < terms.from,
      )
      if (before) before.until = part.until
      else rows.push({ ...row, from: part.from, until: part.until })
    }
  }
  return rows
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/**
 * The terms of a position in order, newest first: what is not as before, who decided, when and why.
 */
function termsOver(history: readonly Terms[], deciders: ReadonlyMap<number, string>, today: Day) {
  return history
    .map((it, n) => {
      const before = history[n - 1]
      const changed = before ? differing(before, it) : undefined
      return {
        id: it.id,
        from: it.from,
        until: it.until,
        text: capital(sayTerms(it)),
        /** What it was before, as far as it was something else. */
        was: before && changed?.length ? sayTerms(before, changed) : '',
        becomes: changed?.length ? sayTerms(it, changed) : '',
        by: (it.decidedById !== null && deciders.get(it.decidedById)) || null,
        at: it.decidedAt,
        because: it.because ?? '',
        state:
          it.from > today
            ? ('to come' as const)
            : it.until === null || it.until >= today
              ? ('now' as const)
              : ('before' as const),
      }
    })
    .reverse()
}

/**
 * Each stretch of the requirement, newest first, with who decided; and what was announced and taken
 * back before it began.
 */
function asksOver(
  requirement: readonly DatedAlternative[],
  decisions: readonly Decision[],
  { from, until }: { from: Day; until: Day | null },
  today: Day,
) {
  const said = segmentsOf(requirement, { from, until }).map((segment) => {
    const decision = decisions.find(
      (it) => it.from === segment.from && (it.until === null || it.until >= it.from),
    )
    const ending = segment.groups.length
      ? undefined
      : decisions.find((it) => it.until !== null && it.until < segment.from && it.endedBecause)
    return {
      from: segment.from,
      until: segment.until,
      text: sayRequirement(segment.groups) || 'Nothing',
      by: decision?.by ?? ending?.endedBy ?? null,
      at: decision?.at ?? null,
      because: decision?.because || ending?.endedBecause || '',
      state:
        segment.from > today
          ? ('to come' as const)
          : segment.until === null || segment.until >= today
            ? ('now' as const)
            : ('before' as const),
    }
  })
  const withdrawn = decisions
    .filter((it) => it.until !== null && it.until < it.from)
    .map((it) => {
      const rows = requirement.filter((row) => row.from === it.from && row.until === it.until)
      const groups = [...new Set(rows.map((row) => row.group))].map((group) =>
        rows.filter((row) => row.group === group),
      )
      return {
        from: it.from,
        until: it.until,
        text: sayRequirement(groups),
        by: it.endedBy,
        at: null,
        because: it.endedBecause ?? '',
        state: 'withdrawn' as const,
      }
    })
  return [...said, ...withdrawn].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}
