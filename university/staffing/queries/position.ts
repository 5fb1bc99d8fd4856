import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { shifts } from '@/db/tables/people'
import type { Day } from '../../calendar'
import { id } from '../../input'
import { no, question, yes } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { mayDecideRequirement } from '../rules/deciding'
import { seesEveryone, seesInside, seesTerms } from '../rules/placement'
import { type DatedAlternative, sayRequirement, segmentsOf } from '../rules/requirement'
import { positionOf } from './facts'
import { holdsOn } from './judging'
import { tracksOf } from './tracks'

type Decision = { from: Day; until: Day | null; by: string | null; at: number | null; because: string; endedBy: string | null; endedBecause: string | null }
type Placed = {
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
}
type Award = { short: string; holding: number | null; issuer: string; validFrom: Day; validUntil: Day | null }

/** A position: what it asks now and asked before, who decided and why; who was in it since the beginning, and by which award. */
export const positionPage = question({
  input: z
    .object({ position: id, code: z.string().optional().catch(undefined) })
    .describe('A position: what it asked and asks, who decided, who was in it and by which award'),
  async answer({ db, actor }, { position: positionId, code }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const position = await positionOf(db, positionId, today)
    if (!position || !seesInside(actor, position.teamId) || (code && code !== position.code)) return undefined
    const terms = seesTerms(actor, position.teamId)
    const decisions = await db.all<Decision>(sql`
      select r."from", r.until, b.name as "by", r.decided_at as at, r.because, z.name as "endedBy", r.ended_because as "endedBecause"
      from position_requirement r left join person b on b.id = r.decided_by_id left join person z on z.id = r.ended_by_id
      where r.position_id = ${positionId} group by r."from", r.until, r.decided_by_id, r.because order by r."from"`)
    const placed = await db.all<Placed>(sql`
      select pl.id, pl.person_id as "personId", p.name, pl.kind, pl."from", pl.until, b.name as "by", pl.because, z.name as "endedBy", pl.ended_because as "endedBecause",
        (select json_group_array(json_object('by', x.name, 'from', x."from", 'until', x.until, 'reason', x.reason)) from
          (select s.name, e."from", e.until, e.reason from placement_exception e join person s on s.id = e.approver_id where e.placement_id = pl.id order by e."from") x) as exceptions,
        (select json_group_array(json_object('short', w.short, 'holding', w.holding_id, 'issuer', w.issuer, 'validFrom', w.valid_from, 'validUntil', w.valid_until)) from
          (select c.short, a.holding_id, a.issuer, a.valid_from, max(coalesce(a.valid_until, '9999-12-31')) as last, a.valid_until from position_requirement r
            join award a on a.person_id = pl.person_id and a.certification_id = r.certification_id and (r.exam_code is null or r.exam_code = a.exam_code) and (r.min_rank is null or a.version_rank >= r.min_rank)
            join certification c on c.id = a.certification_id
            where r.position_id = pl.position_id and r."from" <= pl."from" and (r.until is null or r.until >= pl."from") and ${holdsOn('a', sql`pl."from"`)} group by a.holding_id) w) as awards
      from placement pl join person p on p.id = pl.person_id left join person b on b.id = pl.placed_by_id left join person z on z.id = pl.ended_by_id
      where pl.position_id = ${positionId} order by pl."from" desc, pl.id desc limit 200`)
    const people = placed.map((it) => ({
      ...it,
      because: terms ? it.because : '',
      endedBecause: terms ? it.endedBecause : null,
      exceptions: terms ? (JSON.parse(it.exceptions) as { by: string; from: Day; until: Day; reason: string }[]) : [],
      /** Each with its holding, for those who may open that. */
      awards: (JSON.parse(it.awards) as Award[]).map((one) => (seesEveryone(actor) || it.personId === actor.id ? one : { ...one, holding: null })),
    }))
    const current = people.find((it) => it.kind === 'full' && it.from <= today && (it.until === null || it.until >= today))
    const ended = position.until !== null && position.until < today
    const over = no('This position ended.')
    const holders = people.filter((it) => it.until === null || it.until >= today)
    const may = ended
      ? over
      : mayDecideRequirement(
          actor,
          holders.map((it) => it.personId),
        )
    const { requirement, ...rest } = position
    return {
      ...rest,
      today,
      zone: actor.timeZone,
      terms,
      ended,
      asks: asksOver(requirement, decisions, position, today),
      people,
      current: current && { id: current.personId, name: current.name, placement: current.id, until: current.until },
      beyond: holders.length,
      tracks: await tracksOf(db),
      shifts: [...shifts],
      mayChange: may,
      mayAsk: may,
    }
  },
  may: () => yes,
})

/** Each stretch of the requirement, newest first, with who decided; and what was announced and taken back before it began. */
function asksOver(requirement: readonly DatedAlternative[], decisions: readonly Decision[], { from, until }: { from: Day; until: Day | null }, today: Day) {
  const said = segmentsOf(requirement, { from, until }).map((segment) => {
    const decision = decisions.find((it) => it.from === segment.from && (it.until === null || it.until >= it.from))
    const ending = segment.groups.length ? undefined : decisions.find((it) => it.until !== null && it.until < segment.from && it.endedBecause)
    return {
      from: segment.from,
      until: segment.until,
      text: sayRequirement(segment.groups) || 'Nothing',
      by: decision?.by ?? ending?.endedBy ?? null,
      at: decision?.at ?? null,
      because: decision?.because || ending?.endedBecause || '',
      state: segment.from > today ? ('to come' as const) : segment.until === null || segment.until >= today ? ('now' as const) : ('before' as const),
    }
  })
  const withdrawn = decisions
    .filter((it) => it.until !== null && it.until < it.from)
    .map((it) => {
      const rows = requirement.filter((row) => row.from === it.from && row.until === it.until)
      const groups = [...new Set(rows.map((row) => row.group))].map((group) => rows.filter((row) => row.group === group))
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
